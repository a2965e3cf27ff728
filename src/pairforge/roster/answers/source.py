"""What every reading needs beside its columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pairforge.roster.findings import Findings
from pairforge.roster.people.people import People
from pairforge.roster.tables.table import Table


@dataclass(frozen=True)
class Source:
    """The table that answers are read from, and who can be named in it; troubles are kept.

    ``own`` are the people of the table, ``others`` those of the other side, and ``same_person`` the pairs
    (own, other) of positions that are one person. ``zones`` says which time zone is meant by a text.
    """

    table: Table
    others: People
    findings: Findings
    own: People | None = None
    same_person: frozenset[tuple[int, int]] = frozenset()
    zones: Mapping[str, str] = field(default_factory=dict)

"""Who reports to whom, out of a column of ids, addresses or names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pairforge.roster.cells import fold
from pairforge.roster.either_side import sides_meant
from pairforge.roster.findings import Findings
from pairforge.roster.mentions import Where, mentioned
from pairforge.roster.names import id_key
from pairforge.roster.people import People
from pairforge.roster.table import Table


def read_managers(table: Table, column: int, sides: Sequence[People], findings: Findings) -> tuple[str, ...]:
    """A key of each person's manager: the ``id_key`` of a participant, or the folded text of anybody else.

    A manager may be a mentor, a mentee or both; the side where the text is surest to name somebody decides.
    Somebody who is on both sides under two ids goes by the mentor's. A text that names two people is refused.
    """
    keys = []
    in_order = sorted(sides, key=lambda people: people.side != "mentor")
    for position, text in enumerate(table.texts(column)):
        where = partial(table.trouble, position, column)
        keys.append(_key(text, in_order, findings, where) if text else "")
    return tuple(keys)


def _key(text: str, sides: Sequence[People], findings: Findings, where: Where) -> str:
    found = sides_meant(text, sides, findings, where)
    if not found:
        return fold(text) if found == () else ""
    people = found[0]
    person = mentioned(text, people, findings, where, outsiders=True)
    return "" if person is None else id_key(people.ids[person])

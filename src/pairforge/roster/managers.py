"""Who reports to whom, out of a column of ids, addresses or names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import get_args

from pairforge.roster.cells import fold
from pairforge.roster.findings import Findings
from pairforge.roster.mentions import Where, mentioned
from pairforge.roster.names import How, Match, id_key
from pairforge.roster.people import People
from pairforge.roster.table import Table

_SUREST_FIRST: tuple[How, ...] = get_args(How)


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
    matches = [(people, match) for people in sides if (match := people.find(text)).people]
    if not matches:
        return fold(text)
    surest = min(_SUREST_FIRST.index(match.how) for _, match in matches)
    found = [(people, match) for people, match in matches if _SUREST_FIRST.index(match.how) == surest]
    people, _ = found[0]
    if len(found) > 1 and not _one_person(*found):
        listed = ", ".join(side.told(idx) for side, match in found for idx in match.people)
        what = f'"{text}" may be a mentor or a mentee: {listed}.'
        findings.troubles.append(where(what, "Write the id or e-mail address of the one who is meant."))
        return ""
    person = mentioned(text, people, findings, where, outsiders=True)
    return "" if person is None else id_key(people.ids[person])


def _one_person(one: tuple[People, Match], other: tuple[People, Match]) -> bool:
    """Whether both sides mean the same people: the same ids, or one address."""
    ids = [{id_key(people.ids[idx]) for idx in match.people} for people, match in (one, other)]
    addresses = [{fold(people.emails[idx]) for idx in match.people} for people, match in (one, other)]
    return ids[0] == ids[1] or (addresses[0] == addresses[1] and "" not in addresses[0])

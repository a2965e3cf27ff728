"""On which side somebody stands who may be a mentor, a mentee or both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from pairforge.roster.cells import fold
from pairforge.roster.findings import Findings
from pairforge.roster.people.mentions import Where
from pairforge.roster.people.names import How, Match, id_key
from pairforge.roster.people.people import People

_SUREST_FIRST: tuple[How, ...] = get_args(How)


def sides_meant(
    text: str, sides: Sequence[People], findings: Findings, where: Where
) -> tuple[People, ...] | None:
    """The sides on which a text is surest to name somebody; none where it names nobody.

    Two sides only if they have one person under it; a text that names two people is kept as a trouble,
    and None.
    """
    matches = [(people, match) for people in sides if (match := people.find(text)).people]
    surest = min((_SUREST_FIRST.index(match.how) for _, match in matches), default=0)
    found = [(people, match) for people, match in matches if _SUREST_FIRST.index(match.how) == surest]
    if len(found) > 1 and not _one_person(*found):
        listed = ", ".join(side.told(idx) for side, match in found for idx in match.people)
        what = f'"{text}" may be a mentor or a mentee: {listed}.'
        findings.troubles.append(where(what, "Write the id or e-mail address of the one who is meant."))
        return None
    return tuple(people for people, _ in found)


def _one_person(one: tuple[People, Match], other: tuple[People, Match]) -> bool:
    """Whether both sides mean the same people: the same ids, or one address."""
    ids = [{id_key(people.ids[idx]) for idx in match.people} for people, match in (one, other)]
    addresses = [{fold(people.emails[idx]) for idx in match.people} for people, match in (one, other)]
    return ids[0] == ids[1] or (addresses[0] == addresses[1] and "" not in addresses[0])

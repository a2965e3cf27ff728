"""Groups of people of both sides, from a file or from the config."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from pairforge.roster.cells import fold
from pairforge.roster.findings import Findings
from pairforge.roster.pairs.pair_list import PairList
from pairforge.roster.people.either_side import sides_meant
from pairforge.roster.people.mentions import Where, mentioned
from pairforge.roster.people.people import People
from pairforge.roster.tables.table import Table


@dataclass(frozen=True)
class Groups:
    """The groups that each person is in, in the order of their names; none for most."""

    mentees: tuple[tuple[str, ...], ...]
    mentors: tuple[tuple[str, ...], ...]


def read_groups(
    table: Table,
    columns: tuple[int, int | None],
    people: tuple[People, People],
    same_person: PairList,
    findings: Findings,
    *,
    outsiders: bool,
) -> Groups:
    """Read a table with a person a row.

    Parameters
    ----------
    columns
        The columns of the people and of the groups; None where all are in one group.
    people
        The mentees and the mentors. Somebody who is on both sides is in the group on both.
    outsiders
        Whether people who are not in the programme are noted and left out, or refused.
    """
    found: list[list[set[str]]] = [[set() for _ in side.ids] for side in people]
    names = table.texts(columns[0])
    groups = ["all"] * len(names) if columns[1] is None else table.texts(columns[1])
    for position, (name, group) in enumerate(zip(names, groups, strict=True)):
        where = partial(table.trouble, position, columns[0])
        if not name:
            findings.troubles.append(where("The person is blank.", "Fill it in, or delete the row."))
        elif not group:
            what, remedy = "The group is blank.", "Fill it in, or delete the row."
            findings.troubles.append(table.trouble(position, columns[1], what, remedy))
        else:
            for side, person in _places(name, people, findings, where, outsiders=outsiders):
                found[side][person].add(fold(group))
    for mentee, mentor in same_person:
        found[0][mentee] |= found[1][mentor]
        found[1][mentor] |= found[0][mentee]
    mentees, mentors = (tuple(tuple(sorted(names)) for names in side) for side in found)
    return Groups(mentees, mentors)


def _places(
    name: str, people: tuple[People, People], findings: Findings, where: Where, *, outsiders: bool
) -> list[tuple[int, int]]:
    """Side (0 mentees, 1 mentors) and position of a person; none if nobody is meant for certain."""
    sides = sides_meant(name, people, findings, where)
    if sides is None:
        return []
    if not sides:
        what = f'"{name}" is nobody of this programme'
        if outsiders or any(side.find(name).how == "spelling" for side in people):
            findings.note("outside", f"{what}; the entry is left out.", where("", ""))
        else:
            hint = next(filter(None, (side.hint(name) for side in people)), "")
            findings.troubles.append(where(f"{what}.", f"{hint}Correct or remove the entry."))
        return []
    found = [(side, mentioned(name, side, findings, where, outsiders=outsiders)) for side in sides]
    return [(people.index(side), person) for side, person in found if person is not None]

"""Who of an earlier round takes part in this one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pairforge.errors import Trouble
from pairforge.roster.cells import clean, fold
from pairforge.roster.findings import Findings
from pairforge.roster.people.people import People
from pairforge.roster.rounds.past_round import PastRound

_SPELLINGS = "Say in the `spellings` of the mentees who is meant; `null` says that it is nobody here."
_MOST_TOLD = 5


def find_participants(past: PastRound, people: People, findings: Findings) -> Mapping[int, str]:
    """The id in an earlier round of each mentee of this one who took part in it, by position.

    A mentee is known by the id, and by the e-mail address, name and aliases of today, in which ids may
    have changed; the config's ``spellings`` come before all of them. Who is only written alike is told of,
    and never taken.
    """
    where = Trouble(what="", remedy="", file=past.file)
    found: defaultdict[int, list[str]] = defaultdict(list)
    outside = []
    for identifier in past.scores:
        meant = _meant(identifier, people, findings, where)
        if len(meant) > 1:
            listed = ", ".join(people.told(person) for person in meant[:_MOST_TOLD])
            what = f'"{clean(identifier)}" may be any of {len(meant)} mentees: {listed}.'
            findings.troubles.append(Trouble(what=what, remedy=_SPELLINGS, file=past.file))
        elif meant:
            found[meant[0]].append(identifier)
        else:
            outside.append(identifier)
    for person, ids in sorted(found.items()):
        if len(ids) > 1:
            listed = " and ".join(f'"{clean(identifier)}"' for identifier in ids)
            what = f"{listed} took part in that round, and are all {people.told(person)} in this one."
            findings.troubles.append(Trouble(what=what, remedy=_SPELLINGS, file=past.file))
    if outside:
        _tell_outside(outside, any_found=bool(found), findings=findings, where=where)
        _tell_alike(outside, {*found}, people, findings, where)
    return {person: ids[0] for person, ids in sorted(found.items())}


def _meant(identifier: str, people: People, findings: Findings, where: Trouble) -> tuple[int, ...]:
    key = fold(identifier)
    if key not in people.spellings:
        return people.exactly(identifier)
    findings.spellings_met.add(("mentee", key))
    person = people.spellings[key]
    if person is None:
        return ()
    told = f'"{clean(identifier)}" read as {people.told(person)}, as `spellings` says.'
    findings.note("repaired", told, where)
    return (person,)


def _tell_outside(outside: list[str], *, any_found: bool, findings: Findings, where: Trouble) -> None:
    """Say how many take no part in this round."""
    if any_found:
        take = "takes" if len(outside) == 1 else "take"
        findings.note("outside", f"{len(outside)} of its mentees {take} no part in this round.", where)
        return
    findings.note(
        "assumed",
        f"None of its {len(outside)} mentees takes part in this round, so it changes nothing. If their ids "
        "are others now, say in the `spellings` of the mentees who is who.",
        where,
    )


def _tell_alike(
    outside: Iterable[str], found: set[int], people: People, findings: Findings, where: Trouble
) -> None:
    """Say who of them may be somebody who seems to be new in this round."""
    new = [person for person in range(len(people)) if person not in found]
    newcomers = People(
        people.side,
        ids=tuple(people.ids[person] for person in new),
        names=tuple(people.names[person] for person in new),
        emails=tuple(people.emails[person] for person in new),
        named=people.named,
    )
    alike = []
    for identifier in outside if new else ():
        candidates = newcomers.find(identifier).people
        if len(candidates) == 1 and fold(identifier) not in people.spellings:
            alike.append(f'"{clean(identifier)}" and {newcomers.told(candidates[0])}')
    if not alike:
        return
    more = len(alike) - _MOST_TOLD
    listed = "; ".join(alike[:_MOST_TOLD]) + (f"; and {more} more" if more > 0 else "")
    findings.note(
        "assumed",
        f"Some of its mentees are written much like new ones, and are taken for other people: {listed}. "
        "Where they are the same, say so in the `spellings` of the mentees.",
        where,
    )

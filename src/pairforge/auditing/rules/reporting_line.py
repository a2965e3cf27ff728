"""Reporting line: neither of a pair works above the other."""

from __future__ import annotations

from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.config.rules import ReportingLine
from pairforge.roster import id_key


def breaks(rule: ReportingLine, pairs: ChosenPairs) -> list[Break]:
    """The pairs of whom one is found among those above the other."""
    roster = pairs.roster
    mentees, mentors = [("mentee", idx) for idx in range(len(roster.mentees))], []
    same = {mentor: mentee for mentee, mentor in sorted(roster.same_person, reverse=True)}
    for idx in range(len(roster.mentors)):
        mentors.append(("mentee", same[idx]) if idx in same else ("mentor", idx))
    known = dict(zip(map(id_key, roster.mentees.ids), mentees, strict=True))
    known |= zip(map(id_key, roster.mentors.ids), mentors, strict=True)
    manager = {}
    for ask in rule.asks():
        people = mentees if ask.side == "mentee" else mentors
        for person, key in zip(people, roster.texts(ask).keys, strict=True):
            if key:
                manager[person] = known.get(key, (key, -1))
    return [
        pairs.broken(rule.label, mentee, mentor)
        for mentee, mentor in pairs
        if mentors[mentor] in _line(mentees[mentee], manager)
        or mentees[mentee] in _line(mentors[mentor], manager)
    ]


def _line(person: tuple[str, int], manager: dict[tuple[str, int], tuple[str, int]]) -> set[tuple[str, int]]:
    """The person and everybody above."""
    line = {person}
    while person in manager and manager[person] not in line:
        person = manager[person]
        line.add(person)
    return line

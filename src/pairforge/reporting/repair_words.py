"""Sentences about repairs."""

from __future__ import annotations

from pairforge.pairing import Change, ChangeKind, Repairs
from pairforge.reporting.words import counted, joined, people_told, rule_told
from pairforge.roster import Roster


def repairs_told(repairs: Repairs | None, roster: Roster) -> list[str]:
    """A line for each repair, cheapest first, below one that says what they are; nothing without any."""
    if repairs is None or not repairs.found:
        return []
    cheapest = "Cheapest ways out" if repairs.complete else "Ways out (the search for cheaper ones was ended)"
    lines = [
        f"{number}. {_sentence([change_told(change, roster) for change in repair.changes])} "
        f"(cost {repair.cost})"
        for number, repair in enumerate(repairs.found, start=1)
    ]
    return [f"{cheapest}, each with all that it needs:", *lines]


def change_told(change: Change, roster: Roster) -> str:
    """What is to be done, without a full stop."""
    if change.kind is ChangeKind.RULE:
        return f"take out `{rule_told(change.label)}`"
    if change.kind is ChangeKind.LIMIT:
        return f"let `{change.label}` ask for {counted(change.amount, 'person', 'people')} fewer"
    if change.kind in (ChangeKind.MINIMUM, ChangeKind.SEAT):
        mentor = people_told(change.people, roster, "mentor")
        if change.kind is ChangeKind.MINIMUM:
            return f"lower the minimum of {mentor} by {change.amount}"
        return f"find {counted(change.amount, 'more place', 'more places')} with {mentor}"
    mentee = people_told(change.people[:1], roster, "mentee")
    mentor = people_told(change.people[1:], roster, "mentor")
    if change.kind is ChangeKind.LOCK:
        return f"unlock {mentee} from {mentor}"
    return f"make an exception from `{rule_told(change.label)}` for {mentee} with {mentor}"


def _sentence(parts: list[str]) -> str:
    told = joined(parts)
    return f"{told[0].upper()}{told[1:]}"

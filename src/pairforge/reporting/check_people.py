"""Findings about people: groups that are short of seats, and those for whom the rules leave too few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pairforge.advice.answers import GroupAnswers
from pairforge.advice.partners import FewPartners
from pairforge.advice.seats import GroupShortage
from pairforge.reporting.words import counted, joined, people_told, rule_told, rules_told
from pairforge.roster import Roster


@dataclass(frozen=True)
class Finding:
    """One thing found out: a warning (``--strict`` fails) or a note, and what to do.

    ``topic`` is the sort of a warning as in ``Check.concerns``, or the kind of a notice; ``proposal`` is YAML
    that takes what is proposed.
    """

    level: Literal["warning", "note"]
    topic: str
    what: str
    remedy: str
    proposal: str | None = None


def shortage_found(group: GroupShortage, roster: Roster) -> Finding:
    """Who needs how many places, and how many seats there are for them."""
    mine = [answers_told(answers) for answers in group.answers if answers.side == "mentee"]
    theirs = [answers_told(answers) for answers in group.answers if answers.side == "mentor"]
    mentees = counted(len(group.mentees), "mentee", "mentees") + (f" ({'; '.join(mine)})" if mine else "")
    verb = "needs" if len(group.mentees) == 1 else "need"
    number = "one" if len(group.mentors) == 1 else len(group.mentors)
    who = "mentor" if len(group.mentors) == 1 else "mentors"
    mentors = f"{number} {who}" + (f" ({'; '.join(theirs)})" if theirs else "")
    have = "has" if len(group.mentors) == 1 else "have"
    by = "all rules together leave" if group.rule is None else f'the rule "{rule_told(group.rule)}" leaves'
    return Finding(
        "warning",
        "shortage",
        f"{mentees} {verb} {counted(group.needed, 'place', 'places')}, but the {mentors} whom {by} them "
        f"{have} {counted(group.seats, 'seat', 'seats')}: "
        f"{people_told(group.mentees, roster, 'mentee', with_ids=False)}.",
        f"Find {counted(group.needed - group.seats, 'more seat', 'more seats')} with such mentors, "
        "complete the answers, or relax the rule.",
    )


def partners_found(partners: tuple[FewPartners, ...], roster: Roster) -> Iterator[Finding]:
    """People with the same trouble and the same rules against them are told in one sentence."""
    groups: defaultdict[tuple[str, bool, int, bool, tuple[str, ...]], list[FewPartners]] = defaultdict(list)
    for entry in partners:
        fewer = entry.stuck and entry.eligible > 0
        groups[entry.side, entry.stuck, entry.eligible, fewer, tuple(sorted(entry.rules))].append(entry)
    for (side, stuck, eligible, fewer, _), people in groups.items():
        other = "mentor" if side == "mentee" else "mentee"
        who = people_told(tuple(entry.person for entry in people), roster, people[0].side, with_ids=False)
        alike = all(entry.rules == people[0].rules for entry in people)
        rules = (
            rules_told(people[0].rules) if alike else joined([rule_told(rule) for rule in people[0].rules])
        )
        some = "no" if not eligible else f"only {eligible}" if fewer else "only one"
        have = counted(len(people), f"{side} has", f"{side}s have")
        but = ", fewer than wanted" if fewer else ""
        against = f" Excluded by: {rules}." if rules else ""
        yield Finding(
            "warning" if stuck else "note",
            "partners",
            f"{have} {some} eligible {other}{'s' if eligible > 1 else ''}{but}: {who}.{against}",
            f"Find a {other} who fits, complete the answers, or relax the rule."
            if stuck
            else f"Nothing, if that {other} will do; otherwise find another who fits, or relax the rule.",
        )


def answers_told(answers: GroupAnswers) -> str:
    """What a group answered: ``Languages: Portuguese``, or with how many gave each answer."""
    words = [(word or "blank", count) for word, count in answers.answers]
    if len(words) == 1 and not answers.others:
        return f"{answers.column}: {words[0][0]}"
    told = [f"{word} ({count})" for word, count in words]
    return f"{answers.column}: {joined([*told, f'others ({answers.others})'] if answers.others else told)}"

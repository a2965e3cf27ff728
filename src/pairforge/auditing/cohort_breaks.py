"""The cohort rules that are broken: hard ones, which is a fault of ours, and soft ones with their price."""

from __future__ import annotations

from pairforge.auditing.cohorts import COHORTS, Breach, Cohorts
from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.config import Config
from pairforge.config.cohorts import CohortBase
from pairforge.pairing import SoftBreak


def hard_breaks(config: Config, pairs: ChosenPairs) -> list[Break]:
    """The hard rules that are broken, and where."""
    cohorts = Cohorts(pairs)
    return [
        _broken(rule, breach, pairs)
        for rule in config.cohorts
        if rule.hard
        for breach in COHORTS[rule.kind](rule, cohorts)
    ]


def soft_breaks(config: Config, pairs: ChosenPairs) -> tuple[SoftBreak, ...]:
    """The soft rules that are broken, in the order of the config and within a rule of the mentors."""
    cohorts = Cohorts(pairs)
    return tuple(
        _priced(rule, breach, pairs)
        for rule in config.cohorts
        if not rule.hard
        for breach in COHORTS[rule.kind](rule, cohorts)
    )


def break_measures(config: Config, pairs: ChosenPairs) -> dict[str, int] | None:
    """What ``measures["soft_rules"]`` holds: how often soft rules are broken, and what it costs.

    None where no rule is soft.
    """
    if all(rule.hard for rule in config.cohorts):
        return None
    found = soft_breaks(config, pairs)
    return {"breaks": len(found), "price": sum(broken.price for broken in found)}


def _broken(rule: CohortBase, breach: Breach, pairs: ChosenPairs) -> Break:
    people = ", ".join(pairs.roster.mentees.ids[person] for person in breach.people)
    mentor = "" if breach.mentor is None else pairs.roster.mentors.ids[breach.mentor]
    return Break(rule.label, people, mentor)


def _priced(rule: CohortBase, breach: Breach, pairs: ChosenPairs) -> SoftBreak:
    return SoftBreak(
        rule=rule.label,
        by=breach.by,
        mentor=None if breach.mentor is None else pairs.roster.mentors.ids[breach.mentor],
        value=breach.value,
        people=tuple(pairs.roster.mentees.ids[person] for person in breach.people),
        count=breach.count,
        amount=breach.amount,
        price=breach.amount * rule.price,
    )

"""How mixed the cohorts are: which values are in each, and how many mentees share one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pairforge.auditing.cohorts import Cohorts
from pairforge.auditing.pairs import ChosenPairs
from pairforge.config import Ask, Config
from pairforge.config.cohorts import ColumnCohort
from pairforge.config.priorities import Variety
from pairforge.roster import fold


def variety_reached(entry: Variety, pairs: ChosenPairs) -> int:
    """What a priority reaches: minus the twos of mentees of one mentor who share a value."""
    cohorts = Cohorts(pairs)
    return -sum(_alike(counts) for ask in entry.asks() for _, counts in _counts(cohorts, ask))


def cohort_measures(config: Config, pairs: ChosenPairs) -> dict[str, Any]:
    """What ``measures["cohorts"]`` holds: figures of all cohorts, by column of a rule or of ``variety``.

    Returns
    -------
    dict
        By heading, ``distinct`` counts the mentors who have anybody by how many values their mentees have,
        ``alike`` the twos of mentees of one mentor who share a value, and ``alone`` the mentees whom no
        other of the same mentor shares a value with, where there are others. Nothing is told of single
        cohorts: they are so small that it would be told of people.
    """
    cohorts = Cohorts(pairs)
    found = {}
    for heading, ask in _columns(config).items():
        counts = list(_counts(cohorts, ask))
        distinct = Counter(len(values) for _, values in counts)
        found[heading] = {
            "distinct": {str(number): distinct[number] for number in sorted(distinct)},
            "alike": sum(_alike(values) for _, values in counts),
            "alone": sum(
                count == 1
                for mentor, values in counts
                for count in values.values()
                if len(cohorts.members[mentor]) > 1
            ),
        }
    return found


def compositions(config: Config, pairs: ChosenPairs) -> dict[str, tuple[dict[str, int], ...]]:
    """How many mentees of each mentor gave each answer, for the eyes of whoever runs the programme.

    Cohorts are small, so this tells what single people answered; what may be shared is in
    ``measures["cohorts"]``. What stands under ``audit:``, too, is left out here.

    Returns
    -------
    dict
        For each heading the cohorts of all mentors, with the answers in the order of the alphabet.
    """
    cohorts = Cohorts(pairs)
    audited = set(map(fold, config.audit))
    found = {}
    for heading, ask in _columns(config).items():
        if fold(heading) in audited:
            continue
        words = cohorts.values(ask).words
        of_mentor: list[dict[str, int]] = [{} for _ in cohorts.members]
        for mentor, counts in _counts(cohorts, ask):
            of_mentor[mentor] = {words[code]: count for code, count in counts.items()}
        found[heading] = tuple(of_mentor)
    return found


def _columns(config: Config) -> dict[str, Ask]:
    """The columns of the mentees whose answers cohorts are mixed by, each once, by heading."""
    asks = [ask for rule in config.cohorts if isinstance(rule, ColumnCohort) for ask in rule.asks()]
    asks += [ask for entry in config.priorities if isinstance(entry, Variety) for ask in entry.asks()]
    found: dict[str, Ask] = {}
    for ask in asks:
        found.setdefault(fold(ask.columns[0]), ask)
    return {ask.columns[0]: ask for ask in found.values()}


def _counts(cohorts: Cohorts, ask: Ask) -> Iterator[tuple[int, dict[int, int]]]:
    """The mentors who have anybody, with how many of their mentees have each value."""
    values = cohorts.values(ask)
    return ((mentor, dict(values.present(people))) for mentor, people in cohorts.used)


def _alike(counts: dict[int, int]) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())

"""Cohort rules that no cohort can keep, as too few mentees of the programme are of a kind."""

from __future__ import annotations

from collections import Counter

from pairforge.config import Config
from pairforge.config.cohorts import AtLeast, CohortBase, Distinct
from pairforge.roster.cells import fold
from pairforge.roster.findings import Findings
from pairforge.roster.tables.table import Table


def check_too_few(config: Config, table: Table | None, findings: Findings) -> None:
    """Refuse a hard rule with which nobody could have a mentor, and note a soft one that is always broken.

    Parameters
    ----------
    table
        The mentees'.
    """
    for rule in config.cohorts:
        column = table.found(rule.asks()[0].columns[0]) if table is not None and rule.asks() else None
        if table is None or column is None:
            continue
        answers = [word for word in table.texts(column) if word]
        lack = _lack(rule, answers)
        if lack is None:
            continue
        if rule.hard:
            what = f"{lack}, so with the hard rule `{rule.label}` nobody could have a mentor."
            remedy = "Ask for fewer, or take `hard` out."
            findings.troubles.append(table.heading_trouble(column, what, remedy))
        else:
            what = f"{lack}, so every mentor who has anybody breaks `{rule.label}`."
            findings.note("assumed", what, table.heading_trouble(column, "", ""))


def _lack(rule: CohortBase, answers: list[str]) -> str | None:
    """What there is too little of in the whole programme, as a clause; None if there is enough."""
    people = Counter(map(fold, answers))
    if isinstance(rule, Distinct) and len(people) < rule.at_least:
        return f"There are only {len(people)} different answers" if people else "Nobody gave an answer"
    if not isinstance(rule, AtLeast) or not people:
        return None
    asked = people if rule.value is None else {fold(rule.value): people[fold(rule.value)]}
    key = min(asked, key=lambda key: (asked[key], key))
    if not 0 < asked[key] < rule.fewest:
        return None
    word = min(word for word in answers if fold(word) == key)
    return f'Only {asked[key]} {"mentee" if asked[key] == 1 else "mentees"} answered "{word}"'

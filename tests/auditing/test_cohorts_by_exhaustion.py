"""The auditor says of any matching what the exhaustive search, which shares no code with it, says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import Any

import numpy as np
import pytest
from tests.cohorts.amounts import amounts
from tests.cohorts.limits import keeps_capacities, keeps_co_mentors, keeps_fairness
from tests.cohorts.measures import Measure, breaks, group_gap, variety, worst_off
from tests.cohorts.random_tiny import COHORT_KINDS, OTHER_KINDS, random_tiny
from tests.cohorts.tiny import BoolArray, Tiny, all_matchings
from tests.cohorts.written import written

from pairforge.auditing import Audit, audit
from pairforge.config import Config, load_config
from pairforge.errors import InputError
from pairforge.roster import Roster, read_roster

KINDS = [kind for kind in (*COHORT_KINDS, *OTHER_KINDS) if kind != "places"]
PRIORITIES: dict[str, tuple[Any, Measure]] = {
    "breaks": ("breaks", breaks),
    "variety (Team, Gender)": (
        {"kind": "variety", "columns": ["Team", "Gender"]},
        variety(["Team", "Gender"]),
    ),
    "group_gap (Team, mean score)": ({"kind": "group_gap", "column": "Team"}, group_gap("Team")),
    "group_gap (Gender, match rate)": (
        {"kind": "group_gap", "column": "Gender", "measure": "match_rate"},
        group_gap("Gender", "match_rate"),
    ),
}


@dataclass(frozen=True)
class Drawn:
    """A random programme, and the same as pairforge reads it."""

    tiny: Tiny
    config: Config
    roster: Roster

    def audits(self, chosen: BoolArray) -> list[Audit]:
        """The audit of each matching, shape (num_matchings, num_mentees, num_mentors)."""
        tiny, found = self.tiny, []
        for one in chosen:
            mentees, mentors = np.nonzero(one)
            found.append(audit(self.roster, self.config, mentees, mentors, resolution=tiny.resolution))
        return found


def draw(programme: Any, random: Random, kinds: Sequence[str], *, hard: bool, measure: str = "") -> Drawn:
    """A programme with rules of these kinds that some cohort can keep, where a gap is of this measure."""
    while True:
        tiny = random_tiny(random, kinds, hard=hard)
        if measure and tiny.fairness[0]["measure"] != measure:
            continue
        several = int(tiny.wanted.max()) > 1
        asked = [entry for name, (entry, _) in PRIORITIES.items() if not (several and "rate" in name)]
        config = load_config(programme(**written(tiny, ["matched", *asked])))
        try:
            roster = read_roster(config)
        except InputError as error:
            if "nobody could have a mentor" not in str(error):
                raise
            continue
        assert list(roster.mentees.ids) == tiny.ids("mentees")
        assert list(roster.mentors.ids) == tiny.ids("mentors")
        return Drawn(tiny, config, roster)


def some(tiny: Tiny, random: Random, count: int) -> BoolArray:
    """Some of all matchings, whatever the rules."""
    chosen = all_matchings(tiny)
    return chosen[random.sample(range(len(chosen)), min(count, len(chosen)))]


@pytest.mark.parametrize("kinds", [*([kind] for kind in KINDS), ["size", "places"]], ids="+".join)
@pytest.mark.parametrize("seed", range(3))
def test_what_must_hold_is_broken_where_the_search_says_so(programme, kinds, seed):
    """Each kind of hard rule alone: no break where the matching is possible, and one where it is not."""
    random = Random(seed)
    drawn = draw(programme, random, kinds, hard=True)
    tiny = drawn.tiny
    chosen = some(tiny, random, 40)
    possible = keeps_capacities(tiny, chosen) & keeps_co_mentors(tiny, chosen) & keeps_fairness(tiny, chosen)
    for rule in tiny.cohorts:
        possible &= amounts(tiny, rule, chosen) == 0
    found = [not one.breaks for one in drawn.audits(chosen)]
    assert found == possible.tolist()


@pytest.mark.parametrize("kinds", list(combinations(COHORT_KINDS, 2)), ids="+".join)
def test_soft_breaks_and_measures_are_those_of_the_search(programme, kinds):
    """Two soft rules: amounts and prices of each, and what the priorities on cohorts and groups reach."""
    random = Random("+".join(kinds))
    drawn = draw(programme, random, kinds, hard=False)
    tiny = drawn.tiny
    chosen = some(tiny, random, 25)
    found = drawn.audits(chosen)
    for name, (_, measure) in PRIORITIES.items():
        assert [one.reached[name] for one in found] == measure(tiny, chosen).tolist(), name
    for rule in tiny.cohorts:
        own = [[broken for broken in one.soft_breaks if broken.rule == rule["name"]] for one in found]
        assert [sum(broken.amount for broken in one) for one in own] == amounts(tiny, rule, chosen).tolist()
        assert all(broken.price == broken.amount * rule["price"] for one in own for broken in one)


@pytest.mark.parametrize("seed", range(4))
def test_with_several_mentors_the_worst_off_is_judged_by_the_sum(programme, seed):
    """The smallest score is that of a mentee with all mentors together, as priorities judge it."""
    random = Random(seed)
    drawn = draw(programme, random, ["co_mentors"], hard=True)
    tiny = drawn.tiny
    chosen = some(tiny, random, 200)
    kept = keeps_co_mentors(tiny, chosen) & chosen.any(axis=(1, 2))
    chosen = chosen[kept]
    found = [one.measures["worst_off"] for one in drawn.audits(chosen)]
    assert found == (worst_off(tiny, chosen) / tiny.resolution).tolist()
    assert len(found) > 3


@pytest.mark.parametrize("seed", range(3))
def test_gaps_of_first_choices_are_those_of_the_search(programme, seed):
    """The limit on who gets one of the first choices, group by group."""
    random = Random(seed)
    drawn = draw(programme, random, ["group_gap"], hard=True, measure="top_k_rate")
    chosen = some(drawn.tiny, random, 40)
    found = [not one.breaks for one in drawn.audits(chosen)]
    assert found == keeps_fairness(drawn.tiny, chosen).tolist()

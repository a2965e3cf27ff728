"""Which rules go to the network engine, in words."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from tests.problem.building import make_problem
from tests.problem.rules import family_by, with_rules

from pairforge.certificate import prove
from pairforge.engines.deadline import Deadline
from pairforge.engines.network import NetworkEngine
from pairforge.engines.solving import solve_problem
from pairforge.errors import FaultError, InputError
from pairforge.pairing import EngineNote, Matching
from pairforge.problem import Breaks, GroupGap, Limit, Matched, Problem, Total, WorstOff
from pairforge.problem.constraints import CountBounds, EvenCounts, Family

MENTORS = np.arange(2)
DEPARTMENT = np.array([0, 0, 0, 1, 1, 1])
GENDER = np.array([0, 1, 0, 1, 0, 1])
TEAM = np.array([0, 0, 1, 2, 2, 3])


def at_most(problem: Problem, label: str, group: list[int] | np.ndarray, most: int, price: int | None = None):
    """At most so many of each group in a cohort."""
    family = family_by(problem, np.asarray(group), MENTORS)
    high = np.full(family.num_cells, most, dtype=np.int64)
    return CountBounds(label=label, price=price, family=family, low=0 * high, high=high)


def programme() -> Problem:
    """Six mentees who all prefer the first of two mentors."""
    return make_problem([[9, 1]] * 6, capacity=6)


def solved(problem: Problem) -> Matching:
    """The network engine's answer."""
    return NetworkEngine().solve(problem, Deadline(60), lambda _: None)


def loads(problem: Problem, matching: Matching) -> list[int]:
    """Mentees of each mentor."""
    assert matching.chosen is not None
    return np.bincount(problem.mentors[matching.chosen], minlength=2).tolist()


def test_the_note_names_the_rules():
    """What the result says of the engine: no rule, one, and some that are nested."""
    plain = programme()
    department, team = at_most(plain, "department", DEPARTMENT, 2), at_most(plain, "team", TEAM, 1)
    one, two = with_rules(plain, department), with_rules(plain, department, team)
    assert solved(plain).engine == EngineNote(
        "network", "capacities, minimums, locks and priorities form a network, so min-cost flow is exact"
    )
    assert solved(one).engine.why == "`department` crosses nothing: solved exactly as a network flow"
    assert solved(two).engine.why == "`department` and `team` are nested: solved exactly as a network flow"
    assert [loads(problem, solved(problem)) for problem in (plain, one, two)] == [[6, 0], [4, 2], [4, 2]]


def test_rules_that_cross_are_refused():
    """The refusal names the rule that makes rules cross, the one it crosses, and those that do not."""
    plain = programme()
    department, team = at_most(plain, "department", DEPARTMENT, 2), at_most(plain, "team", TEAM, 1)
    gender = at_most(plain, "gender", GENDER, 2)
    trouble = NetworkEngine().refuses(with_rules(plain, department, team, gender))
    assert trouble is not None
    assert trouble.what == (
        "This cannot be solved exactly as a network flow: `department` and `team` could be solved as a "
        "network flow; adding `gender`, which cuts across `department` and `team`, makes the rules cross."
    )
    assert trouble.remedy == "Let the general engine solve it, or take `gender` out."
    even = EvenCounts(label="even", family=family_by(plain, 0 * GENDER, MENTORS))
    trouble = NetworkEngine().refuses(with_rules(plain, even))
    assert trouble is not None
    assert trouble.what == (
        "This cannot be solved exactly as a network flow: `even` by itself is no network flow."
    )


@pytest.mark.parametrize(
    ("stages", "why"),
    [
        (
            (Matched(), GroupGap(Family(np.zeros(12, dtype=np.int32), 1), np.array([6]), "gap")),
            "`gap` compares sums over many pairs",
        ),
        ((Breaks(), Total()), "its numbers are too large for one"),
    ],
)
def test_priorities_that_are_no_flow_are_refused(stages, why):
    """Gaps between groups, and prices so large that sums of them do not fit into 64 bits."""
    plain = programme()
    dear = replace(with_rules(plain, at_most(plain, "dear", DEPARTMENT, 1, price=1 << 58)), stages=stages)
    trouble = NetworkEngine().refuses(dear)
    assert trouble is not None
    assert trouble.what == f"This cannot be solved exactly as a network flow: {why}."


def test_a_limit_beside_rules_is_refused():
    """Exchanges that a limit needs would not keep the rules."""
    plain = programme()
    limit = Limit("first choices", np.ones(12, dtype=bool), 3)
    trouble = NetworkEngine().refuses(
        replace(with_rules(plain, at_most(plain, "department", DEPARTMENT, 2)), limits=(limit,))
    )
    assert trouble is not None
    assert trouble.remedy == "Let the general engine solve it, or take `first choices` or `department` out."


def test_a_total_of_which_a_share_is_kept_is_no_flow():
    """The network engine refuses it even when asked, and nothing behind it is proved by prices of a flow."""
    kept = Total("total (keep 0.7)", Fraction(7, 10))
    problem = make_problem([[20, 8], [6, 3]], stages=(Matched(), kept, WorstOff(), Total()))
    why = "`keep` of `total (keep 0.7)` bounds a sum that does not count pairs"
    with pytest.raises(InputError) as caught:
        solve_problem(problem, time_limit=60, engine="network")
    (trouble,) = caught.value.troubles
    assert trouble.what == f"This cannot be solved exactly as a network flow: {why}."
    assert trouble.remedy == "Let the general engine solve it, or take `total (keep 0.7)` out."
    matching = solve_problem(problem, time_limit=60)
    assert matching.engine == EngineNote("general", f"{why}: solved by bounds over rows")
    assert matching.chosen is not None
    assert sorted(problem.points[matching.chosen].tolist()) == [3, 20]
    low = replace(problem, points=np.array([20, 9, 9, 3]))
    for share, points in ((Fraction(7, 10), [9, 9]), (Fraction(4, 5), [3, 20])):
        asked = replace(low, stages=(Matched(), Total("kept", share), WorstOff(), Total()))
        found = solve_problem(asked, time_limit=60)
        assert found.chosen is not None
        assert sorted(asked.points[found.chosen].tolist()) == points
        assert prove(asked, found).optimal
        flow = solved(replace(low, stages=(Matched(), Total("kept"), WorstOff(), Total())))
        forged = prove(asked, flow)
        assert not forged.optimal
        assert [level.bound for stage in forged.stages[2:] for level in stage.levels] == [None, None]


def test_rules_that_cannot_be_kept_have_no_deficiency():
    """A minimum of three and at most one of each of two departments: no minimum by itself is in the way."""
    plain = make_problem([[9, 1]] * 6, capacity=6, minimum=3)
    matching = solved(with_rules(plain, at_most(plain, "department", DEPARTMENT, 1)))
    assert (matching.chosen, matching.deficiency, matching.stopped_by) == (None, None, None)
    short = make_problem([[9, 1]] * 6, capacity=6, minimum=4)
    assert solved(with_rules(short, at_most(short, "department", DEPARTMENT, 2))).deficiency is not None


def test_a_soft_rule_is_broken_as_little_as_can_be():
    """All six are matched with one mentor only: four too many at a price of three each."""
    plain = make_problem([[9], [9], [9], [9], [9], [9]], capacity=6)
    family = family_by(plain, DEPARTMENT, np.arange(1))
    ones = np.ones(2, dtype=np.int64)
    rule = CountBounds(label="department", price=3, family=family, low=0 * ones, high=ones)
    for keep in (Fraction(1), Fraction(1, 2)):
        problem = replace(with_rules(plain, rule), stages=(Matched(keep=keep), Breaks(), Total()))
        proof = prove(problem, solved(problem))
        assert proof.optimal
        assert [level.value for stage in proof.stages[1:] for level in stage.levels] == (
            [-12, 54] if keep == 1 else [-3, 27]
        )


def test_a_broken_rule_is_a_fault():
    """The check does not trust the engine to have kept hard rules."""
    plain = programme()
    problem = with_rules(plain, at_most(plain, "department", DEPARTMENT, 2))
    with pytest.raises(FaultError, match="The engine broke the rule 'department'"):
        prove(problem, solved(plain))

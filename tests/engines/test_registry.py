"""The choice of an engine."""

import re
from fractions import Fraction

import pytest
from tests.problem.building import BANDS, STAGE_ORDERS, make_problem

from pairforge.engines import ENGINES, choose_engine, solve_problem
from pairforge.errors import InputError
from pairforge.problem import Balance, Leximin, Matched, Total, WorstOff, WorstShare


@pytest.mark.parametrize("stages", STAGE_ORDERS)
def test_network_engine_takes_what_is_a_flow(stages):
    """Every order of the priorities is a flow where each mentee wants one mentor."""
    assert choose_engine(make_problem([[1]], stages=stages)).name == "network"


@pytest.mark.parametrize("stages", [(Matched(), Total()), (BANDS, Balance(), Total())])
def test_several_wants_are_a_flow_without_smallest_scores(stages):
    """Sums over pairs and the loads of mentors are a flow for any number of wants."""
    assert choose_engine(make_problem([[1, 2]], wants=2, stages=stages)).name == "network"


@pytest.mark.parametrize(
    ("stages", "names"),
    [
        ((Matched(), WorstOff(), Total()), "`worst_off`"),
        ((Leximin(),), "`leximin`"),
        ((Leximin(3, "leximin (0.1)"), Total()), "`leximin (0.1)`"),
        ((Matched(), WorstShare(Fraction(1, 10)), Total()), "`worst_tenth`"),
        (
            (BANDS, WorstOff(), WorstShare(Fraction(1, 5), "worst_tenth (0.2)")),
            "`worst_off` and `worst_tenth (0.2)`",
        ),
        (
            (Matched(), WorstOff(), WorstShare(Fraction(1, 10)), Leximin()),
            "`worst_off`, `worst_tenth` and `leximin`",
        ),
    ],
)
@pytest.mark.parametrize(
    "solve",
    [choose_engine, lambda problem, engine: solve_problem(problem, time_limit=60, engine=engine)],
)
def test_smallest_scores_with_several_wants_are_refused(solve, stages, names):
    """What is no flow is refused with the reason and two ways out, never solved approximately."""
    problem = make_problem([[1, 2], [3, 4]], wants=[1, 2], stages=stages)
    message = (
        f"This cannot be solved exactly yet: 1 of the 2 mentees wants more than one mentor, so that {names} "
        "would not be a network flow (such a mentee's score is a sum over several pairs). Let every mentee "
        f"want one mentor, or take {names} out of the priorities; `bands` and `total` judge each pair by "
        "itself."
    )
    with pytest.raises(InputError, match=f"^{re.escape(message)}$"):
        solve(problem, "network")


def test_the_worst_off_of_sums_is_solved_by_rows():
    """Where somebody wants two mentors the smallest sum is no flow, and the general engine takes it."""
    problem = make_problem([[1, 2], [3, 4]], wants=[1, 2], stages=(Matched(), WorstOff(), Total()))
    assert choose_engine(problem).name == "general"
    assert solve_problem(problem, time_limit=60).engine.name == "general"


@pytest.mark.parametrize("stages", [(Leximin(),), (Matched(), WorstShare(Fraction(1, 10)), Total())])
def test_what_no_engine_solves_is_refused(stages):
    """A distribution of sums is refused by both engines; the last one's reason is told."""
    problem = make_problem([[1, 2], [3, 4]], wants=[1, 2], stages=stages)
    name = next(stage.name for stage in stages if isinstance(stage, Leximin | WorstShare))
    with pytest.raises(InputError, match=f"`{name}` would compare sums of several scores"):
        choose_engine(problem)


def test_engines_are_registered_under_their_names():
    """The registry's names are the engines' own."""
    assert {name: engine.name for name, engine in ENGINES.items()} == {name: name for name in ENGINES}

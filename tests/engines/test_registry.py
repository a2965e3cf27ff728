"""The choice of an engine."""

import re

import pytest
from tests.problem.building import STAGE_ORDERS, make_problem

from pairforge.engines import ENGINES, choose_engine, solve_problem
from pairforge.errors import InputError


@pytest.mark.parametrize("stages", STAGE_ORDERS)
def test_network_engine_takes_what_is_a_flow(stages):
    """Every order of the priorities is a flow where each mentee wants one mentor."""
    assert choose_engine(make_problem([[1]], stages=stages)).name == "network"


def test_several_wants_are_a_flow_without_worst_off():
    """Sums over pairs are a flow for any number of wants."""
    assert choose_engine(make_problem([[1, 2]], wants=2)).name == "network"


@pytest.mark.parametrize("solve", [choose_engine, lambda problem: solve_problem(problem, time_limit=60)])
def test_worst_off_with_several_wants_is_refused(solve):
    """What is no flow is refused with the reason and two ways out, never solved approximately."""
    problem = make_problem([[1, 2], [3, 4]], wants=[1, 2], stages=("matched", "worst_off", "total"))
    message = (
        "This cannot be solved exactly yet: `worst_off` with mentees who want more than one mentor is not a "
        "network flow (a mentee's score is then a sum over pairs). Let every mentee want one mentor, or take "
        "`worst_off` out of the priorities."
    )
    with pytest.raises(InputError, match=f"^{re.escape(message)}$"):
        solve(problem)


def test_engines_are_registered_under_their_names():
    """The registry's names are the engines' own."""
    assert {name: engine.name for name, engine in ENGINES.items()} == {name: name for name in ENGINES}

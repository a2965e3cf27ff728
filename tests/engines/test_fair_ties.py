"""Ties: the order of the rows decides nothing, and people who are alike win equally often."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import chisquare
from tests.problem.building import random_problem, renumbered
from tests.problem.exhaustive import can_fill_all
from tests.problem.kinds import FLOWS, is_allowed, write_stages

import pairforge
from pairforge.config.solver import SolverConfig
from pairforge.engines import solve_problem
from pairforge.problem.formulate import formulate
from pairforge.reporting.document import result_json
from pairforge.scoring import score

SEEDS = 2000
BANDS = ["bands", "breaks", "total"]
IN_FULL = pytest.mark.full


@pytest.mark.parametrize("seed", range(100))
def test_numbering_makes_no_difference_to_any_priority(seed):
    """Renumbered at random, the same people get the same mentors, whatever three priorities decide."""
    rng = np.random.default_rng([40, seed])
    drawn = (random_problem(rng, most_wanted=1) for _ in range(1000))
    problem = next(problem for problem in drawn if can_fill_all(problem))
    stages = write_stages(rng, problem)
    orders = (tuple(rng.permutation(list(FLOWS))[:3].tolist()) for _ in range(1000))
    has_history = problem.standing is not None
    order = next(order for order in orders if is_allowed(order, has_history=has_history))
    problem = replace(problem, stages=tuple(stages[label] for label in order))
    matching = solve_problem(problem, time_limit=60)
    other, old = renumbered(problem, rng)
    again = solve_problem(other, time_limit=60)
    assert matching.chosen is not None
    assert again.chosen is not None
    assert sorted(old[again.chosen].tolist()) == matching.chosen.tolist()


MENTORS = [
    {"id": f"M{idx}", "site": "north" if idx % 2 else "south", "capacity": 2, "wish": f"E{idx}; E{idx + 5}"}
    for idx in range(4)
]
MENTEES = [
    {"id": f"E{idx}", "site": "north" if idx % 3 else "south", "first": f"M{idx % 3}", "second": "M3"}
    for idx in range(10)
]
CHOICES = {"kind": "choices", "profile": "generous"}
CONFIG = {
    "mentors": {"capacity": "capacity"},
    "criteria": [
        {"kind": "same", "column": "site", "weight": 3},
        {"name": "wishes", "kind": "ranking", "by": "mentee", "columns": ["first", "second"], "weight": 2},
        {"name": "theirs", "kind": "ranking", "by": "mentor", "columns": ["wish"], "weight": 1},
    ],
}


@pytest.mark.parametrize(
    "priorities",
    [
        ["matched", {"kind": "worst_tenth", "share": 0.5}, "balance", "leximin"],
        pytest.param(["bands", {"kind": "worst_off", "keep": 0.5}, "mentors_total", CHOICES], marks=IN_FULL),
    ],
)
def test_a_hundred_shuffles_give_the_same_bytes(programme, priorities):
    """With the rows of both files in a hundred orders, all of the result but the inputs is the same bytes."""
    rng = random.Random(41)
    answers = set()
    for _ in range(100):
        config = {**CONFIG, "priorities": priorities}
        path = programme(rng.sample(MENTORS, len(MENTORS)), rng.sample(MENTEES, len(MENTEES)), config)
        answers.add(result_json(replace(pairforge.solve(path), inputs=())))
    assert len(answers) == 1


# ------------------------------------------------------------------------------- people who are alike


def outcomes(built, chosen_mentees_only: bool) -> Counter[tuple[int, ...]]:
    """How often each outcome comes up over all seeds: who is matched, or each mentee's mentor."""
    config, roster = built
    scores = score(roster, config)
    counts: Counter[tuple[int, ...]] = Counter()
    for seed in range(SEEDS):
        seeded = config.model_copy(update={"solver": SolverConfig(seed=seed)})
        problem = formulate(scores, roster, seeded)
        chosen = solve_problem(problem, time_limit=60).chosen
        assert chosen is not None
        people = problem.mentees if chosen_mentees_only else problem.mentors
        counts[tuple(people[chosen].tolist())] += 1
    return counts


@pytest.mark.parametrize(
    ("num_mentees", "num_mentors", "only_who", "possible"),
    [
        pytest.param(3, 1, True, 3, id="three for one seat"),
        pytest.param(4, 2, True, 6, id="four for two seats", marks=IN_FULL),
        pytest.param(3, 3, False, 6, id="three mentors for three", marks=IN_FULL),
    ],
)
@pytest.mark.parametrize(
    "priorities",
    [
        pytest.param(BANDS, id="bands"),
        pytest.param(["leximin"], id="leximin", marks=IN_FULL),
        pytest.param(["total"], id="total", marks=IN_FULL),
        pytest.param(["matched", "worst_tenth", "balance", "total"], id="worst tenth", marks=IN_FULL),
    ],
)
def test_people_who_are_alike_win_equally_often(
    in_memory, priorities, num_mentees, num_mentors, only_who, possible
):
    """Over 2,000 seeds every outcome comes up equally often, as far as chance allows."""
    people = [
        [{"id": f"{letter}{idx}", "site": "north"} for idx in range(number)]
        for letter, number in (("M", num_mentors), ("E", num_mentees))
    ]
    built = in_memory(*people, [{"kind": "same", "column": "site"}], priorities=priorities)
    counts = outcomes(built, only_who)
    assert len(counts) == possible
    assert chisquare(list(counts.values())).pvalue > 0.001


@IN_FULL
def test_whoever_is_better_wins_always(in_memory):
    """Chance decides among those who are alike only: the third fits, and the other two share what is left."""
    mentors = [{"id": "M0", "site": "north"}, {"id": "M1", "site": "south"}]
    mentees = [{"id": f"E{idx}", "site": site} for idx, site in enumerate(["west", "west", "north"])]
    built = in_memory(mentors, mentees, [{"kind": "same", "column": "site"}])
    counts = outcomes(built, True)
    assert set(counts) == {(0, 2), (1, 2)}
    assert chisquare(list(counts.values())).pvalue > 0.001

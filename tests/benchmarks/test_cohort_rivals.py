"""The rivals of the benchmark solve the programme that they are said to solve."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from cohort_models import CohortRules, reached
from cohort_programmes import CohortProgramme, generate
from cohort_rivals import RIVALS, answer_of
from tests.cohorts.exhaustive import best_of
from tests.cohorts.measures import matched, total
from tests.cohorts.tiny import Tiny

RULES = [
    CohortRules(),
    CohortRules(1),
    CohortRules(1, 1),
    CohortRules(2, 1),
    CohortRules(2, 2),
    CohortRules(3, 1, gap=300),
]


def corner(seed: int) -> CohortProgramme:
    """Seven mentees and four mentors of a frozen programme."""
    whole = generate(40, 8, seed)
    return replace(
        whole,
        goals=whole.goals[:7],
        expertise=whole.expertise[:4],
        choices=whole.choices[:7],
        points=whole.points[:7, :4],
        capacity=np.array([4, 3, 2, 3]),
        department=whole.department[:7] % 3,
        gender=np.array([0, 1, 0, 1, 1, 0, 1]),
    )


def as_tiny(programme: CohortProgramme, rules: CohortRules) -> Tiny:
    """The same for exhaustive search."""
    cohorts = [
        {"kind": "at_most", "column": "Department", "same": rules.same_department, "hard": True},
        {"kind": "at_least", "column": "Gender", "each": rules.each_gender, "hard": True},
    ]
    gap = {"kind": "group_gap", "column": "Gender", "measure": "mean_score", "at_most": rules.gap}
    return Tiny(
        points=programme.points,
        capacity=programme.capacity.tolist(),
        mentees={
            "Department": [str(number) for number in programme.department],
            "Gender": [str(number) for number in programme.gender],
        },
        cohorts=[rule for rule in cohorts if None not in rule.values()],
        fairness=[gap] if rules.gap is not None else [],
    )


@pytest.mark.parametrize("rules", RULES)
@pytest.mark.parametrize("seed", range(5))
def test_all_rivals_reach_the_optimum(rules, seed):
    """On a tiny programme they reach what exhaustive search finds, and call it optimal."""
    programme = corner(seed)
    best = best_of(as_tiny(programme, rules), [matched, total])
    for name in RIVALS:
        answer = answer_of(name, programme, rules, 60, everybody=False)
        assert (answer.matched, answer.points) == best.values, name
        assert answer.status == "optimal", name
        if best.values[0] == 7:
            demanded = answer_of(name, programme, rules, 60, everybody=True)
            assert (demanded.matched, demanded.points) == best.values, name
            assert demanded.bound == pytest.approx(demanded.points), name


@pytest.mark.parametrize(
    ("rules", "mentors"),
    [
        (CohortRules(), [0, 0, 0, 0, 1, 1, 1]),  # more than the seats
        (CohortRules(same_department=1), [0, 0, 1, 1, 2, 2, 3]),  # two of a department
        (CohortRules(each_gender=1), [0, 0, 1, 1, 2, 2, 3]),  # a woman alone
        (CohortRules(gap=0), [0, -1, -1, -1, -1, -1, -1]),  # only one gender gains
    ],
)
def test_the_judge_refuses_what_breaks_a_rule(rules, mentors):
    """Whoever breaks one of the rules gets no number."""
    programme = replace(corner(0), department=np.array([0, 0, 1, 1, 2, 2, 0]), capacity=np.full(4, 3))
    programme = replace(programme, points=programme.points + 1)
    assert reached(programme, CohortRules(), np.array([0, 1, 0, 1, 2, 2, 3]))[0] == 7
    with pytest.raises(RuntimeError, match="breaks the rules"):
        reached(programme, rules, np.array(mentors))

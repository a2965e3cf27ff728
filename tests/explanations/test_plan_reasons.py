"""What is known of a whole plan without another solve is what asking for each pair gives."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pairforge.certificate import prove
from pairforge.engines import solve_problem
from pairforge.explanations import explain_pairs
from pairforge.explanations import plan_reasons as reasons_module
from pairforge.explanations.forcing import Forcing, Why
from pairforge.explanations.plan_reasons import PlanReasons, plan_reasons, standings
from pairforge.explanations.seats import SeatReasons, reasons_of_seats
from pairforge.problem.formulate import formulate
from pairforge.scoring import score

MENTORS = [{"id": f"m{idx}", "capacity": 1 + idx % 2, "skills": skills} for idx, skills in enumerate("abcab")]
MENTEES = [{"id": f"e{idx}", "skills": skills} for idx, skills in enumerate("aabbccab")]
CRITERIA = [
    {"kind": "same", "column": "skills", "weight": 2},
    {"kind": "different", "column": "id", "weight": 1},
]


@pytest.fixture
def solved(in_memory):
    """Scores, roster, problem, plan and proof of eight mentees with seven places."""

    def solve(**more):
        asked = {"priorities": ["matched", "total"], **more}
        return solved_of(*in_memory(MENTORS, MENTEES, CRITERIA, **asked))

    return solve


def solved_of(config, roster):
    """The same of any programme."""
    scores = score(roster, config)
    problem = formulate(scores, roster, config)
    matching = solve_problem(problem, time_limit=60)
    assert matching.chosen is not None
    return scores, roster, problem, matching.chosen, prove(problem, matching)


def reasons_of(found) -> PlanReasons | None:
    """The reasons of a whole plan."""
    scores, roster, _, chosen, _ = found
    return plan_reasons(*found, explain_pairs(scores, roster, chosen))


@pytest.mark.parametrize(
    "more",
    [{}, {"rules": [{"kind": "lock", "mentee": "e0", "mentor": "m2"}]}, {"priorities": ["bands", "total"]}],
)
def test_it_is_what_each_question_gives(solved, more):
    """Margins, runners-up and places, without who would move."""
    scores, roster, problem, chosen, proof = found = solved(**more)
    reasons = reasons_of(found)
    assert reasons is not None
    why = Why(scores, roster, Forcing(problem, chosen, proof))
    assert reasons.margins == tuple(replace(one, chain=()) for one in why.margins())
    assert reasons.places == reasons_of_seats(why)
    explained = explain_pairs(scores, roster, chosen)
    for one, instead in zip(explained, reasons.instead, strict=True):
        asked = why.not_that(roster.mentees.ids.index(one.mentee), roster.mentors.ids.index(one.runner_up))
        assert instead == replace(asked, chain=())
    told = standings(reasons, explained)
    assert [one.status for one in told] == [one.status for one in reasons.margins]
    assert [one.margin for one in told] == [
        None if one.loss is None else tuple(stage.told for stage in one.loss) for one in reasons.margins
    ]


def test_where_it_takes_another_solve_nothing_is_said(solved):
    """The worst-off does not add up over pairs, and limits are over the whole programme."""
    assert reasons_of(solved(priorities=["matched", "worst_off", "total"])) is None
    assert reasons_of(solved(fairness=[{"kind": "group_gap", "column": "skills", "at_most": 3}])) is None


def test_large_programmes_are_left_to_explain(solved, monkeypatch):
    """So that `solve` stays as quick as it is."""
    found = solved()
    for name, most in (("_MOST_MENTEES", 7), ("_MOST_NODES", 4)):
        with monkeypatch.context() as patched:
            patched.setattr(reasons_module, name, most)
            assert reasons_of(found) is None
            patched.setattr(reasons_module, name, most + 1)
            assert reasons_of(found) is not None


def test_places_that_need_another_solve_are_left_out(in_memory):
    """With one place each no rule on groups can be broken; with two these two cross."""
    mentors = [{"id": f"m{idx}", "capacity": 1} for idx in range(3)]
    mentees = [{"id": f"e{idx}", "team": "ab"[idx % 2], "site": "xy"[idx // 2]} for idx in range(4)]
    cohorts = [{"kind": "at_most", "column": column, "same": 1, "hard": True} for column in ("team", "site")]
    scores, roster, problem, chosen, proof = found = solved_of(*in_memory(mentors, mentees, cohorts=cohorts))
    reasons = reasons_of(found)
    assert reasons is not None
    assert len(reasons.margins) == 3
    assert reasons.places == SeatReasons((), ())
    assert reasons_of_seats(Why(scores, roster, Forcing(problem, chosen, proof))).seats

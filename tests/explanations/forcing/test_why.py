"""Why not that mentor, how sure, and what a place is worth, by id."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from pairforge.certificate import prove
from pairforge.config import Config
from pairforge.engines import solve_problem
from pairforge.errors import FaultError
from pairforge.explanations.forcing import (
    Forcing,
    How,
    Move,
    PairStatus,
    Why,
    best_to_ask,
    is_nothing,
    threshold_of,
)
from pairforge.problem import Matched, Problem
from pairforge.problem.formulate import formulate
from pairforge.roster import Roster
from pairforge.scoring import score


def why_of(config: Config, roster: Roster) -> Why:
    """The answers for the plan of a programme."""
    scores = score(roster, config)
    problem = formulate(scores, roster, config)
    matching = solve_problem(problem, time_limit=60)
    assert matching.chosen is not None
    return Why(scores, roster, Forcing(problem, matching.chosen, prove(problem, matching)))


@pytest.fixture
def programme_of_three(in_memory):
    """Ana, Carla and Eva with Max (2 places), Bob (1) and Dan (1); scores are listed.

    The best plan is Ana with Max (9), Carla with Bob (8) and Eva with Max (7).
    """

    def build(folder, mentors=None, mentees=None, **more):
        lines = ["mentee,mentor,score", "ana,max,9", "ana,bob,7", "carla,bob,8", "carla,dan,6", "eva,max,7"]
        (folder / "scores.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        places = {"max": 2, "bob": 1, "dan": 1}
        mentors = mentors or [{"id": mentor, "capacity": number} for mentor, number in places.items()]
        mentees = mentees or [{"id": "ana"}, {"id": "carla"}, {"id": "eva"}]
        criteria = [{"kind": "scores", "name": "fit", "file": "scores.csv"}]
        settings = {"priorities": ["matched", "total"], **more}
        return in_memory(mentors, mentees, criteria, settings.pop("rules", ()), folder=folder, **settings)

    return build


def position(why: Why, mentee: str, mentor: str) -> tuple[int, int]:
    """Two people by position."""
    return why.roster.mentees.ids.index(mentee), why.roster.mentors.ids.index(mentor)


def test_the_chain_of_a_forced_pair(programme_of_three, tmp_path):
    """Ana with Bob instead of Max loses 4: her own 2, and 2 because Carla goes from Bob to Dan."""
    why = why_of(*programme_of_three(tmp_path))
    told = why.not_that(*position(why, "ana", "bob"))
    assert told.chain == (Move("ana", "max", "bob"), Move("carla", "bob", "dan"))
    assert told.loss is not None
    assert [one.told for one in told.loss] == [0, 4.0]
    assert [one.stage for one in told.loss] == ["matched", "total"]
    assert (told.how, told.status, told.proved) == (How.EXCHANGE, PairStatus.NEVER, True)


def test_what_blocks_a_pair(programme_of_three, tmp_path):
    """A pair that is not listed is blocked by that; with a lock elsewhere by the lock."""
    why = why_of(*programme_of_three(tmp_path))
    told = why.not_that(*position(why, "eva", "dan"))
    assert (told.loss, told.blocked_by, told.status) == (None, ("not listed in fit",), PairStatus.NEVER)
    locked = programme_of_three(tmp_path, rules=[{"kind": "lock", "mentee": "ana", "mentor": "max"}])
    told = (why := why_of(*locked)).not_that(*position(why, "ana", "bob"))
    assert (told.loss, told.blocked_by, told.chain) == (None, ("lock",), ())
    assert told.proved


def test_others_are_all_mentors_but_the_own(programme_of_three, tmp_path):
    """One entry for each other mentor, in the order of the roster."""
    why = why_of(*programme_of_three(tmp_path))
    assert [one.mentor for one in why.not_others(0)] == ["bob", "dan"]


def test_margins_are_what_is_lost_without_the_pair(programme_of_three, tmp_path):
    """Without Ana and Max the next best loses 4; Eva has nobody else, so a place stays empty."""
    why = why_of(*programme_of_three(tmp_path))
    margins = {one.mentee: one for one in why.margins()}
    assert [[one.told for one in margins[mentee].loss or ()] for mentee in ("ana", "carla", "eva")] == [
        [0, 4.0],
        [0, 2.0],
        [1, 7.0],
    ]
    assert margins["eva"].chain == (Move("eva", "max", None),)
    assert {one.status for one in margins.values()} == {PairStatus.ESSENTIAL}


def test_a_tied_pair_is_told_as_such(in_memory):
    """Two mentors who are alike: each pair is tied, and the other is possible at no loss."""
    mentors = [{"id": "x", "capacity": 1}, {"id": "y", "capacity": 1}]
    why = why_of(*in_memory(mentors, [{"id": "a"}], [{"kind": "different", "column": "id"}]))
    (margin,) = why.margins()
    (other,) = why.not_others(0)
    assert (margin.status, other.status) == (PairStatus.TIED, PairStatus.POSSIBLE)
    assert margin.loss is not None
    assert is_nothing(margin.loss)


def test_places_and_whom_to_ask(programme_of_three, tmp_path):
    """One place more is worth nothing with anybody; one fewer of Max loses 4: Ana to Bob, Carla to Dan."""
    why = why_of(*programme_of_three(tmp_path))
    seats = {one.mentor: one for one in why.seats()}
    assert [one.told for one in seats["max"].one_fewer or ()] == [0, 4.0]
    assert [one.told for one in seats["dan"].one_fewer or ()] == [0, 0.0]
    assert best_to_ask(tuple(seats.values())) == ()


def test_the_mentor_whose_place_is_worth_most_comes_first(in_memory):
    """Five mentees, two mentors with a place each: the one with the better scores is asked first."""
    mentees = [{"id": f"e{idx}", "team": "A" if idx < 4 else "B"} for idx in range(5)]
    mentors = [{"id": "x", "team": "A", "capacity": 1}, {"id": "y", "team": "C", "capacity": 1}]
    why = why_of(
        *in_memory(
            mentors, mentees, [{"kind": "different", "column": "team"}], priorities=["matched", "total"]
        )
    )
    first, second = best_to_ask(why.seats())
    assert (first.mentor, second.mentor) == ("y", "x")
    assert [one.told for one in first.one_more or ()] == [1, 1.0]
    assert [one.told for one in second.one_more or ()] == [1, 0.0]


def test_thresholds_in_scores_and_in_units_of_criteria(in_memory):
    """Two of weight 2 and 1: what lacks in the units of each, and if it can give that."""
    mentors = [
        {"id": "x", "age": 30, "team": "A", "capacity": 1},
        {"id": "y", "age": 30, "team": "B", "capacity": 1},
    ]
    criteria = [
        {"kind": "different", "name": "team", "column": "team", "weight": 2},
        {"kind": "different", "name": "age", "column": "age", "weight": 1},
    ]
    config, roster = in_memory(mentors, [{"id": "a", "age": 30, "team": "A"}], criteria, priorities=["total"])
    why = why_of(config, roster)
    told = threshold_of(why, config, *position(why, "a", "x"))
    resolution = why.scores.resolution
    assert (told.points, told.certain, told.score, told.proved) == (
        2 * resolution,
        2 * resolution + 1,
        2.0,
        True,
    )
    changes = {one.criterion: one for one in told.by_criterion}
    assert (changes["team"].more, changes["team"].possible) == (1.0, True)
    assert (changes["age"].more, changes["age"].possible) == (2.0, False)


def test_no_score_can_outweigh_an_earlier_priority(programme_of_three, tmp_path):
    """Eva has nobody but Max; were his only place Ana's, one fewer would be matched, whatever their score."""
    mentors = [{"id": "max", "capacity": 1}, {"id": "bob", "capacity": 1}, {"id": "dan", "capacity": 1}]
    config, roster = programme_of_three(tmp_path, mentors=mentors)
    why = why_of(config, roster)
    told = threshold_of(why, config, *position(why, "ana", "max"))
    assert (told.points, told.proved, told.how) == (None, True, How.EXCHANGE)
    told = threshold_of(why, config, *position(why, "eva", "dan"))
    assert (told.points, told.proved, told.how) == (None, True, None)


def test_a_plan_that_claims_to_be_optimal_and_is_not_is_a_fault(programme_of_three, tmp_path):
    """A circle below zero disproves the claim."""
    why = why_of(*programme_of_three(tmp_path))
    forcing = why.forcing
    worse = [
        why.scores.find(*position(why, *pair)) for pair in (("ana", "bob"), ("carla", "dan"), ("eva", "max"))
    ]
    altered = replace(forcing, chosen=np.array(sorted(worse), dtype=np.int64))
    with pytest.raises(FaultError, match="an exchange makes it better"):
        altered.forced(0)


def test_shares_that_are_kept_are_solved_again(programme_of_three, tmp_path):
    """With ``keep`` losses do not tell what is optimal, so no status is given where anything is lost."""
    why = why_of(*programme_of_three(tmp_path))
    stages = (Matched(keep=Fraction(1, 2)), *why.forcing.problem.stages[1:])
    kept: Problem = replace(why.forcing.problem, stages=stages)
    matching = solve_problem(kept, time_limit=60)
    assert matching.chosen is not None
    again = replace(why, forcing=Forcing(kept, matching.chosen, prove(kept, matching)))
    told = again.not_that(*position(again, "ana", "bob"))
    assert (told.how, told.status) == (How.RE_SOLVE, None)


@pytest.mark.parametrize("priorities", [["matched", "total"], ["matched", "worst_off", "total"]])
def test_thresholds_of_pairs_below_the_floor(programme_of_three, tmp_path, priorities):
    """Below a floor of 6.5 a pair needs that at least; the next plan with Carla and Dan needs 8 for it.

    Without that pair Carla goes to Bob for 8, so with fewer than 8 she stays there.
    """
    floor = [{"kind": "floor", "score": 6.5}]
    config, roster = programme_of_three(tmp_path, priorities=priorities, fairness=floor)
    why = why_of(config, roster)
    people = position(why, "carla", "dan")
    assert why.not_that(*people).blocked_by == ("floor",)
    told = threshold_of(why, config, *people)
    resolution = why.scores.resolution
    assert (told.points, told.certain, told.score) == (2 * resolution, 2 * resolution + 1, 2.0)
    assert told.proved


def test_a_pair_that_would_help_needs_just_the_floor(programme_of_three, tmp_path):
    """Without Max's second place Eva is unmatched; a pair of hers with a free mentor needs the floor only."""
    config, roster = programme_of_three(tmp_path, fairness=[{"kind": "floor", "score": 7.5}])
    why = why_of(config, roster)
    told = threshold_of(why, config, *position(why, "eva", "max"))
    resolution = why.scores.resolution
    assert (told.points, told.certain) == (resolution // 2, resolution // 2)


def test_thresholds_under_limits_of_group_means_are_not_told(programme_of_three, tmp_path):
    """More points of a pair could break a limit of means, so nothing is said."""
    mentees = [{"id": "ana", "team": "A"}, {"id": "carla", "team": "A"}, {"id": "eva", "team": "B"}]
    gap = {"kind": "group_gap", "column": "team", "measure": "mean_score", "at_most": 1}
    config, roster = programme_of_three(tmp_path, mentees=mentees, fairness=[gap])
    why = why_of(config, roster)
    told = threshold_of(why, config, *position(why, "ana", "bob"))
    assert (told.proved, told.points) == (False, None)

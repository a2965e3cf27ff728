"""What would help an unmatched mentee, against solving a programme that was changed by hand."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from pairforge.certificate import prove
from pairforge.engines import solve_problem
from pairforge.explanations.forcing import Forcing, Move, Why
from pairforge.explanations.ledger import Programme
from pairforge.explanations.remedies import Remedy, RemedyKind, remedies
from pairforge.problem.formulate import formulate
from pairforge.scoring import score

CRITERIA = [
    {"kind": "overlap", "column": "skills", "weight": 3},
    {"kind": "same", "column": "site", "weight": 1},
]


def solved(config, roster):
    """A programme with its plan, and what every stage reaches."""
    scores = score(roster, config)
    problem = formulate(scores, roster, config)
    matching = solve_problem(problem, time_limit=60)
    assert matching.chosen is not None
    proof = prove(problem, matching)
    assert proof.optimal
    numbers = [level.value for stage in proof.stages for level in stage.levels]
    return Programme(scores, roster, config, problem), matching.chosen, proof, numbers


def remedies_of(config, roster, name: str) -> tuple[Remedy, ...]:
    """What would help a mentee, by id."""
    programme, chosen, proof, _ = solved(config, roster)
    why = Why(programme.scores, roster, Forcing(programme.problem, chosen, proof))
    return remedies(programme, why, roster.mentees.ids.index(name))


def test_places_and_exceptions_best_first(in_memory):
    """With a place at Bob nobody moves; by an exception Eva comes to Dan, who has room, at no points."""
    mentors = [
        {"id": "bob", "capacity": 1, "skills": "a", "site": "x", "team": "A"},
        {"id": "dan", "capacity": 2, "skills": "b", "site": "y", "team": "B"},
    ]
    mentees = [
        {"id": "ana", "skills": "a", "site": "x", "team": "B"},
        {"id": "eva", "skills": "a", "site": "y", "team": "B"},
    ]
    rules = [{"kind": "differ", "column": "team"}]
    found = remedies_of(*in_memory(mentors, mentees, CRITERIA, rules, priorities=["matched", "total"]), "eva")
    assert [(one.kind, one.mentor, one.rule) for one in found] == [
        (RemedyKind.SEAT, "bob", None),
        (RemedyKind.EXCEPTION, "dan", "differ team"),
    ]
    assert [[stage.told for stage in one.loss] for one in found] == [[-1, -3.0], [-1, -1.0]]
    assert [one.chain for one in found] == [(Move("eva", None, "bob"),), (Move("eva", None, "dan"),)]
    assert all(one.proved for one in found)


def test_one_rule_of_two_does_not_help(in_memory):
    """Where two rules exclude a pair, an exception from one of them changes nothing."""
    mentors = [{"id": "bob", "capacity": 1, "site": "x", "team": "A"}]
    mentees = [{"id": "ana", "site": "x", "team": "A"}]
    rules = [{"kind": "differ", "column": "team"}, {"kind": "differ", "column": "site"}]
    criteria = CRITERIA[1:]
    assert remedies_of(*in_memory(mentors, mentees, criteria, rules), "ana") == ()
    (only,) = remedies_of(*in_memory(mentors, mentees, criteria, rules[:1]), "ana")
    assert (only.mentor, only.rule) == ("bob", "differ team")


@pytest.mark.parametrize("seed", range(12))
def test_random_programmes(in_memory, seed):
    """Each remedy loses what the programme with that place or exception, and a lock, does."""
    check(in_memory, Random(seed))


@pytest.mark.full
@pytest.mark.parametrize("seed", range(1000, 1200))
def test_random_programmes_in_full(in_memory, seed):
    """The same for many more."""
    check(in_memory, Random(seed))


def check(in_memory, random: Random) -> None:
    """Solve a random programme, and each of its remedies by another config."""
    mentors = [
        {"id": f"m{idx}", "capacity": random.choice([1, 1, 2]), **_answers(random)}
        for idx in range(random.randint(2, 4))
    ]
    mentees = [
        {"id": f"e{idx}", "wants": random.choice([1, 1, 1, 2]), **_answers(random)}
        for idx in range(random.randint(4, 7))
    ]
    more = {
        "mentees": {"wants": "wants"},
        "priorities": random.choice(
            [["matched", "total"], ["bands", "total"], ["matched", "worst_off", "total"], ["total"]]
        ),
    }
    if any(mentee["wants"] > 1 for mentee in mentees):
        more["priorities"] = ["matched", "total"]
    rules = [{"kind": "differ", "column": "site"}] if random.random() < 0.7 else []
    config, roster = in_memory(mentors, mentees, CRITERIA, rules, **more)
    programme, chosen, proof, before = solved(config, roster)
    why = Why(programme.scores, roster, Forcing(programme.problem, chosen, proof))
    plan = list(zip(*programme.problem.people(chosen), strict=True))
    for mentee, wanted in enumerate(roster.wants.tolist()):
        got = [other for who, other in plan if who == mentee]
        if len(got) == wanted:
            continue
        for remedy in remedies(programme, why, mentee):
            name = roster.mentees.ids[mentee]
            lock = {"kind": "lock", "mentee": name, "mentor": remedy.mentor}
            if remedy.kind is RemedyKind.SEAT:
                changed, own = [dict(one) for one in mentors], rules
                changed[roster.mentors.ids.index(remedy.mentor)]["capacity"] += 1
            else:
                changed, own = mentors, _with_exception(rules, mentors, mentees, name, remedy.mentor)
            *_, after = solved(*in_memory(changed, mentees, CRITERIA, [*own, lock], **more))
            lost = [number for stage in remedy.loss for number in stage.numbers]
            assert lost == [one - other for one, other in zip(before, after, strict=True)]
            moves = [move for move in remedy.chain if move.mentee == name]
            assert sum((move.to is not None) - (move.from_ is not None) for move in moves) == 1


def _answers(random: Random) -> dict[str, Any]:
    return {"skills": random.sample("abcde", random.randint(1, 4)), "site": random.choice("xy")}


def _with_exception(rules, mentors, mentees, name: str, other: str):
    """The rule on sites as a list of pairs that must not be, without one."""
    assert rules
    return [
        {"kind": "never", "mentee": mentee["id"], "mentor": mentor["id"]}
        for mentee in mentees
        for mentor in mentors
        if mentee["site"] == mentor["site"] and (mentee["id"], mentor["id"]) != (name, other)
    ]

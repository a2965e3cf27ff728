"""Planted programmes without a matching: the fewest that clash, and the cheapest repairs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from tests.cohorts.judging import RESOLUTION
from tests.cohorts.random_tiny import COHORT_KINDS, OTHER_KINDS, random_tiny
from tests.cohorts.tiny import Tiny
from tests.cohorts.written import points_of_ranks, written
from tests.explanations.repairs.vectors import Vectors

from pairforge import solve
from pairforge.config import Config, load_config
from pairforge.engines import short_of_limits, short_of_minimums, solve_problem
from pairforge.engines.deadline import Deadline
from pairforge.errors import InputError
from pairforge.explanations import find_clashes
from pairforge.explanations.asked import LOCK, MINIMUM
from pairforge.explanations.needed import needed_for_minimums
from pairforge.explanations.repairs import COSTS, find_repairs
from pairforge.explanations.rules_clash import Search
from pairforge.pairing.repair import ChangeKind
from pairforge.problem.formulate import formulate
from pairforge.roster import read_roster
from pairforge.scoring import score


def random_programme(seed: int) -> Tiny:
    """A tiny programme with hard rules, minimums and locks that often cannot all hold."""
    random = Random(seed)
    kinds = random.sample(COHORT_KINDS + OTHER_KINDS, random.choice([0, 1, 2, 2, 3]))
    tiny = random_tiny(random, kinds, hard=True, resolution=RESOLUTION)
    if not tiny.ranks and random.random() < 0.4:
        order = [random.sample(range(1, tiny.num_mentors + 1), tiny.num_mentors) for _ in tiny.wanted]
        ranks = np.where(np.array(order) <= 2, np.array(order), 0)
        tiny = replace(tiny, ranks={"wishes": ranks}, points=RESOLUTION * points_of_ranks(ranks))
    assert tiny.eligible is not None
    pairs = np.argwhere(tiny.eligible | (random.random() < 0.2)).tolist()
    locks = random.sample(pairs, min(len(pairs), random.choice([0, 1, 2, 3])))
    minimum = [random.choice([0, 0, 1, 1, 2, 3]) for _ in range(tiny.num_mentors)]
    wanted = tiny.wanted
    locks = [pair for pair in locks if tiny.ranks or tiny.eligible[tuple(pair)]]
    locks = [pair for pair in locks if wanted[pair[0]]]
    return replace(tiny, locked=sorted(map(tuple, locks)), minimum=minimum)


def read(programme, tiny: Tiny):
    """The programme as pairforge reads it; None if it refuses it."""
    config = load_config(programme(**written(tiny, ["matched", "total"])))
    try:
        roster = read_roster(config)
    except InputError:
        return None
    scores = score(roster, config)
    return config, roster, scores, formulate(scores, roster, config)


def check_repairs(vectors: Vectors, found) -> None:
    """The repairs are minimal, and nothing is cheaper."""
    best = vectors.minimal()
    assert found.complete
    repairs = found.found
    assert [repair.cost for repair in repairs] == [cost for cost, _ in best[:3]]
    told = [
        tuple(sorted(((str(one.kind), one.label, one.people), one.amount) for one in repair.changes))
        for repair in repairs
    ]
    assert len(set(told)) == len(told)
    for repair, one in zip(repairs, told, strict=True):
        assert (repair.cost, one) in best
        assert repair.cost == sum(COSTS[change.kind] * change.amount for change in repair.changes)


def check_clash(vectors: Vectors, problem, roster) -> str:
    """What clashes cannot all be kept, and can without any one of it."""
    free = vectors.table.max(axis=0, initial=0)
    kept = []
    deficiency, shortfall = short_of_minimums(problem), short_of_limits(problem)
    if deficiency is not None:
        part = needed_for_minimums(problem, deficiency)
        kept += [("lock", "lock", pair) for pair in ids(part, roster, part.locked)]
        mentors = np.flatnonzero(part.minimum).tolist()
        kept += [("minimum", "minimum", (roster.mentors.ids[idx],)) for idx in mentors]
    else:
        assert shortfall is None
        search = Search(problem, Deadline(60))
        search.narrow()
        assert search.is_minimal
        for one in search.kept:
            if one.kind == LOCK:
                kept += [("lock", "lock", pair) for pair in ids(problem, roster, [one.number])]
            elif one.kind == MINIMUM:
                kept.append(("minimum", "minimum", (roster.mentors.ids[one.number],)))
            else:
                kept.append(("rule", one.label, ()))
    always = [idx for idx, name in enumerate(vectors.names) if name[0] in ("seat", "exception")]
    places = [vectors.names.index(name) for name in kept]
    assert not vectors.is_possible(allowing(free, [*always, *places]))
    for place in places:
        others = [*always, *(one for one in places if one != place)]
        assert vectors.is_possible(allowing(free, others)), vectors.names[place]
    return "minimums" if deficiency is not None else "rules"


def ids(problem, roster, pairs):
    """The people of pairs, by id."""
    people = zip(*(side.tolist() for side in problem.people(np.array(pairs, dtype=np.int64))), strict=True)
    return [(roster.mentees.ids[one], roster.mentors.ids[other]) for one, other in people]


def allowing(free, kept):
    """Anything may fall short but what is kept."""
    allowed = free.copy()
    allowed[kept] = 0
    return allowed


def check_many(programme, seeds, wanted: int) -> Counter:
    """Check so many programmes without a matching."""
    found: Counter = Counter()
    for seed in seeds:
        if found["programmes"] == wanted:
            break
        try:
            check_one(programme, seed, found)
        except (AssertionError, ValueError) as error:
            error.add_note(f"programme {seed}")
            raise
    assert found["programmes"] == wanted
    return found


def check_one(programme, seed: int, found: Counter) -> None:
    """Check the programme of a seed, if no matching keeps all that it asks for."""
    tiny = random_programme(seed)
    known = read(programme, tiny)
    if known is None:
        return
    config, roster, scores, problem = known
    vectors = Vectors(tiny, config)
    if vectors.is_possible(0):
        return
    repairs = find_repairs(scores, roster, config, time_limit=120)
    check_repairs(vectors, repairs)
    found["programmes"] += 1
    found["three"] += len(repairs.found) == 3
    found.update({str(change.kind) for repair in repairs.found for change in repair.changes})
    if find_clashes(scores, roster, config):
        found["locks and numbers"] += 1
    else:
        assert solve_problem(problem, time_limit=60).chosen is None
        found[check_clash(vectors, problem, roster)] += 1


def test_clashes_are_minimal_and_repairs_the_cheapest(programme):
    """On 15 programmes the set clashes and each of it is needed; no three repairs are cheaper."""
    found = check_many(programme, range(100), 15)
    assert found["three"] > 5, found


@pytest.mark.full
def test_clashes_and_repairs_of_many_programmes(programme):
    """The same on 200 programmes, with clashes and changes of every kind."""
    found = check_many(programme, range(1000, 3000), 200)
    kinds = [str(kind) for kind in ChangeKind if kind is not ChangeKind.LIMIT]
    for kind in ("minimums", "rules", "locks and numbers", *kinds):
        assert found[kind] >= 8, found


def wishing(capacity: int, *locked: str) -> dict:
    """Three mentees who all wish for m1, of whom all shall get it, and some are locked to m2."""
    return {
        "version": 1,
        "mentors": {
            "people": [{"id": "m1", "Places": capacity}, {"id": "m2", "Places": 3}],
            "capacity": "Places",
        },
        "mentees": {"people": [{"id": f"e{idx}", "First": "m1"} for idx in range(3)]},
        "criteria": [{"kind": "ranking", "by": "mentee", "columns": ["First"]}],
        "rules": [{"kind": "lock", "mentee": one, "mentor": "m2"} for one in locked],
        "fairness": [{"kind": "top_choice_share", "k": 1, "at_least": 1}],
        "priorities": ["matched", "total"],
    }


@pytest.mark.parametrize(
    ("asked", "code", "rules", "repairs"),
    [
        pytest.param(
            wishing(1),
            "top_choice_share",
            {},
            [(2, [("limit", 2)]), (3, [("limit", 1), ("seat", 1)]), (4, [("seat", 2)])],
            id="too few places by themselves",
        ),
        pytest.param(
            wishing(3, "e0"),
            "rules_clash",
            {"top_choice_share": 1, "lock": 1},
            [(1, [("limit", 1)]), (3, [("lock", 1)])],
            id="with a lock only",
        ),
    ],
)
def test_a_limit_on_choices_clashes_by_itself_or_with_locks(asked, code, rules, repairs):
    """The limit is lowered, places are found, or the lock is undone; a lock is told of where it matters."""
    result = solve(Config.model_validate(asked))
    assert result.conflict is not None
    assert result.repairs is not None
    (clash,) = result.conflict
    assert (clash.code, dict(clash.rules)) == (code, rules)
    told = [
        (one.cost, [(str(change.kind), change.amount) for change in one.changes])
        for one in result.repairs.found
    ]
    assert told == repairs
    assert result.repairs.complete

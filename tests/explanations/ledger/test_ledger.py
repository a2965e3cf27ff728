"""The price ledger, entry by entry against exhaustive search over the programme without the thing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from tests.cohorts.exhaustive import best_among, best_of, possible
from tests.cohorts.judging import ORDERS, RESOLUTION, Order, fits, uneven
from tests.cohorts.measures import NOBODY
from tests.cohorts.random_tiny import COHORT_KINDS, OTHER_KINDS, random_tiny
from tests.cohorts.tiny import Tiny
from tests.cohorts.written import written

from pairforge.certificate import prove
from pairforge.config import load_config
from pairforge.engines import solve_problem
from pairforge.errors import InputError
from pairforge.explanations.ledger import LedgerEntry, LedgerKind, LedgerOutcome, price_ledger
from pairforge.explanations.ledger.without import Programme
from pairforge.problem.formulate import formulate
from pairforge.roster import read_roster
from pairforge.scoring import score


def ledger_of(path, time_limit=60.0):
    """The programme, its plan and its ledger; None if there is no plan."""
    config = load_config(path)
    try:
        roster = read_roster(config)
    except InputError:
        return None
    scores = score(roster, config)
    problem = formulate(scores, roster, config)
    matching = solve_problem(problem, time_limit=60)
    if matching.chosen is None:
        return None
    programme = Programme(scores, roster, config, problem)
    proof = prove(problem, matching)
    assert proof.optimal
    return programme, matching, price_ledger(programme, matching, proof, time_limit=time_limit)


def random_programme(seed: int) -> tuple[Tiny, Order]:
    """A tiny programme with one or two kinds of rules, locks and minimums, and an order of priorities."""
    random = Random(seed)
    kinds = random.sample(COHORT_KINDS + OTHER_KINDS, random.choice([1, 1, 2]))
    tiny = random_tiny(random, kinds, hard=random.random() < 0.5, resolution=RESOLUTION)
    if random.random() < 0.5:
        tiny = uneven(tiny, random)
    plans = possible(tiny)
    if len(plans) and random.random() < 0.6:
        pairs = np.argwhere(plans[random.randrange(len(plans))]).tolist()
        locked = random.sample(pairs, min(len(pairs), random.choice([1, 2])))
        tiny = replace(tiny, locked=sorted(map(tuple, locked)))
    return tiny, random.choice([order for order in ORDERS if fits(order, tiny)])


def without(tiny: Tiny, order: Order, entry: LedgerEntry, seen: Counter) -> tuple[Tiny, Order]:
    """The tiny programme without what an entry is about; ``seen`` counts entries of each kind so far."""
    idx = seen[entry.kind]
    seen[entry.kind] += 1
    match entry.kind:
        case LedgerKind.RULE if entry.label.startswith("co_mentors"):
            return replace(tiny, co_mentors=None), order
        case LedgerKind.RULE:
            assert tiny.ranks, "only there pairs are forbidden by rules"
            assert tiny.eligible is not None
            eligible = tiny.eligible.copy()
            eligible[tuple(np.argwhere(~tiny.eligible)[idx])] = True
            return replace(tiny, eligible=eligible), order
        case LedgerKind.COHORT:
            return replace(tiny, cohorts=[*tiny.cohorts[:idx], *tiny.cohorts[idx + 1 :]]), order
        case LedgerKind.CAPACITY:
            return replace(tiny, capacities=[*tiny.capacities[:idx], *tiny.capacities[idx + 1 :]]), order
        case LedgerKind.LIMIT:
            return replace(tiny, fairness=[*tiny.fairness[:idx], *tiny.fairness[idx + 1 :]]), order
        case LedgerKind.PRIORITY:
            return tiny, (*order[:idx], *order[idx + 1 :])
        case LedgerKind.LOCK:
            ids = tiny.ids("mentees"), tiny.ids("mentors")
            lock = tuple(side.index(name) for side, name in zip(ids, entry.people, strict=True))
            return replace(tiny, locked=[one for one in tiny.locked if one != lock]), order
        case LedgerKind.MINIMUM:
            assert tiny.minimum is not None
            mentor = tiny.ids("mentors").index(entry.people[0])
            minimum = [0 if at == mentor else own for at, own in enumerate(tiny.minimum)]
            return replace(tiny, minimum=minimum), order
    raise AssertionError(entry.kind)


def check_entry(tiny: Tiny, order: Order, plan, entry: LedgerEntry, seen: Counter) -> bool:
    """Whether an entry has a plan, which is then as good and as near as exhaustive search says."""
    other, rest = without(tiny, order, entry, seen)
    if entry.outcome is LedgerOutcome.NEEDED:
        assert entry.kind is LedgerKind.PRIORITY
        return False
    assert entry.outcome is LedgerOutcome.FOUND
    assert entry.proved
    best = best_of(other, [measure for _, measure in rest])
    assert best is not None
    assert entry.stages is not None
    assert entry.gained is not None
    assert len(entry.stages) == len(entry.gained) == len(rest)
    own = best_among(tiny, plan[None], [measure for _, measure in rest])
    assert own is not None
    for (asked, measure), before, after, told in zip(
        rest, own.values, best.values, entry.gained, strict=True
    ):
        if isinstance(measure, tuple):  # what is kept is not the best
            continue
        assert told.numbers == told.least
        if asked == "leximin":
            gained = dict(zip(told.labels, told.numbers, strict=True))
            assert difference({}, gained) == difference(levels(before), levels(after))
        else:
            none = 0 if before == after else None
            nobody = NOBODY in (before, after)
            assert told.numbers == (none if nobody else after - before,)
    had = plan.any(axis=1)
    changes = (plan & ~best.optima).sum(axis=(1, 2)) + (best.optima & ~had[:, None]).sum(axis=(1, 2))
    near = best.optima[changes == changes.min()]
    ids = tiny.ids("mentees")
    moved = {tuple(ids[idx] for idx in np.flatnonzero((one != plan).any(axis=1))) for one in near}
    assert entry.changed in moved
    if int(tiny.wanted.max()) <= 1:
        assert len(entry.changed) == int(changes.min())
    return True


def levels(values) -> dict:
    """How many people, and minus how many have each standing."""
    people, *standings = values
    return {"unmatched": people} | {level: -count for level, count in Counter(standings[:people]).items()}


def difference(before: dict, after: dict) -> dict:
    """What is more in the second, without what is the same."""
    more = {label: after.get(label, 0) - before.get(label, 0) for label in before | after}
    return {label: number for label, number in more.items() if number}


def check_programme(programme, seed: int, found: Counter) -> None:
    """Check all entries of one random programme."""
    tiny, order = random_programme(seed)
    solved = ledger_of(programme(**written(tiny, [asked for asked, _ in order])))
    if solved is None:
        return
    known, matching, ledger = solved
    plan = np.zeros(tiny.points.shape, dtype=bool)
    plan[known.problem.people(matching.chosen)] = True
    seen: Counter = Counter()
    for entry in ledger:
        if check_entry(tiny, order, plan, entry, seen):
            found[str(entry.kind)] += 1
            found["changed"] += bool(entry.changed)
    assert seen["lock"] == len(tiny.locked)
    assert seen["cohort"] == len(tiny.cohorts)
    assert seen["priority"] == len(order)


@pytest.mark.parametrize("batch", range(4))
def test_entries_are_what_exhaustive_search_says(programme, batch):
    """Of about 80 entries each number, and the fewest changes, are those of a search without the thing."""
    found = check_many(programme, range(6 * batch, 6 * batch + 6))
    assert found["changed"] > 2, found


@pytest.mark.full
def test_a_thousand_entries(programme):
    """As above, for more than a thousand entries of all kinds."""
    found = check_many(programme, range(1000, 1320))
    kinds = [str(kind) for kind in LedgerKind]
    assert sum(found[kind] for kind in kinds) >= 1000, found
    assert min(found[kind] for kind in kinds) >= 10, found
    assert found["changed"] > 200, found


def check_many(programme, seeds) -> Counter:
    """Check several programmes, and say of which seed something went wrong."""
    found: Counter = Counter()
    for seed in seeds:
        try:
            check_programme(programme, seed, found)
        except (AssertionError, ValueError, ArithmeticError) as error:
            error.add_note(f"programme {seed}")
            raise
    return found


MENTORS = [{"id": "m1"}, {"id": "m2"}, {"id": "m3"}]
MENTEES = [{"id": "e1", "No": "m2"}, {"id": "e2", "No": ""}, {"id": "e3", "No": ""}]


SCORES = {("e1", "m1"): 1, ("e1", "m2"): 9, ("e1", "m3"): 2, ("e2", "m1"): 3, ("e2", "m2"): 1}
SCORES |= {("e3", "m1"): 1, ("e3", "m3"): 2}


def small(programme, scores=SCORES, **asked):
    """Three mentees and three mentors with scores from a list."""
    rows = [{"mentee": one, "mentor": other, "score": fit} for (one, other), fit in scores.items()]
    config = {"criteria": [{"kind": "scores", "file": "fit.csv"}], "priorities": ["matched", "total"]} | asked
    return programme(MENTORS, MENTEES, config, files={"fit.csv": rows})


def test_rules_on_pairs_and_floors_are_priced_by_scoring_again(programme):
    """A veto and a floor each cost what the pairs are worth that they exclude."""
    rules = [{"kind": "veto", "mentee": "No"}]
    path = small(programme, rules=rules, fairness=[{"kind": "floor", "score": 1.5}])
    _, _, ledger = ledger_of(path)
    told = {(str(one.kind), one.label): one for one in ledger}
    veto, floor = told["rule", "veto"], told["limit", "floor"]
    # With both: e1-m3 (2) and e2-m1 (3), as e2-m2 has only 1 and e3 would take m3.
    assert [stage.value for stage in veto.stages] == [3, 14.0]
    assert [stage.told for stage in veto.gained] == [1, 9.0]
    assert veto.changed == ("e1", "e3")
    assert [stage.value for stage in floor.stages] == [3, 4.0]
    assert [stage.told for stage in floor.gained] == [1, -1.0]
    assert veto.proved
    assert floor.proved


def test_a_priority_that_others_need_stays(programme):
    """Without `matched` the worst-off have no meaning; without them the total is larger, and they lose."""
    scores = {("e1", "m1"): 9, ("e1", "m2"): 4, ("e2", "m1"): 4, ("e2", "m2"): 1, ("e3", "m3"): 5}
    _, _, ledger = ledger_of(small(programme, scores, priorities=["matched", "worst_off", "total"]))
    found = {one.label: one for one in ledger}
    assert found["matched"].outcome is LedgerOutcome.NEEDED
    assert found["matched"].proved
    assert [(stage.name, stage.value) for stage in found["worst_off"].stages] == [
        ("matched", 3),
        ("total", 15),
    ]
    assert [stage.told for stage in found["worst_off"].gained] == [0, 2]
    assert found["worst_off"].given_up.told == -3
    assert found["worst_off"].changed == ("e1", "e2")


def test_what_comes_too_late_says_so(programme):
    """Without time no entry has a plan, and none but what needs no search is proved."""
    rules = [{"kind": "veto", "mentee": "No"}]
    _, _, ledger = ledger_of(small(programme, rules=rules), time_limit=0.0)
    assert ledger
    for entry in ledger:
        assert entry.outcome is LedgerOutcome.STOPPED
        assert entry.stages is None
        assert not entry.proved

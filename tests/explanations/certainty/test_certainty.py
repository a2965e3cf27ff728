"""Ranges of weights, and what blanks could change, against all matchings of tiny programmes."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from random import Random

import numpy as np
import pytest
from tests.problem.exhaustive import all_matchings, optima

from pairforge.certificate import prove
from pairforge.criteria import points, points_interval
from pairforge.engines import solve_problem
from pairforge.explanations.certainty import holding as certainty_holding
from pairforge.explanations.certainty import weight_ranges, weights, what_blanks_change
from pairforge.problem import Total
from pairforge.problem.formulate import formulate
from pairforge.scoring import score

ORDERS = (
    ["matched", "total"],
    ["total"],
    ["matched", "breaks", "total"],
    ["matched", "total", "balance"],
    ["matched", "balance", "total"],
)


def random_programme(in_memory, seed: int, blank: float = 0.1, rows: dict | None = None):
    """A tiny programme with three criteria, and what was found of it; the people are put into ``rows``."""
    random = Random(seed)

    def people(side: str, size: int):
        return [
            {
                "id": f"{side}{idx}",
                "Team": "" if random.random() < blank else random.choice("xyz"),
                "Tags": "" if random.random() < blank else "; ".join(random.sample("abcd", 2)),
                "Site": random.choice("uv"),
                "Places": random.randint(1, 2),
            }
            for idx in range(size)
        ]

    weight = random.choice([lambda: random.randint(1, 3), lambda: round(random.uniform(0.1, 3), 2)])
    criteria = [
        {"kind": "same", "column": "Team", "weight": weight()},
        {"kind": "overlap", "column": "Tags", "weight": weight()},
        {"kind": "different", "column": "Site", "weight": weight()},
    ]
    order = random.choice(ORDERS)
    soft = {"cohorts": [{"kind": "at_most", "column": "Site", "same": 1}]} if "breaks" in order else {}
    mentors, mentees = people("m", random.randint(2, 4)), people("e", random.randint(2, 6))
    if rows is not None:
        rows |= {"m": mentors, "e": mentees}
    config, roster = in_memory(
        mentors,
        mentees,
        criteria,
        mentors={"capacity": "Places"},
        priorities=order,
        **soft,
    )
    return found_of(config, roster)


def found_of(config, roster):
    """Scores, problem, plan and proof."""
    scores = score(roster, config)
    problem = formulate(scores, roster, config)
    matching = solve_problem(problem, time_limit=60)
    assert matching.chosen is not None
    return config, roster, scores, problem, matching.chosen, prove(problem, matching)


def lines(problem, criterion, scores, chosen):
    """What all plans that are best before the total are worth: base and part, and those of the plan."""
    place = next(idx for idx, stage in enumerate(problem.stages) if isinstance(stage, Total))
    rows = optima(problem, all_matchings(problem), problem.stages[:place])
    part = points(criterion, *problem.people(np.arange(problem.num_pairs)), scores.resolution)
    base = problem.points - part
    own = int(base[chosen].sum()), int(part[chosen].sum())
    return list({(int(base[row].sum()), int(part[row].sum())) for row in rows}), own


def true_ends(every, own) -> tuple[Fraction, Fraction | None]:
    """Between which factors no plan is better."""
    base, part = own
    low = [Fraction(base - one, more - part) for one, more in every if more < part]
    high = [Fraction(base - one, more - part) for one, more in every if more > part]
    return max([Fraction(0), *low]), min(high, default=None)


def is_best(every, own, factor: Fraction) -> bool:
    """Whether no plan is worth more at a factor."""
    return all(one + factor * more <= own[0] + factor * own[1] for one, more in every)


def check_ranges(in_memory, seeds) -> Counter:
    """Every end is exact: the plan is the best there, and beyond it another one is better."""
    found: Counter = Counter()
    for seed in seeds:
        config, _, scores, problem, chosen, proof = random_programme(in_memory, seed)
        ranges = weight_ranges(scores, config, problem, chosen, proof, time_limit=60)
        for criterion, told in zip(scores.criteria, ranges, strict=True):
            every, own = lines(problem, criterion, scores, chosen)
            low, high = true_ends(every, own)
            assert (told.criterion, told.because) == (criterion.label, None)
            assert told.low.exact, seed
            assert told.high.exact, seed
            assert (told.low.holds_to, told.high.holds_to) == (low, high), seed
            little = Fraction(1, 10**9)
            assert is_best(every, own, low)
            assert low == 0 or not is_best(every, own, low - little)
            if high is not None:
                assert is_best(every, own, high)
                assert not is_best(every, own, high + little)
            found["low"] += low > 0
            found["high"] += high is not None
            found["open"] += low < 1 and (high is None or high > 1)
    return found


def test_ranges_of_weights_are_those_of_all_plans(in_memory):
    """On 25 programmes the ends are exact: a little beyond them another plan is better."""
    found = check_ranges(in_memory, range(25))
    assert min(found[one] for one in ("low", "high", "open")) > 10, found


@pytest.mark.full
def test_ranges_of_weights_of_many_programmes(in_memory):
    """The same on 400 programmes."""
    check_ranges(in_memory, range(1000, 1400))


def test_ends_that_are_too_long_to_reckon_with_are_bounded(in_memory, monkeypatch):
    """Where numbers are short, an end lies between a weight that holds and one that does not."""
    monkeypatch.setattr(weights, "LIMIT", 10**9)
    found: Counter = Counter()
    for seed in range(25):
        config, _, scores, problem, chosen, proof = random_programme(in_memory, seed)
        ranges = weight_ranges(scores, config, problem, chosen, proof, time_limit=60)
        for criterion, told in zip(scores.criteria, ranges, strict=True):
            low, high = true_ends(*lines(problem, criterion, scores, chosen))
            assert told.low.fails_beyond <= low <= told.low.holds_to <= 1
            found["bounded"] += not told.low.exact
            if high is None:
                assert told.high.holds_to is None or told.high.fails_beyond is None
            else:
                assert 1 <= told.high.holds_to <= high <= told.high.fails_beyond
                found["bounded"] += not told.high.exact
    assert found["bounded"] > 5, found


def test_what_counts_scores_in_another_way_is_not_known(in_memory):
    """With `worst_off` or a floor nothing is said, and what it is that is in the way."""
    people = [{"id": "a", "Team": "x"}, {"id": "b", "Team": "y"}]
    criteria = [{"kind": "same", "column": "Team"}]
    for asked, because in (
        ({"priorities": ["matched", "worst_off", "total"]}, "worst_off"),
        ({"fairness": [{"kind": "floor", "score": 0.5}], "priorities": ["matched", "total"]}, "floor"),
    ):
        config, roster = in_memory(people, [{"id": "e", "Team": "x"}], criteria, **asked)
        config, roster, scores, problem, chosen, proof = found_of(config, roster)
        (told,) = weight_ranges(scores, config, problem, chosen, proof, time_limit=60)
        assert (told.low, told.high, told.because) == (None, None, because)
        blanks = what_blanks_change(scores, roster, config, problem, chosen, proof, time_limit=60)
        assert (blanks.stands, blanks.because) == (None, because)


def check_blanks(in_memory, seeds) -> Counter:
    """The plan stands exactly if no plan is worth more where all is at its worst for it."""
    found: Counter = Counter()
    for seed in seeds:
        blanks: dict = {}
        config, roster, scores, problem, chosen, proof = random_programme(in_memory, seed, 0.15, blanks)
        told = what_blanks_change(scores, roster, config, problem, chosen, proof, time_limit=60)
        place = next(idx for idx, stage in enumerate(problem.stages) if isinstance(stage, Total))
        rows = optima(problem, all_matchings(problem), problem.stages[:place])
        plan = np.isin(np.arange(problem.num_pairs), chosen)
        people = problem.people(np.arange(problem.num_pairs))
        worst, of_mentee, of_mentor = (problem.points.copy() for _ in range(3))
        for idx, one in enumerate(scores.criteria):
            low, high = points_interval(one, *people, scores.resolution)
            more = np.where(plan, low, high) - points(one, *people, scores.resolution)
            heading = ("Team", "Tags", "Site")[idx]
            mentees, mentors = (
                [not row[heading] for row in sorted(blanks[side], key=lambda row: row["id"])] for side in "em"
            )
            mine = np.array(mentees)[people[0]] | all(mentors)  # then all is open for everybody
            theirs = np.array(mentors)[people[1]] | all(mentees)
            assert ((low < high) == (mine | theirs)).all()
            worst += more
            of_mentee += np.where(mine, more, 0)
            of_mentor += np.where(theirs, more, 0)

        def stands(gains, rows=rows, plan=plan) -> bool:
            return all(gains[row].sum() <= gains[plan].sum() for row in rows)

        def matter(side, gains, ids, points=problem.points, stands=stands) -> tuple[str, ...]:
            return tuple(
                one for idx, one in enumerate(ids) if not stands(np.where(side == idx, gains, points))
            )

        assert told.stands == stands(worst), seed
        assert told.complete
        if told.stands:
            assert (told.mentees, told.mentors) == ((), ())
        else:
            assert told.mentees == matter(people[0], of_mentee, roster.mentees.ids), seed
            assert told.mentors == matter(people[1], of_mentor, roster.mentors.ids), seed
        found["mentors"] += len(told.mentors)
        found["open"] += bool(told.stands and (worst != problem.points).any())
        found["stands"] += bool(told.stands)
        found["people"] += len(told.mentees)
    return found


def test_blanks_that_could_change_the_plan(in_memory):
    """On 30 programmes: whether the plan stands, and whose blanks matter by themselves."""
    found = check_blanks(in_memory, range(30))
    assert found["open"] > 1, found
    assert 30 - found["stands"] > 5, found
    assert found["people"] > 5, found
    assert found["mentors"] > 5, found


def test_without_time_nothing_is_claimed(in_memory):
    """Then a range is the weight as it is, and whether blanks matter is not known."""
    config, roster, scores, problem, chosen, proof = random_programme(in_memory, 0, blank=0.5)
    for told in weight_ranges(scores, config, problem, chosen, proof, time_limit=0.0):
        assert (told.low.holds_to, told.low.fails_beyond, told.low.exact) == (1, None, False)
        assert (told.high.holds_to, told.high.fails_beyond, told.high.exact) == (1, None, False)
    blanks = what_blanks_change(scores, roster, config, problem, chosen, proof, time_limit=0.0)
    assert (blanks.stands, blanks.mentees, blanks.mentors, blanks.complete) == (None, (), (), False)
    assert certainty_holding.depends_otherwise(problem, config) is None

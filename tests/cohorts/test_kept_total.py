"""``total`` with ``keep``: what may be given up of the total for the worst-off, beside exhaustive search."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import numpy as np
import pytest
from tests.cohorts.exhaustive import best_of, possible, reached
from tests.cohorts.judging import (
    BREAKS,
    MATCHED,
    RESOLUTION,
    TOTAL,
    WORST_OFF,
    case_of,
    judge_general,
    keeping,
)
from tests.cohorts.measures import matched, total, worst_off
from tests.cohorts.random_tiny import COHORT_KINDS, random_tiny
from tests.cohorts.tiny import Tiny
from tests.cohorts.written import written

from pairforge import solve
from pairforge.config import load_config
from pairforge.errors import InputError

SHARES = (0.9, 0.8, 0.95, 0.6)


def table(random: Random) -> Tiny:
    """A programme without rules; the total is best if the weak get the weak, and some scores are negative.

    There are about as many places as mentees.
    """
    num_mentees, num_mentors = random.randint(4, 6), random.randint(3, 4)
    mentees, mentors = ([random.randint(1, 6) for _ in range(size)] for size in (num_mentees, num_mentors))
    low = random.choice([0, 0, -12])
    points = [[low + one * other + random.randint(0, 3) for other in mentors] for one in mentees]
    capacity = [random.randint(1, 2) for _ in mentors]
    return Tiny(points=RESOLUTION * np.array(points), capacity=capacity, resolution=RESOLUTION)


@pytest.mark.parametrize("batch", range(4))
def test_the_worst_off_gain_what_the_total_gives_up(programme, batch):
    """End to end on 40 programmes: an optimum of all four priorities, proved, and the best total is told."""
    is_used = 0
    for seed in range(10 * batch, 10 * batch + 10):
        tiny, keep = table(Random(f"kept {seed}")), SHARES[seed % 4]
        asked = ["matched", {"kind": "total", "keep": keep}, "worst_off", "total"]
        measures = [matched, (total, Fraction(str(keep))), worst_off, total]
        result = solve(load_config(programme(**written(tiny, asked))))
        best, in_full = best_of(tiny, measures), best_of(tiny, [matched, total, worst_off, total])
        assert best is not None
        assert in_full is not None
        pairs = [(int(pair.mentee[1:]) - 1, int(pair.mentor[1:]) - 1) for pair in result.pairs]
        found = reached(tiny, pairs, [matched, total, worst_off, total])
        assert (found[0], *found[2:]) == (best.values[0], *best.values[2:])
        assert result.status == "optimal"
        assert result.engine is not None
        assert result.engine.name == "general"
        stage = result.stages[1]
        assert (stage.name, stage.proved) == (f"total (keep {keep})", True)
        assert (stage.value, stage.bound) == (found[1] / RESOLUTION, best.values[1] / RESOLUTION)
        is_used += best.values[2] != in_full.values[2]
    assert is_used > 2


@pytest.mark.parametrize("kind", COHORT_KINDS)
@pytest.mark.parametrize("order", [(BREAKS, WORST_OFF, TOTAL), (BREAKS, keeping("worst_off", 0.7), TOTAL)])
def test_with_rules(programme, kind, order):
    """Under a soft and a hard rule of each kind, what is given up may be for the rules, too."""
    for hard in (False, True):
        random = Random(f"{kind} {hard} {len(order)}")
        tiny = random_tiny(random, (kind,), hard=hard, resolution=RESOLUTION)
        try:
            case = case_of(tiny, (MATCHED, keeping("total", 0.85), *order), programme)
        except InputError as error:
            if "nobody could have a mentor" not in str(error):
                raise
            assert not possible(tiny).any()
            continue
        judge_general(case)

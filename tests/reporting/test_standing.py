"""Where a search stands, in one line: numbers as people read them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.problem.building import BANDS, make_problem

from pairforge.pairing import EngineNote, Matching, Standing
from pairforge.problem import Balance, Breaks, GroupGap, Matched, Total, WorstOff
from pairforge.problem.constraints import Family
from pairforge.reporting.standing import standing_told

GROUPS = Family(np.array([0, 1], dtype=np.int32), 2)
STAGES = (
    Matched(),
    BANDS,
    Breaks(),
    WorstOff(),
    GroupGap(GROUPS, np.array([1, 1]), "gap", is_rate=True),
    GroupGap(GROUPS, np.array([1, 1]), "points"),
    Balance(),
    Total(),
)


def told(standing: Standing | None) -> str | None:
    """The line of a search that stands so."""
    problem = replace(make_problem([[1, 2]]), stages=STAGES)
    matching = Matching(
        engine=EngineNote("general", "a test"),
        chosen=None,
        stages=(),
        stopped_by=None,
        deficiency=None,
        standing=standing,
    )
    return standing_told(problem, matching, 1000)


@pytest.mark.parametrize(
    ("standing", "line"),
    [
        (
            Standing("total", 812_410, 812_570),
            "Solving total: 812.41 so far, nothing better than 812.57 (within 0.02 %)",
        ),
        (
            Standing("total", 812_410, 812_410),
            "Solving total: 812.41 so far, nothing better than 812.41 (within 0 %)",
        ),
        (Standing("matched", 95, 100), "Solving matched: 95 so far, nothing better than 100 (within 5 %)"),
        (Standing("breaks", -3, -2), "Solving breaks: 3 so far, nothing better than 2 (within 50 %)"),
        (Standing("balance", -9, 0), "Solving balance: 9 so far, nothing better than 0 (within 900 %)"),
        (
            Standing("gap", -200_000, -100_000),
            "Solving gap: 0.2 so far, nothing better than 0.1 (within 100 %)",
        ),
        (
            Standing("points", -200, -150),
            "Solving points: 0.2 so far, nothing better than 0.15 (within 34 %)",
        ),
        (Standing("worst_off", -2, 0), "Solving worst_off"),
        (Standing(BANDS.name, 3, 4), f"Solving {BANDS.name}"),
        (Standing("ties", 3, 4), None),
        (Standing("total", 3, None), None),
        (None, None),
    ],
)
def test_the_line_says_what_is_reached_and_what_is_not_excluded(standing, line):
    """Scores, counts and differences; priorities of several numbers only by name."""
    assert told(standing) == line

"""The trade-off with earlier rounds: standings are weighed, and each point is solved for again."""

from __future__ import annotations

import pytest

from pairforge.errors import InputError
from pairforge.pairing import pairs_sha256
from pairforge.pipeline import run, run_frontier, solve
from pairforge.reporting.frontier import write_frontier

MENTORS = [{"id": f"M{idx}", "capacity": 2} for idx in range(3)]
MENTEES = [{"id": f"E{idx}"} for idx in range(6)]
QUALITY = (9, 5, 2), (9, 8, 6, 5, 3, 2)


def listed(add):
    """A score for each pair: the good go best with the good."""
    return [
        {"mentee": f"E{i}", "mentor": f"M{j}", "score": a * b + (i * 7 + j * 5) % 11 + add}
        for i, a in enumerate(QUALITY[1])
        for j, b in enumerate(QUALITY[0])
    ]


@pytest.fixture
def second_round(programme, tmp_path):
    """Write a programme whose first round is solved."""
    import json

    from pairforge.reporting.document import result_json

    config = {"mentors": {"capacity": "capacity"}, "criteria": [{"kind": "scores", "file": "scores.csv"}]}

    def write(add=0):
        first = programme(MENTORS, MENTEES[:4], config, files={"scores.csv": listed(0)[:12]})
        before = json.loads(result_json(solve(first)))
        files = {"scores.csv": listed(add), "before.json": json.dumps(before)}
        return programme(MENTORS, MENTEES, config | {"history": ["before.json"]}, files=files)

    return write


def test_every_point_is_solved_for_again(second_round):
    """Floors on standings are shares of the best that are kept; each point has the same pairs again."""
    path = second_round()
    outcome = run_frontier(path)
    frontier = outcome.frontier
    assert frontier is not None
    assert frontier.with_history
    write_frontier(outcome.config.results_folder, outcome.config, frontier)
    kept = [
        point
        for point in frontier.points
        if any(isinstance(entry, dict) and "keep" in entry for entry in point.priorities)
    ]
    assert kept
    for point in frontier.points:
        result = run(path, at=point.point).result
        assert pairs_sha256((pair.mentee, pair.mentor) for pair in result.pairs) == point.pairs_sha256
        assert result.measures["standings"]["worst_off"] == point.worst_off


def test_scores_below_0_are_refused(second_round):
    """No share says how much of a standing below 0 is kept."""
    with pytest.raises(InputError, match="With `history` the trade-off needs scores that are not below 0"):
        run_frontier(second_round(add=-200))

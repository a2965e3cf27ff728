"""The trade-off in the terminal and as a table."""

from __future__ import annotations

import csv
import io

import pytest
import yaml
from rich.console import Console
from tests.reporting.frontier.invented import invented

from pairforge.pairing import FrontierCurve, StoppedBy
from pairforge.reporting.config_text import in_brackets
from pairforge.reporting.delimited import csv_bytes
from pairforge.reporting.frontier import frontier_summary
from pairforge.reporting.frontier.tables import frontier_table
from pairforge.reporting.frontier.thinning import thinned


@pytest.fixture
def shown(in_memory):
    """What the terminal of 80 columns shows of an invented trade-off."""
    config, _ = in_memory([{"id": "M1"}], [{"id": "E1"}])

    def show(hint=None, **changes):
        screen = Console(width=80, file=io.StringIO(), highlight=False)
        screen.print(frontier_summary(config, invented(**changes), (), hint))
        return screen.file.getvalue()

    return show


def test_rows_fit_80_columns(shown):
    """Each point is one line, also with large totals."""
    lines = shown(best=123456.0).splitlines()
    assert all(len(line) <= 80 for line in lines)
    assert [line.split()[0] for line in lines if line[:7].strip().isdigit()] == list("123456")
    assert any(line.split() == ["2", "1.25", "1.62", "123455.00", "1.00", "0.00", "1"] for line in lines)


def test_many_points_are_thinned_and_it_is_said(shown):
    """The ends and the largest steps are shown, and how many there are."""
    told = shown(counts=(50, 1))
    assert "20 of 50 points are shown: the ends and the largest steps." in told
    rows = [int(line.split()[0]) for line in told.splitlines() if line[:7].strip().isdigit()]
    assert (rows[0], rows[-2], len(rows)) == (1, 50, 21)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "Complete, and each point is proved."),
        ({"complete": False, "stopped_by": StoppedBy.TIME}, "The time limit ended the search"),
        ({"complete": False, "stopped_by": StoppedBy.INTERRUPT}, "The search was interrupted."),
        ({"complete": False, "gave_up": True}, "a next point could not be proved"),
        ({"with_history": True}, "The smallest scores count what people had in earlier rounds."),
        ({"counts": (0, 0)}, "Nobody can be matched, so there is nothing to weigh."),
        ({"counts": (1, 1)}, "The best total is the best for the worst-off, too."),
        ({"hint": "not drawn"}, "not drawn"),
    ],
)
def test_what_is_known_is_said(shown, changes, told):
    """How certain the trade-off is and what it is about."""
    assert told in " ".join(shown(**changes).split())


def test_what_is_left_out_is_said(shown):
    """Rounded weights, and a curve that no engine finds, are named."""
    whole = FrontierCurve(complete=True, rounded=False, refusal=None)
    curves = {"worst_off": whole, "worst_tenth": FrontierCurve(False, True, "It cannot be.")}
    told = " ".join(shown(complete=False, curves=curves).split())
    assert "One trade-off is left out. It cannot be." in told
    assert "Weights had to be rounded, so that a point may be missing." in told


def test_lines_of_the_table_are_yaml():
    """What is to be pasted into the config reads back as it was."""
    frontier = invented()
    rows = list(csv.DictReader(io.StringIO(csv_bytes(frontier_table(frontier)).decode("utf-8-sig"))))
    assert [row["Point"] for row in rows] == list("123456")
    for row, point in zip(rows, frontier.points, strict=True):
        assert yaml.safe_load(row["Config"]) == {
            "priorities": list(point.priorities),
            "fairness": list(point.fairness),
        }


@pytest.mark.parametrize("value", [1e-06, 2.5, 0.1, 12345678.123456, 1e22, -3e-05])
def test_numbers_are_numbers_in_yaml(value):
    """Also those that Python writes with an exponent."""
    assert yaml.safe_load(in_brackets([value])) == [value]


def test_thinning_keeps_the_ends_and_the_largest_steps():
    """Ends, and both sides of the largest steps; all if they are few."""
    points = invented(counts=(30, 0)).points
    assert thinned(points, 30) == points
    assert [point.point for point in thinned(points, 5)] == [1, 27, 28, 29, 30]

"""When to stop."""

import time

import pytest

from pairforge.engines.deadline import Deadline
from pairforge.pairing import StoppedBy


@pytest.mark.parametrize(("passed", "left"), [(0.0, 3.0), (2.5, 0.5), (3.0, 0.0), (100.0, 0.0)])
def test_deadline_runs_down(monkeypatch, passed, left):
    """What is left shrinks with the clock, down to 0."""
    deadline = Deadline(3.0, _start=1000.0)
    monkeypatch.setattr(time, "monotonic", lambda: 1000.0 + passed)
    assert deadline.left() == left
    assert deadline.expired() == (left == 0)


def test_each_deadline_has_its_own_start():
    """The clock starts when the deadline is made, not when the module was read."""
    first = Deadline(3.0)
    time.sleep(0.02)
    assert first.left() + 0.015 < Deadline(3.0).left() <= 3.0


def test_no_time_at_all():
    """A limit of nothing is over at once."""
    assert Deadline(0.0).expired()


@pytest.mark.parametrize(("done", "left"), [((), 2.0), ((0.5, 0.25), 1.25), ((1.0, 1.0), 0.0), ((9.0,), 0.0)])
def test_work_is_spent_whatever_the_clock_says(done, left):
    """What is left of the work shrinks by what is done, down to 0."""
    deadline = Deadline(1000.0, 2.0)
    for work in done:
        deadline.spend(work)
    assert deadline.work_left() == left
    assert deadline.expired() == (left == 0)
    assert deadline.stopped_by is (None if left else StoppedBy.WORK)


def test_time_stops_what_has_no_limit_of_work():
    """Without a limit of work there is always some left."""
    deadline = Deadline(0.0)
    deadline.spend(1e9)
    assert deadline.work_left() == float("inf")
    assert deadline.stopped_by is StoppedBy.TIME


def test_a_part_has_no_more_than_the_whole():
    """What a part spends is spent, and it ends with the whole."""
    deadline = Deadline(1000.0, 2.0)
    with deadline.at_most(5.0) as part:
        assert part.work_left() == 2.0
        part.spend(1.5)
    assert deadline.work_left() == 0.5
    with deadline.at_most(0.25) as part:
        part.spend(0.25)
        assert part.expired()
    assert not deadline.expired()

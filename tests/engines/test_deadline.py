"""When to stop."""

import time

import pytest

from pairforge.engines.deadline import Deadline


@pytest.mark.parametrize(("passed", "left"), [(0.0, 3.0), (2.5, 0.5), (3.0, 0.0), (100.0, 0.0)])
def test_deadline_runs_down(monkeypatch, passed, left):
    """What is left shrinks with the clock, down to 0."""
    deadline = Deadline(3.0, 1000.0)
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

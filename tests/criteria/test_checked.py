"""Criteria of other packages are held to what every criterion promises."""

from __future__ import annotations

import numpy as np
import pytest

from pairforge.config import CriterionBase, PlugIn
from pairforge.criteria import Criterion
from pairforge.criteria.checked import Checked
from pairforge.errors import InputError

PAIRS = np.array([0, 1]), np.array([0, 1])
BLAME = "`kind: own` of the package own-package"
REMEDY = "Leave the criterion out, update the package, or ask its author."


class Own(Criterion):
    """A criterion whose numbers are given."""

    Config = CriterionBase
    phrase = "{}"
    mean = 0.5
    stored = np.array([np.nan, 1.0])

    def __init__(self, config, roster):
        self.label, self.weight = config.label, config.weight

    def values(self, mentees, mentors):
        """The stored values themselves."""
        return self.stored

    def evidence(self, mentee, mentor):
        """Nothing."""
        return []


def checked(**changes):
    """The criterion with something changed, and its checks."""
    return Checked(PlugIn("own-package", type("Own", (Own,), changes)), CriterionBase(kind="own"), None)


def test_what_is_right_is_passed_on():
    """Values as a copy, so that nobody changes what the package keeps."""
    criterion = checked()
    values = criterion.values(*PAIRS)
    values[:] = 7
    np.testing.assert_array_equal(criterion.values(*PAIRS), Own.stored)
    assert (criterion.label, criterion.weight, criterion.mean) == ("own", 1.0, 0.5)
    assert criterion.evidence(0, 0) == ()
    low, high = criterion.interval(*PAIRS)
    assert (low.tolist(), high.tolist()) == ([0, 1], [1, 1])


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ([0.0, 1.5], "gave a value outside of 0 to 1"),
        ([-0.1, 1.0], "gave a value outside of 0 to 1"),
        ([0.0], "gave values of shape (1,) instead of (2,)"),
        (["a", "b"], "failed (ValueError: could not convert string to float: 'a')"),
    ],
)
def test_wrong_values(stored, said):
    """A message that names the package, not a wrong score."""
    with pytest.raises(InputError) as caught:
        checked(stored=stored).values(*PAIRS)
    assert str(caught.value) == f"{BLAME} {said}. {REMEDY}"


@pytest.mark.parametrize(("mean", "said"), [(np.nan, "0 to 1"), (2, "0 to 1"), ([0.5], r"shape \(1,\)")])
def test_a_wrong_mean(mean, said):
    """The mean is one number from 0 to 1."""
    with pytest.raises(InputError, match=said):
        _ = checked(mean=mean).mean


@pytest.mark.parametrize("name", ["__init__", "values", "evidence", "interval"])
def test_a_failure(name):
    """What the package raises is told as the package's."""

    def fail(*_):
        raise ZeroDivisionError("nothing to divide by")

    asked = {
        "__init__": checked,
        "values": lambda **changes: checked(**changes).values(*PAIRS),
        "evidence": lambda **changes: checked(**changes).evidence(0, 0),
        "interval": lambda **changes: checked(**changes).interval(*PAIRS),
    }
    with pytest.raises(InputError) as caught:
        asked[name](**{name: fail})
    assert str(caught.value) == f"{BLAME} failed (ZeroDivisionError: nothing to divide by). {REMEDY}"


def test_a_message_of_its_own():
    """An InputError that a package raises itself reaches the coordinator as it is."""

    def refuse(*_):
        raise InputError([])

    with pytest.raises(InputError) as caught:
        checked(values=refuse).values(*PAIRS)
    assert caught.value.troubles == ()

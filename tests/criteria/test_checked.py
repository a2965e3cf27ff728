"""Criteria of other packages are held to what every criterion promises."""

from __future__ import annotations

import numpy as np
import pytest

from pairforge.config import CriterionBase, PlugIn
from pairforge.criteria import Criterion, Evidence
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
        """The stored values of the mentors."""
        return np.asarray(self.stored)[mentors] + np.zeros_like(mentees)

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
    ],
)
def test_wrong_values(stored, said):
    """A message that names the package, not a wrong score."""
    with pytest.raises(InputError) as caught:
        checked(stored=stored).values(*PAIRS)
    assert str(caught.value) == f"{BLAME} {said}. {REMEDY}"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([0.0], "gave values of shape (1,) instead of (2,)"),
        (["a", "b"], "failed (ValueError: could not convert string to float: 'a')"),
        ([1j, 0], "gave values that are masked or complex"),
        (np.ma.masked_array([0.5, 0.5], [True, False]), "gave values that are masked or complex"),
    ],
)
def test_what_is_no_array_of_values(given, said):
    """Nor is a blank lost, or a number cut."""
    with pytest.raises(InputError) as caught:
        checked(values=lambda *_: given).values(*PAIRS)
    assert str(caught.value) == f"{BLAME} {said}. {REMEDY}"


def drifting():
    """Values that are other ones at every call."""
    calls = []

    def values(self, mentees, mentors):
        calls.append(1)
        return np.full(np.broadcast_shapes(mentees.shape, mentors.shape), 1 / len(calls))

    return values


def by_place(self, mentees, mentors):
    """Values that depend on what else is asked for."""
    values = np.zeros(np.broadcast_shapes(mentees.shape, mentors.shape))
    return values + np.linspace(0, 1, values.shape[-1])


def by_form(self, mentees, mentors):
    """Other values in a block than in a list."""
    return np.full(np.broadcast_shapes(mentees.shape, mentors.shape), 1.0 if mentees.ndim == 2 else 0.5)


@pytest.mark.parametrize("values", [drifting(), by_place, by_form])
@pytest.mark.parametrize("form", ["list", "block"])
def test_two_values_for_one_pair(values, form):
    """Whatever a value depends on besides the two people, it is no score."""
    mentees, mentors = np.arange(20) % 3, np.arange(20)
    pairs = (mentees, mentors) if form == "list" else (mentees[:, None], mentors[None, :])
    with pytest.raises(InputError) as caught:
        checked(values=values).values(*pairs)
    assert str(caught.value) == f"{BLAME} gave two different values for one pair. {REMEDY}"


def test_positions_cannot_be_changed():
    """A package that writes into the positions does not change whose scores are asked for."""

    def values(self, mentees, mentors):
        found = np.zeros(np.broadcast_shapes(mentees.shape, mentors.shape))
        mentees += 1
        mentors[:] = 0
        return found

    pairs = np.arange(3)[:, None], np.arange(4)[None, :]
    assert checked(values=values).values(*pairs).shape == (3, 4)
    assert (pairs[0].tolist(), pairs[1].tolist()) == ([[0], [1], [2]], [[0, 1, 2, 3]])


def test_a_mean_is_asked_for_once():
    """Blanks of all blocks count as the same."""
    means = iter([0.25, 0.75])
    criterion = checked(mean=property(lambda self: next(means)))
    assert (criterion.mean, criterion.mean) == (0.25, 0.25)


@pytest.mark.parametrize("weight", [-1.0, np.nan, np.inf])
def test_a_weight_that_its_own_schema_let_pass(weight):
    """Weights are numbers of at least 0."""
    config = CriterionBase(kind="own").model_copy(update={"weight": weight})
    with pytest.raises(InputError, match=f"has the weight {weight}"):
        Checked(PlugIn("own-package", Own), config, None)


@pytest.mark.parametrize(
    ("interval", "said"),
    [
        ((np.ones(2), np.zeros(2)), "gave an interval that ends before it starts"),
        ((np.zeros(2),), "gave an interval of 1 instead of 2"),
        ((np.zeros(2), np.full(2, np.nan)), "gave a value outside of 0 to 1"),
    ],
)
def test_a_wrong_interval(interval, said):
    """From the smallest to the largest value."""
    with pytest.raises(InputError) as caught:
        checked(interval=lambda *_: interval).interval(*PAIRS)
    assert str(caught.value) == f"{BLAME} {said}. {REMEDY}"


@pytest.mark.parametrize(
    "cited",
    [
        "words",
        Evidence("mentor", "Format", "Online", np.nan, "Online"),
        Evidence("mentor", "Format", None, 1.0, "Online"),
        Evidence("nobody", "Format", "Online", 1.0, "Online"),
    ],
)
def test_wrong_evidence(cited):
    """It is an Evidence, whose words can be told."""
    with pytest.raises(InputError) as caught:
        checked(evidence=lambda *_: [cited]).evidence(0, 0)
    assert str(caught.value) == (
        f"{BLAME} cited something that is no Evidence of texts and a number. {REMEDY}"
    )


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

"""Sentences about a plan say the numbers of the values they are rendered from, and no others."""

from __future__ import annotations

import re

import pytest

from pairforge.explanations.envy import Blocking, Envy
from pairforge.explanations.forcing import (
    CriterionChange,
    How,
    Margin,
    Move,
    PairStatus,
    SeatWorth,
    StageLoss,
    Threshold,
    WhyNot,
)
from pairforge.explanations.ranks import PairRanks, Rank
from pairforge.explanations.remedies import Remedy, RemedyKind
from pairforge.reporting.explain_words import (
    WORDS,
    change_told,
    margin_told,
    ranks_told,
    remedy_told,
    seat_told,
    threshold_told,
    why_not_told,
)
from pairforge.reporting.wish_words import blocking_told, envy_told

PEOPLE = ("e1", "m1")
LOSS = (
    StageLoss("matched", ("matched",), (1,), (1,), 1),
    StageLoss("bands", ("unmatched", "poor"), (0, -2), (0, -2), (0, -2)),
    StageLoss("total", ("total",), (3500,), (3500,), 3.5),
)
OPEN = (StageLoss("total", ("total",), (3500,), (2000,), 3.5),)
CHAIN = (Move("e1", None, "m1"), Move("e2", "m1", None))


@pytest.fixture
def roster(roster_of):
    """Two of each side."""
    people = {"mentors": [{"id": "m1"}, {"id": "m2"}], "mentees": [{"id": "e1"}, {"id": "e2"}]}
    return roster_of(**people)


def numbers(text):
    """All numbers in a text that are not part of a name."""
    return [float(number) for number in re.findall(r"(?<![\w.])\d+(?:\.\d+)?", text)]


def test_every_kind_of_value_has_words():
    """No value of an explanation is without a sentence."""
    of_pairs = {WhyNot, Margin, Threshold, CriterionChange, PairRanks, Envy, Blocking}
    assert set(WORDS) == of_pairs | {SeatWorth, Remedy}


def test_why_not_says_each_loss_and_who_moves(roster):
    """Numbers that are worse cost, those that are better bring something."""
    value = WhyNot(*PEOPLE, LOSS, CHAIN, (), How.EXCHANGE, PairStatus.NEVER, proved=True)
    text = why_not_told(value, roster)
    assert text == (
        "Would cost 1 in matched, bring 2 in bands (poor) and cost 3.5 in total: "
        "e1 to m1; e2 from m1 to nobody."
    )
    assert numbers(text) == [1, 2, 3.5]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (
            WhyNot(*PEOPLE, OPEN, (), (), How.RE_SOLVE, None, proved=False),
            "Would cost 3.5 in total (proved is only at least 2000 in total, as counted inside).",
        ),
        (
            WhyNot(*PEOPLE, None, (), ("veto", "share Team"), None, PairStatus.NEVER, proved=True),
            "Not possible: somebody would rather not; share Team.",
        ),
        (
            WhyNot(*PEOPLE, None, (), ("lock",), How.EXCHANGE, PairStatus.NEVER, proved=True),
            "Not possible: the mentee is locked with somebody else.",
        ),
        (
            WhyNot(*PEOPLE, None, (), (), How.RE_SOLVE, None, proved=False),
            "Not found out in time whether this is possible.",
        ),
    ],
)
def test_why_not_says_what_is_not_certain(roster, value, told):
    """What a rule forbids, what is only bounded, and what was not found out are told apart."""
    assert why_not_told(value, roster) == told


def test_as_good_is_told_as_such(roster):
    """A pair of another optimal plan costs nothing."""
    none = (StageLoss("total", ("total",), (0,), (0,), 0.0),)
    value = WhyNot(*PEOPLE, none, CHAIN, (), How.EXCHANGE, PairStatus.POSSIBLE, proved=True)
    assert why_not_told(value, roster) == "As good as the plan: e1 to m1; e2 from m1 to nobody."


@pytest.mark.parametrize(
    ("status", "loss", "proved", "told"),
    [
        (
            PairStatus.ESSENTIAL,
            OPEN[:0] + LOSS[2:],
            True,
            "In every best plan: without this pair it would cost 3.5 in total.",
        ),
        (PairStatus.TIED, LOSS[2:], True, "A plan without this pair is as good."),
        (PairStatus.ESSENTIAL, None, True, "Every plan has this pair."),
        (None, None, False, "Not found out in time how sure this pair is."),
    ],
)
def test_how_sure_a_pair_is(roster, status, loss, proved, told):
    """Essential, tied, in every plan, or not known."""
    assert margin_told(Margin(*PEOPLE, loss, (), How.EXCHANGE, status, proved=proved), roster) == told


def test_what_would_have_to_change():
    """The score, and each criterion in its own units."""
    changes = (
        CriterionChange("goals", 0.25, 0.5, possible=True),
        CriterionChange("site", 1.0, 2.0, possible=False),
    )
    value = Threshold(*PEOPLE, 1500, 1501, 1.5, changes, How.EXCHANGE, proved=True)
    text = threshold_told(value)
    assert text == (
        "With 1.5 more in its score it would be as good, with any more it happens. "
        "`goals` alone can: from 0.25 to 0.75. "
        "`site` alone cannot do it."
    )
    assert numbers(text) == [1.5, 0.25, 0.75]
    assert numbers(change_told(changes[0])) == [0.25, 0.75]
    assert "something more important" in threshold_told(
        Threshold(*PEOPLE, None, None, None, (), How.EXCHANGE, proved=True)
    )
    assert "Not found out" in threshold_told(
        Threshold(*PEOPLE, None, None, None, (), How.RE_SOLVE, proved=False)
    )
    assert "a rule forbids it" in threshold_told(Threshold(*PEOPLE, None, None, None, (), None, proved=True))


def test_what_a_place_is_worth():
    """What one more brings, and what one fewer costs."""
    text = seat_told(SeatWorth("m1", LOSS[2:], LOSS[:1], How.EXCHANGE, proved=True))
    assert text == "One place more would bring 3.5 in total; one fewer would cost 1 in matched."
    impossible = seat_told(SeatWorth("m1", LOSS[2:], None, How.EXCHANGE, proved=True))
    assert impossible.endswith("one fewer is not possible.")


def test_where_two_people_stand_with_each_other():
    """Ranks of both sides, and wishes where there are any."""
    ranks = PairRanks(*PEOPLE, Rank(2, 7, 1), Rank(3, 9, None))
    text = ranks_told(ranks)
    assert numbers(text) == [2, 7, 1, 3, 9]


def test_what_would_help(roster):
    """A place or an exception, with what it brings and costs."""
    gain = (
        StageLoss("matched", ("matched",), (-1,), (-1,), -1),
        StageLoss("total", ("total",), (500,), (500,), 0.5),
    )
    seat = Remedy(RemedyKind.SEAT, "m1", None, gain, CHAIN[:1], proved=True)
    text = remedy_told(seat, roster)
    assert text == "One place more with m1 would bring 1 in matched and cost 0.5 in total: e1 to m1."
    assert numbers(text) == [1, 0.5]
    exception = Remedy(RemedyKind.EXCEPTION, "m2", "differ Team", OPEN, (), proved=False)
    assert remedy_told(exception, roster) == (
        "An exception from `differ Team` for m2 would cost 3.5 in total "
        "(proved is only at least 2000 in total, as counted inside)."
    )


def test_who_wished_for_whom(roster):
    """Choices, scores and ranks; nobody chosen has no number."""
    text = envy_told(Envy("e1", "m1", "e2", 1, 3, 4.5, 2.25), roster)
    assert text == "e1 has choice 3; m1, choice 1, would score 4.5 and has e2 with 2.25."
    assert numbers(text) == [3, 1, 4.5, 2.25]
    assert envy_told(Envy("e1", "m1", "e2", 1, None, 4, 2), roster).startswith("e1 has nobody chosen; m1")
    text = blocking_told(Blocking("e1", "m1", 2, 5, 1, None), roster)
    assert text == (
        "e1 and m1 would both rather have each other: the mentor is choice 2, 1 rank better; "
        "the mentee is choice 5, instead of somebody not chosen."
    )
    assert numbers(text) == [2, 1, 5]


def test_long_chains_are_cut(roster):
    """The first moves, and how many there are more."""
    chain = (Move("e1", "m1", "m2"),) * 11
    value = WhyNot(*PEOPLE, LOSS[2:], chain, (), How.EXCHANGE, PairStatus.NEVER, proved=True)
    assert why_not_told(value, roster).endswith("e1 from m1 to m2; and 3 moves more.")

"""Reasons: everything that can be said to a person about the plan, put together; values, no sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Config
from pairforge.criteria import Evidence, points
from pairforge.explanations.forcing import Margin, SeatWorth, Threshold, Why, WhyNot, threshold_of
from pairforge.explanations.ledger import Programme
from pairforge.explanations.pair import PairExplanation, explain_pairs
from pairforge.explanations.ranks import PairRanks, rank_pairs
from pairforge.explanations.remedies import Remedy, remedies
from pairforge.explanations.unmatched import explain_unmatched
from pairforge.explanations.wishes import Preferred, reasons_of_wishes
from pairforge.pairing import UnmatchedResult

IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class PairReasons:
    """Why a chosen pair, and how sure it is.

    Parameters
    ----------
    mentee, mentor
        By id.
    score, parts
        What the pair is worth, and what each criterion gives to that.
    evidence
        What in the answers gave it, by criterion.
    lowest, highest
        What the score could be, whatever the two people's blank answers are.
    ranks
        Where the two stand with each other.
    margin
        What the best plan without the pair loses.
    runner_up
        Why not the mentor with the next best score; None if there is no other.
    """

    mentee: str
    mentor: str
    score: float
    parts: Mapping[str, float]
    evidence: Mapping[str, tuple[Evidence, ...]]
    lowest: float
    highest: float
    ranks: PairRanks
    margin: Margin
    runner_up: WhyNot | None


@dataclass(frozen=True)
class MenteeReasons:
    """What a mentee may ask: why these mentors, why not the others, why none.

    Parameters
    ----------
    mentee
        By id.
    pairs
        Each chosen pair.
    unmatched
        Why places stay empty; None if none do.
    remedies
        What would fill one, best first.
    why_not
        Every other mentor, in the order of the roster.
    preferred
        Whom the mentee wished for more, as far as wishes were stated.
    """

    mentee: str
    pairs: tuple[PairReasons, ...]
    unmatched: UnmatchedResult | None
    remedies: tuple[Remedy, ...]
    why_not: tuple[WhyNot, ...]
    preferred: Preferred


@dataclass(frozen=True)
class MentorReasons:
    """What a mentor may ask.

    Parameters
    ----------
    mentor
        By id.
    pairs
        Each chosen pair.
    seat
        What a place more, or one fewer, would change.
    """

    mentor: str
    pairs: tuple[PairReasons, ...]
    seat: SeatWorth


@dataclass(frozen=True)
class PairQuestion:
    """Why two people are a pair, or why not, and what would have to change.

    Parameters
    ----------
    mentee, mentor
        By id.
    why
        Why they are one; None if they are not.
    why_not
        Why they are none, and
    threshold
        by how much the score would have to be higher; None if they are one.
    """

    mentee: str
    mentor: str
    why: PairReasons | None
    why_not: WhyNot | None
    threshold: Threshold | None


def reasons_of_mentee(why: Why, config: Config, mentee: int) -> MenteeReasons:
    """What there is to say to a mentee (by position)."""
    scores, roster, forcing = why.scores, why.roster, why.forcing
    programme = Programme(scores, roster, config, forcing.problem)
    unmatched = explain_unmatched(scores, roster, forcing.problem, forcing.chosen)
    name, preferred = roster.mentees.ids[mentee], reasons_of_wishes(why, config)
    reason = next((one for one in unmatched if one.mentee == name), None)
    return MenteeReasons(
        mentee=name,
        pairs=_pairs(why, config, forcing.chosen[scores.mentees[forcing.chosen] == mentee]),
        unmatched=reason,
        remedies=() if reason is None else remedies(programme, why, mentee),
        why_not=why.not_others(mentee),
        preferred=Preferred(
            tuple(one for one in preferred.envies if one.mentee == name),
            tuple(one for one in preferred.blocking if one.mentee == name),
        ),
    )


def reasons_of_mentor(why: Why, config: Config, mentor: int) -> MentorReasons:
    """What there is to say to a mentor (by position)."""
    chosen = why.forcing.chosen
    pairs = _pairs(why, config, chosen[why.scores.mentors[chosen] == mentor])
    return MentorReasons(why.roster.mentors.ids[mentor], pairs, why.seat(mentor))


def reasons_of_pair(why: Why, config: Config, mentee: int, mentor: int) -> PairQuestion:
    """Why these two are a pair, or are not (both by position)."""
    ids = why.roster.mentees.ids[mentee], why.roster.mentors.ids[mentor]
    pair = why.scores.find(mentee, mentor)
    if pair is not None and pair in why.forcing.chosen:
        return PairQuestion(*ids, _pairs(why, config, np.array([pair]))[0], None, None)
    threshold = threshold_of(why, config, mentee, mentor)
    return PairQuestion(*ids, None, why.not_that(mentee, mentor), threshold)


def reasons_of_all(why: Why, config: Config) -> tuple[PairReasons, ...]:
    """Why each chosen pair."""
    return _pairs(why, config, why.forcing.chosen)


def _pairs(why: Why, config: Config, pairs: IntArray) -> tuple[PairReasons, ...]:
    scores, roster = why.scores, why.roster
    explained = {(one.mentee, one.mentor): one for one in explain_pairs(scores, roster, why.forcing.chosen)}
    ranks = rank_pairs(scores, roster, config, pairs)
    people = scores.mentees[pairs].astype(np.int64), scores.mentors[pairs].astype(np.int64)
    parts = {one.label: points(one, *people, scores.resolution) for one in scores.criteria}
    return tuple(
        _reasons(
            why,
            pair,
            explained[place.mentee, place.mentor],
            place,
            {label: int(own[idx]) / scores.resolution for label, own in parts.items()},
        )
        for idx, (pair, place) in enumerate(zip(pairs.tolist(), ranks, strict=True))
    )


def _reasons(
    why: Why, pair: int, explained: PairExplanation, ranks: PairRanks, parts: Mapping[str, float]
) -> PairReasons:
    scores, roster = why.scores, why.roster
    runner_up = explained.runner_up
    second = None if runner_up is None else roster.mentors.ids.index(runner_up)
    return PairReasons(
        mentee=explained.mentee,
        mentor=explained.mentor,
        score=int(scores.points[pair]) / scores.resolution,
        parts=parts,
        evidence=explained.evidence,
        lowest=explained.lowest,
        highest=explained.highest,
        ranks=ranks,
        margin=why.margin(pair),
        runner_up=None if second is None else why.not_that(int(scores.mentees[pair]), second),
    )

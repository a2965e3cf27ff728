"""Reasons in sentences, each rendered from one value; nothing is calculated here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pairforge.explanations.envy import Blocking, Envy
from pairforge.explanations.forcing import (
    CriterionChange,
    Loss,
    Margin,
    Move,
    PairStatus,
    SeatWorth,
    Threshold,
    WhyNot,
)
from pairforge.explanations.ranks import PairRanks, Rank
from pairforge.explanations.remedies import Remedy, RemedyKind
from pairforge.reporting.wish_words import blocking_told, envy_told
from pairforge.reporting.words import counted, joined, people_told, rule_told
from pairforge.roster import Roster

UNPROVED = (
    "It is not proved that no other plan is better, so that losses are told against a plan that may not be "
    "the best one."
)
_MOST_MOVES = 8
_BLOCKED = {
    "lock": "the mentee is locked with somebody else",
    "rules": "with this pair, capacities, minimums, locks, limits and rules on groups cannot all hold",
}


def why_not_told(why_not: WhyNot, roster: Roster) -> str:
    """Why a mentee does not have a mentor."""
    if why_not.loss is None:
        if not why_not.proved:
            return "Not found out in time whether this is possible."
        return f"Not possible: {blocked_told(why_not.blocked_by)}."
    if why_not.status is PairStatus.POSSIBLE:
        return f"As good as the plan{chain_told(why_not.chain, roster)}."
    sure = "" if why_not.proved else f" (proved is only {_at_least_told(why_not.loss)})"
    return f"Would {loss_told(why_not.loss)}{sure}{chain_told(why_not.chain, roster)}."


def margin_told(margin: Margin, roster: Roster) -> str:
    """How sure a chosen pair is."""
    if margin.loss is None:
        return (
            "Every plan has this pair." if margin.proved else "Not found out in time how sure this pair is."
        )
    if margin.status is PairStatus.TIED:
        return f"A plan without this pair is as good{chain_told(margin.chain, roster)}."
    sure = "" if margin.proved else f" (proved is only {_at_least_told(margin.loss)})"
    told = f"{loss_told(margin.loss)}{sure}{chain_told(margin.chain, roster)}."
    return f"In every best plan: without this pair it would {told}" if _is_sure(margin) else f"Would {told}"


def remedy_told(remedy: Remedy, roster: Roster) -> str:
    """What would give a mentee a mentor, and what that brings or costs."""
    mentor = people_told((remedy.mentor,), roster, "mentor")
    what = (
        f"One place more with {mentor}"
        if remedy.kind is RemedyKind.SEAT
        else f"An exception from `{rule_told(remedy.rule or '')}` for {mentor}"
    )
    sure = "" if remedy.proved else f" (proved is only {_at_least_told(remedy.loss)})"
    return f"{what} would {loss_told(remedy.loss)}{sure}{chain_told(remedy.chain, roster)}."


def threshold_told(threshold: Threshold) -> str:
    """What would have to change for a pair to happen."""
    if threshold.how is None:
        return "No score can make this pair happen: a rule forbids it."
    if threshold.score is None:
        return (
            "No score of this pair can make it happen: something more important is in the way."
            if threshold.proved
            else "Not found out in time what would have to change."
        )
    changes = [change_told(change) for change in threshold.by_criterion]
    listed = f" {' '.join(changes)}" if changes else ""
    more = _number(threshold.score)
    return f"With {more} more in its score it would be as good, with any more it happens.{listed}"


def change_told(change: CriterionChange) -> str:
    """By how much one criterion would have to be higher."""
    if not change.possible:
        return f"`{change.criterion}` alone cannot do it."
    before, after = _number(change.value), _number(change.value + change.more)
    return f"`{change.criterion}` alone can: from {before} to {after}."


def seat_told(seat: SeatWorth) -> str:
    """What one place more is worth with a mentor, and what one fewer would cost."""
    return f"One place more {one_more_told(seat)}; one fewer {one_fewer_told(seat)}."


def one_more_told(seat: SeatWorth) -> str:
    """What one place more is worth."""
    return "was not found out" if seat.one_more is None else f"would {gain_told(seat.one_more)}"


def one_fewer_told(seat: SeatWorth) -> str:
    """What one place fewer would cost."""
    if seat.one_fewer is None:
        return "is not possible" if seat.proved else "was not found out"
    return f"would {loss_told(seat.one_fewer)}"


def ranks_told(ranks: PairRanks) -> str:
    """Where the two stand with each other."""
    return (
        f"The mentor is {_rank_told(ranks.of_mentor)} for the mentee; "
        f"the mentee is {_rank_told(ranks.of_mentee)} for the mentor."
    )


def blocked_told(labels: tuple[str, ...]) -> str:
    """Why no plan has a pair."""
    return "; ".join(_BLOCKED.get(label, rule_told(label)) for label in labels)


def loss_told(loss: Loss) -> str:
    """What is lost, priority by priority: ``cost 0.5 in worst_off and bring 12 in total``."""
    return _changes_told(loss, "cost", "bring")


def gain_told(loss: Loss) -> str:
    """What is gained, priority by priority, where positive numbers are gains."""
    return _changes_told(loss, "bring", "cost")


def chain_told(moves: tuple[Move, ...], roster: Roster) -> str:
    """Who would move, the mentee first: ``: Ana to Bob; Carla from Bob to Dan``."""
    if not moves:
        return ""
    told = [_move(move, roster) for move in moves[:_MOST_MOVES]]
    more = len(moves) - len(told)
    if more > 0:
        told.append(f"and {counted(more, 'move', 'moves')} more")
    return f": {'; '.join(told)}"


WORDS: Mapping[type, Callable[..., str]] = {
    WhyNot: why_not_told,
    Margin: margin_told,
    Remedy: remedy_told,
    Threshold: threshold_told,
    CriterionChange: change_told,
    SeatWorth: seat_told,
    PairRanks: ranks_told,
    Envy: envy_told,
    Blocking: blocking_told,
}
"""What renders each kind of value."""


def _move(move: Move, roster: Roster) -> str:
    who = people_told((move.mentee,), roster, "mentee", with_ids=False)
    before = "" if move.from_ is None else f" from {_mentor(move.from_, roster)}"
    after = "nobody" if move.to is None else _mentor(move.to, roster)
    return f"{who}{before} to {after}"


def _mentor(identifier: str, roster: Roster) -> str:
    return people_told((identifier,), roster, "mentor", with_ids=False)


def _changes_told(loss: Loss, more: str, less: str) -> str:
    """Each number that is not 0 behind what it does; ``change nothing`` if all are."""
    told: list[str] = []
    for one in loss:
        shown = one.told if isinstance(one.told, tuple) else (one.told,)
        for label, number, value in zip(one.labels, one.numbers, shown, strict=True):
            if number != 0:
                where = one.stage if len(shown) == 1 else f"{one.stage} ({label})"
                amount = "an unknown amount" if value is None else _number(abs(value))
                told.append(f"{less if number is not None and number < 0 else more} {amount} in {where}")
    return joined(told) if told else "change nothing"


def _at_least_told(loss: Loss) -> str:
    first = next((one for one in loss if one.least != one.numbers), None)
    if first is None or any(number is None for number in first.least):
        return "that nothing is gained before"
    return f"at least {', '.join(str(number) for number in first.least)} in {first.stage}, as counted inside"


def _rank_told(rank: Rank) -> str:
    wish = "" if rank.by_wish is None else f" and choice {rank.by_wish}"
    return f"no. {rank.by_score} of {rank.eligible} by score{wish}"


def _number(value: Any) -> str:
    return f"{value:.10g}"


def _is_sure(margin: Margin) -> bool:
    return margin.status is PairStatus.ESSENTIAL

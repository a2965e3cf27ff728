"""Parts of the documents on reasons, each from one value."""

from __future__ import annotations

import json
from typing import Any

from pairforge.explanations.certainty import WeightEnd
from pairforge.explanations.forcing import Loss, Margin, Move, SeatWorth, Threshold, WhyNot
from pairforge.explanations.ledger import LedgerEntry
from pairforge.explanations.ranks import Rank
from pairforge.explanations.reasons import PairReasons
from pairforge.explanations.remedies import Remedy
from pairforge.explanations.wishes import Preferred


def pair_value(pair: PairReasons) -> dict[str, Any]:
    """A chosen pair."""
    return {
        "mentee": pair.mentee,
        "mentor": pair.mentor,
        "score": pair.score,
        "parts": dict(pair.parts),
        "evidence": {label: [plain_value(one) for one in tokens] for label, tokens in pair.evidence.items()},
        "lowest": pair.lowest,
        "highest": pair.highest,
        "rank_of_mentor": _rank(pair.ranks.of_mentor),
        "rank_of_mentee": _rank(pair.ranks.of_mentee),
        "margin": _margin(pair.margin),
        "runner_up": None if pair.runner_up is None else why_not_value(pair.runner_up),
    }


def preferred_value(preferred: Preferred) -> dict[str, Any]:
    """Wishes that were not met."""
    return {
        "envies": [plain_value(one) for one in preferred.envies],
        "blocking": [plain_value(one) for one in preferred.blocking],
    }


def _rank(rank: Rank) -> dict[str, Any]:
    return {"by_score": rank.by_score, "eligible": rank.eligible, "by_wish": rank.by_wish}


def _margin(margin: Margin) -> dict[str, Any]:
    return {
        "loss": loss_value(margin.loss),
        "at_least": _at_least(margin.loss),
        "chain": _chain(margin.chain),
        "how": margin.how.value,
        "status": None if margin.status is None else margin.status.value,
        "proved": margin.proved,
    }


def why_not_value(why_not: WhyNot) -> dict[str, Any]:
    """Why not another mentor."""
    return {
        "mentor": why_not.mentor,
        "loss": loss_value(why_not.loss),
        "at_least": _at_least(why_not.loss),
        "blocked_by": list(why_not.blocked_by),
        "chain": _chain(why_not.chain),
        "how": None if why_not.how is None else why_not.how.value,
        "status": None if why_not.status is None else why_not.status.value,
        "proved": why_not.proved,
    }


def remedy_value(remedy: Remedy) -> dict[str, Any]:
    """What would help."""
    return {
        "kind": remedy.kind.value,
        "mentor": remedy.mentor,
        "rule": remedy.rule,
        "loss": loss_value(remedy.loss),
        "at_least": _at_least(remedy.loss),
        "chain": _chain(remedy.chain),
        "proved": remedy.proved,
    }


def threshold_value(threshold: Threshold) -> dict[str, Any]:
    """What would have to change."""
    return {
        "points": threshold.points,
        "certain": threshold.certain,
        "score": threshold.score,
        "by_criterion": [vars(change) for change in threshold.by_criterion],
        "how": None if threshold.how is None else threshold.how.value,
        "proved": threshold.proved,
    }


def seat_value(seat: SeatWorth) -> dict[str, Any]:
    """What a place is worth."""
    return {
        "mentor": seat.mentor,
        "one_more": loss_value(seat.one_more),
        "one_fewer": loss_value(seat.one_fewer),
        "how": seat.how.value,
        "proved": seat.proved,
    }


def price_value(entry: LedgerEntry) -> dict[str, Any]:
    """What a rule or priority costs."""
    return {
        "kind": entry.kind.value,
        "label": entry.label,
        "people": list(entry.people),
        "outcome": entry.outcome.value,
        "stages": None if entry.stages is None else [plain_value(stage) for stage in entry.stages],
        "gained": loss_value(entry.gained),
        "at_most": _at_least(entry.gained),
        "given_up": None if entry.given_up is None else loss_value((entry.given_up,)),
        "changed": list(entry.changed),
        "proved": entry.proved,
    }


def end_value(end: WeightEnd | None) -> dict[str, Any] | None:
    """Both factors as exact fractions."""
    if end is None:
        return None
    told = ((key, getattr(end, key)) for key in ("holds_to", "fails_beyond"))
    return {key: None if factor is None else str(factor) for key, factor in told}


def loss_value(loss: Loss | None) -> list[Any] | None:
    """One entry for each priority: a number, or a list where the priority is one."""
    if loss is None:
        return None
    return [list(one.told) if isinstance(one.told, tuple) else one.told for one in loss]


def _at_least(loss: Loss | None) -> list[list[int | None]] | None:
    """What each number loses at least, in points, pairs or squares; None where that is the loss itself."""
    if loss is None or all(one.least == one.numbers for one in loss):
        return None
    return [list(one.least) for one in loss]


def _chain(moves: tuple[Move, ...]) -> list[dict[str, Any]]:
    return [{"mentee": move.mentee, "from": move.from_, "to": move.to} for move in moves]


def plain_value(value: Any) -> Any:
    """A frozen value as JSON has it."""
    return json.loads(json.dumps(value, default=vars))

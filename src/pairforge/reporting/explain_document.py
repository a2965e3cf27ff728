"""Reasons as JSON: values that another program can check."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any

from pairforge.explanations.certainty import WeightEnd
from pairforge.explanations.explained import AllReasons, Explained, NoPlan, PriceReasons, SureReasons
from pairforge.explanations.forcing import Loss, Margin, Move, SeatWorth, Threshold, WhyNot
from pairforge.explanations.ledger import LedgerEntry
from pairforge.explanations.ranks import Rank
from pairforge.explanations.reasons import MenteeReasons, MentorReasons, PairQuestion, PairReasons
from pairforge.explanations.remedies import Remedy
from pairforge.explanations.seats import SeatReasons
from pairforge.explanations.wishes import Preferred


def explanation_document(explained: Explained) -> dict[str, Any]:
    """An answer as a document that conforms to ``explanation_schema``."""
    reasons = explained.reasons
    return {
        "schema_version": 1,
        "status": explained.status.value,
        "priorities": list(explained.priorities),
        **DOCUMENTS[type(reasons)](reasons),
    }


def explanation_json(explained: Explained) -> str:
    """An answer as the text of such a document."""
    return json.dumps(explanation_document(explained), ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def explanation_schema() -> str:
    """The JSON Schema of what `pairforge explain --json` writes."""
    return (files("pairforge.reporting") / "explanation.schema.json").read_text(encoding="utf-8")


def _of_mentee(reasons: MenteeReasons) -> dict[str, Any]:
    return {
        "mentee": reasons.mentee,
        "pairs": [_pair(pair) for pair in reasons.pairs],
        "unmatched": None if reasons.unmatched is None else _plain(reasons.unmatched),
        "remedies": [_remedy(one) for one in reasons.remedies],
        "why_not": [_why_not(one) for one in reasons.why_not],
        **_preferred(reasons.preferred),
    }


def _of_mentor(reasons: MentorReasons) -> dict[str, Any]:
    return {
        "mentor": reasons.mentor,
        "pairs": [_pair(pair) for pair in reasons.pairs],
        "seat": _seat(reasons.seat),
    }


def _of_pair(question: PairQuestion) -> dict[str, Any]:
    return {
        "mentee": question.mentee,
        "mentor": question.mentor,
        "pair": None if question.why is None else _pair(question.why),
        "why_not": None if question.why_not is None else _why_not(question.why_not),
        "threshold": None if question.threshold is None else _threshold(question.threshold),
    }


def _of_seats(reasons: SeatReasons) -> dict[str, Any]:
    return {
        "seats": [_seat(seat) for seat in reasons.seats],
        "best_seats": [seat.mentor for seat in reasons.best],
    }


def _of_all(reasons: AllReasons) -> dict[str, Any]:
    pairs = [_pair(pair) for pair in reasons.pairs]
    return {"pairs": pairs, **_of_seats(reasons.places), **_preferred(reasons.preferred)}


def _of_prices(reasons: PriceReasons) -> dict[str, Any]:
    return {"prices": [_price(entry) for entry in reasons.entries]}


def _of_sure(reasons: SureReasons) -> dict[str, Any]:
    return {
        "weights": [vars(one) | {"low": _end(one.low), "high": _end(one.high)} for one in reasons.weights],
        "blanks": _plain(reasons.blanks),
    }


def _of_nothing(reasons: NoPlan) -> dict[str, Any]:
    return {
        "conflict": [_plain(clash) for clash in reasons.conflict],
        "repairs": None if reasons.repairs is None else _plain(reasons.repairs),
    }


DOCUMENTS: Mapping[type, Callable[[Any], dict[str, Any]]] = {
    MenteeReasons: _of_mentee,
    MentorReasons: _of_mentor,
    PairQuestion: _of_pair,
    SeatReasons: _of_seats,
    AllReasons: _of_all,
    PriceReasons: _of_prices,
    SureReasons: _of_sure,
    NoPlan: _of_nothing,
}
"""What writes each kind of answer."""


def _pair(pair: PairReasons) -> dict[str, Any]:
    return {
        "mentee": pair.mentee,
        "mentor": pair.mentor,
        "score": pair.score,
        "parts": dict(pair.parts),
        "evidence": {label: [_plain(one) for one in tokens] for label, tokens in pair.evidence.items()},
        "lowest": pair.lowest,
        "highest": pair.highest,
        "rank_of_mentor": _rank(pair.ranks.of_mentor),
        "rank_of_mentee": _rank(pair.ranks.of_mentee),
        "margin": _margin(pair.margin),
        "runner_up": None if pair.runner_up is None else _why_not(pair.runner_up),
    }


def _preferred(preferred: Preferred) -> dict[str, Any]:
    return {
        "envies": [_plain(one) for one in preferred.envies],
        "blocking": [_plain(one) for one in preferred.blocking],
    }


def _rank(rank: Rank) -> dict[str, Any]:
    return {"by_score": rank.by_score, "eligible": rank.eligible, "by_wish": rank.by_wish}


def _margin(margin: Margin) -> dict[str, Any]:
    return {
        "loss": _loss(margin.loss),
        "at_least": _at_least(margin.loss),
        "chain": _chain(margin.chain),
        "how": margin.how.value,
        "status": None if margin.status is None else margin.status.value,
        "proved": margin.proved,
    }


def _why_not(why_not: WhyNot) -> dict[str, Any]:
    return {
        "mentor": why_not.mentor,
        "loss": _loss(why_not.loss),
        "at_least": _at_least(why_not.loss),
        "blocked_by": list(why_not.blocked_by),
        "chain": _chain(why_not.chain),
        "how": None if why_not.how is None else why_not.how.value,
        "status": None if why_not.status is None else why_not.status.value,
        "proved": why_not.proved,
    }


def _remedy(remedy: Remedy) -> dict[str, Any]:
    return {
        "kind": remedy.kind.value,
        "mentor": remedy.mentor,
        "rule": remedy.rule,
        "loss": _loss(remedy.loss),
        "at_least": _at_least(remedy.loss),
        "chain": _chain(remedy.chain),
        "proved": remedy.proved,
    }


def _threshold(threshold: Threshold) -> dict[str, Any]:
    return {
        "points": threshold.points,
        "certain": threshold.certain,
        "score": threshold.score,
        "by_criterion": [vars(change) for change in threshold.by_criterion],
        "how": None if threshold.how is None else threshold.how.value,
        "proved": threshold.proved,
    }


def _seat(seat: SeatWorth) -> dict[str, Any]:
    return {
        "mentor": seat.mentor,
        "one_more": _loss(seat.one_more),
        "one_fewer": _loss(seat.one_fewer),
        "how": seat.how.value,
        "proved": seat.proved,
    }


def _price(entry: LedgerEntry) -> dict[str, Any]:
    return {
        "kind": entry.kind.value,
        "label": entry.label,
        "people": list(entry.people),
        "outcome": entry.outcome.value,
        "stages": None if entry.stages is None else [_plain(stage) for stage in entry.stages],
        "gained": _loss(entry.gained),
        "at_most": _at_least(entry.gained),
        "given_up": None if entry.given_up is None else _loss((entry.given_up,)),
        "changed": list(entry.changed),
        "proved": entry.proved,
    }


def _end(end: WeightEnd | None) -> dict[str, Any] | None:
    """Both factors as exact fractions."""
    if end is None:
        return None
    told = ((key, getattr(end, key)) for key in ("holds_to", "fails_beyond"))
    return {key: None if factor is None else str(factor) for key, factor in told}


def _loss(loss: Loss | None) -> list[Any] | None:
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


def _plain(value: Any) -> Any:
    """A frozen value as JSON has it."""
    return json.loads(json.dumps(value, default=vars))

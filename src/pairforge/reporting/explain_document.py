"""Reasons as JSON: values that another program can check."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any

from pairforge.explanations.explained import AllReasons, Explained, NoPlan, PriceReasons, SureReasons
from pairforge.explanations.reasons import MenteeReasons, MentorReasons, PairQuestion
from pairforge.explanations.seats import SeatReasons
from pairforge.reporting.explain_values import (
    end_value,
    pair_value,
    plain_value,
    preferred_value,
    price_value,
    remedy_value,
    seat_value,
    threshold_value,
    why_not_value,
)


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
        "pairs": [pair_value(pair) for pair in reasons.pairs],
        "unmatched": None if reasons.unmatched is None else plain_value(reasons.unmatched),
        "remedies": [remedy_value(one) for one in reasons.remedies],
        "why_not": [why_not_value(one) for one in reasons.why_not],
        **preferred_value(reasons.preferred),
    }


def _of_mentor(reasons: MentorReasons) -> dict[str, Any]:
    return {
        "mentor": reasons.mentor,
        "pairs": [pair_value(pair) for pair in reasons.pairs],
        "seat": seat_value(reasons.seat),
    }


def _of_pair(question: PairQuestion) -> dict[str, Any]:
    return {
        "mentee": question.mentee,
        "mentor": question.mentor,
        "pair": None if question.why is None else pair_value(question.why),
        "why_not": None if question.why_not is None else why_not_value(question.why_not),
        "threshold": None if question.threshold is None else threshold_value(question.threshold),
    }


def _of_seats(reasons: SeatReasons) -> dict[str, Any]:
    return {
        "seats": [seat_value(seat) for seat in reasons.seats],
        "best_seats": [seat.mentor for seat in reasons.best],
    }


def _of_all(reasons: AllReasons) -> dict[str, Any]:
    pairs = [pair_value(pair) for pair in reasons.pairs]
    return {"pairs": pairs, **_of_seats(reasons.places), **preferred_value(reasons.preferred)}


def _of_prices(reasons: PriceReasons) -> dict[str, Any]:
    return {"prices": [price_value(entry) for entry in reasons.entries]}


def _of_sure(reasons: SureReasons) -> dict[str, Any]:
    return {
        "weights": [
            vars(one) | {"low": end_value(one.low), "high": end_value(one.high)} for one in reasons.weights
        ],
        "blanks": plain_value(reasons.blanks),
    }


def _of_nothing(reasons: NoPlan) -> dict[str, Any]:
    return {
        "conflict": [plain_value(clash) for clash in reasons.conflict],
        "repairs": None if reasons.repairs is None else plain_value(reasons.repairs),
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

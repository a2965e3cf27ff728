"""What a matching costs and gives beside the one with the best total, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def price_told(measures: Mapping[str, Any]) -> str | None:
    """What the best total alone would reach; None where that is this matching, or is not known.

    Parameters
    ----------
    measures
        Of a result, with ``best_total``.
    """
    best = measures.get("best_total")
    if best is None:
        return None
    filled = (
        f" with {best['matched']} places filled (this: {measures['matched']})"
        if best["matched"] != measures["matched"]
        else ""
    )
    reached = f"The best total alone would reach {best['total']:.2f}{filled}"
    if best["total"] == measures["total"]:
        return f"{reached} too, {_worst_told(measures, best)}."
    compared = f"this: {measures['total']:.2f}{_less_told(measures['total'], best['total'])}"
    return f"{reached} ({compared}), {_worst_told(measures, best)}."


def _less_told(total: float, best: float) -> str:
    """How much less the total is, in per cent."""
    if best <= 0:
        return ""
    percent = 100 * abs(best - total) / best
    told = f"{percent:.1f} %" if percent >= 0.05 else "under 0.1 %"
    return f", {told} {'less' if total < best else 'more'}"


def _worst_told(measures: Mapping[str, Any], best: Mapping[str, Any]) -> str:
    """The smallest scores of both."""
    worst, of_best = measures["worst_off"], best["worst_off"]
    if worst == of_best:
        return "with the same worst-off"
    told = ["nobody" if one is None else f"{one:.2f}" for one in (of_best, worst)]
    return f"with a worst-off of {told[0]} (this: {told[1]})"

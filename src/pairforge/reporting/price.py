"""What a matching costs and gives beside the one with the best total, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def price_told(measures: Mapping[str, Any]) -> str | None:
    """What the best total alone would reach, or that this is not known; None where that is this matching.

    Parameters
    ----------
    measures
        Of a result; ``best_total`` is None if it is not known.
    """
    if "best_total" not in measures:
        return None
    best = measures["best_total"]
    if best is None:
        return "What the best total alone would reach is not known: the search ended before it was found."
    total, best_total = measures["total"], best["total"]
    fills_as_many = best["matched"] == measures["matched"]
    reached = f"The best total alone would reach {best_total:.2f}"
    if fills_as_many and total == best_total:
        return f"{reached} too, {_worst_told(measures, best)}."
    reached += "" if fills_as_many else f" with {best['matched']} places filled"
    compared = f"{total:.2f}" + ("" if fills_as_many else f" with {measures['matched']}")
    return f"{reached} (this: {compared}{_less_told(total, best_total)}), {_worst_told(measures, best)}."


def _less_told(total: float, best: float) -> str:
    """How much less the total is, in per cent."""
    if best <= 0 or total == best:
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

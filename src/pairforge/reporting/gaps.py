"""How far a priority is from what is certain to be the best, in words; rounded so that it is never less."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

from pairforge.pairing import Result, StageResult


def percent_told(share: float) -> str:
    """A share in per cent, rounded up to two digits that count: ``0.021 %``."""
    percent = Decimal(repr(share)) * 100
    places = min(percent.adjusted() - 1, 0) if percent else 0
    rounded = percent.quantize(Decimal(1).scaleb(places), rounding=ROUND_CEILING)
    return f"{rounded.normalize():f} %"


def gap_told(stage: StageResult) -> str:
    """``within 0.021 %, certified (812.4; nothing is better than 812.57)``, of a stage that is not proved.

    Without a share where nothing is better than 0: every number is infinitely far from that.
    """
    idx = _first_open(stage)
    if stage.gap is None or idx is None:
        return "not proved"
    value, bound, name = stage.value, stage.bound, ""
    if isinstance(value, tuple) and isinstance(bound, tuple):
        name = "" if stage.levels is None else f"{_level(stage.levels[idx])}: "
        value, bound = value[idx], bound[idx]
    numbers = f"{name}{value:.10g}; nothing is better than {bound:.10g}"
    return f"within {percent_told(stage.gap)}, certified ({numbers})" if bound else f"certified: {numbers}"


def gaps_told(result: Result) -> str:
    """What is proved, and how far the rest is from it."""
    return "; ".join(
        f"{stage.name} is {'proved' if stage.proved else gap_told(stage)}" for stage in result.stages
    )


def _first_open(stage: StageResult) -> int | None:
    """The first number of which it is not certain that nothing is better; None if nothing is known of it."""
    values, bounds = (
        number if isinstance(number, tuple) else (number,) for number in (stage.value, stage.bound)
    )
    for idx, (value, bound) in enumerate(zip(values, bounds, strict=True)):
        if value != bound:
            return None if value is None or bound is None else idx
    return None


def _level(label: str | float) -> str:
    return label if isinstance(label, str) else f"from {label:g}"

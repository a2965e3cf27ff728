"""An invented trade-off."""

from __future__ import annotations

from pairforge.pairing import Frontier, FrontierCurve, FrontierPoint


def invented(*, counts: tuple[int, int] = (3, 3), best: float = 50.0, **changes: object) -> Frontier:
    """So many points of each curve; the totals go down by 1, 2, 3 and so on."""
    points = []
    for curve, count in zip(("worst_off", "worst_tenth"), counts, strict=True):
        for idx in range(count):
            price = idx * (idx + 1) / 2
            points.append(
                FrontierPoint(
                    point=len(points) + 1,
                    curve=curve,
                    matched=10,
                    worst_off=1 + idx / 4,
                    worst_tenth=1.5 + idx / 8,
                    total=best - price,
                    mean=(best - price) / 10,
                    price=price,
                    price_percent=100 * price / best if best > 0 else None,
                    changed=idx,
                    priorities=("matched", "total"),
                    fairness=({"kind": "floor", "score": 1 + idx / 4},),
                    pairs_sha256="0" * 64,
                )
            )
    content = {
        "schema_version": 1,
        "config_sha256": "1" * 64,
        "roster_sha256": "2" * 64,
        "versions": {"pairforge": "0", "ortools": "0", "numpy": "0", "python": "0"},
        "seed": 0,
        "resolution": 1000,
        "wanted": 12,
        "worst_share": 0.1,
        "with_history": False,
        "complete": True,
        "stopped_by": None,
        "gave_up": False,
        "curves": {
            name: FrontierCurve(complete=True, rounded=False, refusal=None)
            for name in ("worst_off", "worst_tenth")
        },
        "points": tuple(points),
    }
    return Frontier(**(content | changes))

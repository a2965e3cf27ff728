"""Frontier: the whole trade-off of the total and the worst-off; plain values, no calculation."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pairforge.pairing.matching import StoppedBy

FRONTIER_VERSION = 1

FRONTIER_FILE = "frontier.json"
"""The document of the trade-off, in the folder of the results."""

CurveName = Literal["worst_off", "worst_tenth"]


@dataclass(frozen=True)
class FrontierPoint:
    """One matching of the trade-off.

    Parameters
    ----------
    point
        Its number, from 1.
    curve
        What is weighed against the total: the smallest score (``worst_off``) or the mean of the smallest
        scores (``worst_tenth``).
    matched
        Places filled.
    worst_off, worst_tenth
        The smallest score, and the mean of the smallest; with earlier rounds what people had there is
        added to the scores of both.
    total, mean
        Of the scores of this round.
    price, price_percent
        The total given up against the best total; None in per cent where that is not above 0.
    changed
        Mentees who do not have the mentor that they have at the best total.
    priorities, fairness
        What to write into the config to have this matching.
    pairs_sha256
        By which the matching is known; see ``pairs_sha256``.
    """

    point: int
    curve: CurveName
    matched: int
    worst_off: float
    worst_tenth: float
    total: float
    mean: float
    price: float
    price_percent: float | None
    changed: int
    priorities: tuple[str | Mapping[str, Any], ...]
    fairness: tuple[Mapping[str, Any], ...]
    pairs_sha256: str

    @property
    def weighed(self) -> float:
        """What its curve weighs against the total."""
        return self.worst_off if self.curve == "worst_off" else self.worst_tenth


@dataclass(frozen=True)
class FrontierCurve:
    """What is known of a curve.

    Parameters
    ----------
    complete
        Whether no point is missing: of ``worst_off`` any matching that nothing is better than in both, of
        ``worst_tenth`` any that is the best at some weighing of the two.
    rounded
        Whether weights had to be rounded, so that a point may be missing.
    refusal
        Why the curve cannot be found exactly under the limits of the config; None if it can.
    """

    complete: bool
    rounded: bool
    refusal: str | None


@dataclass(frozen=True, kw_only=True)
class Frontier:
    """The trade-off; see ``pairforge schema frontier`` for each field.

    ``points`` are those of the curve ``worst_off``, then those of ``worst_tenth``, each from the best
    total to the best for the worst-off. ``gave_up`` tells that under a limit a matching could not be proved
    to be the best, and the search ended there.
    """

    schema_version: int
    config_sha256: str
    roster_sha256: str
    versions: Mapping[str, str]
    seed: int
    resolution: int
    wanted: int
    worst_share: float
    with_history: bool
    complete: bool
    stopped_by: StoppedBy | None
    gave_up: bool
    curves: Mapping[CurveName, FrontierCurve]
    points: tuple[FrontierPoint, ...]


def pairs_sha256(pairs: Iterable[tuple[str, str]]) -> str:
    """Hash of a matching, of its pairs of ids (mentee, mentor) in any order."""
    digest = hashlib.sha256()
    for pair in sorted(pairs):
        for identifier in pair:
            encoded = identifier.encode("utf-8", "surrogatepass")
            digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return digest.hexdigest()

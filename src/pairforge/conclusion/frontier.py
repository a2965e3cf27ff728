"""Where the points of the trade-off and the audit must agree: the ``Frontier``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pairforge.auditing import audit
from pairforge.conclusion.concluding import check_audit, written_by
from pairforge.config import Config
from pairforge.config.fairness import Floor, LimitConfig
from pairforge.config.priorities import WorstTenth, exact
from pairforge.pairing import (
    FRONTIER_VERSION,
    CurveName,
    Frontier,
    FrontierCurve,
    FrontierPoint,
    pairs_sha256,
)
from pairforge.problem import Problem, Stage, WorstShare
from pairforge.roster import Roster
from pairforge.tradeoff import Curves, Point

Lines: TypeAlias = dict[str, Any]
"""A mapping as it stands in the YAML."""

Entry: TypeAlias = str | Lines
"""A priority as it stands in the YAML."""


def conclude_frontier(
    config: Config, roster: Roster, resolution: int, problem: Problem, curves: Curves
) -> Frontier:
    """The trade-off as people read it.

    Parameters
    ----------
    config, roster, resolution, problem
        What was asked for.
    curves
        What was found.

    Raises
    ------
    FaultError
        If the auditor finds a broken rule in a point, or other scores than were solved for.
    """
    telling = _Telling(config, roster, resolution, problem, curves)
    return Frontier(
        schema_version=FRONTIER_VERSION,
        config_sha256=config.sha256(),
        roster_sha256=roster.sha256(),
        versions=written_by(),
        seed=config.solver.seed,
        resolution=resolution,
        wanted=int(roster.wants.sum()),
        worst_share=config.worst_share,
        with_history=problem.standing is not None,
        complete=curves.worst_off.complete and curves.worst_share.complete,
        stopped_by=curves.stopped_by,
        gave_up=curves.gave_up,
        curves={
            "worst_off": FrontierCurve(curves.worst_off.complete, rounded=False, refusal=None),
            "worst_tenth": FrontierCurve(curves.worst_share.complete, curves.rounded, curves.refusal),
        },
        points=tuple(telling.points()),
    )


@dataclass(frozen=True)
class _Telling:
    config: Config
    roster: Roster
    resolution: int
    problem: Problem
    curves: Curves

    def points(self) -> Iterator[FrontierPoint]:
        """All points, numbered."""
        found: list[tuple[CurveName, Point]] = [("worst_off", one) for one in self.curves.worst_off.points]
        found += [("worst_tenth", one) for one in self.curves.worst_share.points]
        for number, (curve, point) in enumerate(found, start=1):
            yield self._told(number, curve, point, found[0][1])

    def _told(self, number: int, curve: CurveName, point: Point, best: Point) -> FrontierPoint:
        mentees, mentors = self.problem.people(point.chosen)
        self._check(point, mentees, mentors)
        matched, lost = len(point.chosen), best.total - point.total
        worst_tenth = point.worst_sum / WorstShare(exact(self.config.worst_share)).count(matched)
        ids = zip(mentees.tolist(), mentors.tolist(), strict=True)
        priorities, fairness = self._asked(point, number - 1)
        return FrontierPoint(
            point=number,
            curve=curve,
            matched=matched,
            worst_off=point.worst / self.resolution,
            worst_tenth=round(worst_tenth / self.resolution, 6),
            total=point.total / self.resolution,
            mean=round(point.total / matched / self.resolution, 6),
            price=lost / self.resolution,
            price_percent=round(100 * lost / best.total, 6) if best.total > 0 else None,
            changed=self._changed(point, best),
            priorities=priorities,
            fairness=fairness,
            pairs_sha256=pairs_sha256(
                (self.roster.mentees.ids[mentee], self.roster.mentors.ids[mentor]) for mentee, mentor in ids
            ),
        )

    def _check(self, point: Point, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> None:
        """Every point is a matching that keeps the rules, whoever looks at it."""
        audited = audit(self.roster, self.config, mentees, mentors, resolution=self.resolution)
        check_audit(audited, self.problem, point.chosen)

    def _changed(self, point: Point, best: Point) -> int:
        """Everybody wants one mentor, so a mentee of a pair that is in one of the two alone has another."""
        apart = np.setxor1d(point.chosen, best.chosen, assume_unique=True)
        return len(np.unique(self.problem.mentees[apart]))

    def _asked(self, point: Point, place: int) -> tuple[tuple[Entry, ...], tuple[Lines, ...]]:
        """The lines of the config that ask for a point: its priorities and its limits."""
        limits = tuple(self.config.fairness)
        stages = [self._entry(stage) for stage in point.way.stages]
        floor = point.way.floor
        if floor is None:
            return ("matched", *stages), _as_lines(limits)
        if self.problem.standing is not None:
            return ("matched", *self._by_standing(floor, is_first=not place)), _as_lines(limits)
        others = tuple(limit for limit in limits if not isinstance(limit, Floor))
        reached = Floor(kind="floor", score=floor / self.resolution)
        return ("matched", *stages), _as_lines((reached, *others))

    def _entry(self, stage: Stage) -> Entry:
        if isinstance(stage, WorstShare):
            mix = (stage.weight, stage.total_weight) if stage.total_weight else None
            entry = WorstTenth(kind="worst_tenth", share=self.config.worst_share, mix=mix)
            lines: Lines = entry.model_dump(mode="json", exclude_defaults=True)
            return lines if len(lines) > 1 else entry.kind
        return stage.name

    def _by_standing(self, floor: int, *, is_first: bool) -> tuple[Entry, ...]:
        """The priorities where a floor is one on standings, which no limit on scores can say.

        The first point is the best for the worst-off with its total, and the others keep a share of the
        best smallest standing.
        """
        best = self.curves.worst_off.points[-1].worst
        if is_first:
            return "total", "worst_off"
        if floor == best:
            return "worst_off", "total"
        return {"kind": "worst_off", "keep": share_kept(floor, best)}, "total"


def share_kept(kept: int, best: int) -> float:
    """The shortest decimal by which multiplied ``best`` gives ``kept`` when rounded up; 0 < kept < best."""
    for scale in (10**digits for digits in count(1)):
        share = kept * scale // best
        if share * best > (kept - 1) * scale:
            shortest: float = share / scale
            return shortest
    raise AssertionError  # some decimal is near enough


def _as_lines(limits: tuple[LimitConfig, ...]) -> tuple[Lines, ...]:
    return tuple(limit.model_dump(mode="json", exclude_defaults=True) for limit in limits)

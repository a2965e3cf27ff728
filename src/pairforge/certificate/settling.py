"""One maximum over a union of faces: its bound, and the faces of its optima."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from pairforge.certificate.bound import Objective, easy_prices, optimal_face, scaled_bound
from pairforge.certificate.face import Face
from pairforge.certificate.splitting import split_faces
from pairforge.pairing import StagePrices
from pairforge.problem import Problem

Faces = tuple[Face, ...]
_LARGEST = 1 << 60
_LARGEST_LOAD_PRICE = 1 << 31


@dataclass(frozen=True)
class Settled:
    """A bound over all faces and where it can be reached.

    Parameters
    ----------
    bound
        No matching of any face gains more.
    faces
        The matchings that gain exactly ``bound``, if ``exact``.
    places
        Which of the faces before (split as the prices say) they come from.
    exact
        Whether ``faces`` holds all of them; not so where the bound was rounded.
    prices
        What the bound was computed from.
    """

    bound: int
    faces: Faces
    places: tuple[int, ...]
    exact: bool
    prices: tuple[StagePrices, ...]


def settle(
    problem: Problem,
    faces: Faces,
    objective_of: Callable[[Face], Objective],
    given: Iterable[StagePrices],
    stage: str,
) -> Settled:
    """The smallest bound that any of the ``given`` prices shows for each face, and the largest of these.

    Parameters
    ----------
    objective_of
        What is maximized over a face.
    given
        Prices of the engine; without any that can be used, prices that need no search.
    """
    pool = tuple(given)
    faces = split_faces(faces, pool)
    best: list[tuple[Face, Objective, StagePrices, int]] = []
    for number, face in enumerate(faces):
        objective = objective_of(face)
        meant = (prices for prices in pool if prices.face in (None, number))
        trials = [prices for prices in meant if _fits(face, objective, prices)]
        if not trials or len(faces) > 1:
            trials.append(easy_prices(problem, face, objective, stage))
        bounds = [scaled_bound(problem, face, objective, prices) for prices in trials]
        first = min(range(len(trials)), key=lambda idx: Fraction(bounds[idx], trials[idx].scale))
        best.append((face, objective, trials[first], bounds[first]))
    bound = max(scaled // prices.scale for _, _, prices, scaled in best)
    places = [idx for idx, (*_, prices, scaled) in enumerate(best) if scaled // prices.scale == bound]
    at_bound = [best[idx] for idx in places]
    used = [prices for prices in pool if prices.splits]
    used += [prices for _, _, prices, _ in best]
    return Settled(
        bound=bound,
        faces=tuple(
            optimal_face(problem, face, objective, prices) for face, objective, prices, _ in at_bound
        ),
        places=tuple(places),
        exact=all(scaled == bound * prices.scale for _, _, prices, scaled in at_bound),
        prices=tuple({id(prices): prices for prices in used}.values()),
    )


def usable(problem: Problem, prices: StagePrices) -> bool:
    """Whether prices have the right shape and are so small that 64 bits suffice."""
    return (
        all(
            array.shape == (size,)
            and array.dtype == np.int64
            and bool(((array > -_LARGEST) & (array < _LARGEST)).all())
            for array, size in (
                (prices.mentee_prices, problem.num_mentees),
                (prices.mentor_prices, problem.num_mentors),
            )
        )
        and sum(map(abs, prices.row_prices)) < _LARGEST
        and prices.scale > 0
    )


def _fits(face: Face, objective: Objective, prices: StagePrices) -> bool:
    if len(prices.row_prices) not in (0, len(face.rows)):
        return False
    if objective.squares and (np.abs(prices.mentor_prices) >= _LARGEST_LOAD_PRICE).any():
        return False
    return prices.scale * int(np.abs(objective.gains).max(initial=0)) < _LARGEST

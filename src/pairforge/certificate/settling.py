"""One maximum over a union of faces: its bound, and the faces of its optima."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.bound import Objective, easy_prices, optimal_face, scaled_bound
from pairforge.certificate.face import Face, lies_in
from pairforge.certificate.splitting import split_faces
from pairforge.pairing import StagePrices
from pairforge.problem import Problem

IntArray = NDArray[np.int64]
Faces = tuple[Face, ...]
_LARGEST = 1 << 60


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
        Which of the faces before, split as the prices say, they come from.
    exact
        Whether ``faces`` holds all of them; not so where the bound was rounded.
    prices
        What the bound was computed from, in the order in which they were given.
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
    level: int | None = None,
) -> Settled:
    """The smallest bound that any of the ``given`` prices shows for each face, and the largest of these.

    Smallest is meant before it is rounded. Where several prices show it, the face of the first of them is
    taken: which prices describe a face does not change what it holds, but the prices of the stages behind it
    belong to one description.

    Parameters
    ----------
    objective_of
        What is maximized over a face.
    given
        Prices of the engine; without any that can be used, prices that need no search.
    stage, level
        What such prices are for.
    """
    given = tuple(given)
    faces = split_faces(faces, given)
    objectives = [objective_of(face) for face in faces]
    pool = [prices for prices in given if all(map(partial(_fits, prices), faces, objectives))]
    if not all(any(prices.face in (None, number) for prices in pool) for number in range(len(faces))):
        pool.append(replace(easy_prices(problem, faces, objectives, stage), level=level))
    best: list[tuple[Face, Objective, StagePrices, int]] = []
    for number, (face, objective) in enumerate(zip(faces, objectives, strict=True)):
        meant = [prices for prices in pool if prices.face in (None, number)]
        bounds = [scaled_bound(problem, face, objective, prices) for prices in meant]
        first = min(range(len(meant)), key=lambda idx: Fraction(bounds[idx], meant[idx].scale))
        best.append((face, objective, meant[first], bounds[first]))
    bound = max(scaled // prices.scale for _, _, prices, scaled in best)
    used = {id(prices) for _, _, prices, _ in best}
    places = [idx for idx, (*_, prices, scaled) in enumerate(best) if scaled // prices.scale == bound]
    at_bound = [best[idx] for idx in places]
    return Settled(
        bound=bound,
        faces=tuple(
            optimal_face(problem, face, objective, prices) for face, objective, prices, _ in at_bound
        ),
        places=tuple(places),
        exact=all(scaled == bound * prices.scale for _, _, prices, scaled in at_bound),
        prices=tuple(prices for prices in pool if id(prices) in used or prices.splits),
    )


def usable(problem: Problem, prices: StagePrices) -> bool:
    """Whether prices have the right shape and are so small that 64 bits suffice, and the witness is pairs."""
    left, right = problem.forests.left, problem.forests.right
    sides = ((prices.mentee_prices, left.num_nodes), (prices.mentor_prices, right.num_nodes))
    return (
        all(_are_prices(array, size) for array, size in sides)
        and sum(map(abs, prices.row_prices)) < _LARGEST
        and 0 < prices.scale < _LARGEST
        and (prices.witness is None or are_positions(problem, prices.witness))
    )


def witnesses_of(problem: Problem, faces: Faces, given: Iterable[StagePrices]) -> list[IntArray]:
    """The witnesses that come with prices, as far as they lie in one of the faces."""
    witnesses = (prices.witness for prices in given if prices.witness is not None)
    return [pairs for pairs in witnesses if any(lies_in(problem, face, pairs) for face in faces)]


def without_empty(faces: Faces) -> Faces:
    """The faces that have pairs: where somebody is matched, no others hold anything."""
    return tuple(face for face in faces if len(face.free) or len(face.fixed))


def fits_rows(prices: StagePrices, face: Face) -> bool:
    """Whether there is a price for each row over all pairs, or for none."""
    return len(prices.row_prices) in (0, len(face.rows))


def are_positions(problem: Problem, pairs: IntArray) -> bool:
    """Whether these are positions of pairs, ascending, none of them twice."""
    return (
        pairs.ndim == 1
        and np.issubdtype(pairs.dtype, np.signedinteger)
        and (
            not len(pairs)
            or bool(pairs[0] >= 0 and pairs[-1] < problem.num_pairs and (np.diff(pairs) > 0).all())
        )
    )


def _are_prices(array: IntArray, size: int) -> bool:
    return (
        array.shape == (size,)
        and array.dtype == np.int64
        and bool(((array > -_LARGEST) & (array < _LARGEST)).all())
    )


def _fits(prices: StagePrices, face: Face, objective: Objective) -> bool:
    return fits_rows(prices, face) and prices.scale * objective.largest < _LARGEST

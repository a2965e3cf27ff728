"""What counts of sets of pairs may be, or cost, in a form that a network can hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pairforge.problem.constraints import Constraint, CountBounds, Family, LeastIfUsed, NoneOrLeast
from pairforge.problem.forest import holders
from pairforge.problem.linear import NO_BOUND
from pairforge.problem.programme import IntArray, Programme
from pairforge.problem.stages import Breaks, Stage, Variety

BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Counted:
    """Cells whose counts are bounded, or cost something in a stage.

    A count z of a cell costs ``likeness`` x z (z - 1) / 2 and ``price`` for each unit that it is below
    ``low`` or above ``high``; without a stage the bounds must hold instead.

    Parameters
    ----------
    label
        Of the rule or the stage.
    of_pair
        The cell of each pair, -1 if it is in none that can be out of bounds or cost anything.
    cells
        The cells that can.
    most
        What each cell can count, by its pairs and the places of its people, shape (num_cells,).
    low, high
        Shape (num_cells,).
    stage
        The stage in which counts cost something; None: the bounds must hold.
    price, likeness
        What they cost there.
    first
        The number of the first cell among all of that label.
    """

    label: str
    of_pair: NDArray[np.int32]
    cells: IntArray
    most: IntArray
    low: IntArray
    high: IntArray
    stage: str | None = None
    price: int = 0
    likeness: int = 0
    first: int = 0


def counted_of(
    programme: Programme, constraints: tuple[Constraint, ...], stages: tuple[Stage, ...]
) -> Iterator[Counted | str]:
    """What of a problem is to be counted; in place of what is no bound or cost of counts the rule's label.

    Soft rules of which no stage takes the price ask for nothing.
    """
    breaks = next((stage.name for stage in stages if isinstance(stage, Breaks)), None)
    for constraint in constraints:
        if constraint.price is None or breaks is not None:
            stage = None if constraint.price is None else breaks
            yield from _of_constraint(programme, constraint, stage)
    for one in stages:
        if isinstance(one, Variety):
            first = 0
            for family in one.families:
                yield from _of_variety(programme, family, one.name, first)
                first += family.num_cells


def _of_constraint(
    programme: Programme, constraint: Constraint, stage: str | None
) -> Iterator[Counted | str]:
    bounds = as_bounds(programme, constraint)
    family = None if bounds is None else _without_weights(bounds.family)
    if bounds is None or family is None:
        yield constraint.label
        return
    most = _most(programme, family)
    binds = (bounds.low > 0) | (bounds.high < most)
    if binds.any():
        price = constraint.price or 0
        yield Counted(constraint.label, *_only(family, binds), most, bounds.low, bounds.high, stage, price)


def _of_variety(programme: Programme, family: Family, stage: str, first: int) -> Iterator[Counted | str]:
    plain = _without_weights(family)
    if plain is None:
        yield stage
        return
    most = _most(programme, plain)
    if (most > 1).any():
        low, high = no_bounds(family.num_cells)
        yield Counted(stage, *_only(plain, most > 1), most, low, high, stage, likeness=1, first=first)


def as_bounds(programme: Programme, constraint: Constraint) -> CountBounds | None:
    """The same constraint as bounds that hold whether a cell is used or not; None if there are none."""
    match constraint:
        case CountBounds():
            return constraint
        case LeastIfUsed(wholes=wholes, parts=family):
            used = _always_used(programme, wholes)[constraint.whole]
            may_be_used = wholes.sizes[constraint.whole] > 0
            least = np.where(may_be_used, constraint.least, 0)
        case NoneOrLeast(family=family):
            used = _always_used(programme, family)
            least = np.where((constraint.least > 1) & (family.sizes > 0), constraint.least, 0)
        case _:
            return None
    if ((least > 0) & ~used).any():
        return None
    _, high = no_bounds(family.num_cells)
    return CountBounds(label=constraint.label, price=constraint.price, family=family, low=least, high=high)


def no_bounds(num_cells: int) -> tuple[IntArray, IntArray]:
    """Bounds of cells that bound nothing."""
    return np.zeros(num_cells, dtype=np.int64), np.full(num_cells, NO_BOUND, dtype=np.int64)


def _always_used(programme: Programme, family: Family) -> BoolArray:
    """Which cells have a pair in every matching: those of a mentor with a minimum, and those with a lock."""
    if family.weights is not None:
        return np.zeros(family.num_cells, dtype=bool)
    used = family.counts(programme.locked) > 0
    inside = np.flatnonzero(family.of_pair >= 0)
    cells, mentors = family.of_pair[inside], programme.mentors[inside]
    someone = np.full(family.num_cells, -1, dtype=np.int64)
    someone[cells] = mentors
    sizes = np.bincount(programme.mentors, minlength=programme.num_mentors)
    own = np.bincount(cells[someone[cells] == mentors], minlength=family.num_cells)
    needed = (someone >= 0) & (programme.minimum[someone] > 0)
    used |= needed & (own == sizes[someone])
    return used


def _most(programme: Programme, family: Family) -> IntArray:
    """The most that each cell can count, by its pairs and, if all are of one person, that one's places."""
    most = family.sizes
    sides = (programme.mentors, programme.capacity), (programme.mentees, programme.wants)
    for person_of_pair, places in sides:
        person = holders(family.of_pair, person_of_pair, family.num_cells)[:-1]
        most = np.where(person >= 0, np.minimum(most, np.append(places, 0)[person]), most)
    return most


def _without_weights(family: Family) -> Family | None:
    """The family with each pair counted once; None if one counts something else than 0 or 1."""
    if family.weights is None:
        return family
    if not ((family.weights == 0) | (family.weights == 1)).all():
        return None
    return replace(family, of_pair=np.where(family.weights > 0, family.of_pair, -1), weights=None)


def _only(family: Family, kept: BoolArray) -> tuple[NDArray[np.int32], IntArray]:
    """The cell of each pair, -1 if it is none that is kept, and the cells that are."""
    cells = np.flatnonzero(kept)
    if kept.all():
        return family.of_pair, cells
    of_pair = np.where(np.append(kept, False)[family.of_pair], family.of_pair, np.int32(-1))
    return of_pair.astype(np.int32, copy=False), cells

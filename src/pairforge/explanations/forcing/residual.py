"""The residual graph: which pairs and counts of a plan can change by one, and what each change loses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from pairforge.certificate import Costs
from pairforge.explanations.forcing.packing import BoolArray, IntArray, Packing, packing_of
from pairforge.explanations.forcing.sums import Number, numbers_of
from pairforge.problem import Crossing, Forest, Problem

Arcs = tuple[IntArray, IntArray]
"""The nodes that arcs lead to, and their packed lengths, shapes (num_arcs,) and (num_limbs, num_arcs)."""


@dataclass(frozen=True, eq=False)
class Residual:
    """The flow of a plan, and how one unit more can go.

    Nodes are those of the mentees' forest, then those of the mentors', and one in which both end. A pair that
    is not chosen leads from the mentee to the mentor, one that is chosen and not locked back; a node leads
    to the one around it, or back, as far as bounds leave room, at what the next or last unit of a count
    costs.

    Parameters
    ----------
    problem, chosen, numbers, packing
        As for ``Exchange``.
    high
        The most that each node of the mentors' forest may count.
    """

    problem: Problem
    chosen: IntArray
    numbers: tuple[Number, ...]
    packing: Packing
    high: IntArray

    @cached_property
    def num_left(self) -> int:
        """How many nodes the mentees' forest has."""
        return self.problem.forests.left.num_nodes

    @cached_property
    def end(self) -> int:
        """The node in which both forests end."""
        return self.num_left + self.problem.forests.right.num_nodes

    @cached_property
    def gains(self) -> IntArray:
        """What each pair is worth, packed."""
        nothing = np.zeros(self.problem.num_pairs, dtype=np.int64)
        return self.packing.pack([nothing if one.gains is None else one.gains for one in self.numbers])

    @cached_property
    def left_of(self) -> IntArray:
        """The mentees' node of each pair."""
        return self.problem.forests.left.leaf_of_pair.astype(np.int64)

    @cached_property
    def right_of(self) -> IntArray:
        """The mentors' node of each pair."""
        return self.num_left + self.problem.forests.right.leaf_of_pair.astype(np.int64)

    def arcs(self, node: int) -> Arcs:
        """The arcs from a node; no two of them lead to the same."""
        heads, lengths = self.of_counts[node]
        pairs = self.pairs_from(node)
        if not len(pairs):
            return heads, lengths
        if node < self.num_left:
            others, own = self.right_of[pairs], -self.gains[:, pairs]
        else:
            others, own = self.left_of[pairs], self.gains[:, pairs]
        if not len(heads):
            return others, own
        return np.concatenate([heads, others]), np.concatenate([lengths, own], axis=1)

    def pairs_from(self, node: int) -> IntArray:
        """The pairs that can be added from a node of the mentees, or taken away from one of the mentors."""
        order, starts = self._free if node < self.num_left else self._taken
        return order[starts[node] : starts[node + 1]] if node < self.end else order[:0]

    @cached_property
    def _free(self) -> tuple[IntArray, IntArray]:
        """Pairs that are not chosen, by the mentees' node."""
        free = np.ones(self.problem.num_pairs, dtype=bool)
        free[self.chosen] = False
        return self._sorted(np.flatnonzero(free), self.left_of)

    @cached_property
    def _taken(self) -> tuple[IntArray, IntArray]:
        """Pairs that are chosen and not locked, by the mentors' node."""
        return self._sorted(np.setdiff1d(self.chosen, self.problem.locked), self.right_of)

    def _sorted(self, pairs: IntArray, node_of: IntArray) -> tuple[IntArray, IntArray]:
        order = pairs[np.argsort(node_of[pairs], kind="stable")]
        return order, np.searchsorted(node_of[order], np.arange(self.end + 1))

    @cached_property
    def of_counts(self) -> list[Arcs]:
        """The arcs from each node that no pair is."""
        forests = self.problem.forests
        left = self._tree(forests.left, forests.left.high, is_left=True)
        right = self._tree(forests.right, self.high, is_left=False)
        tails, heads, lengths = (np.concatenate(both, axis=-1) for both in zip(left, right, strict=True))
        order = np.argsort(tails, kind="stable")
        bounds = np.searchsorted(tails[order], np.arange(self.end + 2)).tolist()
        rows = [order[start:end] for start, end in pairwise(bounds)]
        return [(heads[row], lengths[:, row]) for row in rows]

    def _tree(self, forest: Forest, high: IntArray, *, is_left: bool) -> tuple[IntArray, IntArray, IntArray]:
        """Tails, heads and lengths: units come from around the mentees, and go out around the mentors."""
        counts, first = forest.counts(self.chosen), 0 if is_left else self.num_left
        own = first + np.arange(forest.num_nodes)
        around = np.where(forest.parent >= 0, first + forest.parent, self.end)
        up, down = self.next_costs(counts, is_left=is_left), self.last_costs(counts, is_left=is_left)
        more: BoolArray = counts < high
        fewer: BoolArray = counts > forest.low
        into, out_of = (around, own) if is_left else (own, around)
        tails = np.concatenate([into[more], out_of[fewer]])
        heads = np.concatenate([out_of[more], into[fewer]])
        return tails, heads, np.concatenate([up[:, more], -down[:, fewer]], axis=1)

    def next_costs(self, counts: IntArray, *, is_left: bool = False) -> IntArray:
        """What one more costs in each node of a forest, packed."""
        return self._packed(len(counts), lambda costs: costs.next_step(counts), is_left)

    def last_costs(self, counts: IntArray, *, is_left: bool = False) -> IntArray:
        """What the last one costs in each node of a forest, packed."""
        return self._packed(len(counts), lambda costs: costs.last_step(counts), is_left)

    def _packed(self, size: int, step: Callable[[Costs], IntArray], is_left: bool) -> IntArray:
        nothing = np.zeros(size, dtype=np.int64)
        costs = (one.left if is_left else one.right for one in self.numbers)
        return self.packing.pack([nothing if one is None else step(one) for one in costs])


def residual_of(problem: Problem, chosen: IntArray) -> Residual | None:
    """The residual graph of a plan; None where rules cross or the stages do not add up."""
    if isinstance(problem.structure, Crossing) or problem.limits:
        return None
    numbers = numbers_of(problem)
    if numbers is None:
        return None
    packing = packing_of([one.largest for one in numbers], 4 * problem.forests.num_nodes + 8)
    return (
        None if packing is None else Residual(problem, chosen, numbers, packing, problem.forests.right.high)
    )

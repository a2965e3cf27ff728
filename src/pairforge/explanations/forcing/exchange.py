"""The exchange graph: what it costs to make room with one mentor, with all who would move along."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pairforge.explanations.forcing.packing import (
    NEVER,
    BoolArray,
    IntArray,
    Packing,
    lesser,
    packing_of,
)
from pairforge.explanations.forcing.shortest import shortest_paths
from pairforge.explanations.forcing.sums import Number, numbers_of
from pairforge.problem import Crossing, Problem

_MOST_NODES = 2_000
"""With more of them all shortest paths take longer than some."""


@dataclass(frozen=True, eq=False)
class Exchange:
    """Shortest paths between mentors, over mentees who could go from one to the other.

    One node for each mentor (and each set of pairs that a rule counts within a cohort or around several), one
    for spare places and one for those without a mentor. An excess of one mentee at a node can be handed on:
    to the mentors where one of its mentees could go, at the loss of what that pair was worth against the new
    one, or to a node around it whose bounds leave room. With each step costing what the next or last unit of
    a count costs, the shortest path of an excess back to where it was taken is the exact loss (two flows
    differ by circles, of which those beside the one that is asked for cannot gain where the plan is optimal;
    Ahuja, Magnanti, Orlin 1993, "Network Flows", section 9.3).

    Parameters
    ----------
    problem
        What was solved; mentors' nodes may have more room there than ``high`` says.
    chosen
        An optimal plan (positions, ascending).
    numbers
        What is lost.
    packing
        How losses are packed.
    high
        The most that each node of the mentors' forest may count.
    """

    problem: Problem
    chosen: IntArray
    numbers: tuple[Number, ...]
    packing: Packing
    high: IntArray

    @property
    def spare(self) -> int:
        """The node of the spare places."""
        return self.problem.forests.right.num_nodes

    @property
    def nobody(self) -> int:
        """The node of those without a mentor."""
        return self.spare + 1

    @cached_property
    def leaves(self) -> IntArray:
        """The node of each pair, shape (num_pairs,)."""
        return self.problem.forests.right.leaf_of_pair.astype(np.int64)

    @cached_property
    def pair_of(self) -> IntArray:
        """The chosen pair of each mentee, -1 for none."""
        found = np.full(self.problem.num_mentees, -1, dtype=np.int64)
        found[self.problem.mentees[self.chosen]] = self.chosen
        return found

    @cached_property
    def node_of(self) -> IntArray:
        """The node where each mentee is."""
        return np.where(self.pair_of >= 0, np.append(self.leaves, 0)[self.pair_of], self.nobody)

    @cached_property
    def can_move(self) -> BoolArray:
        """Which mentees may go to another mentor: those who want one and are not locked."""
        free = self.problem.forests.left.high[: self.problem.num_mentees] > 0
        free[self.problem.mentees[self.problem.locked]] = False
        return free

    @cached_property
    def can_leave(self) -> BoolArray:
        """Which mentees may be without a mentor, and have one."""
        least = self.problem.forests.left.low[: self.problem.num_mentees]
        return self.can_move & (least <= 0) & (self.pair_of >= 0)

    @cached_property
    def gains(self) -> IntArray:
        """What each pair is worth, packed."""
        nothing = np.zeros(self.problem.num_pairs, dtype=np.int64)
        return self.packing.pack([nothing if one.gains is None else one.gains for one in self.numbers])

    @cached_property
    def worth(self) -> IntArray:
        """What the present pair of each mentee is worth, packed; 0 without one."""
        padded = np.concatenate([self.gains, np.zeros((len(self.gains), 1), dtype=np.int64)], axis=1)
        return padded[:, self.pair_of]

    def row(self, mentee: int) -> slice:
        """A mentee's pairs."""
        return slice(int(self.problem.starts[mentee]), int(self.problem.starts[mentee + 1]))

    def steps(self, mentee: int) -> IntArray:
        """What a mentee's going to each of the eligible mentors loses by itself, packed."""
        found: IntArray = self.worth[:, mentee, None] - self.gains[:, self.row(mentee)]
        return found

    @cached_property
    def of_counts(self) -> dict[tuple[int, int], tuple[int, ...]]:
        """The packed lengths of the arcs that no mentee takes: counts of nodes that change."""
        right = self.problem.forests.right
        counts = right.counts(self.chosen)
        around = np.where(right.parent >= 0, right.parent, self.spare).tolist()
        up, down = self.next_costs(counts), self.last_costs(counts)
        room, spare = (counts < self.high).tolist(), (counts > right.low).tolist()
        nothing = (0,) * len(up)
        found = {(self.nobody, self.spare): nothing, (self.spare, self.nobody): nothing}
        for node, outer in enumerate(around):
            if room[node]:
                found[node, outer] = tuple(up[:, node].tolist())
            if spare[node]:
                found[outer, node] = tuple((-down[:, node]).tolist())
        return found

    def next_costs(self, counts: IntArray) -> IntArray:
        """What one more costs in each node of the mentors' forest, packed."""
        return self._costs(
            [None if one.right is None else one.right.next_step(counts) for one in self.numbers]
        )

    def last_costs(self, counts: IntArray) -> IntArray:
        """What the last one costs in each node of the mentors' forest, packed."""
        return self._costs(
            [None if one.right is None else one.right.last_step(counts) for one in self.numbers]
        )

    def _costs(self, columns: list[IntArray | None]) -> IntArray:
        nothing = np.zeros(self.spare, dtype=np.int64)
        return self.packing.pack([nothing if column is None else column for column in columns])

    @cached_property
    def arcs(self) -> IntArray:
        """The least loss of each step from node to node, packed, shape (num_limbs, num_nodes, num_nodes)."""
        size = self.nobody + 1
        arcs = np.zeros((len(self.gains), size, size), dtype=np.int64)
        arcs[0] = NEVER
        for (start, end), length in self.of_counts.items():
            arcs[:, start, end] = length
        arcs[:, np.arange(size), np.arange(size)] = 0
        for mentee in np.flatnonzero(self.can_move).tolist():
            leaves, out = self.leaves[self.row(mentee)], arcs[:, self.node_of[mentee]]
            out[:, leaves] = lesser(self.steps(mentee), out[:, leaves])
            if self.can_leave[mentee]:
                out[:, self.nobody] = lesser(self.worth[:, mentee], out[:, self.nobody])
        return arcs

    @cached_property
    def paths(self) -> IntArray:
        """The least loss of an excess from the second node to the first, packed.

        Raises
        ------
        CircleBelowZeroError
            If the plan is not optimal.
        """
        return np.ascontiguousarray(shortest_paths(self.arcs).swapaxes(1, 2))

    def losses(self, mentee: int) -> IntArray:
        """What is lost if a mentee is forced to each of the eligible mentors, packed."""
        row = self.row(mentee)
        if not self.can_move[mentee]:
            found = np.zeros((len(self.gains), row.stop - row.start), dtype=np.int64)
            found[0] = NEVER
        else:
            found = self.steps(mentee) + self.paths[:, self.node_of[mentee], self.leaves[row]]
        if self.pair_of[mentee] >= 0:
            found[:, self.pair_of[mentee] - row.start] = 0
        return found

    @cached_property
    def all_losses(self) -> IntArray:
        """What is lost if each pair is forced, packed, shape (num_limbs, num_pairs)."""
        found = np.empty_like(self.gains)
        for mentee in range(self.problem.num_mentees):
            found[:, self.row(mentee)] = self.losses(mentee)
        return found

    def loss_of_leaving(self, mentee: int) -> IntArray:
        """What is lost if a mentee who has a mentor is forced to have none, packed."""
        if not self.can_leave[mentee]:
            return np.array([NEVER, *(0,) * (len(self.gains) - 1)])
        found: IntArray = self.worth[:, mentee] + self.paths[:, self.node_of[mentee], self.nobody]
        return found


def exchange_of(problem: Problem, chosen: IntArray) -> Exchange | None:
    """The exchange graph of a plan; None where the answer would not be exact.

    Each mentee must want one mentor at most, the mentees must be in no sets of their own, there must be no
    limit over the whole programme, and the stages must add up. With many mentors it would take too long.
    """
    if isinstance(problem.structure, Crossing) or problem.limits or (problem.wants > 1).any():
        return None
    left, right = problem.forests.left, problem.forests.right
    if left.num_nodes > problem.num_mentees or right.num_nodes > _MOST_NODES:
        return None
    numbers = numbers_of(problem)
    if numbers is None or any(one.left is not None for one in numbers):
        return None
    packing = packing_of([one.largest for one in numbers], 2 * (right.num_nodes + 2) + 4)
    if packing is None:
        return None
    return Exchange(problem, chosen, numbers, packing, right.high)

"""``choices``: how many get which choice."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.problem.programme import Programme
from pairforge.problem.stages.sums import Reading, Sum, SumStage, ones


@dataclass(frozen=True)
class Choices(SumStage):
    """The rank profile.

    Parameters
    ----------
    ranks
        The mentee's rank of each pair's mentor, from 1; 0 if not chosen, shape (num_pairs,).
    profile
        ``greedy``: most first choices, then most second and so on (rank-maximal; Irving, Kavitha, Mehlhorn,
        Michail, Paluch 2006). ``generous``: fewest empty places, then fewest pairs that were not chosen, then
        fewest of the last rank and so on. ``top``: most pairs up to rank ``depth``.
    depth
        The last rank, or the last one that counts.
    """

    name: str
    ranks: NDArray[np.int16]
    profile: str
    depth: int

    @property
    def settles_count(self) -> bool:
        """Whether all optima have the same number of pairs."""
        return self.profile == "generous"

    @property
    def sums(self) -> tuple[Sum, ...]:
        """One sum a rank, or one for all that count."""
        if self.profile == "top":
            return (Sum(f"top {self.depth}", Reading.MOST),)
        if self.profile == "greedy":
            return tuple(Sum(f"choice {rank}", Reading.MOST) for rank in range(1, self.depth + 1))
        ranks = (Sum(f"choice {rank}", Reading.FEWEST) for rank in range(self.depth, 1, -1))
        return (Sum("unmatched", Reading.EMPTY), Sum("not chosen", Reading.FEWEST), *ranks)

    def gain(self, programme: Programme, step: int, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
        """One or minus one for the pairs that count."""
        ranks = self.ranks[pairs]
        if self.profile == "top":
            counts = (ranks > 0) & (ranks <= self.depth)
        elif self.profile == "greedy":
            counts = ranks == step + 1
        elif step == 0:
            return ones(pairs)
        else:
            counts = ranks == (0 if step == 1 else self.depth + 2 - step)
        gain: NDArray[np.int64] = counts.astype(np.int64)
        return -gain if self.profile == "generous" else gain

"""Which rules on groups stand in the way of one more pair, with the groups as they are."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pairforge.problem import Problem
from pairforge.problem.constraints import Constraint


@dataclass(frozen=True)
class InTheWay:
    """What one more pair would break of a matching that keeps all rules.

    Parameters
    ----------
    problem, chosen
        The rules, and the matching (positions, ascending).
    """

    problem: Problem
    chosen: NDArray[np.int64]
    _known: dict[tuple[object, ...], bool] = field(default_factory=dict)

    def of(self, pair: int) -> tuple[str, ...]:
        """The labels of the rules that ``pair`` (its position) would break."""
        hard = (constraint for constraint in self.problem.constraints if constraint.price is None)
        return tuple(dict.fromkeys(one.label for one in hard if self._is_broken(one, pair)))

    def _is_broken(self, constraint: Constraint, pair: int) -> bool:
        """Found out once for all pairs that count the same in the same cells."""
        counted = tuple(
            (int(family.of_pair[pair]), 1 if family.weights is None else int(family.weights[pair]))
            for family in constraint.families()
        )
        key = (id(constraint), counted)
        if key not in self._known:
            is_counted = any(cell >= 0 for cell, _ in counted)
            more = np.append(self.chosen, pair)
            self._known[key] = is_counted and bool(constraint.breaches(more).any())
        return self._known[key]

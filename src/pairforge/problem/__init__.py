"""The assignment problem as numbers; what writes it, ``formulate``, is not here, as engines need no roster."""

from pairforge.problem.problem import TIES, WORST_OFF, Problem

__all__ = ["TIES", "WORST_OFF", "Problem"]

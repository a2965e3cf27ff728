"""The assignment problem as numbers. Not here is ``formulate``, which writes it: engines need no roster."""

from pairforge.problem.problem import TIES, WORST_OFF, Problem

__all__ = ["TIES", "WORST_OFF", "Problem"]

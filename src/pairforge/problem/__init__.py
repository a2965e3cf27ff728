"""The assignment problem as numbers."""

from pairforge.problem.formulate import formulate
from pairforge.problem.problem import TIES, WORST_OFF, Problem

__all__ = ["TIES", "WORST_OFF", "Problem", "formulate"]

"""Constraints on sets of pairs, as numbers; a new shape is one new file and one name here."""

from pairforge.problem.constraints.base import Constraint
from pairforge.problem.constraints.count_bounds import CountBounds
from pairforge.problem.constraints.distinct_parts import DistinctParts
from pairforge.problem.constraints.even_counts import EvenCounts
from pairforge.problem.constraints.least_if_used import LeastIfUsed
from pairforge.problem.constraints.linear_bounds import LinearBounds
from pairforge.problem.constraints.none_or_least import NoneOrLeast
from pairforge.problem.constraints.together import Together
from pairforge.problem.family import Family

__all__ = [
    "Constraint",
    "CountBounds",
    "DistinctParts",
    "EvenCounts",
    "Family",
    "LeastIfUsed",
    "LinearBounds",
    "NoneOrLeast",
    "Together",
]

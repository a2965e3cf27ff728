"""The cheapest changes after which there is a matching."""

from pairforge.explanations.repairs.costs import COSTS
from pairforge.explanations.repairs.repairing import find_repairs

__all__ = ["COSTS", "find_repairs"]

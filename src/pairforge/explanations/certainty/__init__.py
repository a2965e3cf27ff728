"""How sure the plan is: which weights it holds for, and whether blank answers could change it."""

from pairforge.explanations.certainty.blanks import what_blanks_change
from pairforge.explanations.certainty.values import BlankAnswers, WeightEnd, WeightRange
from pairforge.explanations.certainty.weights import weight_ranges

__all__ = ["BlankAnswers", "WeightEnd", "WeightRange", "weight_ranges", "what_blanks_change"]

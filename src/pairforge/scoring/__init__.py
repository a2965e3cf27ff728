"""Which pairs can be, and how many points each has."""

from pairforge.scoring.masks import NO_RULES, Mask, allowed_by
from pairforge.scoring.scores import Scores, score

__all__ = ["NO_RULES", "Mask", "Scores", "allowed_by", "score"]

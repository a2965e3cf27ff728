"""Which pairs can be, and how many points each has."""

from pairforge.scoring.masks import Mask
from pairforge.scoring.scores import Scores, score

__all__ = ["Mask", "Scores", "score"]

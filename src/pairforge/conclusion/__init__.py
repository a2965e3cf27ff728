"""Where matching, proof and audit must agree: the ``Result``; ``frontier`` is imported by its own name."""

from pairforge.conclusion.concluding import Checked, conclude, conclude_without
from pairforge.conclusion.standing import standing_told

__all__ = ["Checked", "conclude", "conclude_without", "standing_told"]

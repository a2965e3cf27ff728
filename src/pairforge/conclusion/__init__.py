"""Where matching, proof and audit must agree: the ``Result``."""

from pairforge.conclusion.concluding import Checked, conclude, conclude_without
from pairforge.conclusion.frontier import conclude_frontier

__all__ = ["Checked", "conclude", "conclude_frontier", "conclude_without"]

"""Where matching, proof and audit must agree: the ``Result``."""

from pairforge.conclusion.concluding import Checked, conclude, conclude_without

__all__ = ["Checked", "conclude", "conclude_without"]

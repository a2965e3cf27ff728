"""Where matching, proof and audit must agree: the ``Result``; ``frontier`` is imported by its own name."""

from pairforge.conclusion.concluding import Checked, conclude, conclude_without

__all__ = ["Checked", "conclude", "conclude_without"]

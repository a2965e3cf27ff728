"""The independent auditor: shares nothing with scoring's masks, the problem or the engines."""

from pairforge.auditing.audit import CHECKS, Audit, audit
from pairforge.auditing.pairs import Break

__all__ = ["CHECKS", "Audit", "Break", "audit"]

"""Which rules the columns of both sides allow."""

from pairforge.advice.init.rules.people import consent, reporting_line, veto
from pairforge.advice.init.rules.shared import gap, meet, share_language

PROPOSERS = (consent, veto, reporting_line, share_language, meet, gap)

__all__ = ["PROPOSERS"]

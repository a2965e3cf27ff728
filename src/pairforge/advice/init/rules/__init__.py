"""Which rules the columns of both sides allow."""

from pairforge.advice.init.rules.people import consent, reporting_line, veto
from pairforge.advice.init.rules.shared import gap, meet, share_language

PROTECTING = (consent, veto, reporting_line)
"""Rules that people have a right to, whatever they cost."""

COMPARING = (share_language, meet, gap)
"""Rules that are proposed only where they cost next to no places."""

__all__ = ["COMPARING", "PROTECTING"]

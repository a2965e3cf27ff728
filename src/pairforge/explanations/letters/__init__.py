"""Self-check letters: prices that everybody may see, and what each person can check with them alone."""

from pairforge.explanations.letters.letters import Letter, Letters, OwnMatch, letters_of
from pairforge.explanations.letters.posting import self_checks
from pairforge.explanations.letters.reasons import OwnReason
from pairforge.explanations.letters.values import (
    Checks,
    MentorCheck,
    NoPrices,
    Offer,
    PostedPrice,
    PostedPrices,
    SeatCheck,
    SelfCheck,
)

__all__ = [
    "Checks",
    "Letter",
    "Letters",
    "MentorCheck",
    "NoPrices",
    "Offer",
    "OwnMatch",
    "OwnReason",
    "PostedPrice",
    "PostedPrices",
    "SeatCheck",
    "SelfCheck",
    "letters_of",
    "self_checks",
]

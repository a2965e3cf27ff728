"""Self-check letters: prices that everybody may see, and what each person can check with them alone."""

from pairforge.explanations.letters.posting import self_checks
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
    "MentorCheck",
    "NoPrices",
    "Offer",
    "PostedPrice",
    "PostedPrices",
    "SeatCheck",
    "SelfCheck",
    "self_checks",
]

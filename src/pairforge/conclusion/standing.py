"""Where a search stands, in one line."""

from __future__ import annotations

from pairforge.pairing import Matching


def standing_told(matching: Matching) -> str:
    """What is made the best of, and how far from the bound the best so far is."""
    standing = matching.standing
    if standing is None or standing.value is None or standing.bound is None:
        return "Solving"
    gap = (standing.bound - standing.value) / max(abs(standing.value), 1)
    return f"Solving {standing.stage}: at most {gap:.3%} from the best possible"

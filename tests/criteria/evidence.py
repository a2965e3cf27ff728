"""What a criterion cites, as tests compare it."""

from __future__ import annotations

from pairforge.criteria import Criterion


def words(criterion: Criterion, mentee: int, mentor: int) -> tuple[str, ...]:
    """The words of a pair's evidence."""
    return tuple(cited.words for cited in criterion.evidence(mentee, mentor))

"""Which priorities there are where the config gives none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pairforge.config.criteria import CriterionBase, Scores
from pairforge.config.priorities import PriorityConfig

DEFAULT: tuple[str, ...] = ("bands", "breaks", "total")
"""The priorities without scores from a file and without earlier rounds."""


class NotGiven(list[PriorityConfig]):
    """Stands for the priorities of a config that gives none, until the rest of it is known."""


def default_kinds(criteria: Sequence[CriterionBase] | None, *, has_history: bool) -> tuple[str, ...]:
    """The priorities of a config that gives none; ``criteria`` is None if they could not be read.

    Bands of scores from a file cannot be guessed, so with them the places filled come first instead of
    ``bands``, and what needs a lowest band is left out. With earlier rounds nobody should be badly served
    twice running.
    """
    return _kinds(has_scores=_has_scores(criteria or ()), has_history=has_history)


def assumed_default(criteria: Sequence[CriterionBase], *, has_history: bool) -> str | None:
    """What is to be said where the default is not the usual one because of scores from a file."""
    usual = _kinds(has_scores=False, has_history=has_history)
    kinds = _kinds(has_scores=_has_scores(criteria), has_history=has_history)
    left_out = " and ".join(f"`{kind}`" for kind in usual if kind not in kinds)
    if not left_out:
        return None
    return (
        f"No priorities are given, so they are {_listed(kinds)}. The default would have {left_out} too, but "
        "nothing says which of the scores in the file are poor."
    )


def _kinds(*, has_scores: bool, has_history: bool) -> tuple[str, ...]:
    if has_scores:
        return _matched_first(kind for kind in DEFAULT if kind != "bands")
    return _matched_first(("twice_running", *DEFAULT)) if has_history else DEFAULT


def _matched_first(kinds: Iterable[str]) -> tuple[str, ...]:
    return ("matched", *(kind for kind in kinds if kind != "matched"))


def _has_scores(criteria: Iterable[CriterionBase]) -> bool:
    return any(isinstance(item, Scores) for item in criteria)


def _listed(kinds: Iterable[str]) -> str:
    return f"[{', '.join(kinds)}]"


DEFAULT_IN_WORDS = (
    f"{_listed(DEFAULT)}; with `kind: scores` {_listed(_kinds(has_scores=True, has_history=False))}; "
    f"with `history` {_listed(_kinds(has_scores=False, has_history=True))}"
)
"""What the default is, for the reference of the config."""

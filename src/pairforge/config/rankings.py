"""Which criterion says what was wished, for what counts first and second choices."""

from __future__ import annotations

from collections.abc import Sequence

from pairforge.config.criteria import CriterionBase, Ranking
from pairforge.config.refusals import Refusal
from pairforge.errors import did_you_mean


def rankings_by_mentees(criteria: Sequence[CriterionBase]) -> tuple[Ranking, ...]:
    """The criteria that hold the mentees' choices, in their order."""
    return tuple(item for item in criteria if isinstance(item, Ranking) and item.by != "mentor")


def rankings_by_mentors(criteria: Sequence[CriterionBase]) -> tuple[Ranking, ...]:
    """The criteria that hold the mentors' choices and nothing else, in their order."""
    return tuple(item for item in criteria if isinstance(item, Ranking) and item.by == "mentor")


def chosen_ranking(criteria: Sequence[CriterionBase], label: str | None) -> Ranking:
    """The ranking that is meant by its label, or without one the only ranking by mentees.

    Raises
    ------
    LookupError
        If there is none; ``ranking_fault`` says why.
    """
    found = [item for item in rankings_by_mentees(criteria) if label in (None, item.label)]
    if len(found) != 1:
        raise LookupError(f"no one ranking by mentees is called {label!r}")
    return found[0]


def ranking_fault(criteria: Sequence[CriterionBase], label: str | None) -> Refusal | None:
    """Why ``label`` (None where none is given) does not say which ranking is meant; None if it does."""
    rankings = [item.label for item in rankings_by_mentees(criteria)]
    path = () if label is None else ("criterion",)
    if not rankings:
        return Refusal(
            path,
            "there is no criterion that says what mentees wished",
            "Add a criterion of `kind: ranking` by mentees, or take this out.",
        )
    if label is None and len(rankings) > 1:
        return Refusal(
            path,
            f"several criteria say what mentees wished: {', '.join(rankings)}",
            f"Say which is meant, such as `criterion: {rankings[0]}`.",
        )
    if label is None or label in rankings:
        return None
    known = {item.label for item in criteria}
    what = "is no ranking by mentees" if label in known else "is the name of no criterion"
    return Refusal(
        path, f'"{label}" {what}', f"{did_you_mean(label, rankings)}Possible: {', '.join(rankings)}."
    )


def plain_label(criteria: Sequence[CriterionBase], label: str | None) -> str | None:
    """The label, or None if it names the ranking that is meant without one."""
    rankings = [item.label for item in rankings_by_mentees(criteria)]
    return None if rankings == [label] else label

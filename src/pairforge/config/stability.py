"""When two people count as rather having each other, where both sides state choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import Field, PositiveInt

from pairforge.config.columns import Heading, Schema
from pairforge.config.criteria import CriterionBase, Ranking
from pairforge.config.readings import Side
from pairforge.config.refusals import Refusal, refuse
from pairforge.errors import did_you_mean


class StabilityConfig(Schema):
    """What the audit counts as a pair who would both rather have each other than whom they have.

    Where one criterion of `kind: ranking` says what mentees wish and one what mentors wish, they are counted
    anyway. Nothing of it counts for who is matched with whom.
    """

    threshold: PositiveInt = Field(
        1,
        description="By how many ranks either must prefer the other. Anybody chosen is preferred to somebody "
        "not chosen, and to nobody.",
    )
    mentees: Heading | None = Field(
        None, description="Name of the criterion with the mentees' choices, where there are several."
    )
    mentors: Heading | None = Field(
        None, description="Name of the criterion with the mentors' choices, where there are several."
    )


@dataclass(frozen=True)
class BothRankings:
    """The criteria that say what each side wishes, and by how many ranks somebody must be preferred."""

    mentees: Ranking
    mentors: Ranking
    threshold: int


def both_rankings(asked: StabilityConfig | None, criteria: Sequence[CriterionBase]) -> BothRankings | None:
    """The criteria that are meant; None where a side states no choices, or nothing says which are meant."""
    asked = StabilityConfig() if asked is None else asked
    mentees = _named(criteria, "mentee", asked.mentees)
    mentors = _named(criteria, "mentor", asked.mentors)
    if len(mentees) != 1 or len(mentors) != 1:
        return None
    return BothRankings(mentees[0], mentors[0], asked.threshold)


def fit_stability(
    asked: StabilityConfig | None, criteria: Sequence[CriterionBase] | None
) -> StabilityConfig | None:
    """What is asked, if it says which choices are meant; ``criteria`` is None if they could not be read.

    Raises
    ------
    ValidationError
        With every reason why it does not.
    """
    if asked is not None and criteria is not None:
        found = (_fault(criteria, "mentee", asked.mentees), _fault(criteria, "mentor", asked.mentors))
        refuse([fault for fault in found if fault is not None], asked)
    return asked


def _named(criteria: Sequence[CriterionBase], side: Side, label: str | None) -> list[Ranking]:
    """The rankings with choices of a side, by name if one is given."""
    rankings = [item for item in criteria if isinstance(item, Ranking) and item.ask_of(side) is not None]
    return [item for item in rankings if label in (None, item.label)]


def _fault(criteria: Sequence[CriterionBase], side: Side, label: str | None) -> Refusal | None:
    """Why it is not clear which choices of a side are meant; None if it is."""
    labels = [item.label for item in _named(criteria, side, None)]
    path = () if label is None else (f"{side}s",)
    if not labels:
        return Refusal(
            path,
            f"there is no criterion that says what {side}s wished",
            f"Add a criterion of `kind: ranking` with `by: {side}`, or take `stability` out.",
        )
    if label is None and len(labels) > 1:
        return Refusal(
            path,
            f"several criteria say what {side}s wished: {', '.join(labels)}",
            f"Say which is meant, such as `{side}s: {labels[0]}`.",
        )
    if label is None or label in labels:
        return None
    what = f'"{label}" is no criterion that says what {side}s wished'
    return Refusal(path, what, f"{did_you_mean(label, labels)}Possible: {', '.join(labels)}.")

"""The level (grade, seniority) that both sides state on one scale."""

from __future__ import annotations

from dataclasses import dataclass

from pairforge.advice.init.field import Field, Kind
from pairforge.advice.init.listing import Listing
from pairforge.advice.init.match import alike
from pairforge.advice.init.scales import numbered_scale, scale_of
from pairforge.advice.init.wording import LEVEL


@dataclass(frozen=True)
class SharedLevel:
    """The two columns, and their steps, lowest first (empty where they are numbers)."""

    mentee: Field
    mentor: Field
    order: tuple[str, ...]


def levels_shared(mentees: Listing, mentors: Listing) -> SharedLevel | None:
    """The first level of the mentees that the mentors state too."""
    for mine in mentees.of_kind(Kind.SCALE, Kind.LABEL, Kind.NUMBER):
        if not LEVEL.search(mine.heading):
            continue
        for theirs in mentors.of_kind(Kind.SCALE, Kind.LABEL, Kind.NUMBER):
            numbers = mine.kind is theirs.kind is Kind.NUMBER
            words = {*mine.column.words.values(), *theirs.column.words.values()}
            order = scale_of(mine.column, theirs.column) or numbered_scale(words)
            if alike(mine, theirs) and (numbers or order):
                return SharedLevel(mine, theirs, () if numbers else order)
    return None

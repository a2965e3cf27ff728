"""Which columns of the two sides are about the same thing: told by their answers more than by headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pairforge.advice.init.column import Column
from pairforge.advice.init.field import Field
from pairforge.advice.init.wording import NO, YES
from pairforge.roster.cells import fold

_WORD = re.compile(r"[^\W\d_]{3,}")
_SAY_NOTHING = {"maybe", "n/a", "none", "not sure", "other"}


@dataclass(frozen=True)
class Proposed:
    """A criterion or rule that may be proposed.

    Parameters
    ----------
    value
        What the config says of it, without name and weight.
    topic
        What it is about, for its name.
    why
        Why it is proposed, as a clause.
    unsure
        What may be meant instead.
    uses
        Headings of the mentees' columns that need not be used again.
    columns
        Headings of both sides that it names, to know which derived columns are needed.
    is_minor
        Whether it is only by the way and weighs like a shared answer.
    """

    value: dict[str, Any]
    topic: str
    why: str
    unsure: str = ""
    uses: tuple[str, ...] = ()
    columns: tuple[str, ...] = field(default=())
    is_minor: bool = False


def covered(wanted: Field, offered: Field) -> float:
    """Share of what the one side answers that stands among the other's answers."""
    counts = wanted.answers
    return sum(count for tag, count in counts.items() if tag in offered.vocabulary) / max(counts.total(), 1)


def best_partner(wanted: Field, offers: Sequence[Field], *, least: float) -> Field | None:
    """The column of the other side whose answers cover these best; of equals that of the nearest heading."""
    ranked = [(covered(wanted, offer), _likeness(wanted.heading, offer.heading), offer) for offer in offers]
    fitting = [entry for entry in ranked if entry[0] >= least and _says_something(wanted)]
    return max(fitting, key=lambda entry: entry[:2])[2] if fitting else None


def alike(left: Field, right: Field) -> bool:
    """Whether two headings are the same, or one says more words around the other."""
    return _likeness(left.heading, right.heading) >= 1


def shared(mentee: str, mentor: str) -> dict[str, str]:
    """How the config names a column of each side."""
    return {"column": mentee} if fold(mentee) == fold(mentor) else {"mentee": mentee, "mentor": mentor}


def either(mentee: str, mentor: str) -> str | dict[str, str]:
    """The same, where one heading or a mapping is the value of a key."""
    return mentee if fold(mentee) == fold(mentor) else {"mentee": mentee, "mentor": mentor}


def varies(*columns: Column) -> bool:
    """Whether at least two different answers were given in one of these columns."""
    return any(len(column.distinct) > 1 for column in columns)


def _says_something(field: Field) -> bool:
    """Whether an answer is more than yes, no or none."""
    return any(not (YES.match(word) or NO.match(word) or word in _SAY_NOTHING) for word in field.vocabulary)


def _likeness(left: str, right: str) -> float:
    if fold(left) == fold(right):
        return 2.0
    words = [set(_WORD.findall(fold(heading))) for heading in (left, right)]
    fewest = min(map(len, words))
    return len(words[0] & words[1]) / fewest if fewest else 0.0

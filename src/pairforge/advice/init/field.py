"""What a column of one side is for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum

from pairforge.advice.init.column import Column
from pairforge.advice.init.entry import Section


class Kind(Enum):
    """What a column holds; the value is what the coordinator is told."""

    STAMP = "when somebody answered"
    METADATA = "the form's own data"
    ID = "an id"
    EMPTY = "blank"
    DEMOGRAPHIC = "about the person, for the audit only"
    CONSENT = "consent"
    MANAGER = "who somebody reports to"
    ZONE = "a time zone"
    HOURS = "times in the week"
    VETO = "people to keep apart"
    WISHES = "choices"
    LIKE_ME = "what the mentor should share"
    NUMBER = "a number"
    SCALE = "a step of a scale"
    TAGS = "a list of answers"
    RANKED = "a list of answers, best first"
    LEVELS = "a level for each skill"
    UNORDERED = "steps in words; to use them, say their order"
    LABEL = "one answer of a few"
    TEXT = "free text"


@dataclass(frozen=True)
class Field:
    """A column, or several that make one answer.

    Parameters
    ----------
    heading
        What the config calls it.
    kind
        What it holds.
    column
        Its cells; of several columns, the answers joined as a list.
    headings
        The columns of the file that it is made of.
    derived
        What the config has to say to make it of several columns; empty for one.
    order
        Steps of its scale, lowest first.
    options
        The answers that can be chosen, where one holds the separator.
    unsure
        What may be meant instead.
    """

    heading: str
    kind: Kind
    column: Column
    headings: tuple[str, ...] = ()
    derived: Section | None = None
    order: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    unsure: str = ""

    @property
    def vocabulary(self) -> frozenset[str]:
        """The different answers, without regard to case and spacing."""
        return frozenset(self.answers)

    @property
    def answers(self) -> Counter[str]:
        """How often each of them was given."""
        return self.column.tags if self.kind in _LISTS else self.column.distinct


_LISTS = {Kind.TAGS, Kind.RANKED, Kind.LEVELS, Kind.WISHES, Kind.HOURS, Kind.LIKE_ME}

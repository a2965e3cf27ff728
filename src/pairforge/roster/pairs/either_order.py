"""Rows that name a mentee and a mentor in whichever order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from pairforge.config import PairAsk
from pairforge.roster.findings import Findings
from pairforge.roster.people.mentions import Where, mentioned
from pairforge.roster.people.names import Match
from pairforge.roster.people.people import People
from pairforge.roster.tables.table import Table

Row = tuple[int, int, int]
"""A position in the table, the mentee's and the mentor's."""

_SURE = 3
_CERTAIN = (_SURE, 2 * _SURE)


def read_either_order(
    table: Table, columns: tuple[int, int], ask: PairAsk, mentees: People, mentors: People, findings: Findings
) -> list[Row]:
    """The pairs of a table, with two pairs of a row that can be read both ways where ``ask`` allows it.

    Rows without a mentee and a mentor, or that leave it open who is which, are kept in ``findings``.
    """
    reader = _Reader(ask, mentees, mentors, findings)
    texts = zip(*(table.texts(column) for column in columns), strict=True)
    found: list[Row] = []
    for position, (left, right) in enumerate(texts):
        where = (partial(table.trouble, position, columns[0]), partial(table.trouble, position, columns[1]))
        found += [(position, *pair) for pair in reader.row((left, right), where)]
    return found


@dataclass(frozen=True)
class _Reader:
    """Reads one row at a time."""

    ask: PairAsk
    mentees: People
    mentors: People
    findings: Findings

    def row(self, texts: tuple[str, str], where: tuple[Where, Where]) -> list[tuple[int, int]]:
        """The pairs of one row: one, two where both orders hold and that is allowed, or none."""
        if not all(texts):
            blank = where[0 if not texts[0] else 1]
            self.findings.troubles.append(blank("The mentee or mentor is blank.", "Fill it in."))
            return []
        first, second = (
            _sureness(self.mentees.find(texts[at]), self.mentors.find(texts[1 - at])) for at in (0, 1)
        )
        if first != second:
            orders: tuple[int, ...] = (0,) if first > second else (1,)
        elif first == _CERTAIN and self.ask.both_ways:
            orders = (0, 1)
        else:
            self._undecided(texts, where, possible=first[0] > 0)
            return []
        pairs = (self._pair(texts, where, at) for at in orders)
        return [pair for pair in pairs if pair is not None]

    def _pair(self, texts: tuple[str, str], where: tuple[Where, Where], at: int) -> tuple[int, int] | None:
        """The pair where the mentee stands at ``at``."""
        outsiders = self.ask.outsiders
        mentee = mentioned(texts[at], self.mentees, self.findings, where[at], outsiders=outsiders)
        mentor = mentioned(texts[1 - at], self.mentors, self.findings, where[1 - at], outsiders=outsiders)
        return None if mentee is None or mentor is None else (mentee, mentor)

    def _undecided(self, texts: tuple[str, str], where: tuple[Where, Where], *, possible: bool) -> None:
        left, right = texts
        if possible:
            what = f'"{left}" and "{right}" may each be the mentee or the mentor.'
            remedy = "Write ids, or name the two columns with `mentee` and `mentor`."
        elif self.ask.outsiders:
            what = f'"{left}" and "{right}" are no mentee and mentor of this programme; the row is left out.'
            self.findings.note("outside", what, where[0]("", ""))
            return
        else:
            what = f'One of "{left}" and "{right}" must be a mentee and the other a mentor of this programme.'
            remedy = f"{self._hint(texts)}Correct or remove the row."
        self.findings.troubles.append(where[0](what, remedy))

    def _hint(self, texts: tuple[str, str]) -> str:
        unknown = [text for text in texts if not self.mentees.find(text).people]
        unknown = [text for text in unknown if not self.mentors.find(text).people]
        hints = (people.hint(text) for text in unknown for people in (self.mentees, self.mentors))
        return next(filter(None, hints), "")


def _sureness(mentee: Match, mentor: Match) -> tuple[int, int]:
    """How sure it is that these two are meant: by the less sure one, then by both."""
    both = [
        _SURE if match.certain else 2 if len(match.people) == 1 else 1 if match.people else 0
        for match in (mentee, mentor)
    ]
    return min(both), sum(both)

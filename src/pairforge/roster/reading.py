"""From the coordinator's files to a ``Roster``, with every trouble of every file told at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Ask, Config, PairAsk, Side, Wishes
from pairforge.config.sides import SideConfig
from pairforge.errors import InputError, Trouble
from pairforge.roster.answers import Answer, Source, read_answer
from pairforge.roster.counts import count_column, notice_default, read_counts, same_for_all
from pairforge.roster.derived import with_derived
from pairforge.roster.findings import Findings
from pairforge.roster.pair_list import PairList, read_pair_list
from pairforge.roster.people import People, read_people
from pairforge.roster.roles import is_one_sheet, notice_other_roles, rows_of_role
from pairforge.roster.roster import Roster
from pairforge.roster.same_person import find_same_person, notice_same_person
from pairforge.roster.sources import Sources
from pairforge.roster.table import Table


def read_roster(config: Config, *, accept_proposals: bool = False) -> Roster:
    """Read everybody and everything that the config names.

    Parameters
    ----------
    config
        From ``load_config``.
    accept_proposals
        Whether what can only be guessed, such as a near miss of a name, is taken as pairforge proposes.
        Each such guess is among the notices.

    Returns
    -------
    Roster
        The people in the order of their ids, whatever the order of the rows.

    Raises
    ------
    InputError
        If anything cannot be read without guessing; lists every trouble of every file.
    """
    reading = _Reading(Sources(config, Findings(accept_proposals)))
    mentees = reading.side("mentee", config.mentees)
    mentors = reading.side("mentor", config.mentors)
    wants = reading.counts(mentees, "wants", 1)
    capacity = reading.counts(mentors, "capacity", 1)
    minimum = reading.counts(mentors, "min", 0)
    if isinstance(config.mentors.min, int):
        minimum = np.where(capacity == 0, 0, minimum)
    answers = {ask: reading.answer(ask, mentees, mentors) for ask in dict.fromkeys(config.asks())}
    pair_lists = {
        ask: reading.pairs(ask, mentees.people, mentors.people) for ask in dict.fromkeys(config.pair_asks())
    }
    if reading.findings.troubles:
        raise InputError(reading.findings.troubles)
    same_person = find_same_person(mentees.people, mentors.people, one_sheet=is_one_sheet(config))
    return Roster(
        mentees=mentees.people,
        mentors=mentors.people,
        wants=wants,
        capacity=capacity,
        minimum=minimum,
        answers={ask: answer for ask, answer in answers.items() if answer is not None},
        pair_lists=pair_lists,
        same_person=same_person,
        inputs=tuple(reading.sources.inputs),
        notices=tuple(
            dict.fromkeys([*reading.findings.notices, *notice_same_person(same_person, mentees.people)])
        ),
    )


@dataclass(frozen=True)
class _Side:
    """One side while it is read: its config, its people, and its table in their order (None: unreadable)."""

    config: SideConfig
    people: People
    table: Table | None


@dataclass
class _Reading:
    """One reading of all files."""

    sources: Sources

    @property
    def findings(self) -> Findings:
        """What has been found so far."""
        return self.sources.findings

    def side(self, side: Side, config: SideConfig) -> _Side:
        """The people of one side, or nobody where they cannot be read."""
        nobody = _Side(config, People(side, (), (), (), named=False), None)
        table = self._rows(side, config)
        if table is None:
            return nobody
        people, positions = read_people(table, config, side, self.findings)
        return _Side(config, people, with_derived(table.only(positions), config, side, self.sources))

    def counts(self, side: _Side, key: str, default: int) -> NDArray[np.int64]:
        """A whole number a person: from the config, a column, or the default."""
        if side.table is None:
            return same_for_all(default, len(side.people))
        wanted = count_column(getattr(side.config, key), side.table, key, default)
        if isinstance(wanted, int):
            if getattr(side.config, key) is None:
                self.findings.notices += notice_default(side.table, key, default)
            return same_for_all(wanted, len(side.people))
        column = self.sources.column(side.table, wanted.column)
        if column is None:
            return same_for_all(default, len(side.people))
        return read_counts(side.table, column, wanted.blank, key, self.findings)

    def answer(self, ask: Ask, mentees: _Side, mentors: _Side) -> Answer | None:
        """The columns of one ``Ask``, or None where they cannot be read."""
        mine, others = (mentees, mentors) if ask.side == "mentee" else (mentors, mentees)
        columns = [self.sources.column(mine.table, heading, ask.path) for heading in ask.columns]
        found = [column for column in columns if column is not None]
        unknown_people = isinstance(ask.reading, Wishes) and not others.people
        if mine.table is None or len(found) < len(columns) or unknown_people:
            return None
        return read_answer(ask.reading, found, Source(mine.table, others.people, self.findings))

    def pairs(self, ask: PairAsk, mentees: People, mentors: People) -> PairList:
        """The pairs of one ``PairAsk``; none where they cannot be read."""
        table, headings = self.sources.pair_table(ask)
        columns = [self.sources.column(table, heading, ask.path) for heading in headings]
        if table is None or None in columns or not mentees or not mentors:
            return PairList(np.empty(0, np.int64), np.empty(0, np.int64))
        left, right, *score = (column for column in columns if column is not None)
        score_column = score[0] if score else None
        return read_pair_list(table, (left, right, score_column), mentees, mentors, self.findings)

    def _rows(self, side: Side, config: SideConfig) -> Table | None:
        """The rows of one side; None with a trouble if there are none."""
        table = self.sources.people_table(side, config)
        if table is not None and config.role is not None:
            column = self.sources.column(table, config.role.column)
            if column is None:
                return None
            self.findings.notices += notice_other_roles(self.sources.config, table, column)
            found = rows_of_role(table, column, config.role)
            if isinstance(found, Trouble):
                self.findings.troubles.append(found)
                return None
            table = found
        if table is not None and not len(table.cells):
            remedy = "Fill in at least one row below the headings."
            self.findings.troubles.append(
                Trouble(what=f"There are no {side}s.", remedy=remedy, file=table.file)
            )
            return None
        return table

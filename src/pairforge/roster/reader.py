"""What reading is made of: each thing that the config asks for, read or kept as a trouble."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Ask, GroupAsk, ListAsk, PairAsk, Side, Wishes
from pairforge.config.sides import SideConfig
from pairforge.roster.answers import Answer, Source, read_answer
from pairforge.roster.derived import with_derived
from pairforge.roster.findings import Findings, Notice
from pairforge.roster.pairs.groups import Groups, read_groups
from pairforge.roster.pairs.mentee_lists import MenteeLists, read_mentee_lists
from pairforge.roster.pairs.pair_list import PairList, read_pair_list
from pairforge.roster.people.aliases import unused_spellings, with_aliases, with_spellings
from pairforge.roster.people.people import People, read_people
from pairforge.roster.sides.counts import CountAsk, count_column, notice_default, read_counts, same_for_all
from pairforge.roster.sides.side_rows import rows_of_side
from pairforge.roster.sources import Sources
from pairforge.roster.tables.table import Table


@dataclass(frozen=True)
class SideRead:
    """One side while it is read: its config, its people, and its table in their order (None: unreadable)."""

    config: SideConfig
    people: People
    table: Table | None


@dataclass
class Reader:
    """One reading of all files."""

    sources: Sources

    @property
    def findings(self) -> Findings:
        """What has been found so far."""
        return self.sources.findings

    def side(self, side: Side, config: SideConfig) -> SideRead:
        """The people of one side, or nobody where they cannot be read."""
        nobody = SideRead(config, People(side, (), (), (), named=False), None)
        table = rows_of_side(side, config, self.sources)
        if table is None:
            return nobody
        people, positions = read_people(table, config, side, self.findings)
        places = self.sources.spelling_places(side, config)
        people = with_spellings(people, config.spellings, places, self.findings)
        if config.aliases is not None:
            aliases, (alias, person) = self.sources.alias_table(side, config.aliases)
            if aliases is not None and alias is not None and person is not None:
                people = with_aliases(people, aliases, (alias, person), self.findings)
        return SideRead(config, people, with_derived(table.only(positions), config, side, self.sources))

    def counts(self, side: SideRead, key: str, default: int, *, least: int = 0) -> NDArray[np.int64]:
        """A whole number a person: from the config, a column, or the default."""
        if side.table is None:
            return same_for_all(default, len(side.people))
        wanted = count_column(getattr(side.config, key), side.table, key, default)
        if isinstance(wanted, int):
            if getattr(side.config, key) is None:
                self.findings.notices += notice_default(side.table, key, default, made=side.config.columns)
            return same_for_all(wanted, len(side.table.cells))
        column = self.sources.column(side.table, wanted.column)
        if column is None:
            return same_for_all(default, len(side.table.cells))
        asked = CountAsk(side.people.side, key, side.table.decimal, least)
        return read_counts(side.table, column, wanted, asked, self.findings)

    def places(self, mentees: SideRead) -> NDArray[np.int64]:
        """How many places each mentee takes: one, unless the config says where it stands."""
        if mentees.table is None or self.sources.config.mentees.places is None:
            return same_for_all(1, len(mentees.people))
        return self.counts(mentees, "places", 1, least=1)

    def unused_spellings(self, side: SideRead) -> list[Notice]:
        """The spellings of one side that were met nowhere."""
        places = self.sources.spelling_places(side.people.side, side.config)
        return unused_spellings(side.people, side.config.spellings, places, self.findings)

    def answer(self, ask: Ask, mentees: SideRead, mentors: SideRead, same_person: PairList) -> Answer | None:
        """The columns of one ``Ask``, or None where they cannot be read."""
        of_mentees = ask.side == "mentee"
        mine, others = (mentees, mentors) if of_mentees else (mentors, mentees)
        same = {(mentee, mentor) if of_mentees else (mentor, mentee) for mentee, mentor in same_person}
        columns = self.sources.columns(mine.table, ask.columns, ask.path)
        found = [column for column in columns if column is not None]
        unknown_people = isinstance(ask.reading, Wishes) and not others.people
        if mine.table is None or len(found) < len(columns) or unknown_people:
            return None
        zones = self.sources.config.zones
        source = Source(mine.table, others.people, self.findings, mine.people, frozenset(same), zones)
        return read_answer(ask.reading, found, source)

    def pairs(self, ask: PairAsk, mentees: People, mentors: People) -> PairList:
        """The pairs of one ``PairAsk``; none where they cannot be read."""
        table, headings = self.sources.pair_table(ask)
        columns = self.sources.columns(table, headings, ask.path)
        if table is None or None in columns or not mentees or not mentors:
            return PairList(np.empty(0, np.int64), np.empty(0, np.int64))
        found = [column for column in columns if column is not None]
        return read_pair_list(table, found, ask, mentees, mentors, self.findings)

    def groups(self, ask: GroupAsk, people: tuple[People, People], same_person: PairList) -> Groups:
        """The groups of one ``GroupAsk``; none where they cannot be read."""
        table, headings = self.sources.group_table(ask)
        columns = self.sources.columns(table, headings, ask.path)
        person, group = columns[0], columns[1] if len(columns) > 1 else None
        if table is None or person is None or None in columns or not all(people):
            return Groups(((),) * len(people[0]), ((),) * len(people[1]))
        return read_groups(
            table, (person, group), people, same_person, self.findings, outsiders=ask.outsiders
        )

    def lists(self, ask: ListAsk, mentees: People) -> MenteeLists:
        """The lists of mentees of one ``ListAsk``; none where they cannot be read."""
        table, headings = self.sources.list_table(ask)
        columns = self.sources.columns(table, headings, ask.path)
        found = [column for column in columns if column is not None]
        if table is None or len(found) < len(columns) or not mentees:
            return ()
        return read_mentee_lists(table, found, ask, mentees, self.findings)

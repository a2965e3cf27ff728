"""From the coordinator's files to a ``Roster``, with every trouble of every file told at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Ask, Config, PairAsk, Side, Wishes
from pairforge.config.columns import CountColumn
from pairforge.config.sides import SideConfig
from pairforge.errors import InputError, Trouble, did_you_mean
from pairforge.roster.answers import Answer, Source, read_answer
from pairforge.roster.cells import fold, whole_number
from pairforge.roster.files import InputFile, read_table
from pairforge.roster.listed import table_from_records
from pairforge.roster.pair_list import PairList, read_pair_list
from pairforge.roster.people import People, id_key, read_people
from pairforge.roster.roster import Notice, Roster
from pairforge.roster.table import Table

_MANY = 2**31 - 1
"""Larger counts are taken for this one: "as many as come"."""


def read_roster(config: Config) -> Roster:
    """Read everybody and everything that the config names.

    Parameters
    ----------
    config
        From ``load_config``.

    Returns
    -------
    Roster
        The people in the order of their ids, whatever the order of the rows.

    Raises
    ------
    InputError
        If anything cannot be read without guessing; lists every trouble of every file.
    """
    reading = _Reading(config)
    mentees = reading.side("mentee", config.mentees)
    mentors = reading.side("mentor", config.mentors)
    wants = reading.counts(mentees, "wants", 1)
    capacity = reading.counts(mentors, "capacity", 1)
    minimum = reading.counts(mentors, "min", 0)
    if isinstance(config.mentors.min, int):
        minimum = np.where(capacity == 0, 0, minimum)
    sides: dict[Side, _Side] = {"mentee": mentees, "mentor": mentors}
    answers = {ask: reading.answer(ask, sides) for ask in dict.fromkeys(config.asks())}
    pair_lists = {
        ask: reading.pairs(ask, mentees.people, mentors.people) for ask in dict.fromkeys(config.pair_asks())
    }
    if reading.troubles:
        raise InputError(reading.troubles)
    same_person = _same_person(mentees.people, mentors.people, one_sheet=_one_sheet(config))
    reading.notice_other_roles()
    reading.notice_same_person(same_person, mentees.people)
    return Roster(
        mentees=mentees.people,
        mentors=mentors.people,
        wants=wants,
        capacity=capacity,
        minimum=minimum,
        answers={ask: answer for ask, answer in answers.items() if answer is not None},
        pair_lists=pair_lists,
        same_person=same_person,
        inputs=tuple(reading.inputs),
        notices=tuple(reading.notices),
    )


@dataclass(frozen=True)
class _Side:
    """One side while it is read: its config, its people, and its table in their order (None: unreadable)."""

    config: SideConfig
    people: People
    table: Table | None


@dataclass
class _Reading:
    """What one reading of all files has gathered."""

    config: Config
    troubles: list[Trouble] = field(default_factory=list)
    inputs: list[InputFile] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    _roles: Counter[str] = field(default_factory=Counter)

    def side(self, side: Side, config: SideConfig) -> _Side:
        """The people of one side, or nobody where they cannot be read."""
        nobody = _Side(config, People(side, (), (), (), named=False), None)
        table = self._table(side, config)
        if table is None:
            return nobody
        if config.role is not None:
            table = self._of_role(table, config)
            if table is None:
                return nobody
        if not len(table.cells):
            self.troubles.append(
                Trouble(
                    what=f"There are no {side}s.",
                    remedy="Fill in at least one row below the headings.",
                    file=table.file,
                )
            )
            return nobody
        people, positions = read_people(table, config, side, self.troubles)
        return _Side(config, people, table.only(positions)) if people else nobody

    def counts(self, side: _Side, key: str, default: int) -> NDArray[np.int64]:
        """A whole number a person: from the config, a column, or the default."""
        wanted = getattr(side.config, key)
        if wanted is None and side.table is not None and side.table.has(key):
            wanted = CountColumn(column=key, blank=default)
        if wanted is None and side.table is not None:
            self._notice_default(side.table, side.people, key, default)
        if not isinstance(wanted, CountColumn):
            number = default if wanted is None else min(wanted, _MANY)
            return np.full(len(side.people), number, dtype=np.int64)
        column = self._column(side.table, wanted.column)
        numbers = np.zeros(len(side.people), dtype=np.int64)
        if side.table is None or column is None:
            return numbers
        for position, text in enumerate(side.table.texts(column)):
            remedy = "Write a whole number such as 2 (0 for nobody)."
            if not text and wanted.blank is not None:
                numbers[position] = wanted.blank
            elif not text:
                remedy += f" Or let a blank mean a number: `{key}: {{column: ..., blank: 1}}`."
                self.troubles.append(side.table.trouble(position, column, "The cell is blank.", remedy))
            else:
                try:
                    numbers[position] = min(whole_number(text), _MANY)
                except ValueError as error:
                    self.troubles.append(side.table.trouble(position, column, f'"{text}" {error}.', remedy))
        return numbers

    def answer(self, ask: Ask, sides: dict[Side, _Side]) -> Answer | None:
        """The columns of one ``Ask``, or None where they cannot be read."""
        table = sides[ask.side].table
        others = sides["mentor" if ask.side == "mentee" else "mentee"]
        columns = [self._column(table, heading, ask.path) for heading in ask.columns]
        found = [column for column in columns if column is not None]
        unknown_people = isinstance(ask.reading, Wishes) and others.table is None
        if table is None or len(found) < len(columns) or unknown_people:
            return None
        return read_answer(ask.reading, found, Source(table, others.people, self.troubles))

    def pairs(self, ask: PairAsk, mentees: People, mentors: People) -> PairList:
        """The pairs of one ``PairAsk``; none where they cannot be read."""
        none = PairList(np.empty(0, np.int64), np.empty(0, np.int64))
        if ask.file is None:
            table: Table | None = table_from_records(
                [{"mentee": ask.mentee, "mentor": ask.mentor}],
                str(self.config.file or "config"),
                [self.config.line(ask.path) or 0],
            )
            headings: tuple[str, ...] = ("mentee", "mentor")
        else:
            headings = (ask.mentee, ask.mentor, *([ask.score] if ask.score is not None else []))
            table = self._file(ask.file, None, _role_of(self.config, ask))
        columns = [self._column(table, heading, ask.path) for heading in headings]
        if table is None or None in columns or not mentees or not mentors:
            return none
        left, right, *score = (column for column in columns if column is not None)
        return read_pair_list(
            table, (left, right, score[0] if score else None), mentees, mentors, self.troubles
        )

    def notice_same_person(self, same: PairList, mentees: People) -> None:
        """Say who stands on both sides."""
        if len(same.mentees):
            ids = ", ".join(mentees.ids[idx] for idx in same.mentees[:5])
            more = f" and {len(same.mentees) - 5} more" if len(same.mentees) > 5 else ""
            self.notices.append(Notice(f"On both sides, so never matched with themselves: {ids}{more}."))

    def notice_other_roles(self) -> None:
        """Say whose role counts for neither side, where one sheet lists both."""
        mentees, mentors = self.config.mentees, self.config.mentors
        if mentees.role is None or mentors.role is None or not _one_sheet(self.config):
            return
        counted = {fold(role) for role in (*mentees.role.values, *mentors.role.values)}
        others = Counter({role: count for role, count in self._roles.items() if fold(role) not in counted})
        if others:
            told = ", ".join(f'"{role}" ({count})' for role, count in sorted(others.items()))
            what = f"Left out, as their role counts for neither side: {told}."
            self.notices.append(Notice(what, mentees.file))

    def _notice_default(self, table: Table, people: People, key: str, default: int) -> None:
        hint = did_you_mean(key, table.headings)
        if key == "capacity" or hint:
            what = f'No column "{key}" and no `{key}:` in the config: {default} for each {people.side}.'
            self.notices.append(Notice(f"{what} {hint}".strip(), table.file))

    def _table(self, side: Side, config: SideConfig) -> Table | None:
        if config.file is not None:
            return self._file(config.file, config.sheet, f"{side}s")
        people = config.people or []
        name = f"{side}s"
        lines = [
            max(self.config.line((name, idx)) or 0, self.config.line((name, "people", idx)) or 0)
            for idx in range(len(people))
        ]
        try:
            return table_from_records(people, str(self.config.file or "config"), lines)
        except InputError as error:
            self.troubles.extend(error.troubles)
            return None

    def _file(self, file: str, sheet: str | None, role: str) -> Table | None:
        try:
            table, source = read_table(self.config.folder, file, sheet, role)
        except InputError as error:
            self.troubles.extend(error.troubles)
            return None
        self.inputs.append(source)
        return table

    def _of_role(self, table: Table, config: SideConfig) -> Table | None:
        assert config.role is not None
        column = self._column(table, config.role.column)
        if column is None:
            return None
        wanted = {fold(value) for value in config.role.values}
        cells = table.texts(column)
        roles = [fold(cell) for cell in cells]
        self._roles = Counter(cells)
        found = [idx for idx, role in enumerate(roles) if role in wanted]
        if not found:
            known = sorted(set(cells) - {""})
            hint = did_you_mean(config.role.values[0], known)
            self.troubles.append(
                Trouble(
                    what=f"Nobody has the role {' or '.join(config.role.values)}.",
                    remedy=f"{hint}The roles are: {', '.join(known)}.",
                    file=table.file,
                    column=table.headings[column],
                )
            )
            return None
        return table.only(found)

    def _column(self, table: Table | None, heading: str, path: tuple[str | int, ...] = ()) -> int | None:
        if table is None:
            return None
        try:
            return table.find(heading)
        except LookupError as error:
            trouble: Trouble = error.args[0]
            line = self.config.line(path) if path else None
            asked = f" The config asks for it in line {line}." if line else ""
            self.troubles.append(Trouble(what=trouble.what + asked, remedy=trouble.remedy, file=trouble.file))
            return None


def _role_of(config: Config, ask: PairAsk) -> str:
    section, idx = ask.path
    items = config.criteria if section == "criteria" else config.rules
    return items[int(idx)].label


def _one_sheet(config: Config) -> bool:
    mentees, mentors = config.mentees, config.mentors
    return mentees.file is not None and (mentees.file, mentees.sheet) == (mentors.file, mentors.sheet)


def _same_person(mentees: People, mentors: People, *, one_sheet: bool) -> PairList:
    """Who stands on both sides: by address, or by id unless two names say otherwise."""
    by_id = {id_key(identifier): idx for idx, identifier in enumerate(mentors.ids)}
    by_email: defaultdict[str, list[int]] = defaultdict(list)
    for idx, email in enumerate(mentors.emails):
        if email:
            by_email[fold(email)].append(idx)
    found: set[tuple[int, int]] = set()
    for idx, identifier in enumerate(mentees.ids):
        other = by_id.get(id_key(identifier))
        certain = one_sheet or "@" in identifier or not (mentees.named and mentors.named)
        if other is not None and (certain or fold(mentees.names[idx]) == fold(mentors.names[other])):
            found.add((idx, other))
        found.update((idx, other) for other in by_email.get(fold(mentees.emails[idx]), ()))
    pairs = np.array(sorted(found), dtype=np.int64).reshape(-1, 2)
    return PairList(pairs[:, 0], pairs[:, 1])

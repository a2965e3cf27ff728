"""The files that a config names, read with all their troubles kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from pairforge.config import Config, GroupAsk, ListAsk, PairAsk, Side, TableSpec
from pairforge.config.sides import Aliases, SideConfig
from pairforge.errors import InputError, Trouble
from pairforge.roster.findings import Findings, Notice
from pairforge.roster.tables.files import InputFile, read_table
from pairforge.roster.tables.flaws import check_cells
from pairforge.roster.tables.listed import table_from_records
from pairforge.roster.tables.table import Table


class _Labelled(Protocol):
    """An entry of the config with a name for results."""

    @property
    def label(self) -> str: ...


@dataclass
class Sources:
    """Gives tables and columns; None stands for what cannot be read, and ``findings`` says why."""

    config: Config
    findings: Findings = field(default_factory=Findings)
    inputs: list[InputFile] = field(default_factory=list)
    _read: dict[TableSpec, tuple[Table, InputFile]] = field(default_factory=dict)

    def people_table(self, side: Side, config: SideConfig) -> Table | None:
        """The table of one side: its file, or the people listed in the config."""
        name = f"{side}s"
        if config.table is not None:
            return self._file(config.table, name)
        people = config.people or []
        lines = [
            max(self.config.line((name, idx)) or 0, self.config.line((name, "people", idx)) or 0)
            for idx in range(len(people))
        ]
        try:
            return table_from_records(people, str(self.config.file or "config"), lines)
        except InputError as error:
            self.findings.troubles.extend(error.troubles)
            return None

    def pair_table(self, ask: PairAsk) -> tuple[Table | None, tuple[str, ...]]:
        """The table of a list of pairs, and the headings of its columns."""
        if ask.table is None:
            pair = {"mentee": ask.mentee, "mentor": ask.mentor}
            lines = [self.config.line(ask.path) or 0]
            return table_from_records([pair], str(self.config.file or "config"), lines), ("mentee", "mentor")
        headings = (ask.mentee, ask.mentor, *([ask.score] if ask.score is not None else []))
        return self._file(ask.table, self._label(ask.path)), headings

    def alias_table(self, side: Side, aliases: Aliases) -> tuple[Table | None, list[int | None]]:
        """The table of other words for people, and the columns of the word and the person."""
        table = None if aliases.table is None else self._file(aliases.table, f"aliases of {side}s")
        path = (f"{side}s", "aliases")
        return table, self.columns(table, (aliases.alias, aliases.person), path)

    def spelling_places(self, side: Side, config: SideConfig) -> dict[str, Trouble]:
        """Where each of a side's spellings stands in the config."""
        file = str(self.config.file) if self.config.file is not None else None
        return {
            text: Trouble(
                what="", remedy="", file=file, line=self.config.line((f"{side}s", "spellings", text))
            )
            for text in config.spellings
        }

    def group_table(self, ask: GroupAsk) -> tuple[Table | None, tuple[str, ...]]:
        """The table of groups of people, and the headings of its columns; no groups if all are in one."""
        if ask.table is not None:
            return self._file(ask.table, self._label(ask.path)), (ask.person, ask.group)
        return self._people_named(ask.people, (*ask.path, "people")), ("person",)

    def list_table(self, ask: ListAsk) -> tuple[Table | None, tuple[str, ...]]:
        """The table of lists of mentees, and the headings of its columns; no groups if all are on one."""
        if ask.table is not None:
            headings = ask.columns or (ask.person, ask.group)
            return self._file(ask.table, self._label(ask.path)), headings
        return self._people_named(ask.people, (*ask.path, "mentees")), ("person",)

    def columns(
        self, table: Table | None, headings: Sequence[str], path: tuple[str | int, ...] = ()
    ) -> list[int | None]:
        """Numbers of columns that are asked for together, so that none is proposed for another."""
        return [self.column(table, heading, path, headings) for heading in headings]

    def column(
        self,
        table: Table | None,
        heading: str,
        path: tuple[str | int, ...] = (),
        others: Collection[str] = (),
    ) -> int | None:
        """Number of a column; ``path`` is where the config asks for it, as for ``others``."""
        if table is None:
            return None
        try:
            column = table.find(heading, others)
        except LookupError as error:
            trouble: Trouble = error.args[0]
            self.findings.troubles.append(replace(trouble, what=trouble.what + self.asked(path)))
            return None
        check_cells(table, column, self.findings)
        return column

    def asked(self, path: tuple[str | int, ...]) -> str:
        """Where the config asks for something, as a sentence with a space before it; empty if not known."""
        line = self.config.line(path) if path else None
        return f" The config asks for it in line {line}." if line else ""

    def _people_named(self, people: Sequence[str], path: tuple[str | int, ...]) -> Table:
        """A table of people whom the config names at ``path``."""
        lines = [self.config.line((*path, idx)) or 0 for idx in range(len(people))]
        records = [{"person": person} for person in people]
        return table_from_records(records, str(self.config.file or "config"), lines)

    def _label(self, path: tuple[str | int, ...]) -> str:
        """What the entry of a list of the config is called."""
        section, idx = path
        lists: dict[str, Sequence[_Labelled]] = {
            "criteria": self.config.criteria,
            "rules": self.config.rules,
            "cohorts": self.config.cohorts,
            "fairness": self.config.fairness,
        }
        return lists[str(section)][int(idx)].label

    def _file(self, spec: TableSpec, role: str) -> Table | None:
        try:
            if spec not in self._read:  # both sides may stand on one sheet
                self._read[spec] = read_table(self.config.folder, spec, role, fill=self.findings.accept)
        except InputError as error:
            self.findings.troubles.extend(error.troubles)
            return None
        table, source = self._read[spec]
        self.inputs.append(replace(source, role=role))
        if source.assumed:
            self.findings.notices.append(Notice(source.assumed, source.path))
        return table

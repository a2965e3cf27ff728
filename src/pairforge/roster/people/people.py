"""Who takes part: ids, names and addresses of one side, and finding a person by any of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pairforge.config import Side
from pairforge.config.sides import SideConfig
from pairforge.config.yaml_scalar import yaml_scalar
from pairforge.roster.cells import clean, fold
from pairforge.roster.findings import Findings
from pairforge.roster.people.names import Match, Names, id_key
from pairforge.roster.tables.flaws import check_cells
from pairforge.roster.tables.stamps import stamp_heading
from pairforge.roster.tables.table import Table


@dataclass(frozen=True)
class People:
    """The people of one side, in the order of their ids.

    ``names`` and ``emails`` are as long as ``ids``; a person without a name goes by the id,
    and one without an address has "". ``aliases`` are other words for somebody, with the position;
    ``spellings`` says who is meant by a folded text, or that nobody is (None).
    """

    side: Side
    ids: tuple[str, ...]
    names: tuple[str, ...]
    emails: tuple[str, ...]
    named: bool
    aliases: tuple[tuple[str, int], ...] = ()
    spellings: Mapping[str, int | None] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.ids)

    def find(self, text: str) -> Match:
        """Who is meant by an id, e-mail address, name or alias, or by something like it."""
        return self._all_names.find(text)

    def exactly(self, text: str) -> tuple[int, ...]:
        """Positions of the people with this id, else of those with this e-mail address, name or alias."""
        return self._all_names.exactly(text)

    def hint(self, text: str) -> str:
        """``Did you mean "x"?`` with a space after it, or nothing."""
        return self._all_names.hint(text)

    def told(self, position: int) -> str:
        """A person as messages call them: ``Ana López (ana@x.org)``, or the id alone if there is no name."""
        name, identifier = self.names[position], self.ids[position]
        return identifier if name == identifier else f"{name} ({identifier})"

    @cached_property
    def _all_names(self) -> Names:
        words = [(word, idx) for column in (self.names, self.emails) for idx, word in enumerate(column)]
        return Names(self.ids, (*words, *self.aliases), self.spellings)


def read_people(table: Table, config: SideConfig, side: Side, findings: Findings) -> tuple[People, list[int]]:
    """Find the people of one side in their table.

    Parameters
    ----------
    table
        The side's table.
    config
        Where the columns are.
    side
        Which side.
    findings
        Takes what is wrong: missing columns, blank ids, ids that stand twice.

    Returns
    -------
    people, positions
        The people by id, and the position in ``table`` of each; nobody, and all rows, without an id column.
    """
    id_columns = _find(table, [config.id], findings)
    name_columns = _find(table, config.name or (["name"] if table.has("name") else []), findings)
    has_email = config.email is not None or table.has("email")
    email_columns = _find(table, [config.email or "email"] if has_email else [], findings)
    if not id_columns:
        return People(side, (), (), (), named=False), list(range(len(table.cells)))
    ids = table.texts(id_columns[0])
    _check_ids(ids, table, id_columns[0], findings)
    names = _joined(table, name_columns)
    emails = _joined(table, email_columns)
    order = sorted(range(len(ids)), key=lambda idx: (fold(ids[idx]), ids[idx]))
    people = People(
        side,
        ids=tuple(ids[idx] for idx in order),
        names=tuple(names[idx] or ids[idx] for idx in order),
        emails=tuple(emails[idx] or (ids[idx] if "@" in ids[idx] else "") for idx in order),
        named=bool(name_columns),
    )
    return people, order


def _find(table: Table, headings: list[str], findings: Findings) -> list[int]:
    """The columns with these headings; a trouble for each that is not there."""
    found = []
    for heading in headings:
        try:
            found.append(table.find(heading))
        except LookupError as error:
            findings.troubles.append(error.args[0])
        else:
            check_cells(table, found[-1], findings)
    return found


def _check_ids(ids: list[str], table: Table, column: int, findings: Findings) -> None:
    first: dict[str, int] = {}
    remedy: str | None = None
    for position, identifier in enumerate(ids):
        if not identifier:
            findings.troubles.append(
                table.trouble(position, column, "The id is blank.", "Fill it in, or delete the row.")
            )
            continue
        before = first.setdefault(id_key(identifier), position)
        if before != position:
            where = table.trouble(before, None, "", "").place.removeprefix(f"{table.file}, ")
            remedy = remedy or _remedy_of_repeats(table, before, position)
            what = f'The id "{identifier}" already stands in {where}.'
            findings.troubles.append(table.trouble(position, column, what, remedy))


def _remedy_of_repeats(table: Table, before: int, after: int) -> str:
    remedy = "Keep one of the rows, or give each person an id of their own."
    heading = stamp_heading(table, (before, after))
    if heading is None:
        return remedy
    return f"{remedy} To let the latest answer count, say `answered: {yaml_scalar(heading)}` beside `id:`."


def _joined(table: Table, columns: list[int]) -> list[str]:
    parts = [table.texts(column) for column in columns]
    return (
        [clean(" ".join(words)) for words in zip(*parts, strict=True)] if parts else [""] * len(table.cells)
    )

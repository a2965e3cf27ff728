"""Who takes part: ids, names and addresses of one side, and finding a person by any of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pairforge.config import Side
from pairforge.config.sides import SideConfig
from pairforge.errors import did_you_mean
from pairforge.roster.cells import clean, fold
from pairforge.roster.findings import Findings
from pairforge.roster.flaws import check_cells
from pairforge.roster.table import Table


def id_key(identifier: str) -> str:
    """What makes two ids the same: e-mail addresses are compared without case, other ids exactly."""
    return fold(identifier) if "@" in identifier else identifier


@dataclass(frozen=True)
class People:
    """The people of one side, in the order of their ids.

    ``names`` and ``emails`` are as long as ``ids``; a person without a name goes by the id,
    and one without an address has "".
    """

    side: Side
    ids: tuple[str, ...]
    names: tuple[str, ...]
    emails: tuple[str, ...]
    named: bool

    def __len__(self) -> int:
        return len(self.ids)

    def find(self, text: str) -> int:
        """Position of the person with this id, e-mail address or name.

        Raises
        ------
        LookupError
            With what is wrong and what to do as its two arguments, if nobody or more than one fits.
        """
        wanted = clean(text)
        found = self.candidates(wanted)
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(self.ids[idx] for idx in found)
            raise LookupError(
                f'"{wanted}" may be any of {len(found)} {self.side}s: {ids}.', "Write the id instead."
            )
        hint = did_you_mean(wanted, (*self.names, *self.ids))
        raise LookupError(
            f'"{wanted}" is no {self.side} of this programme.', f"{hint}Correct or remove the entry."
        )

    def candidates(self, text: str) -> tuple[int, ...]:
        """Positions of the people with this id, else of those with this e-mail address or name."""
        wanted = clean(text)
        return self._by_id.get(id_key(wanted)) or self._by_word.get(fold(wanted), ())

    @cached_property
    def _by_id(self) -> dict[str, tuple[int, ...]]:
        return {id_key(identifier): (idx,) for idx, identifier in enumerate(self.ids)}

    @cached_property
    def _by_word(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, set[int]] = {}
        for idx, words in enumerate(zip(self.ids, self.names, self.emails, strict=True)):
            for word in words:
                if word:
                    found.setdefault(fold(word), set()).add(idx)
        return {word: tuple(sorted(people)) for word, people in found.items()}


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
    for position, identifier in enumerate(ids):
        if not identifier:
            findings.troubles.append(
                table.trouble(position, column, "The id is blank.", "Fill it in, or delete the row.")
            )
            continue
        before = first.setdefault(id_key(identifier), position)
        if before != position:
            where = table.trouble(before, None, "", "").place.removeprefix(f"{table.file}, ")
            findings.troubles.append(
                table.trouble(
                    position,
                    column,
                    f'The id "{identifier}" already stands in {where}.',
                    "Keep one of the rows, or give each person an id of their own.",
                )
            )


def _joined(table: Table, columns: list[int]) -> list[str]:
    parts = [table.texts(column) for column in columns]
    return (
        [clean(" ".join(words)) for words in zip(*parts, strict=True)] if parts else [""] * len(table.cells)
    )

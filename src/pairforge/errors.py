"""What can go wrong, for whoever has to put it right.

::

    PairforgeError           every error that pairforge raises on purpose
    ├── InputError           wrong use, or input that cannot be read     (exit code 2)
    │   └── ConfigError      the config itself is wrong
    └── FaultError           pairforge or an engine is at fault          (exit code 1)

That the rules cannot all hold, or that the time ran out, is no error but a
result: see ``Result.status``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

_LONGEST = 2000
_MOST_ROWS = 10


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """One thing that is wrong with an input, where it stands, and what to do about it.

    Parameters
    ----------
    what
        What is wrong, as a sentence.
    remedy
        What to do about it, as a sentence.
    file
        The file as the coordinator named it; None where there is no file.
    line
        Line in a YAML file, counted from 1.
    row
        Row of a table as a spreadsheet shows it, counted from 1.
    column
        Heading of the column.
    cell
        Address in a workbook, such as ``Answers!B7``.
    proposal
        YAML lines that take what pairforge proposes instead; None where it proposes nothing.
    """

    what: str
    remedy: str
    file: str | None = None
    line: int | None = None
    row: int | None = None
    column: str | None = None
    cell: str | None = None
    proposal: str | None = None

    @property
    def place(self) -> str:
        """Where it is, such as ``mentors.csv, row 7, column "Seats"``; empty if nowhere in particular."""
        parts = [self.file] if self.file else []
        if self.line is not None:
            parts.append(f"line {self.line}")
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column is not None:
            parts.append(f'column "{self.column}"')
        if self.cell is not None:
            parts.append(f"cell {self.cell}")
        return ", ".join(parts)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{_shortened(self.what)} {_shortened(self.remedy)}".rstrip()


class PairforgeError(Exception):
    """Base of every error that pairforge raises on purpose."""

    exit_code = 1


class InputError(PairforgeError):
    """Wrong use, or input that cannot be read; carries every trouble that was found, not just the first."""

    exit_code = 2

    def __init__(self, troubles: Iterable[Trouble]) -> None:
        self.troubles: tuple[Trouble, ...] = tuple(dict.fromkeys(troubles))
        super().__init__("\n".join(map(str, self.troubles)))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.troubles,)


class ConfigError(InputError):
    """The config is wrong.

    ``rest`` is the part of the config that can be understood (a ``Config``), so that the
    spreadsheets can be checked in the same run; None if nothing useful is left.
    """

    def __init__(self, troubles: Iterable[Trouble], rest: object | None = None) -> None:
        super().__init__(troubles)
        self.rest = rest

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.troubles, self.rest)


class FaultError(PairforgeError):
    """Pairforge or one of its engines is at fault: a result failed its own audit or proof."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``Did you mean "x"?`` with a space after it, or nothing if no known word is near."""
    by_folded = {text.casefold(): text for text in known}
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return f'Did you mean "{by_folded[found[0]]}"? ' if found else ""


def told_once(troubles: Iterable[Trouble]) -> list[str]:
    """Each trouble as text; what is wrong in the same way in several rows of a column is told once."""
    alike: dict[tuple[object, ...], list[Trouble]] = {}
    for trouble in troubles:
        is_in_column = trouble.column is not None and _number(trouble) is not None
        rest = (trouble.column, _sheet(trouble)) if is_in_column else (trouble,)
        alike.setdefault((trouble.file, trouble.what, trouble.remedy, *rest), []).append(trouble)
    return [str(several[0]) if len(several) == 1 else _of_rows(several) for several in alike.values()]


def _of_rows(troubles: list[Trouble]) -> str:
    first = troubles[0]
    numbers = [str(_number(trouble)) for trouble in troubles]
    more = len(numbers) - _MOST_ROWS
    shown, last = (numbers[:_MOST_ROWS], f"{more} more") if more > 0 else (numbers[:-1], numbers[-1])
    rows = f"{'lines' if first.row is None else 'rows'} {', '.join(shown)} and {last}"
    sheet = f", sheet {_sheet(first)}" if _sheet(first) else ""
    place = f'{first.file}, {rows}, column "{first.column}"{sheet}'.removeprefix("None, ")
    return str(Trouble(what=first.what, remedy=first.remedy, file=place))


def _shortened(text: str) -> str:
    """A text without its middle if it is so long that nobody would read it."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} ... {text[-_LONGEST // 4 :]}"


def _number(trouble: Trouble) -> int | None:
    return trouble.line if trouble.row is None else trouble.row


def _sheet(trouble: Trouble) -> str:
    return (trouble.cell or "").rpartition("!")[0]

"""Which columns say who somebody is: id, name and e-mail address."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pairforge.advice.init.column import Column
from pairforge.advice.init.entry import Entry, Section
from pairforge.advice.init.wording import CHOICE, EMAIL, FIRST_NAME, ID, LAST_NAME, MANAGER, NAME, VETO
from pairforge.roster.cells import fold

_ADDRESS = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")
_NAME = re.compile(r"(?!.*\d{3})[^@?!;]{2,60}")
_PERSON = re.compile(r"[^\W\d_][^\d@?!;:/&]*,? [^\W\d_][^\d@?!;:/&]*")
_MOST_WORDS = 5


@dataclass(frozen=True)
class Identity:
    """What the config says of who people are, and the columns that it names."""

    keys: Section
    columns: tuple[Column, ...]

    def words(self) -> tuple[tuple[str, ...], ...]:
        """For each person what others may call them: id, name and address."""
        name = _headings(self.keys["name"].value) if "name" in self.keys else []
        by_heading = {column.heading: column.texts for column in self.columns}
        names = [" ".join(parts) for parts in zip(*(by_heading[part] for part in name), strict=True)]
        others = [texts for heading, texts in by_heading.items() if heading not in name]
        return tuple(zip(*others, *([names] if names else []), strict=True))


def find_identity(
    columns: tuple[Column, ...],
    account: tuple[Column, ...] = (),
    mentions: tuple[Column, ...] = (),
    *,
    repeats: bool = False,
    prefer: str = "",
) -> Identity | None:
    """Find who people are; None if no column tells them apart.

    Parameters
    ----------
    columns
        The questions.
    account
        What the form knows of the account that was signed in; taken where the form did not ask.
    mentions
        Columns elsewhere that may name these people; an id that is used there is the id.
    repeats
        Whether somebody may stand there twice, as the latest answer counts.
    prefer
        Heading of the other side's id, to be taken if it tells these people apart too.
    """
    emails = _emails(columns) or _emails(account)
    named = _name(columns) or _name(account)
    name = named or _looks_like_names(columns)
    email = emails[0] if emails else None
    keys: Section = {}
    same = [column for column in columns if prefer and fold(column.heading) == prefer and column.is_unique]
    chosen, why = (same[0], "") if same else _choose(columns, email, name, mentions, repeats=repeats)
    if chosen is None:
        return None
    is_good = chosen.is_unique or (repeats and len(chosen.filled) == len(chosen.cells))
    unsure = "" if is_good else "Somebody is blank or stands twice in this column."
    keys["id"] = Entry(chosen.heading, why, unsure)
    if name and name != [chosen]:
        headings = [column.heading for column in name]
        unsure = "" if named else "The answers look like people's names."
        keys["name"] = Entry(headings if len(headings) > 1 else headings[0], unsure=unsure)
    if email is not None:
        keys["email"] = Entry(email.heading)
    used = dict.fromkeys([chosen, *name, *([email] if email else [])])
    return Identity(keys, tuple(used))


def _choose(
    columns: tuple[Column, ...],
    email: Column | None,
    name: list[Column],
    mentions: tuple[Column, ...],
    *,
    repeats: bool,
) -> tuple[Column | None, str]:
    """The column that tells people apart best, and why it is that one where it is no id and no address."""
    numbers = [column for column in columns if ID.search(column.heading) and column not in name]
    whole = name if len(name) == 1 else []
    mentioned = [column for column in numbers if column.is_unique and _is_mentioned(column, mentions)]
    if mentioned:
        return mentioned[0], ""
    if email is not None and (email.is_unique or (repeats and len(email.filled) == len(email.cells))):
        return email, ""
    own = [column for column in numbers if not _is_running(column)]
    for column in own:
        if column.is_unique or (repeats and _is_nearly_unique(column)):
            return column, ""
    for column in whole:
        if column.is_unique:
            return column, "no id and no address: told apart by name"
    for column in ([email] if email else []) + own + whole + numbers:
        if _is_nearly_unique(column):
            return column, ""
    plain = [column for column in columns if column.is_unique and column.share(_NAME) == 1]
    return (plain[0], "nobody stands twice in this column") if plain else (None, "")


def _is_nearly_unique(column: Column) -> bool:
    return len(column.distinct) >= 0.7 * len(column.cells)


def _is_running(column: Column) -> bool:
    """Whether the answers are 1, 2, 3 ... down the table: they number the rows, and say nothing."""
    return column.is_numeric and sorted(column.numbers) == list(range(1, len(column.cells) + 1))


def _looks_like_names(columns: tuple[Column, ...]) -> list[Column]:
    """The first column in which nearly every answer is somebody else's and reads like a person's name."""
    return [
        column
        for column in columns
        if column.filled
        and column.share(_PERSON) > 0.9
        and len(column.distinct) > 0.9 * len(column.cells)
        and max(len(text.split()) for text in column.filled) <= _MOST_WORDS
        and all(text.split()[-1][:1].isupper() for text in column.filled)
        and not any(wording.search(column.heading) for wording in (MANAGER, CHOICE, VETO))
    ][:1]


def _is_mentioned(column: Column, mentions: tuple[Column, ...]) -> bool:
    """Whether another column holds mostly ids of this one, which are no numbers of one or two digits."""
    ids = {fold(text) for text in column.filled}
    if all(len(text) < 3 and text.isdigit() for text in ids):
        return False
    return any(
        sum(fold(text) in ids for text in other.filled) * 3 > 2 * len(other.filled)
        for other in mentions
        if other.filled
    )


def _emails(columns: tuple[Column, ...]) -> list[Column]:
    """Columns of addresses of the people themselves, the surest first."""
    found = [
        column
        for column in columns
        if column.filled and column.share(_ADDRESS) > 0.9 and not MANAGER.search(column.heading)
    ]
    own = [column for column in found if EMAIL.search(column.heading)] or found
    return [column for column in own if len(column.distinct) * 2 > len(column.filled)]


def _name(columns: tuple[Column, ...]) -> list[Column]:
    first = [column for column in columns if FIRST_NAME.search(fold(column.heading))]
    last = [column for column in columns if LAST_NAME.search(fold(column.heading))]
    if first and last:
        return [first[0], last[0]]
    whole = [
        column
        for column in columns
        if NAME.search(column.heading) and column.filled and column.share(_NAME) > 0.9
    ]
    return whole[:1] or first[:1]


def _headings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]

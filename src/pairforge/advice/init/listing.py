"""One side of the programme: what its config says, who they are, and what their columns are for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from pairforge.advice.init.column import Column, uses_decimal_comma
from pairforge.advice.init.entry import Entry, Section
from pairforge.advice.init.field import Field, Kind
from pairforge.advice.init.fields import Scene, read_fields
from pairforge.advice.init.identity import Identity, find_identity
from pairforge.advice.init.interview import Interview
from pairforge.advice.init.layout import Block
from pairforge.advice.init.metadata import find_metadata
from pairforge.advice.init.people_named import Names
from pairforge.advice.init.questions import find_questions
from pairforge.advice.init.roles import rows_of
from pairforge.advice.init.seats import find_seats, with_blanks_meant
from pairforge.config import Side
from pairforge.errors import Trouble
from pairforge.roster.cells import fold

_ORDER = (
    "file",
    "sheet",
    "range",
    "transpose",
    "heading_row",
    "first_row",
    "decimal",
    "merged",
    "keep",
    "answered",
    "columns",
    "role",
    "id",
    "name",
    "email",
    "spellings",
    "aliases",
    "capacity",
    "min",
    "wants",
)


@dataclass(frozen=True)
class Listing:
    """One side.

    Parameters
    ----------
    side
        Which side.
    keys
        What the config says of it, without derived columns.
    people
        The words for each person: id, name and address.
    count
        How many they are.
    titles
        What stands above the table.
    stamps
        The columns that say when somebody answered.
    columns
        The columns that are left for questions.
    fields
        What those are for; empty until they are read.
    """

    side: Side
    keys: Section
    people: tuple[tuple[str, ...], ...]
    titles: str = ""
    stamps: tuple[Column, ...] = ()
    columns: tuple[Column, ...] = ()
    fields: tuple[Field, ...] = field(default=())

    @cached_property
    def names(self) -> Names:
        """Everything that these people may be called."""
        return Names(word for words in self.people for word in words)

    @property
    def count(self) -> int:
        """How many they are; an answer given twice counts once."""
        return len({words[0].casefold() for words in self.people if words[0]})

    def of_kind(self, *kinds: Kind) -> list[Field]:
        """The fields of these kinds, in their order."""
        return [known for known in self.fields if known.kind in kinds]

    def section(self, used: frozenset[str]) -> Section:
        """The side's config, with the derived columns whose names are used."""
        derived = {
            known.heading: Entry(known.derived, unsure=known.unsure)
            for known in self.fields
            if known.derived is not None and known.heading in used
        }
        keys = self.keys | ({"columns": Entry(derived)} if derived else {})
        return {key: keys[key] for key in _ORDER if key in keys}


def list_side(
    side: Side, block: Block, more: Section, mentions: tuple[Column, ...] = (), prefer: str = ""
) -> Listing | Trouble:
    """Find who the people of a table are; a trouble where nothing tells them apart.

    Parameters
    ----------
    side
        Which side.
    block
        Its table.
    more
        What the config says of it already.
    mentions
        Columns of other tables, which may name these people.
    prefer
        Heading of the other side's id, if it is an id that others use.
    """
    metadata = find_metadata(block.columns)
    keys: Section = {"file": Entry(block.sheet.file), **block.keys, **more, **metadata.keys}
    rows = rows_of(block, keys)
    if not block.sheet.is_workbook and uses_decimal_comma(rows.columns):
        keys["decimal"] = Entry(",", "numbers such as 3,5")
    taken = {column.heading for column in (*metadata.used, *metadata.ignored)}
    if "role" in more:
        taken.add(more["role"].value["column"])
    questions = tuple(column for column in rows.columns if column.heading not in taken)
    account = {column.heading for column in metadata.account}
    identity = find_identity(
        questions,
        tuple(column for column in rows.columns if column.heading in account),
        mentions,
        repeats="answered" in keys,
        prefer=fold(prefer),
    )
    if identity is None:
        return Trouble(
            what=f"No column tells the {side}s apart: in each somebody is blank or stands twice.",
            remedy="Add a column with an id or an e-mail address.",
            file=block.sheet.file,
        )
    rest = tuple(column for column in questions if column not in identity.columns)
    seats, seat_columns = find_seats(rest, side)
    return Listing(
        side=side,
        keys=_without_idle(keys | identity.keys | seats, identity),
        people=identity.words(),
        titles=block.titles,
        stamps=tuple(
            column for column in rows.columns if column.heading in {c.heading for c in metadata.used}
        ),
        columns=tuple(column for column in rest if column not in seat_columns),
    )


def read_listing(listing: Listing, others: Names, interview: Interview) -> Listing:
    """Find what the questions are for, knowing who is on the other side."""
    spread = [
        _of_people(found, others) for found in find_questions(listing.columns, interview, listing.titles)
    ]
    taken = {heading for found in spread for heading in found.headings}
    single = [column for column in listing.columns if column.heading not in taken]
    fields = read_fields(single, Scene(others, listing.names))
    place = {column.heading: idx for idx, column in enumerate(listing.columns)}
    fields = sorted([*fields, *spread], key=lambda known: place[known.headings[0]])
    return replace(listing, keys=with_blanks_meant(listing.keys, interview), fields=tuple(fields))


def without_the_others(listing: Listing, others: Listing) -> Listing:
    """Without the questions of a shared sheet that were meant for the others, who answer them more often."""
    answered = {column.heading: len(column.filled) / max(len(column.cells), 1) for column in others.columns}
    kept = tuple(
        column
        for column in listing.columns
        if len(column.filled) * 2 >= answered.get(column.heading, 0) * len(column.cells)
    )
    return replace(listing, columns=kept)


def _of_people(found: Field, others: Names) -> Field:
    """A question whose options are people of the other side is their choices."""
    if found.kind is Kind.RANKED and others.share(found.column) >= 0.7:
        return replace(found, kind=Kind.WISHES)
    return found


def _without_idle(keys: Section, identity: Identity) -> Section:
    """Leave ``answered`` out where nobody can stand twice, as names tell them apart."""
    by_name = identity.keys["id"].value == identity.keys.get("name", Entry(None)).value
    return {key: entry for key, entry in keys.items() if not (by_name and key == "answered")}

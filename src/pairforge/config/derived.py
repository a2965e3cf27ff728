"""Columns made from several columns of an export: ticks, grids, ranks, levels and lists."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from pairforge.config.columns import Heading, Schema


class FromTo(Schema):
    """All columns from one heading to another, in the order of the file."""

    first: Heading = Field(description="Heading of the first column.")
    last: Heading | None = Field(
        None, description="Heading of the last column. Default: the last column of the file."
    )


Several = Annotated[
    Annotated[list[Heading], Tag("a list")]
    | Annotated[FromTo, Tag("from one to another")]
    | Annotated[Heading, Tag("a question")],
    Discriminator(
        lambda value: (
            "a list"
            if isinstance(value, (list, tuple))
            else "from one to another"
            if isinstance(value, (dict, FromTo))
            else "a question"
        )
    ),
]
"""Several columns: their headings, ``{first, last}``, or the question that they have in common.

The columns of a question are called ``Question [Option]`` or ``Question - Option``.
"""


class Ticks(Schema):
    """One column an option: the answer is the list of the options that are ticked.

    A cell is ticked by x, 1, Yes, TRUE, a tick mark or the option's own words; it is not by a blank, 0, No
    or FALSE. Anything else is refused. Ticked options have no order among them.
    """

    ticks: Several = Field(description="The columns; an option is the text in brackets, or the heading.")
    ticked: list[Heading] | None = Field(
        None, description="What counts as a tick, instead of the usual signs.", min_length=1
    )
    not_ticked: list[Heading] | None = Field(
        None, description="What counts as no tick beside a blank, instead of the usual signs.", min_length=1
    )


class Grid(Schema):
    """One column a rank, with the rank in its heading's brackets: the cell is the answer with that rank."""

    grid: Several = Field(description="The columns; the rank is the number in brackets.")
    best: Literal["lowest", "highest"] = Field(description="Which rank is best.")


class Ranks(Schema):
    """One column an option (or person), whose cell is its rank: the answer is the list, best first.

    Equal ranks are ties, and a blank is not ranked.
    """

    ranks: Several = Field(description="The columns; an option is the text in brackets, or the heading.")
    best: Literal["lowest", "highest"] = Field(
        description="Whether the lowest or the highest number is best."
    )


class LevelGrid(Schema):
    """One column a skill, whose cell is its level, a number or a word: the answer is a level for each."""

    levels: Several = Field(description="The columns; a skill is the text in brackets, or the heading.")


class Joined(Schema):
    """Several columns with one answer each: the answer is the list, in their order."""

    join: Several = Field(description="The columns.")


_KINDS = {"ticks": Ticks, "grid": Grid, "ranks": Ranks, "levels": LevelGrid, "join": Joined}


def _kind(value: Any) -> str | None:
    if isinstance(value, dict):
        return next((model.__name__ for key, model in _KINDS.items() if key in value), None)
    return type(value).__name__ if isinstance(value, tuple(_KINDS.values())) else None


DerivedColumn = Annotated[
    Annotated[Ticks, Tag("Ticks")]
    | Annotated[Grid, Tag("Grid")]
    | Annotated[Ranks, Tag("Ranks")]
    | Annotated[LevelGrid, Tag("LevelGrid")]
    | Annotated[Joined, Tag("Joined")],
    Discriminator(
        _kind,
        custom_error_type="unknown_making",
        custom_error_message="say how it is made: `ticks`, `grid`, `ranks`, `levels` or `join`",
    ),
]
"""A column made from several."""

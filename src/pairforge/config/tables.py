"""Where a table stands in a file, and how it is laid out there."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PositiveInt, WithJsonSchema, model_validator

from pairforge.config.columns import Heading, Schema
from pairforge.config.folding import clean
from pairforge.config.readings import TableSpec

_RANGE = re.compile(r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]*:\$?[A-Za-z]{1,3}\$?[1-9][0-9]*")


def _ranges(value: Any) -> Any:
    listed = [value] if isinstance(value, str) else value
    if isinstance(listed, (list, tuple)):
        for text in listed:
            if not (isinstance(text, str) and _RANGE.fullmatch(text)):
                raise ValueError(f"{text!r} is no range of cells such as B3:G32")
        return tuple(text.replace("$", "").upper() for text in listed)
    return listed


Ranges = Annotated[
    tuple[str, ...],
    Field(min_length=1),
    BeforeValidator(_ranges, json_schema_input_type=str | list[str]),
]


class TableConfig(Schema):
    """Where a table stands in a file, and how it is laid out there.

    A file that starts with its headings and goes on with one row each needs ``file`` only.
    """

    file: str | None = Field(
        None, description="CSV, TSV, XLSX, XLS, ODS, YAML or JSON; relative to the config.", min_length=1
    )
    sheet: str | None = Field(None, description="Sheet of a workbook; needed if several hold data.")
    range: Ranges | None = Field(
        None,
        description="The cells that hold the table, headings included, such as B3:G32. Several ranges, such "
        "as [B3:G3, B36:G36], are put below each other.",
    )
    transpose: bool = Field(False, description="Whether the people stand in columns, not in rows.")
    heading_row: Annotated[Literal["none"], WithJsonSchema({"const": "none"})] | PositiveInt | None = Field(
        None,
        description="Row of the headings as the spreadsheet counts, where titles stand above it; `none` if "
        "there are no headings: the columns are then called column 1, column 2 and so on. Default: the "
        "first row that is not blank.",
    )
    first_row: PositiveInt | None = Field(
        None, description="Row of the first answers, where more than the headings stands above it."
    )
    decimal: Literal[".", ","] = Field(".", description="The decimal mark of the file's numbers.")

    merged: Literal["fill"] | None = Field(
        None,
        description="`fill` gives each of several cells merged below each other the answer of the first; "
        "without it they are an error where they are read.",
    )

    @model_validator(mode="after")
    def _layout_needs_a_file(self) -> TableConfig:
        if self.file is None:
            for key, field in TableConfig.model_fields.items():
                if getattr(self, key) != field.default:
                    raise ValueError(f"`{key}` needs a `file`")
        heading_row = self.heading_row if isinstance(self.heading_row, int) else 0
        if self.first_row is not None and self.first_row <= heading_row:
            raise ValueError("`first_row` must be below `heading_row`")
        return self

    @property
    def where(self) -> str:
        """The file, and the sheet if one is named; in words for a label."""
        return ", ".join(clean(word) for word in (self.file, self.sheet) if word is not None)

    @property
    def table(self) -> TableSpec | None:
        """Where the table stands; None without a file."""
        if self.file is None:
            return None
        return TableSpec(
            file=self.file,
            sheet=self.sheet,
            ranges=self.range or (),
            transpose=self.transpose,
            heading_row=0 if self.heading_row == "none" else self.heading_row,
            first_row=self.first_row,
            decimal=self.decimal,
            merged=self.merged,
        )


class RowFilter(Schema):
    """Which rows count, by the answer in one column."""

    column: Heading = Field(description="Heading of the column.")
    values: list[str] = Field(
        min_length=1, description="The answers that count; rows with any other are left out and listed."
    )

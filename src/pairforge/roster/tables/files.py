"""Any file of the coordinator's as a table, told by what is in it more than by its name."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from pairforge.config import TableSpec, file_content
from pairforge.errors import InputError, Trouble
from pairforge.roster.tables.delimited import read_delimited
from pairforge.roster.tables.earlier import read_earlier_pairs
from pairforge.roster.tables.layout import table_of
from pairforge.roster.tables.listed import read_yaml_table
from pairforge.roster.tables.table import Table
from pairforge.roster.tables.workbook import read_workbook

WORKBOOK_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
WORKBOOK_ENDINGS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}
_TEXT_ENDINGS = {".csv", ".tsv", ".tab", ".txt"}
YAML_ENDINGS = {".yaml", ".yml", ".json"}


@dataclass(frozen=True)
class InputFile:
    """A file that a run read: what for, its path as the config names it, its hash, and what was assumed."""

    role: str
    path: str
    sha256: str
    assumed: str = ""


def read_table(folder: Path, spec: TableSpec, role: str, *, fill: bool = False) -> tuple[Table, InputFile]:
    """Read one file.

    Parameters
    ----------
    folder
        The folder that the file is relative to.
    spec
        The path as the coordinator named it, and how the table is laid out.
    role
        What the file is read for; part of what is returned.
    fill
        Whether merged cells below each other all get the text of the first, also if the config does not
        say so.

    Raises
    ------
    InputError
        If there is no such file, or it cannot be read as a table.
    """
    file = spec.file
    content = file_content(folder / file, file)
    source = InputFile(role, file, hashlib.sha256(content).hexdigest())
    ending = Path(file).suffix.lower()
    if content.startswith(WORKBOOK_STARTS) or ending in WORKBOOK_ENDINGS:
        grid = read_workbook(content, file, spec.sheet, spec.decimal)
        table = table_of(grid, spec, fill=fill or spec.merged == "fill")
    elif ending in YAML_ENDINGS:
        if spec.ranges or spec.transpose or spec.heading_row is not None or spec.first_row is not None:
            raise InputError([_no_layout(file)])
        table = read_earlier_pairs(content, file) or read_yaml_table(content, file, spec.decimal)
    elif ending in _TEXT_ENDINGS or not ending:
        grid = read_delimited(content, file)
        table, source = table_of(grid, spec), replace(source, assumed=grid.assumed)
    else:
        raise InputError([_unknown_format(file)])
    if not table.headings:
        raise InputError([Trouble(what="The file is empty.", remedy="Export the sheet again.", file=file)])
    return table, source


def _no_layout(file: str) -> Trouble:
    return Trouble(
        what="The file is YAML or JSON, so it has no rows and columns to choose from.",
        remedy="Leave out `range:`, `transpose:`, `heading_row:` and `first_row:`.",
        file=file,
    )


def _unknown_format(file: str) -> Trouble:
    return Trouble(
        what=f'Files that end in "{Path(file).suffix}" cannot be read.',
        remedy="Save the sheet as CSV, XLSX or ODS.",
        file=file,
    )

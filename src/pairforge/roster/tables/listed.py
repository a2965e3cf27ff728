"""People listed in YAML: in a file of their own or in the config."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pairforge.config import parse_yaml
from pairforge.errors import InputError, Trouble
from pairforge.roster.cells import clean, text_of
from pairforge.roster.tables.origin import Origin
from pairforge.roster.tables.table import Cell, Table


def read_yaml_table(content: bytes, file: str, decimal: str = ".") -> Table:
    """Read a YAML file that is a list of people (or pairs), each a mapping from heading to answer.

    Raises
    ------
    InputError
        If it is not such a list.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(
            [Trouble(what="The file is not UTF-8 text.", remedy="Save it as UTF-8.", file=file)]
        ) from None
    document = parse_yaml(text, file)
    records = document.content if document.content is not None else []
    if not isinstance(records, list):
        raise InputError(
            [
                Trouble(
                    what="This is not a list.",
                    remedy="List the people, one `- {id: ..., name: ...}` each.",
                    file=file,
                    line=1,
                )
            ]
        )
    lines = [document.line((idx,)) or 1 for idx in range(len(records))]
    return table_from_records(records, file, lines, decimal)


def table_from_records(records: Sequence[Any], file: str, lines: Sequence[int], decimal: str = ".") -> Table:
    """A table from mappings; a list stays a list, and what a person lacks is blank.

    Raises
    ------
    InputError
        If an entry is not a mapping, or an answer is one.
    """
    troubles = [
        Trouble(
            what="This entry is not of the form `{heading: answer}`.",
            remedy="Write `- {id: ..., name: ...}`.",
            file=file,
            line=line,
        )
        for record, line in zip(records, lines, strict=True)
        if not isinstance(record, Mapping) or any(isinstance(value, Mapping) for value in record.values())
    ]
    if troubles:
        raise InputError(troubles)
    headings = tuple(dict.fromkeys(clean(text_of(key)) for record in records for key in record))
    rows = [
        {clean(text_of(key)): _cell(value, decimal) for key, value in record.items()} for record in records
    ]
    cells = pd.DataFrame(
        {idx: [row.get(heading, "") for row in rows] for idx, heading in enumerate(headings)},
        index=pd.Index(list(lines), dtype="int64"),
        dtype=object,
    )
    return Table(file, headings, cells, Origin("line"), decimal)


def _cell(value: Any, decimal: str) -> Cell:
    if isinstance(value, (list, tuple)):
        return tuple(text_of(item, decimal) for item in value)
    return text_of(value, decimal)

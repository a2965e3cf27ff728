"""The pairs of an earlier run, out of its ``result.json``."""

from __future__ import annotations

import json

import pandas as pd

from pairforge.roster.cells import text_of
from pairforge.roster.tables.origin import Origin
from pairforge.roster.tables.table import Table

_COLUMNS = ("mentee", "mentor", "score")


def read_earlier_pairs(content: bytes, file: str) -> Table | None:
    """The pairs of a result as a table with the columns mentee, mentor and score; None if it is no result."""
    try:
        document = json.loads(content.decode("utf-8-sig"), parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        return None
    pairs = document.get("pairs") if isinstance(document, dict) else None
    if not isinstance(pairs, list) or not all(isinstance(pair, dict) for pair in pairs):
        return None
    cells = pd.DataFrame(
        {idx: [text_of(pair.get(column)) for pair in pairs] for idx, column in enumerate(_COLUMNS)},
        index=pd.Index([0] * len(pairs), dtype="int64"),
        dtype=object,
    )
    return Table(file, _COLUMNS, cells, Origin("line"))

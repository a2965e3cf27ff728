"""CSV and its relatives: encoding and separator are found in the file."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice

import numpy as np
import pandas as pd

from pairforge.errors import InputError, Trouble
from pairforge.roster.tables.encodings import assumed_encoding, decode
from pairforge.roster.tables.grid import Grid, numbered

_SEPARATORS = ",;\t|"
_SAMPLE = 30
_DECLARED = re.compile(r"sep=([,;|\t])\n", re.IGNORECASE)
_BLANK_LINE = re.compile(r'(?:[,;|\s]|"")*')


def read_delimited(content: bytes, file: str) -> Grid:
    """Read a text table.

    Raises
    ------
    InputError
        If it is no text table: unknown or mixed encodings, or quotes that do not match.
    """
    text, encoding = decode(content, file)
    text, skipped = _without_blank_start(plain_lines(text))
    declared = _DECLARED.match(text)  # Excel's own way to say the separator
    if declared is not None:
        text, skipped = text[declared.end() :], skipped + 1
    separator = declared[1] if declared is not None else find_separator(text)
    widths = None
    plain = text.encode()
    if not _quotes_match(plain, separator.encode()):
        rows_in_quotes(text, separator, file, skipped)
    try:
        cells = pd.read_csv(
            io.BytesIO(plain),
            sep=separator,
            header=None,
            dtype=str,
            keep_default_na=False,
            na_filter=False,
            skip_blank_lines=False,
        )
    except pd.errors.EmptyDataError:
        cells = pd.DataFrame()
    except pd.errors.ParserError:  # a row is wider than the first
        cells, widths = _uneven(rows_in_quotes(text, separator, file, skipped))
    return Grid(
        file, numbered(cells.fillna(""), skipped + 1), widths=widths, assumed=assumed_encoding(encoding, text)
    )


def plain_lines(text: str) -> str:
    """The text with a line feed at the end of each line, whatever system it is from."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def find_separator(text: str) -> str:
    """The separator that splits the first rows most evenly into most cells; a comma if none does.

    Titles above the headings are not split, so the first row alone decides nothing.
    """
    sample, has_lone_quote = text[: 1 << 16], text.count('"') % 2 == 1
    best, best_rank = ",", (0, 0)
    for separator in _SEPARATORS:
        rows = islice(_rows(sample, separator, has_lone_quote=has_lone_quote), _SAMPLE)
        widths = [len(row) for row in rows if row]
        split = Counter(width for width in widths if width > 1)
        if not split or (widths[0] < 2 and 2 * split.total() < len(widths)):
            continue
        count, width = max((count, width) for width, count in split.items())
        best, best_rank = (separator, (count, width)) if (count, width) > best_rank else (best, best_rank)
    return best


def _rows(text: str, separator: str, *, has_lone_quote: bool) -> Iterable[list[str]]:
    """The rows of a text; where a quote is never closed, quotes are no guide to them."""
    if has_lone_quote:
        return csv.reader(io.StringIO(text), delimiter=separator, quoting=csv.QUOTE_NONE)
    return csv.reader(io.StringIO(text), delimiter=separator)


def _without_blank_start(text: str) -> tuple[str, int]:
    """The text from its first line that is not blank, and how many lines were before it."""
    start = skipped = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        if not _BLANK_LINE.fullmatch(text, start, end):
            return text[start:], skipped
        start, skipped = end, skipped + 1
    return "", 0


def _uneven(rows: list[list[str]]) -> tuple[pd.DataFrame, tuple[int, ...]]:
    """Rows filled up with blank cells to the widest, and how many cells each had."""
    widest = max(map(len, rows))
    cells = pd.DataFrame([row + [""] * (widest - len(row)) for row in rows], dtype=str)
    return cells, tuple(map(len, rows))


def _quotes_match(text: bytes, separator: bytes) -> bool:
    """Whether it is plain to see that each quote is opened and closed at the border of a cell."""
    around = np.frombuffer(b"\n%b\n" % text.replace(b'""', b""), np.uint8)
    quotes = np.flatnonzero(around == ord('"'))
    borders = np.concatenate([around[quotes[::2] - 1], around[quotes[1::2] + 1]])
    return len(quotes) % 2 == 0 and bool(np.isin(borders, [ord(b"\n"), ord(separator)]).all())


def rows_in_quotes(text: str, separator: str, file: str, skipped: int) -> list[list[str]]:
    """The rows, if each quote is closed right before a separator or the end of its row.

    Otherwise rows could swallow each other, which pandas lets pass.

    Raises
    ------
    InputError
        With the first row in which one is not.
    """
    limit = csv.field_size_limit(len(text))  # one limit for the whole process, so it is put back
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(io.StringIO(text), delimiter=separator, strict=True))
    except csv.Error as error:
        is_open = "unexpected end" in str(error)
        what = "opened in this row and never closed" if is_open else "closed in the middle of an answer"
        raise InputError(
            [
                Trouble(
                    what=f"A double quote is {what}.",
                    remedy="Add or remove a double quote (within an answer it is written twice); exporting "
                    "the sheet again usually mends it.",
                    file=file,
                    row=skipped + len(rows) + 1,
                )
            ]
        ) from None
    finally:
        csv.field_size_limit(limit)
    return rows

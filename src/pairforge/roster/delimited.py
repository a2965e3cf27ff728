"""CSV and its relatives: encoding and separator are found in the file."""

from __future__ import annotations

import csv
import io
import re
from itertools import islice

import pandas as pd

from pairforge.errors import InputError, Trouble
from pairforge.roster.table import Table, table_from_grid

_SEPARATORS = ",;\t|"
_SAMPLE = 30
_DECLARED = re.compile(r"sep=([,;|\t])\n", re.IGNORECASE)
_BLANK_LINE = re.compile(r'(?:[,;|\s]|"")*')


def read_delimited(content: bytes, file: str) -> Table:
    """Read a text table.

    Raises
    ------
    InputError
        If it is no text table: unknown encoding, or rows with more cells than headings.
    """
    text = _decode(content, file)
    text, skipped = _without_blank_start(text.replace("\r\n", "\n").replace("\r", "\n"))
    declared = _DECLARED.match(text)  # Excel's own way to say the separator
    if declared is not None:
        text, skipped = text[declared.end() :], skipped + 1
    separator = declared[1] if declared is not None else find_separator(text)
    try:
        grid = pd.read_csv(
            io.StringIO(text),
            sep=separator,
            header=None,
            dtype=str,
            keep_default_na=False,
            na_filter=False,
            skip_blank_lines=False,
        )
    except pd.errors.EmptyDataError:
        grid = pd.DataFrame()
    except pd.errors.ParserError as error:
        grid = _trimmed(text, separator, file, skipped, error)
    return table_from_grid(grid.fillna(""), file, skipped + 1)


def find_separator(text: str) -> str:
    """The separator that splits the first rows most evenly into most cells; a comma if none does."""
    sample = text[: 1 << 16]
    best, best_rank = ",", (0, 0)
    for separator in _SEPARATORS:
        rows = islice(csv.reader(io.StringIO(sample), delimiter=separator), _SAMPLE)
        widths = [len(row) for row in rows if row]
        if not widths or widths[0] < 2:
            continue
        rank = (sum(width == widths[0] for width in widths), widths[0])
        best, best_rank = (separator, rank) if rank > best_rank else (best, best_rank)
    return best


def _without_blank_start(text: str) -> tuple[str, int]:
    """The text from its first line that is not blank, and how many lines were before it."""
    start = 0
    for skipped, line in enumerate(io.StringIO(text, newline="")):
        if not _BLANK_LINE.fullmatch(line):
            return text[start:], skipped
        start += len(line)
    return "", 0


def _decode(content: bytes, file: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif (little := content[1:64:2].count(0)) + (big := content[:64:2].count(0)) > min(len(content), 64) / 4:
        encodings = ["utf-16-le" if little > big else "utf-16-be"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(
        [
            Trouble(
                what="The text is in an encoding that cannot be told (not UTF-8, UTF-16 or Windows-1252).",
                remedy="In the spreadsheet program choose Save as, CSV UTF-8.",
                file=file,
            )
        ]
    )


def _trimmed(
    text: str, separator: str, file: str, skipped: int, error: pd.errors.ParserError
) -> pd.DataFrame:
    """The table without blank cells beyond its headings, or a trouble for each row with more answers."""
    limit = csv.field_size_limit(len(text))  # one limit for the whole process, so it is put back
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=separator, strict=True))
    except csv.Error:
        raise InputError([_unreadable(error, file)]) from None
    finally:
        csv.field_size_limit(limit)
    width = len(rows[0])
    are, headings = ("is", "heading") if width == 1 else ("are", "headings")
    remedy = (
        f"An answer that holds the separator ({separator!r}) must stand in double quotes; "
        "exporting the sheet again usually mends it."
        if width > 1
        else f"Row {skipped + 1} looks like a title: delete what stands above the headings."
    )
    troubles = [
        Trouble(
            what=f"This row has {len(row)} cells, but there {are} {width} {headings}.",
            remedy=remedy,
            file=file,
            row=number,
        )
        for number, row in enumerate(rows, start=skipped + 1)
        if any(cell.strip() for cell in row[width:])
    ]
    if troubles:
        raise InputError(troubles)
    return pd.DataFrame([(row + [""] * width)[:width] for row in rows], dtype=str)


def _unreadable(error: Exception, file: str) -> Trouble:
    why = str(error).strip().removeprefix("Error tokenizing data. C error: ")
    return Trouble(
        what=f"The table cannot be read: {why}.",
        remedy="A double quote may be missing; exporting the sheet again usually mends it.",
        file=file,
    )

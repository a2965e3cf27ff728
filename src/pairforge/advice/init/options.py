"""Options of a multi-select question that hold the comma by which the form separates them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from pairforge.advice.init.column import Column


def options_with_separator(*columns: Column) -> tuple[str, ...]:
    """All options of a question of which some were torn apart at commas, in the order of the alphabet.

    Two pieces are one option if each stands next to the other wherever it stands and the second goes on in
    small letters. What was answered once is somebody's own answer, no option. Nothing if no option holds a
    comma.
    """
    rows = [tags for column in columns if column.separator == "," for tags in column.lists]
    after = _torn(rows)
    whole = Counter(option for row in rows for option in _mended(row, after))
    torn = {option for option in whole if "," in option and option.partition(",")[0] in after}
    return (
        tuple(sorted(option for option, count in whole.items() if count > 1 or option in torn))
        if torn
        else ()
    )


def whole_options(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The answers of each row, where pieces that only stand together (Washington, DC) are one."""
    pieces = Counter(piece for row in rows for piece in row)
    pairs = Counter(pair for row in rows for pair in pairwise(row))
    after = {
        left: right for (left, right), count in pairs.items() if 1 < count == pieces[left] == pieces[right]
    }
    return [tuple(_mended(row, after)) for row in rows]


def _torn(rows: list[tuple[str, ...]]) -> dict[str, str]:
    """Each piece that is not the end of its option, and the piece that follows."""
    pieces = Counter(piece for row in rows for piece in row)
    pairs = Counter(pair for row in rows for pair in pairwise(row))
    return {
        left: right
        for (left, right), count in pairs.items()
        if count == pieces[left] == pieces[right] and right[:1].islower()
    }


def _mended(row: tuple[str, ...], after: dict[str, str]) -> list[str]:
    options: list[str] = []
    before = ""
    for piece in row:
        goes_on = bool(options) and after.get(before) == piece
        options[-1:] = [f"{options[-1]}, {piece}"] if goes_on else [*options[-1:], piece]
        before = piece
    return options

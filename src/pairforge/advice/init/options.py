"""Options of a multi-select question that hold the comma by which the form separates them."""

from __future__ import annotations

from collections import Counter

from pairforge.advice.init.column import Column


def options_with_separator(*columns: Column) -> tuple[str, ...]:
    """Options that were torn apart at commas, in the order of the alphabet.

    Two pieces are one option if each stands next to the other wherever it stands and the second goes on in
    small letters.
    """
    rows = [tags for column in columns if column.separator == "," for tags in column.lists]
    pieces = Counter(piece for row in rows for piece in row)
    pairs = Counter(pair for row in rows for pair in zip(row, row[1:], strict=False))
    after = {
        left: right
        for (left, right), count in pairs.items()
        if count == pieces[left] == pieces[right] and right[:1].islower()
    }
    found = []
    for start in sorted(set(after) - set(after.values())):
        option = [start]
        while option[-1] in after and after[option[-1]] not in option:
            option.append(after[option[-1]])
        found.append(", ".join(option))
    return tuple(found)

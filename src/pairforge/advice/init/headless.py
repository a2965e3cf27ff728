"""Rows without headings: whoever is named behind the first column is a choice, a number is a capacity."""

from __future__ import annotations

import re
from dataclasses import replace

from pairforge.advice.init.column import Column
from pairforge.advice.init.entry import Entry
from pairforge.advice.init.field import Field, Kind
from pairforge.advice.init.listing import Listing

_UNNAMED = re.compile(r"column \d+")


def read_headless(listing: Listing) -> Listing:
    """The listing with its unnamed choices put into one column; others stay as they are."""
    unnamed = [known for known in listing.fields if _UNNAMED.fullmatch(known.heading)]
    chosen = [known for known in unnamed if known.kind in (Kind.WISHES, Kind.EMPTY)]
    if not any(known.kind is Kind.WISHES for known in chosen) or chosen[-1] is not unnamed[-1]:
        return listing
    cells = zip(*(known.column.cells for known in chosen), strict=True)
    joined = Field(
        "Choices",
        Kind.WISHES,
        Column("Choices", tuple("\n".join(filter(None, row)) for row in cells)),
        headings=tuple(heading for known in chosen for heading in known.headings),
        derived={"join": Entry({"first": chosen[0].headings[0]})},
    )
    return replace(listing, fields=(*(known for known in listing.fields if known not in chosen), joined))

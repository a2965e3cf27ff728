"""How people check their letters: by the text alone and the public prices; it knows nothing of pairforge."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal

NUMBER = re.compile(r"-?\d+\.\d+")


def posted(prices: str) -> dict[str, Decimal]:
    """The public prices by the mentor's name as letters tell it."""
    rows = csv.DictReader(io.StringIO(prices.removeprefix("\ufeff")))
    return {
        f"{row['Mentor']} ({row['For']})" if row["For"] else row["Mentor"]: Decimal(row["Price"])
        for row in rows
    }


def mentee_verifies(letter: str, prices: str) -> bool:
    """Whether what is left is score, added and price; prices are the public ones; and own is highest."""
    heading, _, *lines = [line for line in letter.splitlines() if line.startswith("|")] or ["", ""]
    names = [cell.strip() for cell in heading.split("|")[1:-1]]
    own, others = [], []
    for line in lines:
        row = dict(zip(names, (cell.strip() for cell in line.split("|")[1:-1]), strict=True))
        left = Decimal(row["Score"]) + Decimal(row.get("Added", 0)) - Decimal(row["Price"])
        if left - Decimal(row.get("Charge", 0)) != Decimal(row["Left"]):
            return False
        if posted(prices)[row["Mentor"].replace("*", "")] != Decimal(row["Price"]):
            return False
        (own if row["Mentor"].startswith("**") else others).append(Decimal(row["Left"]))
    said = {
        key: Decimal(found[1])
        for key, words in _SAID.items()
        if (found := re.search(words, letter)) is not None
    }
    return (
        said.get("least") == min(own, default=None)
        and said.get("best") == max(others, default=None)
        and (not own or not others or said["least"] >= said["best"])
        and ("without" not in said or (said["without"] == 0 and said["least"] >= 0))
        and ("further" not in said or (said["further"] == 0 and said["best"] <= 0))
    )


def mentor_verifies(letter: str, prices: str, name: str, capacity: int, minimum: int) -> bool:
    """Whether the price is the public one, and what is taken is so with it."""
    (line,) = [line for line in letter.splitlines() if line.startswith("| everybody")]
    price, *counts = [cell.strip() for cell in line.split("|")[2:-1]]
    taken, low, high = map(int, counts)
    return (
        (taken, low, high) == (letter.count("you mentor **"), minimum, capacity)
        and posted(prices)[name] == Decimal(price)
        and (Decimal(price) <= 0 or taken == high)
        and (Decimal(price) >= 0 or taken == low)
    )


_SAID = {
    "least": r"there is (-?\d+\.\d+) left: the highest",
    "best": r"The best of (?:the others|them) would leave (-?\d+\.\d+)",
    "without": r"Without a place there would be (-?\d+\.\d+)",
    "further": r"Without another place there is (-?\d+\.\d+)",
}

"""The tables of letters: what a mail merge needs of each person, and the prices that everybody may see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pairforge.explanations.letters import PostedPrices
from pairforge.reporting.safe_text import figure
from pairforge.reporting.tables import ReportTable, Value
from pairforge.roster import People

_LETTERS = (
    "Side",
    "Name",
    "ID",
    "E-mail",
    "File",
    "Matched with",
    "Reasons",
    "Score",
    "Added",
    "Price",
    "Left",
    "Best other",
    "Without",
    "Taken",
    "At least",
    "At most",
)


def letter_row(people: People, place: int, file: str, content: Mapping[str, Any]) -> tuple[Value, ...]:
    """What a mail merge needs of one person; several mentors are told apart by semicolons."""
    matches, check = content["matches"], content["check"]
    own = [offer for offer in check["offers"] if offer["own"]] if check and "offers" in check else []
    seat = check["seats"][0] if check and "seats" in check else {}
    without = None if not own and not check else check.get("needed") or check.get("spared")
    return (
        people.side,
        people.names[place],
        people.ids[place],
        people.emails[place],
        file,
        "; ".join(match["name"] for match in matches),
        "; ".join(_reason(reason) for match in matches for reason in match["reasons"]),
        *(_several([offer[key] for offer in own]) for key in ("score", "added")),
        _several([offer["price"] for offer in own]) if own else seat.get("price"),
        _several([offer["left"] for offer in own]),
        check.get("best_other") if check else None,
        without,
        seat.get("taken"),
        seat.get("at_least"),
        seat.get("at_most"),
    )


def letters_table(rows: tuple[tuple[Value, ...], ...]) -> ReportTable:
    """One row for each letter."""
    return ReportTable("Letters", _LETTERS, rows, (20,) * len(_LETTERS))


def prices_table(posted: PostedPrices, names: Mapping[str, str]) -> ReportTable:
    """One row for each price; people by their names, as letters call them."""
    rows = tuple(
        (names[price.mentor], price.group, figure(price.price, posted.unit)) for price in posted.prices
    )
    return ReportTable("Prices", ("Mentor", "For", "Price"), rows, (30, 30, 12))


def _several(figures: list[Value]) -> Value:
    """The only one as a number, several as text."""
    return figures[0] if len(figures) == 1 else "; ".join(map(str, figures)) or None


def _reason(reason: Mapping[str, Any]) -> str:
    told = [*reason["words"], *([f"no. {reason['choice']}"] if reason["choice"] else [])]
    return f"{reason['criterion']} ({', '.join(told)})" if told else str(reason["criterion"])

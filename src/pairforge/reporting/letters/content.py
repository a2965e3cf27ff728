"""What a template can say in a letter: names, answers and figures, no sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pairforge.config import Config
from pairforge.explanations.letters import (
    Letter,
    Letters,
    MentorCheck,
    NoPrices,
    Offer,
    PostedPrices,
    SelfCheck,
)
from pairforge.reporting.letters.names import shown_names
from pairforge.reporting.safe_text import Figure, figure
from pairforge.roster import Roster

TOTAL = "total"


@dataclass(frozen=True)
class Contents:
    """What letters say, with the names of people.

    Parameters
    ----------
    config, roster
        The programme.
    posted
        The prices, or why there are none.
    """

    config: Config
    roster: Roster
    posted: PostedPrices | NoPrices

    @classmethod
    def of(cls, config: Config, roster: Roster, letters: Letters) -> Contents:
        """Those of some letters."""
        return cls(config, roster, letters.posted)

    def names(self, side: str) -> Mapping[str, str]:
        """The names of one side by id."""
        return shown_names(self.roster.mentees if side == "mentee" else self.roster.mentors)

    def of_letter(self, letter: Letter, own: Mapping[str, str], others: Mapping[str, str]) -> dict[str, Any]:
        """The named blanks of a letter; ``own`` and ``others`` are the names of both sides."""
        posted = self.posted
        is_posted = isinstance(posted, PostedPrices)
        return {
            "side": letter.side,
            "programme": self.config.name,
            "name": own[letter.person],
            "matches": [
                {
                    "name": others[match.other],
                    "reasons": [
                        {
                            "criterion": reason.criterion,
                            "words": list(reason.words),
                            "choice": reason.choice,
                        }
                        for reason in match.reasons
                        if letter.side == "mentee" or reason.words or reason.choice
                    ],
                }
                for match in letter.matches
            ],
            "check": self._check(letter, others),
            "factors": self._factors(),
            "floor": _floor(posted) if isinstance(posted, PostedPrices) else None,
            "no_prices": None if is_posted else vars(posted),
        }

    def _check(self, letter: Letter, others: Mapping[str, str]) -> dict[str, Any] | None:
        if isinstance(self.posted, NoPrices):
            return None
        if isinstance(letter.check, SelfCheck):
            return mentee_check(letter.check, self.posted, others)
        if isinstance(letter.check, MentorCheck):
            return mentor_check(letter.check, self.posted)
        return None

    def _factors(self) -> list[dict[str, Any]]:
        """What one of each number before and after the score counts."""
        if isinstance(self.posted, NoPrices):
            return []
        unit = self.posted.unit
        return [
            {"name": label, "counts": figure(factor, unit)}
            for label, factor in self.posted.factors
            if label != TOTAL
        ]


def mentee_check(check: SelfCheck, posted: PostedPrices, names: Mapping[str, str]) -> dict[str, Any]:
    """The figures by which a mentee can check the own match."""
    unit, factor = posted.unit, dict(posted.factors).get(TOTAL, 0)
    rows = [(offer, True) for offer in check.own] + [(offer, False) for offer in check.others]
    return {
        "offers": [_offer(offer, posted, names) | {"own": own} for offer, own in rows],
        "own": [names[offer.mentor] for offer in check.own],
        "locked": [names[offer.mentor] for offer in check.locked],
        "least": _told(check.least, unit),
        "best_other": _told(check.best_other, unit),
        "within": figure(posted.within, unit) if posted.within else None,
        "needed": _told(check.needed, unit),
        "spared": _told(check.spared, unit),
        "has_charges": any(offer.charge for offer, _ in rows),
        "has_added": any(offer.worth != factor * offer.points for offer, _ in rows),
    }


def mentor_check(check: MentorCheck, posted: PostedPrices) -> dict[str, Any]:
    """The figures by which a mentor can check the price of the own places."""
    unit = posted.unit
    asked = [price.price for price in posted.prices if price.mentor == check.mentor]
    return {
        "seats": [
            {
                "group": seat.group,
                "price": figure(seat.price, unit),
                "taken": Figure(seat.count),
                "at_least": Figure(seat.low),
                "at_most": Figure(seat.high),
                "last": figure(seat.last, unit),
                "next": figure(seat.next, unit),
            }
            for seat in check.seats
        ],
        "within": figure(posted.within, unit) if posted.within else None,
        "has_sums": len(check.seats) > 1 or any(price != check.seats[0].price for price in asked),
        "has_costs": any(seat.last or seat.next for seat in check.seats),
    }


def _offer(offer: Offer, posted: PostedPrices, names: Mapping[str, str]) -> dict[str, Any]:
    unit, factor = posted.unit, dict(posted.factors).get(TOTAL, 0)
    counted = factor * offer.points
    return {
        "mentor": names[offer.mentor],
        "group": offer.group,
        "score": figure(counted, unit),
        "added": figure(offer.worth - counted, unit),
        "price": figure(offer.price, unit),
        "charge": figure(offer.charge, unit),
        "left": figure(offer.left, unit),
    }


def _told(number: int | None, unit: int) -> Figure | None:
    return None if number is None else figure(number, unit)


def _floor(posted: PostedPrices) -> Figure | None:
    factor = dict(posted.factors).get(TOTAL, 0)
    return None if posted.floor is None or not factor else figure(posted.floor * factor, posted.unit)

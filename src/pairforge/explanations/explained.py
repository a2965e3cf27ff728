"""What was asked of a result, and the answer: values, no sentences."""

from __future__ import annotations

from dataclasses import dataclass

from pairforge.config import Config
from pairforge.explanations.certainty import BlankAnswers, WeightRange
from pairforge.explanations.ledger import LedgerEntry
from pairforge.explanations.reasons import MenteeReasons, MentorReasons, PairQuestion, PairReasons
from pairforge.explanations.seats import SeatReasons
from pairforge.explanations.wishes import Preferred
from pairforge.pairing import Clash, Repairs, Status
from pairforge.roster import Roster


@dataclass(frozen=True)
class AllReasons:
    """Why each pair, what places are worth, and who wished for somebody else."""

    pairs: tuple[PairReasons, ...]
    places: SeatReasons
    preferred: Preferred


@dataclass(frozen=True)
class PriceReasons:
    """What each rule, limit, lock, minimum and priority costs."""

    entries: tuple[LedgerEntry, ...]


@dataclass(frozen=True)
class SureReasons:
    """For which weights, and whatever which blank answers, the plan stays the best."""

    weights: tuple[WeightRange, ...]
    blanks: BlankAnswers


@dataclass(frozen=True)
class NoPlan:
    """Why there are no pairs at all: what cannot all hold, and the cheapest ways out."""

    conflict: tuple[Clash, ...]
    repairs: Repairs | None


Reasons = (
    MenteeReasons
    | MentorReasons
    | PairQuestion
    | SeatReasons
    | AllReasons
    | PriceReasons
    | SureReasons
    | NoPlan
)
"""The answer to one question."""


@dataclass(frozen=True)
class Explained:
    """An answer, with what it is about.

    Parameters
    ----------
    config, roster
        For the words.
    priorities
        The labels of the priorities, in the order of each loss.
    status
        What is proved of the plan.
    reasons
        The answer.
    """

    config: Config
    roster: Roster
    priorities: tuple[str, ...]
    status: Status
    reasons: Reasons

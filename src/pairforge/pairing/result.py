"""Result: what a run hands back and ``result.json`` holds; plain values, no calculation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal

from pairforge.pairing.matching import EngineNote, Status, StoppedBy
from pairforge.pairing.repair import Repairs

if TYPE_CHECKING:
    import pandas as pd

SCHEMA_VERSION = 1


@dataclass(frozen=True)
class PairResult:
    """One chosen pair, by ids; ``parts`` are the criteria's shares of the score and add up to it."""

    mentee: str
    mentor: str
    score: float
    parts: Mapping[str, float]
    locked: bool


@dataclass(frozen=True)
class PairStanding:
    """Where a chosen pair stands among what could be, as far as it is known without another solve.

    Parameters
    ----------
    mentee, mentor
        The pair, by id.
    rank
        One more than the number of eligible mentors who score higher for this mentee.
    runner_up
        The best eligible mentor whom this mentee did not get; None if there is none.
    margin
        What the best plan without the pair loses, one entry for each priority: a number, or a list where the
        priority is one; positive is worse, and the first that is not 0 decides. None if every plan has it.
    status
        ``essential``, in every optimal plan, or ``tied``, not in every one; None where that is not proved.
    """

    mentee: str
    mentor: str
    rank: int
    runner_up: str | None
    margin: tuple[float | tuple[float | None, ...] | None, ...] | None
    status: str | None


@dataclass(frozen=True)
class UnmatchedReason:
    """Why places of a mentee stay empty.

    Parameters
    ----------
    code
        ``no_eligible_mentor``: rules leave no (further) mentor; ``no_seat``: every eligible mentor is
        full; ``rules_of_groups``: there is a seat, but wherever there is one, the mentee would break a rule
        on groups as they are; ``better_without``: there is a seat, but taking it would make an earlier
        priority worse.
    rules
        For ``no_eligible_mentor``: how many mentors each rule excludes, most first; where a rule excludes
        all of them by itself, only such rules. For ``rules_of_groups``: with how many of the eligible
        mentors who have a seat each rule would be broken.
    eligible
        How many mentors are eligible.
    """

    code: Literal["no_eligible_mentor", "no_seat", "rules_of_groups", "better_without"]
    rules: Mapping[str, int]
    eligible: int


@dataclass(frozen=True)
class UnmatchedResult:
    """A mentee who got fewer mentors than wanted."""

    mentee: str
    wanted: int
    got: int
    reason: UnmatchedReason


@dataclass(frozen=True)
class MentorResult:
    """How many mentees a mentor has, may have and must have."""

    mentor: str
    capacity: int
    min: int
    load: int


class BrokenBy(StrEnum):
    """In which way a cohort rule is broken."""

    TOO_MANY = "too_many"
    """There are more people (of a value) than there may be."""
    TOO_FEW = "too_few"
    """People (of a value) are missing."""
    ALONE = "alone"
    """A mentee is the only one of a value."""
    TOO_ALIKE = "too_alike"
    """Different values are missing."""
    ODD = "odd"
    """The number of mentees is not even."""
    PARTED = "parted"
    """Two people who belong together do not have the same mentors."""
    MET = "met"
    """People who belong apart have the same mentor."""


@dataclass(frozen=True)
class SoftBreak:
    """One break of a soft rule.

    Parameters
    ----------
    rule
        Its label in the config.
    by
        In which way it is broken.
    mentor
        Whose cohort breaks it, by id; None where people of several cohorts do.
    value
        The answer that it is about; None where it is about none.
    people
        Those of a list of ``together`` or ``apart`` who are involved, by id.
    count
        How many there are of what is counted; None where nothing is.
    amount
        How many people, or values, too many or missing.
    price
        What the stage ``breaks`` counts for it.
    """

    rule: str
    by: BrokenBy
    mentor: str | None
    value: str | None
    people: tuple[str, ...]
    count: int | None
    amount: int
    price: int


@dataclass(frozen=True)
class StageResult:
    """One priority: what was reached, and what nothing exceeds that is as good in the earlier ones.

    Parameters
    ----------
    name
        Its label in the config.
    value, bound
        One number, or where the priority is a list of numbers, most important first, one for each of
        ``levels``. Of what is to be small (empty places, pairs in a band, loads) nothing is below the bound.
        None where there is none.
    proved
        Whether the bound is reached, or kept as far as ``keep`` asks.
    levels
        What each of the numbers counts: the name of a band or rank, or a score; None for one number.
    gap
        By which share of the bound the first number that is not proved may be off at most; None where all
        are proved, or nothing is known.
    """

    name: str
    value: float | tuple[float | None, ...] | None
    bound: float | tuple[float | None, ...] | None
    proved: bool
    levels: tuple[str | float, ...] | None = None
    gap: float | None = None


@dataclass(frozen=True)
class Clash:
    """Things asked for that cannot all hold.

    Parameters
    ----------
    code
        ``lock_breaks_rule``, ``locks_exceed_capacity``, ``locks_exceed_wants``,
        ``minimum_exceeds_capacity``, ``minimums`` (of several mentors together), ``top_choice_share`` or
        ``rules_clash``.
    mentees, mentors
        The people involved, by id; for ``rules_clash`` the mentees with locks, and the mentors with
        minimums, or if there are none those with locks.
    rules
        The rules involved, by label, with how many pairs of these mentors each excludes where that
        is what counts; for ``top_choice_share``, how many of the wishes that would count; for
        ``rules_clash`` all that cannot hold together, among them so many times ``lock`` and ``minimum``.
    needed, available
        The places (or people, for ``top_choice_share``) that are asked for, and those that there are.
    minimal
        For ``rules_clash`` whether the others could hold without any one of the rules; False if the search
        for the fewest was ended before its time.
    """

    code: str
    mentees: tuple[str, ...]
    mentors: tuple[str, ...]
    rules: Mapping[str, int]
    needed: int | None = None
    available: int | None = None
    minimal: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Result:
    """The outcome of a run; see ``pairforge schema result`` for each field.

    Scores are decimal numbers, exact in steps of 1 / ``resolution``. ``at`` has the number of the point of
    the trade-off that was asked for, and its priorities and limits, which took the place of the config's.
    ``full_score`` is the sum of the weights, so that later rounds can tell what a score was worth; None where
    scores stood in a file. ``explanations`` has one entry for each pair; None where finding them out takes
    another solve, or long.
    """

    schema_version: int
    config_sha256: str
    roster_sha256: str
    problem_sha256: str | None
    inputs: tuple[Mapping[str, str], ...]
    versions: Mapping[str, str]
    seed: int
    at: Mapping[str, Any] | None
    resolution: int
    full_score: float | None
    status: Status
    stopped_by: StoppedBy | None
    engine: EngineNote | None
    stages: tuple[StageResult, ...]
    ties: Literal["proved", "unproved"]
    pairs: tuple[PairResult, ...]
    explanations: tuple[PairStanding, ...] | None
    unmatched: tuple[UnmatchedResult, ...]
    mentors: tuple[MentorResult, ...]
    soft_breaks: tuple[SoftBreak, ...]
    measures: Mapping[str, Any]
    conflict: tuple[Clash, ...] | None
    repairs: Repairs | None
    certificate: Mapping[str, Any] | None

    def to_dict(self) -> dict[str, Any]:
        """The content of ``result.json``."""
        return asdict(self)

    def pairs_frame(self) -> pd.DataFrame:
        """The chosen pairs as a table: mentee, mentor, score, locked and a column for each criterion."""
        import pandas as pd

        return pd.DataFrame(
            [
                {"mentee": pair.mentee, "mentor": pair.mentor, "score": pair.score, "locked": pair.locked}
                | {f"part {label}": part for label, part in pair.parts.items()}
                for pair in self.pairs
            ]
        )

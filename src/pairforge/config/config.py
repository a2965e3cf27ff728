"""The config: all that a coordinator asks of one programme, as one frozen value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from os import PathLike
from os.path import normpath
from pathlib import Path
from typing import Annotated, Any, Protocol, Self

from pydantic import (
    AfterValidator,
    Field,
    PrivateAttr,
    SerializerFunctionWrapHandler,
    TypeAdapter,
    ValidationInfo,
    field_validator,
    model_serializer,
)

from pairforge.config.capacities import CapacityConfig
from pairforge.config.co_mentors import CoMentorsConfig
from pairforge.config.cohorts import CohortConfig
from pairforge.config.cohorts.fitting import check_counted, tell_apart
from pairforge.config.columns import Heading, Schema
from pairforge.config.criteria import Scores
from pairforge.config.fairness import LimitConfig
from pairforge.config.fairness.fitting import fit_limits
from pairforge.config.hashing import wanted_sha256
from pairforge.config.output import OutputConfig
from pairforge.config.past_rounds import History
from pairforge.config.plug_ins import AnyCriterion
from pairforge.config.priorities import Matched, PriorityConfig, Total, TwiceRunning, WorstTenth, exact
from pairforge.config.priorities.default import DEFAULT_IN_WORDS, NotGiven, assumed_default, default_kinds
from pairforge.config.priorities.fitting import fit_priorities
from pairforge.config.priorities.worst_tenth import TENTH
from pairforge.config.readings import Ask, GroupAsk, ListAsk, PairAsk
from pairforge.config.rules import RuleConfig
from pairforge.config.sides import Mentees, Mentors
from pairforge.config.solver import SolverConfig
from pairforge.config.stability import StabilityConfig, fit_stability
from pairforge.config.yaml_text import Document
from pairforge.config.zones import known_zone


class _Asking(Protocol):
    """What may need columns."""

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]: ...


class Config(Schema):
    """What the coordinator wants.

    Read one with ``load_config``, or build one in a program with ``Config.model_validate``.
    """

    version: Annotated[int, Field(ge=1, le=1, description="Version of this format; always 1.")]
    name: str = Field("Mentoring programme", description="What the programme is called.")
    mentors: Mentors = Field(description="The mentors; a list stands for `people`, a text for `file`.")
    mentees: Mentees = Field(description="The mentees; a list stands for `people`, a text for `file`.")
    criteria: list[AnyCriterion] = Field(
        min_length=1, description="A pair's score is the sum of weight x value over these."
    )
    rules: list[RuleConfig] = Field([], description="What a pair must or must not be.")
    cohorts: Annotated[list[CohortConfig], AfterValidator(tell_apart("cohort rule"))] = Field(
        [],
        description="What the cohort of each mentor, which is their mentees, must look like.",
    )
    capacities: Annotated[list[CapacityConfig], AfterValidator(tell_apart("capacity"))] = Field(
        [],
        description="How many places several mentors have together, such as all of a site.",
    )
    co_mentors: CoMentorsConfig | None = Field(
        None, description="For mentees with two mentors: which are leads, and which are seconds."
    )
    history: History = Field(
        None,
        description="Results of earlier rounds, newest first; whoever was served badly there has a lower "
        "standing. A list stands for `results`.",
    )
    fairness: list[LimitConfig] = Field([], description="Limits over the whole programme.")
    priorities: list[PriorityConfig] = Field(
        default_factory=NotGiven,
        validate_default=True,
        min_length=1,
        description="What matters, most important first; a bare kind stands for `{kind: ...}`. Default: "
        f"{DEFAULT_IN_WORDS}.",
    )
    audit: list[Heading] = Field(
        [],
        description="Headings of what is known of people but must not count, such as Gender: nothing scores "
        "them unless a criterion or rule names them. How the groups of mentees fared is reported, where 5 "
        "or more are in a group.",
    )
    stability: StabilityConfig | None = Field(
        None,
        description="How the audit counts mentees and mentors who would both rather have each other, where "
        "both sides state choices.",
    )
    zones: dict[Heading, str] = Field(
        {}, description="How people wrote a time zone, and which is meant: `{Berlin: Europe/Berlin}`."
    )
    solver: SolverConfig = Field(default_factory=SolverConfig, description="Limits of the search.")
    output: OutputConfig = Field(default_factory=OutputConfig, description="Where the results go.")

    _folder: Path = PrivateAttr(default_factory=Path)
    _file: Path | None = PrivateAttr(default=None)
    _lines: Document | None = PrivateAttr(default=None)
    _file_sha256: str | None = PrivateAttr(default=None)

    @field_validator("criteria")
    @classmethod
    def _names_tell_apart(cls, criteria: list[AnyCriterion]) -> list[AnyCriterion]:
        for label, count in Counter(criterion.label for criterion in criteria).items():
            if count > 1:
                raise ValueError(f"two criteria are called {label!r}: give each a `name` of its own")
        return criteria

    @field_validator("zones")
    @classmethod
    def _zones_are_known(cls, zones: dict[str, str]) -> dict[str, str]:
        return {written: known_zone(zone) for written, zone in zones.items()}

    @field_validator("fairness")
    @classmethod
    def _limits_have_a_meaning(cls, limits: list[LimitConfig], info: ValidationInfo) -> list[LimitConfig]:
        return fit_limits(limits, info.data.get("criteria"))

    @field_validator("stability")
    @classmethod
    def _choices_are_known(cls, stability: Any, info: ValidationInfo) -> Any:
        return fit_stability(stability, info.data.get("criteria"))

    @field_validator("priorities", mode="before")
    @classmethod
    def _given_or_the_default(cls, priorities: Any, info: ValidationInfo) -> Any:
        if not isinstance(priorities, NotGiven):
            return priorities
        has_history = info.data.get("history") is not None
        return list(default_kinds(info.data.get("criteria"), has_history=has_history))

    @field_validator("priorities")
    @classmethod
    def _order_has_a_meaning(
        cls, priorities: list[PriorityConfig], info: ValidationInfo
    ) -> list[PriorityConfig]:
        has_history = info.data["history"] is not None if "history" in info.data else None
        soft = [cohort for cohort in info.data.get("cohorts", ()) if not cohort.hard]
        check_counted(priorities, soft)
        return fit_priorities(
            priorities, info.data.get("criteria"), has_history=has_history, has_soft=bool(soft)
        )

    @model_serializer(mode="wrap")
    def _without_blanks(self, plain: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """A blank ``history`` is refused in a config, so no history is none at all."""
        blank = {"history", "co_mentors", "stability"}
        return {key: value for key, value in plain(self).items() if key not in blank or value is not None}

    @property
    def folder(self) -> Path:
        """The folder that paths in the config are relative to."""
        return self._folder

    @property
    def results_folder(self) -> Path:
        """Where the results go, unless another folder is asked for."""
        return Path(normpath(self._folder / self.output.folder))

    @property
    def file(self) -> Path | None:
        """The file that the config was read from."""
        return self._file

    @property
    def file_sha256(self) -> str | None:
        """Hash of that file as it stands."""
        return self._file_sha256

    @property
    def assumed(self) -> str | None:
        """What is to be said of priorities that the config does not give; None if nothing is."""
        if "priorities" in self.model_fields_set:
            return None
        return assumed_default(self.criteria, has_history=self.history is not None)

    @property
    def worst_share(self) -> float:
        """Which share of the pairs is the worst off: that of the first ``worst_tenth``, else a tenth."""
        shares = (entry.share for entry in self.priorities if isinstance(entry, WorstTenth))
        return next(shares, TENTH)

    @property
    def full_score(self) -> Fraction | None:
        """The score of a pair for which every criterion holds in full; None where scores stand in a file."""
        if any(isinstance(criterion, Scores) for criterion in self.criteria):
            return None
        return sum((exact(criterion.weight) for criterion in self.criteria), Fraction(0))

    @property
    def badly_served_below(self) -> Fraction | None:
        """The score below which somebody is badly served; None where nothing says it.

        It is that of the first ``twice_running``, or what it would be if there were one.
        """
        entries = (entry for entry in self.priorities if isinstance(entry, TwiceRunning))
        entry = next(entries, TwiceRunning(kind="twice_running"))
        return entry.threshold(self.priorities, self.full_score)

    def with_best_total(self) -> Self:
        """The same programme for the places filled and then the best total, nothing else.

        What a pair, a cohort or several mentors must be still holds; soft rules and limits do not.
        """
        changed = {"priorities": [Matched(kind="matched"), Total(kind="total")], "fairness": []}
        return self.model_copy(update=changed | {"cohorts": [rule for rule in self.cohorts if rule.hard]})

    def without(self, key: str, idx: int | None = None) -> Self:
        """The same programme without one entry of a list, or without all that stands under a key."""
        rest = [entry for at, entry in enumerate(getattr(self, key) or ()) if at != idx]
        return self.model_copy(update={key: None if idx is None else rest})

    def line(self, path: tuple[str | int, ...]) -> int | None:
        """Line of the config's file where ``path`` stands, if it was read from a file."""
        return None if self._lines is None else self._lines.line(path)

    def located(self, file: Path, *, lines: Document | None = None, file_sha256: str | None = None) -> Self:
        """The same config, knowing the file that it was read from."""
        copy = self.model_copy()
        copy._folder, copy._file = file.resolve().parent, file
        copy._lines, copy._file_sha256 = lines, file_sha256
        return copy

    def in_folder(self, folder: str | PathLike[str]) -> Self:
        """The same config with its paths relative to ``folder``; for configs built in a program."""
        copy = self.model_copy()
        copy._folder = Path(folder).resolve()
        return copy

    def asking(self, priorities: Sequence[Any], fairness: Sequence[Any]) -> Self:
        """The same config with other priorities and limits, given as they stand in the YAML.

        Raises
        ------
        ValidationError
            If they have no meaning here.
        """
        limits = fit_limits(TypeAdapter(list[LimitConfig]).validate_python(fairness), self.criteria)
        entries = fit_priorities(
            TypeAdapter(list[PriorityConfig]).validate_python(priorities),
            self.criteria,
            has_history=self.history is not None,
            has_soft=any(not cohort.hard for cohort in self.cohorts),
        )
        return self.model_copy(update={"fairness": limits, "priorities": entries})

    def asks(self) -> tuple[Ask, ...]:
        """Every column that criteria, rules, capacities, limits and priorities need."""
        return tuple(ask for item, path in self._asking() for ask in item.asks(path))

    def pair_asks(self) -> tuple[PairAsk, ...]:
        """Every list of pairs that criteria, rules and limits need."""
        lists = (("criteria", self.criteria), ("rules", self.rules), ("fairness", self.fairness))
        return tuple(
            ask
            for key, entries in lists
            for idx, entry in enumerate(entries)
            for ask in entry.pair_asks((key, idx))
        )

    def group_asks(self) -> tuple[GroupAsk, ...]:
        """Every list of groups that rules need."""
        return tuple(ask for idx, rule in enumerate(self.rules) for ask in rule.group_asks(("rules", idx)))

    def list_asks(self) -> tuple[ListAsk, ...]:
        """Every list of mentees that cohort rules need."""
        return tuple(ask for idx, rule in enumerate(self.cohorts) for ask in rule.list_asks(("cohorts", idx)))

    def sha256(self) -> str:
        """Hash of what is wanted; where the people and the results are stored does not count."""
        return wanted_sha256(self)

    def _asking(self) -> Iterator[tuple[_Asking, tuple[str | int, ...]]]:
        """Everything that may need columns, with its place in the config."""
        lists: dict[str, Sequence[_Asking]] = {
            "criteria": self.criteria,
            "rules": self.rules,
            "cohorts": self.cohorts,
            "capacities": self.capacities,
            "fairness": self.fairness,
            "priorities": self.priorities,
        }
        for key, entries in lists.items():
            yield from ((entry, (key, idx)) for idx, entry in enumerate(entries))
        if self.co_mentors is not None:
            yield self.co_mentors, ("co_mentors",)

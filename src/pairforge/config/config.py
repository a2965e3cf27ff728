"""The config: all that a coordinator asks of one programme, as one frozen value."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, PositiveFloat, PrivateAttr, model_validator

from pairforge.config.columns import Schema
from pairforge.config.criteria import CriterionConfig
from pairforge.config.readings import Ask, PairAsk
from pairforge.config.rules import RuleConfig
from pairforge.config.sides import MenteesConfig, MentorsConfig
from pairforge.config.yaml_text import Document

Priority = Literal["matched", "worst_off", "total"]


class SolverConfig(Schema):
    """Limits of the search."""

    time_limit: Annotated[PositiveFloat, Field(allow_inf_nan=False)] = Field(
        60.0, description="Seconds for the search; the best answer so far is kept."
    )
    seed: int = Field(0, description="Decides ties, and nothing else.")


class OutputConfig(Schema):
    """Where the results go."""

    folder: str = Field(
        "results", description="Folder for the results, relative to the config.", min_length=1
    )


class Config(Schema):
    """What the coordinator wants.

    Read one with ``load_config``, or build one in a program with ``Config.model_validate``.
    """

    version: Annotated[int, Field(ge=1, le=1, description="Version of this format; always 1.")]
    name: str = Field("Mentoring programme", description="What the programme is called.")
    mentors: MentorsConfig
    mentees: MenteesConfig
    criteria: list[CriterionConfig] = Field(
        min_length=1, description="A pair's score is the sum of weight x value over these."
    )
    rules: list[RuleConfig] = Field([], description="What a pair must or must not be.")
    priorities: list[Priority] = Field(
        ["matched", "total"],
        min_length=1,
        description="What matters, most important first. matched: places filled; worst_off: the smallest "
        "score among the matched (after matched); total: the sum of the scores.",
    )
    solver: SolverConfig = Field(default_factory=SolverConfig)
    output: OutputConfig = Field(default_factory=OutputConfig)

    _folder: Path = PrivateAttr(default_factory=Path)
    _file: Path | None = PrivateAttr(default=None)
    _lines: Document | None = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        names = [criterion.label for criterion in self.criteria]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"two criteria are called {name!r}: give each a `name` of its own")
        for priority in self.priorities:
            if self.priorities.count(priority) > 1:
                raise ValueError(f"the priority {priority!r} stands twice")
        if "worst_off" in self.priorities and "matched" not in _before(self.priorities, "worst_off"):
            raise ValueError(
                "`worst_off` is the smallest score among those who get a mentor, so `matched` must stand "
                "before it: otherwise leaving people out would raise it"
            )
        return self

    @property
    def folder(self) -> Path:
        """The folder that paths in the config are relative to."""
        return self._folder

    @property
    def file(self) -> Path | None:
        """The file that the config was read from."""
        return self._file

    def line(self, path: tuple[str | int, ...]) -> int | None:
        """Line of the config's file where ``path`` stands, if it was read from a file."""
        return None if self._lines is None else self._lines.line(path)

    def located(self, *, folder: Path, file: Path | None = None, lines: Document | None = None) -> Self:
        """The same config, knowing where it came from."""
        copy = self.model_copy()
        copy._folder, copy._file, copy._lines = folder, file, lines
        return copy

    def asks(self) -> tuple[Ask, ...]:
        """Every column that criteria and rules need."""
        items = [
            *((criterion, ("criteria", idx)) for idx, criterion in enumerate(self.criteria)),
            *((rule, ("rules", idx)) for idx, rule in enumerate(self.rules)),
        ]
        return tuple(ask for item, path in items for ask in item.asks(path))

    def pair_asks(self) -> tuple[PairAsk, ...]:
        """Every list of pairs that criteria and rules need."""
        items = [
            *((criterion, ("criteria", idx)) for idx, criterion in enumerate(self.criteria)),
            *((rule, ("rules", idx)) for idx, rule in enumerate(self.rules)),
        ]
        return tuple(ask for item, path in items for ask in item.pair_asks(path))

    def sha256(self) -> str:
        """Hash of what is wanted; where the people and the results are stored does not count."""
        sides = {"file", "sheet", "people"}
        wanted = self.model_dump(
            mode="json", exclude={"mentors": sides, "mentees": sides, "output": True, "name": True}
        )
        text = json.dumps(wanted, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def _before(priorities: list[Priority], priority: Priority) -> list[Priority]:
    return priorities[: priorities.index(priority)]

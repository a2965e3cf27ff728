"""From the results of earlier rounds to what the mentees of this one bring along."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from pairforge.config import file_content
from pairforge.config.past_rounds import PastRounds
from pairforge.config.priorities import exact
from pairforge.errors import InputError, Trouble
from pairforge.roster.past import Past, as_float
from pairforge.roster.people.people import People
from pairforge.roster.rounds.participants import find_participants
from pairforge.roster.rounds.past_round import PastRound
from pairforge.roster.rounds.result_file import read_result
from pairforge.roster.rounds.scale import to_this_scale
from pairforge.roster.sources import Sources
from pairforge.roster.tables.files import InputFile

_PLACES = 6
"""What is brought along is rounded to millionths, the finest step of a score."""


def read_past(mentees: People, sources: Sources) -> Past | None:
    """What the mentees had in the rounds that the config names; None without any.

    Somebody who took no part in a round is taken to have had the mean of those who did, so that being new
    is neither punished nor rewarded.

    Parameters
    ----------
    mentees
        The mentees of this round; nobody if they cannot be read, then the results are only checked.
    sources
        Where the results are, and what is found wrong with them is kept.
    """
    history = sources.config.history
    if history is None:
        return None
    rounds = _read_all(history, sources)
    if not mentees or not rounds:
        return None
    here = [_RoundHere.of(past, mentees, sources) for past in rounds]
    if exact(history.discount) > 0:
        for one in here:
            one.tell_of_newcomers(len(mentees), sources)
    return _past(here, exact(history.discount), len(mentees))


def _read_all(history: PastRounds, sources: Sources) -> list[PastRound]:
    """The rounds whose results can be read, newest first."""
    rounds = []
    known: dict[str, str] = {}
    for idx, file in enumerate(history.results):
        try:
            content = file_content(sources.config.folder / file, file)
            source = InputFile(f"history {idx + 1}", file, hashlib.sha256(content).hexdigest())
            sources.inputs.append(source)
            same = known.setdefault(source.sha256, file)
            if same != file:
                raise InputError([_the_same(file, same)])
            if _is_own_result(sources, file):
                raise InputError([_own_result(file)])
            rounds.append(read_result(content, file))
        except InputError as error:
            sources.findings.troubles.extend(error.troubles)
    return rounds


@dataclass(frozen=True)
class _RoundHere:
    """An earlier round as this one sees it: its mentees by position, its scores on this round's scale."""

    past: PastRound
    factor: Fraction
    ids: Mapping[int, str]

    @classmethod
    def of(cls, past: PastRound, mentees: People, sources: Sources) -> _RoundHere:
        ids = find_participants(past, mentees, sources.findings)
        return cls(past, to_this_scale(past, sources.config.full_score, sources.findings), ids)

    @property
    def mean(self) -> Fraction:
        return self.past.mean * self.factor

    def score(self, person: int) -> Fraction | None:
        """What somebody had; None for whoever took no part."""
        return self.past.scores[self.ids[person]] * self.factor if person in self.ids else None

    def tell_of_newcomers(self, num_people: int, sources: Sources) -> None:
        """Say what those are taken to have had who took no part, where some did and some did not."""
        count = num_people - len(self.ids)
        if not count or not self.ids:
            return
        who = "1 mentee of this round" if count == 1 else f"{count} mentees of this round"
        sources.findings.note(
            "assumed",
            f"{who} took no part in that one. What its people had in the mean, {as_float(self.mean):.2f}, "
            "counts instead, so that being new is neither punished nor rewarded.",
            Trouble(what="", remedy="", file=self.past.file),
        )


def _past(rounds: list[_RoundHere], discount: Fraction, num_people: int) -> Past:
    carried: defaultdict[int, Fraction] = defaultdict(Fraction)
    for age, one in enumerate(rounds, start=1):
        weight, mean = discount**age, one.mean
        for person in range(num_people):
            had = one.score(person)
            carried[person] += weight * (mean if had is None else had)
    newest = rounds[0]
    unmatched = [newest.ids.get(person) in newest.past.unmatched for person in range(num_people)]
    return Past(
        carried=tuple(round(carried[person], _PLACES) for person in range(num_people)),
        last=tuple(newest.score(person) for person in range(num_people)),
        unmatched=np.array(unmatched, dtype=bool),
    )


def _is_own_result(sources: Sources, file: str) -> bool:
    """Whether the results of this run would be written over the file."""
    own = sources.config.folder / sources.config.output.folder / "result.json"
    return own.resolve() == (sources.config.folder / file).resolve()


def _own_result(file: str) -> Trouble:
    return Trouble(
        what="The results of this run are written there, so this one would be lost, and the next run would "
        "take its own result for an earlier round.",
        remedy="Copy it to another folder and name that, or say another `folder` in `output`.",
        file=file,
    )


def _the_same(file: str, other: str) -> Trouble:
    return Trouble(
        what=f"This is the same result as {other}, so one round would count twice.",
        remedy="Name each round once.",
        file=file,
    )

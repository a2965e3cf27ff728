"""The cohorts under audit, the values in them, and by how much one breaks a rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pairforge.auditing.pairs import ChosenPairs
from pairforge.config import Ask
from pairforge.pairing import BrokenBy
from pairforge.roster import Roster


@dataclass(frozen=True)
class Breach:
    """By how much a cohort breaks a rule.

    Parameters
    ----------
    by
        In which way.
    amount
        How many people too many or missing, or what else one unit of it is.
    count
        How many there are of what is counted; None where nothing is.
    mentor
        Position of the mentor; None where the rule is about people of several cohorts.
    value
        The answer that it is about, as most wrote it; None where it is about none.
    people
        Positions of the mentees of a list who are involved.
    """

    by: BrokenBy
    amount: int
    count: int | None = None
    mentor: int | None = None
    value: str | None = None
    people: tuple[int, ...] = ()


@dataclass(frozen=True)
class Cohorts:
    """The mentees of each mentor, from the pairs alone."""

    pairs: ChosenPairs

    @property
    def roster(self) -> Roster:
        """Who takes part."""
        return self.pairs.roster

    @cached_property
    def members(self) -> tuple[tuple[int, ...], ...]:
        """Positions of the mentees of each mentor, ascending."""
        found: list[set[int]] = [set() for _ in self.roster.mentors.ids]
        for mentee, mentor in self.pairs:
            found[mentor].add(mentee)
        return tuple(tuple(sorted(people)) for people in found)

    @cached_property
    def mentors_of(self) -> tuple[frozenset[int], ...]:
        """Positions of the mentors of each mentee."""
        found: defaultdict[int, set[int]] = defaultdict(set)
        for mentee, mentor in self.pairs:
            found[mentee].add(mentor)
        return tuple(frozenset(found[mentee]) for mentee in range(len(self.roster.mentees.ids)))

    @property
    def used(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """The mentors who have anybody, with their mentees."""
        return ((mentor, people) for mentor, people in enumerate(self.members) if people)

    def values(self, ask: Ask, value: str | None = None) -> Values:
        """The values of a column that a rule is about: the one that it names, or each."""
        categories = self.roster.categories(ask)
        wanting = Counter(categories.codes[self.roster.wants > 0].tolist())
        if value is None:
            about: Sequence[int] = sorted(set(wanting) - {-1})
        else:
            code = categories.code(value)
            about = [] if code is None else [code]
        return Values(
            words={code: categories.words[code] for code in about},
            wanting={code: wanting[code] for code in about},
            codes=categories.codes.tolist(),
            num_wanting=int(np.count_nonzero(self.roster.wants)),
        )


@dataclass(frozen=True)
class Values:
    """The values of a column that a rule is about.

    Parameters
    ----------
    words
        Each value as most wrote it, by its code.
    wanting
        How many of the mentees who want somebody gave it, by its code.
    codes
        The code of each mentee's value, -1 for none.
    num_wanting
        How many mentees want somebody.
    """

    words: dict[int, str]
    wanting: dict[int, int]
    codes: list[int]
    num_wanting: int

    def present(self, people: Sequence[int]) -> Iterator[tuple[int, int]]:
        """The values that are among these people, with how many of them gave each."""
        counts = Counter(self.codes[person] for person in people)
        return ((code, counts[code]) for code in sorted(counts) if code in self.words)

    def all(self, people: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Every value, with how many of these people gave it."""
        counts = Counter(self.codes[person] for person in people)
        return ((code, counts[code]) for code in self.words)

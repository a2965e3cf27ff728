"""Roster: everybody in the programme, cleaned and typed, in an order that the files do not decide."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Ask, GroupAsk, ListAsk, PairAsk
from pairforge.config.cohorts import ListedMentees
from pairforge.roster.answers import (
    Answer,
    LevelTable,
    Numbers,
    TagLists,
    Texts,
    WeeklyHours,
    WishLists,
)
from pairforge.roster.categories import Categories
from pairforge.roster.findings import Notice
from pairforge.roster.hierarchy import Hierarchy, NamedManagers
from pairforge.roster.pairs.groups import Groups
from pairforge.roster.pairs.mentee_lists import MenteeLists
from pairforge.roster.pairs.pair_list import PairList
from pairforge.roster.past import Past
from pairforge.roster.people.people import People
from pairforge.roster.tables.files import InputFile


@dataclass(frozen=True)
class Roster:
    """Mentors, mentees and what they answered; people are sorted by id.

    Parameters
    ----------
    mentees, mentors
        The people.
    wants
        Mentors wanted by each mentee, shape (num_mentees,).
    capacity, minimum
        Most and fewest places of each mentor, shape (num_mentors,).
    places
        Places that each mentee takes, at least 1 and 1 by default, shape (num_mentees,).
    answers
        The columns that the config asks for.
    pair_lists
        The lists of pairs that the config asks for.
    same_person
        Pairs that are one person on both sides.
    inputs
        The files that were read.
    notices
        What the coordinator should know about the input.
    groups
        The groups of people that the config asks for.
    lists
        The lists of mentees that the config asks for.
    past
        What mentees had in earlier rounds; None without ``history``.
    audited
        What the mentees answered that is only for the audit, by heading; it is no part of the hash.
    """

    mentees: People
    mentors: People
    wants: NDArray[np.int64]
    capacity: NDArray[np.int64]
    minimum: NDArray[np.int64]
    places: NDArray[np.int64]
    answers: Mapping[Ask, Answer]
    pair_lists: Mapping[PairAsk, PairList]
    same_person: PairList
    inputs: tuple[InputFile, ...]
    notices: tuple[Notice, ...] = ()
    groups: Mapping[GroupAsk, Groups] = field(default_factory=dict)
    lists: Mapping[ListAsk, MenteeLists] = field(default_factory=dict)
    past: Past | None = None
    audited: Mapping[str, Texts] = field(default_factory=dict)

    def texts(self, ask: Ask) -> Texts:
        """The answers to an ``Ask`` for text."""
        answer = self.answers[ask]
        assert isinstance(answer, Texts)
        return answer

    def categories(self, ask: Ask) -> Categories:
        """The groups into which the answers to an ``Ask`` for text divide the people."""
        return Categories.of(self.texts(ask))

    def lists_of(self, rule: ListedMentees) -> MenteeLists:
        """The lists of mentees that a cohort rule is about, without those who want no mentor."""
        if rule.column is None:
            lists: Iterable[Iterable[int]] = self.lists[rule.list_asks()[0]]
        else:
            categories = self.categories(rule.asks()[0])
            lists = (categories.members(code).tolist() for code in range(len(categories.keys)))
        wanting = [tuple(person for person in people if self.wants[person]) for people in lists]
        return tuple(sorted(people for people in set(wanting) if len(people) > 1))

    def tags(self, ask: Ask) -> TagLists:
        """The answers to an ``Ask`` for tags."""
        answer = self.answers[ask]
        assert isinstance(answer, TagLists)
        return answer

    def numbers(self, ask: Ask) -> Numbers:
        """The answers to an ``Ask`` for numbers or steps of a scale."""
        answer = self.answers[ask]
        assert isinstance(answer, Numbers)
        return answer

    def levels(self, ask: Ask) -> LevelTable:
        """The answers to an ``Ask`` for levels."""
        answer = self.answers[ask]
        assert isinstance(answer, LevelTable)
        return answer

    def wishes(self, ask: Ask) -> WishLists:
        """The answers to an ``Ask`` for wishes."""
        answer = self.answers[ask]
        assert isinstance(answer, WishLists)
        return answer

    def hours(self, ask: Ask) -> WeeklyHours:
        """The answers to an ``Ask`` for hours."""
        answer = self.answers[ask]
        assert isinstance(answer, WeeklyHours)
        return answer

    def hierarchy(self, asks: Iterable[Ask]) -> Hierarchy:
        """Who works above whom, out of the columns of managers of one side or both."""
        managers = {ask.side: self.texts(ask) for ask in asks}
        return NamedManagers.of(self.mentees, self.mentors, self.same_person, managers).hierarchy()

    def sha256(self) -> str:
        """Hash of what was understood; neither file formats nor the order of rows make a difference.

        What is only for the audit does not count either, so a run is the same whatever is audited.
        """
        content: dict[str, Any] = {
            "mentees": [self.mentees.ids, self.mentees.names, self.mentees.emails, self.wants.tolist()],
            "mentors": [
                self.mentors.ids,
                self.mentors.names,
                self.mentors.emails,
                self.capacity.tolist(),
                self.minimum.tolist(),
            ],
            "answers": sorted(
                [ask.side, ask.columns, repr(ask.reading), _plain(answer)]
                for ask, answer in self.answers.items()
            ),
            "pairs": sorted(
                [
                    [ask.mentee, ask.mentor, ask.score or "", ask.table is not None],
                    [pairs.mentees.tolist(), pairs.mentors.tolist()],
                    [] if pairs.scores is None else pairs.scores.tolist(),
                ]
                for ask, pairs in self.pair_lists.items()
            ),
            "groups": sorted(
                [[*ask.people], ask.person, ask.group, groups.mentees, groups.mentors]
                for ask, groups in self.groups.items()
            ),
        }
        if (self.places != 1).any():
            content["places"] = self.places.tolist()
        if self.lists:
            content["lists"] = sorted(
                [[*ask.people], [*ask.columns, ask.person, ask.group], lists]
                for ask, lists in self.lists.items()
            )
        if self.past is not None:
            content["past"] = self.past.content
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(answer: Answer) -> Any:
    if isinstance(answer, Numbers):
        return [None if value != value else value for value in answer.values.tolist()]
    if isinstance(answer, LevelTable):
        known = ~np.isnan(answer.values)
        return [answer.skills, np.argwhere(known).tolist(), answer.values[known].tolist()]
    if isinstance(answer, WishLists):
        return [answer.choices, answer.ranks]
    if isinstance(answer, WeeklyHours):
        return [answer.spans, answer.zones]
    return [answer.keys, answer.ranks] if isinstance(answer, TagLists) else answer.keys

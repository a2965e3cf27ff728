"""Whether the managers that people named make sense together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pairforge.config import Ask, Config, Manager, Side
from pairforge.errors import Trouble
from pairforge.roster.answers.texts import Texts
from pairforge.roster.findings import Findings
from pairforge.roster.hierarchy import NamedManagers
from pairforge.roster.pairs.pair_list import PairList
from pairforge.roster.people.names import id_key
from pairforge.roster.people.people import People
from pairforge.roster.tables.table import Table

_MOST_TOLD = 6
_SIDES: tuple[Side, Side] = ("mentee", "mentor")


def check_reporting_lines(
    config: Config,
    answers: Mapping[Ask, object],
    people: tuple[People, People],
    tables: tuple[Table | None, Table | None],
    same_person: PairList,
    findings: Findings,
) -> None:
    """Keep a trouble for everybody with two managers, and for each circle of people above themselves.

    Parameters
    ----------
    answers
        The columns that were read; those of managers are looked at.
    people, tables
        The mentees' and the mentors'.
    """
    columns: dict[tuple[str | int, ...], dict[Side, tuple[str, Texts]]] = {}
    for ask in config.asks():
        texts = answers.get(ask)
        if isinstance(ask.reading, Manager) and isinstance(texts, Texts):
            columns.setdefault(ask.path, {})[ask.side] = ask.columns[0], texts
    for asked in columns.values():
        managers = {side: texts for side, (_, texts) in asked.items()}
        named = NamedManagers.of(*people, same_person, managers)
        headings = {side: heading for side, (heading, _) in asked.items()}
        places = _Places(people, tables, headings, managers, named)
        findings.troubles += [
            *_of_two_people(same_person, places),
            *_two_managers(named, places),
            *_circles(named, places),
        ]


@dataclass(frozen=True)
class _Places:
    """Where nodes stand in the tables, and what they are called."""

    people: tuple[People, People]
    tables: tuple[Table | None, Table | None]
    headings: Mapping[Side, str]
    managers: Mapping[Side, Texts]
    named: NamedManagers

    def told(self, node: int) -> str:
        """A participant with the id."""
        if node < len(self.named.mentees):
            return self.people[0].told(node)
        return self.people[1].told(self.named.mentors.index(node))

    def word(self, side: Side, node: int) -> str:
        """What was written for a node on that side."""
        return self.managers[side].words[self.nodes(side).index(node)]

    def nodes(self, side: Side) -> tuple[int, ...]:
        """The nodes of the people of that side."""
        return self.named.mentees if side == "mentee" else self.named.mentors

    def trouble(self, side: Side, node: int, what: str, remedy: str) -> Trouble:
        """A trouble with the manager that was named for a node on that side."""
        return self.at(side, self.nodes(side).index(node), what, remedy)

    def at(self, side: Side, position: int, what: str, remedy: str) -> Trouble:
        """A trouble with the manager of the person at that position."""
        table = self.tables[_SIDES.index(side)]
        assert table is not None
        return table.trouble(position, table.find(self.headings[side]), what, remedy)


def _of_two_people(same_person: PairList, places: _Places) -> list[Trouble]:
    """An id that is one of a mentee and another one of a mentor does not say which is the manager."""
    people = places.people
    mentees, mentors = ({id_key(key): idx for idx, key in enumerate(side.ids)} for side in people)
    one = set(same_person)
    two = {key for key in mentees.keys() & mentors.keys() if (mentees[key], mentors[key]) not in one}
    return [
        places.at(
            side,
            position,
            f'"{texts.words[position]}" may be a mentor or a mentee: {people[1].told(mentors[key])}, '
            f"{people[0].told(mentees[key])}.",
            "Give everybody an id of their own.",
        )
        for side, texts in places.managers.items()
        for position, key in enumerate(texts.keys)
        if key in two
    ]


def _two_managers(named: NamedManagers, places: _Places) -> list[Trouble]:
    found = []
    for node, managers in enumerate(named.named):
        if len(set(managers.values())) > 1:
            what = (
                f'{places.told(node)} reports to "{places.word("mentor", node)}" here, but among the mentees '
                f'to "{places.word("mentee", node)}".'
            )
            found.append(places.trouble("mentor", node, what, "Keep one of the two, or leave one blank."))
    return found


def _circles(named: NamedManagers, places: _Places) -> list[Trouble]:
    parents = named.parents()
    seen = [-1] * len(parents)
    found = []
    for start in range(len(parents)):
        node = start
        while node >= 0 and seen[node] < 0:
            seen[node] = start
            node = parents[node]
        if node >= 0 and seen[node] == start:
            circle = [node]
            while parents[circle[-1]] != node:
                circle.append(parents[circle[-1]])
            found.append(_circle(circle, named, places))
    return found


def _circle(circle: list[int], named: NamedManagers, places: _Places) -> Trouble:
    turn = circle.index(min(circle))
    first, *others = circle[turn:] + circle[:turn]
    told = [places.told(node) for node in others[:_MOST_TOLD]]
    more = len(others) - len(told)
    if more:
        told.append(f"{more} more people one after the other")
    what = f"{places.told(first)} reports to {', who reports to '.join([*told, places.told(first)])}."
    side = next(iter(named.named[first]))
    return places.trouble(side, first, what, "Correct the manager of one of them, or leave it blank.")

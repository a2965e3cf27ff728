"""Who works above whom: everybody of both sides, and the managers that they name, as a forest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Side
from pairforge.roster.answers.texts import Texts
from pairforge.roster.pairs.pair_list import PairList
from pairforge.roster.people.names import id_key
from pairforge.roster.people.people import People

NodeArray = NDArray[np.int64]


@dataclass(frozen=True)
class Hierarchy:
    """Participants and managers as nodes, numbered from 0; somebody on both sides is one node.

    Parameters
    ----------
    mentees, mentors
        The node of each person, shapes (num_mentees,) and (num_mentors,).
    parents
        The manager of each node, shape (num_nodes,); -1 at the top: nobody, or nobody who is known.
    blank
        Participants at the top who did not say who their manager is, shape (num_nodes,). Those who named
        themselves have none, and managers outside the programme are not asked.
    """

    mentees: NodeArray
    mentors: NodeArray
    parents: NodeArray
    blank: NDArray[np.bool_]

    def chain(self, steps: int) -> NodeArray:
        """Each node, its manager, the next and so on, shape (num_nodes, steps + 1); -1 past the top."""
        chain = np.full((len(self.parents), steps + 1), -1)
        chain[:, 0] = np.arange(len(self.parents))
        for step in range(steps):
            chain[:, step + 1] = np.where(chain[:, step] < 0, -1, self.parents[chain[:, step]])
        return chain

    @cached_property
    def tops(self) -> NodeArray:
        """The topmost known node above each, shape (num_nodes,)."""
        tops: NodeArray = np.where(self.parents < 0, np.arange(len(self.parents)), self.parents)
        while (tops[tops] != tops).any():
            tops = tops[tops]
        return tops

    @cached_property
    def spans(self) -> tuple[NodeArray, NodeArray]:
        """First and last (exclusive) number of everybody below a node, itself included, in depth-first order.

        Node a is b or above b just if first[a] <= first[b] < last[a].
        """
        below: list[list[int]] = [[] for _ in self.parents]
        for node, parent in enumerate(self.parents.tolist()):
            if parent >= 0:
                below[parent].append(node)
        first, last = np.zeros_like(self.parents), np.zeros_like(self.parents)
        number, left = 0, [(node, False) for node in np.flatnonzero(self.parents < 0).tolist()]
        while left:
            node, done = left.pop()
            if done:
                last[node] = number
                continue
            first[node], number = number, number + 1
            left += [(node, True), *((under, False) for under in below[node])]
        return first, last


@dataclass(frozen=True)
class NamedManagers:
    """What each person said, by node, before it is known whether it makes sense.

    Parameters
    ----------
    mentees, mentors
        As in ``Hierarchy``.
    named
        For each node the managers that were named for it, one for each side that named one.
    num_nodes
        How many nodes there are; those past the people are managers outside the programme.
    """

    mentees: tuple[int, ...]
    mentors: tuple[int, ...]
    named: tuple[Mapping[Side, int], ...]

    @classmethod
    def of(
        cls, mentees: People, mentors: People, same_person: PairList, managers: Mapping[Side, Texts]
    ) -> NamedManagers:
        """Number everybody: the mentees, the mentors who are nobody of them, and managers from outside."""
        nodes = {"mentee": list(range(len(mentees))), "mentor": []}
        twins = {mentor: mentee for mentee, mentor in reversed(list(same_person))}
        count = len(mentees)
        for mentor in range(len(mentors)):
            nodes["mentor"].append(twins.get(mentor, count))
            count += mentor not in twins
        by_key = {id_key(key): node for key, node in zip(mentees.ids, nodes["mentee"], strict=True)}
        by_key |= {id_key(key): node for key, node in zip(mentors.ids, nodes["mentor"], strict=True)}
        outside = sorted({key for texts in managers.values() for key in texts.keys} - {*by_key, ""})
        by_key |= {key: count + idx for idx, key in enumerate(outside)}
        named: list[dict[Side, int]] = [{} for _ in range(count + len(outside))]
        for side, texts in managers.items():
            for node, key in zip(nodes[side], texts.keys, strict=True):
                if key:
                    named[node][side] = by_key[key]
        return cls(tuple(nodes["mentee"]), tuple(nodes["mentor"]), tuple(named))

    def hierarchy(self) -> Hierarchy:
        """The forest, if nobody has two managers and nobody is above themselves."""
        parents = np.array(self.parents(), dtype=np.int64)
        people = np.zeros(len(parents), dtype=bool)
        people[[*self.mentees, *self.mentors]] = True
        blank = people & np.array([not managers for managers in self.named], dtype=bool)
        return Hierarchy(np.array(self.mentees), np.array(self.mentors), parents, blank)

    def parents(self) -> list[int]:
        """The manager of each node, -1 where there is none or where it is the node itself."""
        first = (next(iter(managers.values()), node) for node, managers in enumerate(self.named))
        return [-1 if parent == node else parent for node, parent in enumerate(first)]

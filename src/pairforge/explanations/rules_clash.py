"""Which rules cannot all hold: a few of them that no matching keeps."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from itertools import chain

import numpy as np

from pairforge.certificate import deficiency_holds, is_refuted, shortfall_holds
from pairforge.engines import solve_problem
from pairforge.engines.deadline import Deadline
from pairforge.errors import FaultError
from pairforge.explanations.asked import LOCK, MINIMUM, Asked, asked_of, asking, numbers
from pairforge.explanations.fewest import fewest
from pairforge.pairing import Clash, Matching, StoppedBy
from pairforge.problem import Problem
from pairforge.roster import Roster

_PATIENCE = 10.0
_NETWORK = "network"


def find_rules_clash(
    problem: Problem, matching: Matching, roster: Roster, deadline: Deadline
) -> Clash | None:
    """A few of the things asked for that cannot all hold, or None if it is not certain that there are any.

    Each is taken out in turn and the rest solved again; rules as a whole first, then single locks and
    minimums. Capacities, what mentees want and which pairs are eligible are taken as they are.

    Parameters
    ----------
    problem, matching
        What was to be solved, and the answer without pairs.
    deadline
        When it is reached, the set may have more in it than need be.

    Raises
    ------
    FaultError
        If an engine's reason does not hold, or two engines disagree.
    """
    if matching.chosen is not None or matching.stopped_by is not None:
        return None
    if not is_certain(problem, matching):
        return None
    return narrowest_clash(problem, roster, deadline)


def narrowest_clash(problem: Problem, roster: Roster, deadline: Deadline) -> Clash:
    """As ``find_rules_clash``, where it is certain that there is no matching."""
    search = Search(problem, deadline)
    try:
        search.narrow()
    except KeyboardInterrupt:
        search.is_minimal = False
    return _told(search, roster)


def is_certain(problem: Problem, matching: Matching) -> bool:
    """Whether it is certain that there is no matching.

    Raises
    ------
    FaultError
        If the reason that the engine gives does not hold.
    """
    if matching.deficiency is not None and deficiency_holds(problem, matching.deficiency):
        return True
    if matching.shortfall is not None and shortfall_holds(problem, matching.shortfall):
        return True
    if matching.levels and is_refuted(problem, matching.levels):
        return True
    if matching.deficiency or matching.shortfall or matching.levels:
        raise FaultError("The engine found that the rules cannot all hold, but its reason does not hold.")
    return matching.engine.name == _NETWORK  # a flow has no other way to fail


@dataclass
class Search:
    """What is left of what cannot all hold, and whether each of it is needed."""

    problem: Problem
    deadline: Deadline
    kept: list[Asked] = field(default_factory=list)
    is_minimal: bool = True

    def narrow(self) -> None:
        """Leave out what is not needed; ``kept`` clashes at any time."""
        groups: list[tuple[Asked, ...]] = list(asked_of(self.problem))
        self.kept = list(chain.from_iterable(groups))
        needed: list[tuple[Asked, ...]] = fewest(groups, self._groups_are_impossible)
        self.kept = list(chain.from_iterable(needed))
        for kind in (LOCK, MINIMUM):
            own = [one for one in self.kept if one.kind == kind]
            others = [one for one in self.kept if one.kind != kind]
            if len(own) > 1:
                self.kept = [*others, *fewest(own, partial(self._are_impossible_beside, others))]

    def _groups_are_impossible(self, groups: list[tuple[Asked, ...]]) -> bool:
        return self._are_impossible_beside([], list(chain.from_iterable(groups)))

    def _are_impossible_beside(self, others: list[Asked], some: list[Asked]) -> bool:
        """Whether it is certain that these cannot all hold."""
        if self.deadline.expired():
            self.is_minimal = False
            return False
        limit = min(_PATIENCE, self.deadline.left())
        part = asking(self.problem, [*others, *some])
        matching = solve_problem(part, time_limit=limit)
        if matching.stopped_by is StoppedBy.INTERRUPT:
            raise KeyboardInterrupt
        if matching.chosen is not None:
            return False
        if matching.stopped_by is None and is_certain(part, matching):
            return True
        self.is_minimal = False
        return False


def _told(search: Search, roster: Roster) -> Clash:
    problem, kept = search.problem, search.kept
    locks, mentors = numbers(kept, LOCK), numbers(kept, MINIMUM)
    mentees, with_locks = (
        dict.fromkeys(side.tolist()) for side in problem.people(np.array(locks, dtype=np.int64))
    )
    return Clash(
        code="rules_clash",
        mentees=tuple(roster.mentees.ids[idx] for idx in mentees),
        mentors=tuple(roster.mentors.ids[idx] for idx in mentors or with_locks),
        rules=dict(Counter(one.label for one in kept)),
        minimal=search.is_minimal,
    )

"""The cheapest repairs, one after the other, none of which has all that one before it has."""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import combinations, count

from pairforge.certificate import prove
from pairforge.config import Config
from pairforge.engines import solve_problem
from pairforge.engines.deadline import Deadline
from pairforge.explanations.repairs.costs import COSTS
from pairforge.explanations.repairs.elastic import Elastic, elastic_of
from pairforge.explanations.repairs.slack import Element
from pairforge.explanations.rules_clash import is_certain
from pairforge.pairing import StoppedBy
from pairforge.pairing.repair import ChangeKind, Repair, Repairs
from pairforge.roster import Roster
from pairforge.scoring import Scores

MOST = 3
"""How many repairs are told of."""

_RULE = COSTS[ChangeKind.RULE]
Amounts = Mapping[Element, int]


def find_repairs(scores: Scores, roster: Roster, config: Config, *, time_limit: float) -> Repairs:
    """Up to three repairs of a programme without a matching, cheapest first.

    Each is the cheapest of all changes that do not hold one before it: what may be changed is divided by
    which change of that one is not made in full (Murty 1968, "An algorithm for ranking all the assignments
    in order of increasing cost"), and each part is solved to optimality. As every change costs something,
    nothing of what is found can be left out.

    Parameters
    ----------
    scores, roster, config
        What no matching keeps.
    time_limit
        Seconds; what is found later, or after Ctrl-C, is left out.
    """
    search = _Search(elastic_of(scores, roster, config), Deadline(time_limit))
    with suppress(KeyboardInterrupt):
        search.find()
        return Repairs(tuple(search.told), search.proved)
    return Repairs(tuple(search.told), complete=False)


@dataclass
class _Search:
    elastic: Elastic
    deadline: Deadline
    proved: bool = True
    told: list[Repair] = field(default_factory=list)
    _known: dict[frozenset[tuple[Element, int]], tuple[int, Amounts] | None] = field(default_factory=dict)

    def find(self) -> None:
        """Put the cheapest ones into ``told``, in order."""
        order = count()
        heap: list[tuple[int, int, Amounts, Amounts]] = []
        found: list[Amounts] = []
        self._push(heap, order, {})
        while heap and len(found) < MOST:
            cost, _, most, amounts = heapq.heappop(heap)
            if amounts not in found:
                found.append(amounts)
                self.told.append(self._told(cost, amounts))
            if len(found) < MOST:  # parts overlap, so that the same may be the best of several
                for element, amount in sorted(amounts.items()):
                    self._push(heap, order, {**most, element: amount - 1})

    def _push(self, heap: list[tuple[int, int, Amounts, Amounts]], order: count[int], most: Amounts) -> None:
        """The cheapest changes within bounds, if there are any."""
        key = frozenset(most.items())
        if key not in self._known:
            self._known[key] = self._cheapest(most)
            best = self._known[key]
            if best is not None:
                heapq.heappush(heap, (best[0], next(order), most, best[1]))

    def _cheapest(self, most: Amounts) -> tuple[int, Amounts] | None:
        """The cheapest changes within bounds: more and more rules are taken out, while that can pay."""
        rules = [
            number
            for number in range(len(self.elastic.labels))
            if Element(ChangeKind.RULE, number) not in most
        ]
        best: tuple[int, Amounts] | None = None
        for size in range(len(rules) + 1):
            for dropped in combinations(rules, size):
                if best is not None and size * _RULE >= best[0]:
                    return best
                amounts = self._paid(dropped, most)
                if amounts is not None:
                    amounts |= {Element(ChangeKind.RULE, number): 1 for number in dropped}
                    cost = sum(self.elastic.cost(*item) for item in amounts.items())
                    best = (cost, amounts) if best is None or cost < best[0] else best
        return best

    def _paid(self, dropped: tuple[int, ...], most: Amounts) -> dict[Element, int] | None:
        """The least that must be changed besides; None if nothing helps, or it was not found in time."""
        if self.deadline.expired():
            self.proved = False
            return None
        problem = self.elastic.paying(dropped, most)
        matching = solve_problem(problem, time_limit=self.deadline.left())
        if matching.stopped_by is StoppedBy.INTERRUPT:
            raise KeyboardInterrupt
        if matching.chosen is None:
            self.proved = self.proved and matching.stopped_by is None and is_certain(problem, matching)
            return None
        self.proved = self.proved and prove(problem, matching).optimal
        return self.elastic.amounts(matching.chosen)

    def _told(self, cost: int, amounts: Amounts) -> Repair:
        unlocked = self.elastic.unlocked()
        changes = [change for item in sorted(amounts.items()) for change in self.elastic.changes(*item)]
        return Repair((*unlocked, *changes), cost + len(unlocked) * COSTS[ChangeKind.LOCK])

"""The way through the levels: a bound, a matching, and what proves it, for each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.linear.bound import Bounded, among_as_good, among_better, floored, row_bound
from pairforge.certificate.linear.plans import WorstOffPlan, plan_of
from pairforge.certificate.linear.system import Level, System
from pairforge.engines.deadline import Deadline
from pairforge.engines.general.bounding import Limit, find_limit
from pairforge.engines.general.diving import dive
from pairforge.engines.general.first import whole_pairs
from pairforge.engines.general.lp import Relaxation
from pairforge.engines.general.restricted import Effort, best_among
from pairforge.engines.general.tree import Tree
from pairforge.engines.protocol import Report
from pairforge.pairing import EngineNote, LevelPrices, Matching, RowPrices, Standing, StoppedBy
from pairforge.problem import Problem, Stage, SumStage, Ties

IntArray = NDArray[np.int64]

_FEW = 300
_LEAST_WORK, _PER_WORK = 0.25, 500
"""Among few pairs the tree is quicker than a long search: work for any, and pairs for a unit more."""

_CORE = 4_000
_TIES_WORK = 3.0


@dataclass(frozen=True)
class Care:
    """How much work a level is worth: parts of a tree, and work in the search for something better."""

    parts: int
    work: float


THOROUGH = Care(20_000, 10.0)
FLEETING = Care(500, 2.0)
"""For one of many thresholds."""

BRIEF = Care(60, 0.5)
"""For the choice among optima: it matters less that it is proved."""


@dataclass
class Search:
    """What is known on the way through the levels.

    Parameters
    ----------
    chosen
        The best matching so far (positions, ascending); it keeps all constraints.
    proofs
        The prices that prove it.
    """

    problem: Problem
    deadline: Deadline
    note: EngineNote
    seed: int
    system: System
    relaxation: Relaxation
    chosen: IntArray
    report: Report = lambda _: None
    proofs: list[LevelPrices] = field(default_factory=list)
    standing: Standing | None = None
    _root: Bounded | None = None
    _is_closed: bool = False

    def matching(self, stopped_by: StoppedBy | None) -> Matching:
        """What has been found so far."""
        return Matching(
            engine=self.note,
            chosen=self.chosen,
            stages=(),
            stopped_by=stopped_by,
            deficiency=None,
            levels=tuple(self.proofs),
            standing=self.standing,
        )

    def tell(self) -> None:
        """Report the best so far; the solver may be ended from outside."""
        self.report(self.matching(StoppedBy.TIME))

    def finish(self, stage: Stage) -> None:
        """Make the best of a stage, over those as good in the ones before."""
        plan = plan_of(self.system, stage, self.chosen)
        if isinstance(plan, WorstOffPlan):
            self._raise_worst_off(plan)
            return
        while (level := plan.next(self.chosen)) is not None:
            self.tell()
            num_proofs = len(self.proofs)
            self._root = None
            if not self.deadline.expired():
                self.maximize(self.system, self.relaxation, level)
            best = level.value(self.chosen)
            keeps_less = isinstance(stage, SumStage) and stage.keep < 1
            if keeps_less and self._root is not None:
                self.proofs[-1] = replace(self.proofs[-1], witness=self.chosen)
            if not plan.keep(level, self.chosen, best):
                del self.proofs[num_proofs:]
            elif self._root is not None and not keeps_less:
                self.system.narrow(among_as_good(self._root, best))

    def maximize(
        self,
        system: System,
        relaxation: Relaxation,
        level: Level,
        enough: int | None = None,
        care: Care = THOROUGH,
    ) -> bool:
        """The best of a level as far as time allows, and the prices that prove it; False if the time ran out.

        Nothing is proved of what is not above ``enough``.
        """
        self._root = None
        value = level.value(self.chosen)
        if level.most is not None and value >= level.most:
            return True
        value = value if enough is None else max(value, enough)
        easy = easy_prices(system, level)
        bounded = row_bound(system, level, easy)
        if bounded is not None and floored(system, level, bounded) <= value:
            self.proofs.append(LevelPrices(level.stage, level.number, easy))
            self._root, self._is_closed = bounded, True
            return True
        relaxation.aim(level)
        relaxation.restrict(system.may)
        root = find_limit(relaxation, level, self.deadline, value)
        if root is None:
            return False
        self.proofs.append(LevelPrices(level.stage, level.number, root.prices))
        self._root = root.bounded
        place = len(self.proofs) - 1
        self.standing = Standing(level.stage, value, root.most)
        self.tell()
        value = self._improve(system, relaxation, level, root, value, care)
        self._is_closed = root.most <= value
        if self._is_closed:
            return not self.deadline.expired()
        among = among_better(system, level, root.bounded, value)
        tree = Tree(relaxation, level, root, value, among, self.deadline)

        def watch() -> None:
            if tree.better is not None:
                self.chosen = tree.better
            self.proofs[place] = replace(self.proofs[place], splits=tuple(tree.splits), parts=tree.prices)
            self.standing = Standing(level.stage, tree.value, tree.most)
            self.tell()

        self._is_closed = tree.grow(care.parts, watch)
        if tree.better is not None:
            self.chosen = tree.better
        self.proofs[place] = replace(self.proofs[place], splits=tuple(tree.splits), parts=tree.prices)
        self.tell()
        return not self.deadline.expired()

    def _improve(
        self,
        system: System,
        relaxation: Relaxation,
        level: Level,
        root: Limit,
        value: int,
        care: Care,
    ) -> int:
        """Look for something better: at the end of a dive from the relaxation, and among promising pairs."""
        found = whole_pairs(relaxation, root)
        if found is None or not system.holds(found):
            found = dive(relaxation, level, root.solved, value, self.deadline)
        if found is not None and level.value(found) > value:
            value = self._take(level, found)
        for share, size in ((0.2, _CORE), (1.0, 4 * _CORE)):
            if value >= root.most or self.deadline.expired():
                break
            candidates = self._candidates(system, level, root, value)
            some, least = np.union1d(candidates[:size], self.chosen), value + system.unit(level)
            work = min(share * care.work, _LEAST_WORK + len(some) / _PER_WORK)
            effort = Effort.within(self.deadline, work)
            answer = best_among(system, level, some, effort, self.seed, self.chosen, least)
            self.deadline.spend(answer.work)
            if answer.chosen is not None:
                value = self._take(level, answer.chosen)
            if len(candidates) <= (size if answer.exhausted else _FEW):
                break
        return value

    @staticmethod
    def _candidates(system: System, level: Level, root: Limit, value: int) -> IntArray:
        """Pairs that a better matching may have, most promising first."""
        candidates = np.flatnonzero(among_better(system, level, root.bounded, value) & system.may)
        order: IntArray = candidates[np.argsort(-root.bounded.reduced[candidates], kind="stable")]
        return order

    def _take(self, level: Level, chosen: IntArray) -> int:
        """A better matching; its value."""
        self.chosen, value = chosen, level.value(chosen)
        if self.standing is not None:
            self.standing = replace(self.standing, value=value)
        self.tell()
        return value

    def _raise_worst_off(self, plan: WorstOffPlan) -> None:
        """Raise the threshold that everybody reaches until somebody cannot: by bisection (Gross 1959)."""
        reached = plan.reached(self.chosen)
        before, finished = tuple(self.proofs), True
        refuted: dict[int, LevelPrices] = {}
        highest = None if reached is None else plan.highest()
        while reached is not None and highest is not None:
            threshold = plan.middle(reached, highest)
            if threshold is None or not finished:
                break
            start, trial = self.chosen, plan.trial()
            relaxation = self.relaxation
            if trial.system is not self.system:
                relaxation = Relaxation(trial.system)
                relaxation.add_pairs(self.relaxation.pool)
            level = trial.level(threshold)
            finished = self.maximize(trial.system, relaxation, level, -1, FLEETING)
            if level.value(self.chosen) == 0:
                reached = plan.reached(self.chosen)
            else:
                self.chosen, highest = start, plan.below(threshold)
                refuted.update((threshold, prices) for prices in self.proofs[len(before) :])
            self.proofs = list(before)
        self._root = None
        if reached is not None and refuted:
            lowest = refuted[min(refuted)]
            self.proofs.append(replace(lowest, witness=self.chosen if plan.stage.keep < 1 else None))
        plan.finish(reached)

    def decide_ties(self) -> None:
        """Among the optima take the one that the seed favours, and prove that it is the only one."""
        whole = self.deadline
        with whole.at_most(_TIES_WORK) as self.deadline:
            self._decide_ties()
        self.deadline = whole

    def _decide_ties(self) -> None:
        level = plan_of(self.system, Ties(), self.chosen).next(self.chosen)
        assert level is not None
        num_proofs = len(self.proofs)
        finished = self.maximize(self.system, self.relaxation, level, care=BRIEF)
        del self.proofs[num_proofs:]
        if not finished or not self._is_closed:
            return
        others = self.system.copy()
        others.exclude(self.chosen)
        relaxation = Relaxation(others)
        relaxation.add_pairs(self.relaxation.pool[others.may[self.relaxation.pool]])
        chosen = self.chosen
        self.maximize(others, relaxation, level, level.value(chosen) - 1, BRIEF)
        self.chosen = chosen


def easy_prices(system: System, level: Level) -> RowPrices:
    """Prices that need no search: each mentee's best gain."""
    problem = system.problem
    best = np.zeros(problem.num_mentees, dtype=np.int64)
    may = np.flatnonzero(system.may)
    np.maximum.at(best, problem.mentees[may], level.gains[may])
    rows, none = np.flatnonzero(best), np.empty(0, dtype=np.int64)
    return RowPrices(rows, best[rows], none, none, none)

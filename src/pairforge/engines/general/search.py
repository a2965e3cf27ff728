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

    def finish(self, stage: Stage) -> bool:
        """Make the best of a stage, over those as good in the ones before; False if the time ran out."""
        plan = plan_of(self.system, stage, self.chosen)
        if isinstance(plan, WorstOffPlan):
            return self._raise_worst_off(plan)
        while (level := plan.next(self.chosen)) is not None:
            self.tell()
            num_proofs = len(self.proofs)
            if not self.maximize(self.system, self.relaxation, level):
                return False
            best = level.value(self.chosen)
            keeps_less = isinstance(stage, SumStage) and stage.keep < 1
            if keeps_less and self._root is not None:
                self.proofs[-1] = replace(self.proofs[-1], witness=self.chosen)
            if not plan.keep(level, self.chosen, best):
                del self.proofs[num_proofs:]
            elif self._root is not None and not keeps_less:
                self.system.narrow(among_as_good(self._root, best))
        return True

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
        """Look for something better among the most promising pairs."""
        found = whole_pairs(relaxation, root)
        if found is not None and system.holds(found) and level.value(found) > value:
            self.chosen, value = found, level.value(found)
        elif value < root.most:
            found = dive(relaxation, level, root.solved, value, self.deadline)
            if found is not None and level.value(found) > value:
                self.chosen, value = found, level.value(found)
                self.standing = Standing(level.stage, value, root.most)
                self.tell()
        for size in (_CORE, 4 * _CORE):
            if value >= root.most or self.deadline.expired():
                break
            among = among_better(system, level, root.bounded, value) & system.may
            candidates = np.flatnonzero(among)
            complete = len(candidates) <= size
            if not complete:
                reduced = root.bounded.reduced[candidates]
                candidates = candidates[np.argsort(-reduced, kind="stable")[:size]]
            work = min(care.work, self.deadline.work_left(), _LEAST_WORK + len(candidates) / _PER_WORK)
            effort = Effort(self.deadline.left(), work)
            pairs = np.union1d(candidates, self.chosen)
            answer = best_among(system, level, pairs, effort, self.seed, self.chosen, at_least=value)
            self.deadline.spend(answer.work)
            if answer.chosen is not None and system.holds(answer.chosen):
                better = level.value(answer.chosen)
                if better > value:
                    self.chosen, value = answer.chosen, better
                    self.standing = Standing(level.stage, value, root.most)
                    self.tell()
            if complete:
                break
        return value

    def _raise_worst_off(self, plan: WorstOffPlan) -> bool:
        """Raise the threshold that everybody reaches until somebody cannot."""
        best = plan.reached(self.chosen)
        while best is not None and (threshold := plan.above(best)) is not None:
            self.tell()
            start, num_proofs = self.chosen, len(self.proofs)
            trial = plan.trial()
            relaxation = self.relaxation
            if trial.system is not self.system:
                relaxation = Relaxation(trial.system)
                relaxation.add_pairs(self.relaxation.pool)
            level = trial.level(threshold)
            finished = self.maximize(trial.system, relaxation, level, enough=-1)
            if level.value(self.chosen) < 0:
                self.chosen = start
                if not finished:
                    return False
                break
            reached = plan.reached(self.chosen)
            assert reached is not None, "there was a pair before"
            best = reached
            del self.proofs[num_proofs:]
        if best is not None and plan.stage.keep < 1 and self.proofs and self.proofs[-1].stage == plan.name:
            self.proofs[-1] = replace(self.proofs[-1], witness=self.chosen)
        plan.finish(best)
        return True

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

"""The network engine: lexicographic stages as min-cost flows, each proved by integer prices."""

from __future__ import annotations

from functools import partial

from pairforge.certificate import is_only_matching, lies_in, whole_face
from pairforge.certificate.stages.sums import objective_of
from pairforge.engines.deadline import Deadline
from pairforge.engines.network.deficiency import find_deficiency, short_of_minimums
from pairforge.engines.network.flow import best_flow
from pairforge.engines.network.head_start import combined
from pairforge.engines.network.search import Branch, Search
from pairforge.engines.network.shortfall import most_for_limit, prove_shortfall
from pairforge.engines.network.stages import finish
from pairforge.engines.protocol import Report
from pairforge.engines.routing import refuses_rules, why_network
from pairforge.errors import Trouble
from pairforge.pairing import Deficiency, EngineNote, Matching, Shortfall, StoppedBy
from pairforge.problem import TIES, Balance, Problem, Ties, WorstShare


class NetworkEngine:
    """Solves what is a flow, exactly."""

    name = "network"

    def refuses(self, problem: Problem) -> Trouble | None:
        """Why the engine cannot solve a problem exactly and what to do about it, or None if it can."""
        several = int((problem.wants > 1).sum())
        names = [f"`{name}`" for name in problem.of_smallest]
        trouble = refuses_rules(problem)
        if trouble is not None:
            return trouble
        if problem.limits:
            return _refuses_limits(problem, several)
        if not (several and names):
            return None
        together = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
        want = "wants" if several == 1 else "want"
        return Trouble(
            what=f"This cannot be solved exactly yet: {several} of the {problem.num_mentees} mentees {want} "
            f"more than one mentor, so that {together} would not be a network flow (such a mentee's score is "
            "a sum over several pairs).",
            remedy=f"Let every mentee want one mentor, or take {together} out of the priorities; `bands` and "
            "`total` judge each pair by itself.",
        )

    def solve(self, problem: Problem, deadline: Deadline, report: Report) -> Matching:
        """Solve the stages in order, each over the optima of the earlier ones, then decide ties.

        One flow with all leading stages in its costs usually finds an optimum of each of them; prices
        show whether it did, and a stage of which they do not gets a flow of its own.
        """
        face = whole_face(problem)
        if deadline.expired():
            return _without_pairs(problem, stopped_by=deadline.stopped_by)
        chosen = best_flow(problem, face, combined(problem, face))
        if chosen is None:
            rules = problem.forests.placed
            deficiency = short_of_minimums(problem) if rules else find_deficiency(problem)
            return _without_pairs(problem, deficiency=deficiency)
        if not lies_in(problem, face, chosen):
            chosen = most_for_limit(problem, 0)
            assert chosen is not None, "there is a matching"
            if not lies_in(problem, face, chosen):
                return _without_pairs(problem, shortfall=prove_shortfall(problem, 0, chosen))
        search = Search(problem, deadline, (Branch(face, chosen),), report)
        for stage in problem.stages:
            search.tell()
            if deadline.expired() or not finish(search, stage):
                return search.matching(deadline.stopped_by)
        search.tell()
        if deadline.expired():
            return search.matching(deadline.stopped_by)
        _decide_ties(search)
        return search.matching(None)


def _without_pairs(
    problem: Problem,
    *,
    stopped_by: StoppedBy | None = None,
    deficiency: Deficiency | None = None,
    shortfall: Shortfall | None = None,
) -> Matching:
    return Matching(
        engine=EngineNote("network", why_network(problem)),
        chosen=None,
        stages=(),
        stopped_by=stopped_by,
        deficiency=deficiency,
        shortfall=shortfall,
    )


def _decide_ties(search: Search) -> None:
    """Among the optima take the one that the seed favours, unless there is only one."""
    problem, chosen = search.problem, search.chosen
    if all(
        lies_in(problem, branch.face, chosen) and is_only_matching(problem, branch.face, chosen)
        for branch in search.branches
    ):
        return
    search.maximize(partial(objective_of, problem, Ties(), 0), TIES, 0)


def _refuses_limits(problem: Problem, several: int) -> Trouble | None:
    """Why the limits of a problem cannot be kept exactly and what to do about it, or None if they can."""
    limits = " and ".join(f"`{limit.name}`" for limit in problem.limits)
    cannot = "This cannot be solved exactly yet:"
    if problem.forests.placed:
        rule = problem.forests.placed[0].counted.label
        return Trouble(
            what=f"This cannot be solved exactly as a network flow: {limits} is a limit over the whole "
            f"programme, and `{rule}` a rule on cohorts.",
            remedy=f"Let the general engine solve it, or take {limits} or `{rule}` out.",
        )
    if len(problem.limits) > 1:
        return Trouble(
            what=f"{cannot} {limits} are two limits on choices, and a flow can price only one.",
            remedy="Keep the one that matters most; `choices` among the priorities may do for the other.",
        )
    if several:
        return Trouble(
            what=f"{cannot} with mentees who want more than one mentor, {limits} would count pairs.",
            remedy="Let every mentee want one mentor, or take the limit out of `fairness`.",
        )
    for stage in problem.stages:
        if isinstance(stage, WorstShare | Balance):
            return Trouble(
                what=f"{cannot} `{stage.name}` under the limit {limits} is not a network flow.",
                remedy=f"Take `{stage.name}` out of the priorities or the limit out of `fairness`; `choices` "
                "among the priorities gets as many their first choices as can be.",
            )
    return None

"""The network engine: lexicographic stages as min-cost flows, each proved by integer prices."""

from __future__ import annotations

from functools import partial

from pairforge.certificate import is_only_matching, lies_in, whole_face
from pairforge.certificate.stages.sums import objective_of
from pairforge.engines.deadline import Deadline
from pairforge.engines.network.flow import best_flow
from pairforge.engines.network.head_start import combined
from pairforge.engines.network.search import NOTE, Branch, Search
from pairforge.engines.network.shortfall import most_for_limit, prove_shortfall
from pairforge.engines.network.stages import finish
from pairforge.engines.protocol import Report
from pairforge.pairing import Matching, StoppedBy
from pairforge.problem import TIES, Balance, Leximin, Problem, Ties, WorstOff, WorstShare


class NetworkEngine:
    """Solves what is a flow, exactly."""

    name = "network"

    def refuses(self, problem: Problem) -> str | None:
        """Why the engine cannot solve a problem exactly, or None if it can."""
        several = bool((problem.wants > 1).any())
        if problem.has_sums and several:
            names = ", ".join(
                f"`{stage.name}`"
                for stage in problem.stages
                if isinstance(stage, WorstOff | WorstShare | Leximin)
            )
            return (
                f"{names} with mentees who want more than one mentor is not a network flow "
                "(a mentee's score is then a sum over pairs)"
            )
        if problem.limits:
            return _refuses_limits(problem, several=several)
        return None

    def solve(self, problem: Problem, deadline: Deadline, report: Report) -> Matching:
        """Solve the stages in order, each over the optima of the earlier ones, then decide ties.

        One flow with all leading stages in its costs usually finds an optimum of each of them; prices
        show whether it did, and a stage of which they do not gets a flow of its own.
        """
        face = whole_face(problem)
        if deadline.expired():
            return Matching(engine=NOTE, chosen=None, stages=(), stopped_by=StoppedBy.TIME, deficiency=None)
        chosen = best_flow(problem, face, combined(problem, face))
        if chosen is None:
            from pairforge.engines.network.deficiency import find_deficiency

            return Matching(
                engine=NOTE, chosen=None, stages=(), stopped_by=None, deficiency=find_deficiency(problem)
            )
        if not lies_in(problem, face, chosen):
            chosen = most_for_limit(problem, 0)
            assert chosen is not None, "there is a matching"
            if not lies_in(problem, face, chosen):
                return Matching(
                    engine=NOTE,
                    chosen=None,
                    stages=(),
                    stopped_by=None,
                    deficiency=None,
                    shortfall=prove_shortfall(problem, 0, chosen),
                )
        search = Search(problem, deadline, (Branch(face, chosen),))
        for stage in problem.stages:
            report(search.matching(StoppedBy.TIME))
            if deadline.expired() or not finish(search, stage):
                return search.matching(StoppedBy.TIME if deadline.expired() else None)
        report(search.matching(StoppedBy.TIME))
        if deadline.expired():
            return search.matching(StoppedBy.TIME)
        _decide_ties(search)
        return search.matching(None)


def _decide_ties(search: Search) -> None:
    """Among the optima take the one that the seed favours, unless there is only one."""
    problem, chosen = search.problem, search.chosen
    if all(
        lies_in(problem, branch.face, chosen) and is_only_matching(problem, branch.face, chosen)
        for branch in search.branches
    ):
        return
    search.maximize(partial(objective_of, problem, Ties(), 0), TIES, 0)


def _refuses_limits(problem: Problem, *, several: bool) -> str | None:
    """Why the limits of a problem cannot be kept exactly, or None if they can."""
    names = " and ".join(f"`{limit.name}`" for limit in problem.limits)
    if len(problem.limits) > 1:
        return f"{names} together are no network flow with one price more"
    if several:
        return f"{names} with mentees who want more than one mentor is not a network flow with one price more"
    for stage in problem.stages:
        if isinstance(stage, WorstShare | Balance | WorstOff) or getattr(stage, "keep", 1) < 1:
            return f"`{stage.name}` with the limit {names} is not a network flow with one price more"
    return None

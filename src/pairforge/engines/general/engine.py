"""The general engine: lexicographic stages over rows, each bounded over all pairs by exact prices."""

from __future__ import annotations

from pairforge.engines.deadline import Deadline
from pairforge.engines.protocol import Report
from pairforge.errors import Trouble
from pairforge.pairing import Matching
from pairforge.problem import Leximin, Problem, WorstOff, WorstShare


class GeneralEngine:
    """Solves what is no flow: bounds by column generation and cuts, matchings from promising pairs."""

    name = "general"

    def refuses(self, problem: Problem) -> Trouble | None:
        """Why the engine cannot solve a problem exactly and what to do about it, or None if it can."""
        several = int((problem.wants > 1).sum())
        if not several:
            return None
        want = "wants" if several == 1 else "want"
        who = f"{several} of the {problem.num_mentees} mentees {want} more than one mentor"
        for stage in problem.stages:
            if isinstance(stage, Leximin | WorstShare):
                return Trouble(
                    what=f"This cannot be solved exactly: {who}, and `{stage.name}` would compare sums of "
                    "several scores.",
                    remedy=f"Let every mentee want one mentor, or take `{stage.name}` out of the priorities; "
                    "`worst_off` can do it, and `bands` and `total` judge each pair by itself.",
                )
            with_less = problem.standing is not None or problem.points.min(initial=0) < 0
            if isinstance(stage, WorstOff) and with_less:
                return Trouble(
                    what=f"This cannot be solved exactly: {who}, and `{stage.name}` adds up the scores of a "
                    "mentee, which must not be negative, nor go with earlier rounds.",
                    remedy=f"Let every mentee want one mentor, or take `{stage.name}` out of the priorities.",
                )
        return None

    def solve(self, problem: Problem, deadline: Deadline, report: Report) -> Matching:
        """Solve the stages in order, each over the matchings that are as good in the earlier ones."""
        from pairforge.engines.general.solving import solve_rows  # linear solvers take long to import

        return solve_rows(problem, deadline, report)

"""The best matching among some pairs, by CP-SAT; never evidence, only a matching."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model

from pairforge.certificate.linear.system import Level, System
from pairforge.engines.general.entries import entries_of
from pairforge.problem.linear import NO_BOUND

IntArray = NDArray[np.int64]

_FINEST = 100_000
"""Helpers that count more, such as points, are counted in grains: CP-SAT creeps through large domains, and
then obeys no limit. Rows with them are loosened by what rounding can do."""


@dataclass(frozen=True)
class Effort:
    """How long to look: seconds, and a measure of work that does not depend on the clock."""

    seconds: float
    work: float


@dataclass(frozen=True)
class Answer:
    """What was found: a matching (positions, ascending) or None; whether nothing better is among the pairs.

    ``work`` is what it took.
    """

    chosen: IntArray | None
    exhausted: bool
    work: float = 0.0


def best_among(
    system: System,
    level: Level,
    pairs: IntArray,
    effort: Effort,
    seed: int,
    hint: IntArray | None = None,
    at_least: int | None = None,
    workers: int = 1,
) -> Answer:
    """A matching of the system with pairs of ``pairs`` only, as good as can be found.

    Parameters
    ----------
    at_least
        Only matchings of a level's value of so much are looked for.
    hint
        Where to start.
    """
    linear = system.linear
    pairs = np.unique(np.concatenate([pairs[system.may[pairs]], system.fixed]))
    model = cp_model.CpModel()
    choice = [model.new_bool_var("") for _ in range(len(pairs))]
    grain = np.where(linear.helper_high > _FINEST, -(-linear.helper_high.max(initial=1) // _FINEST), 1)
    helpers = [model.new_int_var(0, high, "") for high in (-(-linear.helper_high // grain)).tolist()]
    for place in np.flatnonzero(np.isin(pairs, system.fixed)).tolist():
        model.add(choice[place] == 1)
    where, rows, coefficients = entries_of(system, pairs)
    help_rows, help_items, help_coefficients = linear.helper_entries
    help_coefficients = help_coefficients * grain[help_items]
    coarse = np.ones(linear.num_rows, dtype=np.int64)
    np.maximum.at(coarse, help_rows, grain[help_items])
    row = np.concatenate([rows, help_rows])
    item = np.concatenate([where, help_items + len(pairs)])
    coefficient = np.concatenate([coefficients, help_coefficients])
    high = np.concatenate([np.ones(len(pairs), dtype=np.int64), -(-linear.helper_high // grain)])[item]
    least, most = (np.zeros(linear.num_rows, dtype=np.int64) for _ in range(2))
    np.add.at(most, row, np.maximum(coefficient, 0) * high)
    np.add.at(least, row, np.minimum(coefficient, 0) * high)
    if ((most < linear.low) | (least > linear.high)).any():
        return Answer(None, exhausted=True)
    wanted = (least < linear.low) | (most > linear.high)
    order = np.argsort(row, kind="stable")
    row, item, coefficient = row[order], item[order], coefficient[order]
    starts = np.searchsorted(row, np.arange(linear.num_rows + 1))
    variables = [*choice, *helpers]
    _say_used(model, system, pairs, choice, helpers)
    items, factors = item.tolist(), coefficient.tolist()
    for number in np.flatnonzero(wanted).tolist():
        some = slice(int(starts[number]), int(starts[number + 1]))
        unit = int(coarse[number])
        rounded = [round(factor / unit) for factor in factors[some]]
        terms = cp_model.LinearExpr.weighted_sum([variables[one] for one in items[some]], rounded)
        low, top = int(linear.low[number]), int(linear.high[number])
        loose = 0 if unit == 1 else 1 + len(rounded) // 2
        model.add_linear_constraint(
            terms,
            cp_model.INT_MIN if low == -NO_BOUND else low // unit - loose,
            cp_model.INT_MAX if top == NO_BOUND else -(-top // unit) + loose,
        )
    unit = system.unit(level)
    gains = (level.gains[pairs] // unit).tolist()
    helper_gains = np.zeros(linear.num_helpers, dtype=np.int64)
    helper_gains[: len(level.helper_gains)] = level.helper_gains // unit
    goal = cp_model.LinearExpr.weighted_sum(variables, [*gains, *(helper_gains * grain).tolist()])
    is_exact = bool((grain == 1).all())
    if at_least is not None and is_exact:
        model.add(goal >= -((level.constant - at_least) // unit))
    model.maximize(goal)
    if hint is not None:
        taken = np.isin(pairs, hint)
        for column, is_taken in zip(choice, taken.tolist(), strict=True):
            model.add_hint(column, is_taken)
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.max_time_in_seconds = max(effort.seconds, 0.01)
    parameters.max_deterministic_time = effort.work
    parameters.num_workers = workers
    parameters.random_seed = seed % (1 << 31)
    parameters.linearization_level = 2
    parameters.catch_sigint_signal = False
    status = solver.solve(model)
    work = float(solver.response_proto.deterministic_time)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        taken = np.array([solver.boolean_value(column) for column in choice], dtype=bool)
        return Answer(pairs[taken], status == cp_model.OPTIMAL and is_exact, work)
    return Answer(None, status == cp_model.INFEASIBLE, work)


def _say_used(
    model: cp_model.CpModel,
    system: System,
    pairs: IntArray,
    choice: list[cp_model.IntVar],
    helpers: list[cp_model.IntVar],
) -> None:
    """A helper that says that a cell is used is at least each of its pairs."""
    linear = system.linear
    helper_of = np.full(linear.num_cells, -1, dtype=np.int64)
    helper_of[list(linear.uses)] = list(linear.uses.values())
    for family, offset in zip(linear.families, linear.offsets, strict=True):
        own = family.of_pair[pairs]
        inside = np.flatnonzero(own >= 0)
        helper = helper_of[own[inside] + offset]
        some = helper >= 0
        for place, number in zip(inside[some].tolist(), helper[some].tolist(), strict=True):
            model.add_implication(choice[place], helpers[number])

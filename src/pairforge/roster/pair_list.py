"""Lists of pairs: vetoes, locks and scores, from a file or from the config."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pairforge.roster.cells import decimal_number, mark_hint, mark_name
from pairforge.roster.findings import Findings
from pairforge.roster.people import People
from pairforge.roster.table import Table


@dataclass(frozen=True)
class PairList:
    """Pairs by position, in the order of mentee and mentor, each once.

    Parameters
    ----------
    mentees, mentors
        Positions, shape (num_pairs,).
    scores
        One score a pair, or None where the list has none.
    """

    mentees: NDArray[np.int64]
    mentors: NDArray[np.int64]
    scores: NDArray[np.float64] | None = None

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self.mentees.tolist(), self.mentors.tolist(), strict=True)

    def keys(self, num_mentors: int) -> NDArray[np.int64]:
        """One number a pair, ascending: mentee x ``num_mentors`` + mentor."""
        return self.mentees * num_mentors + self.mentors

    def contains(
        self, mentees: NDArray[np.int64], mentors: NDArray[np.int64], num_mentors: int
    ) -> NDArray[np.bool_]:
        """Whether each of the pairs is listed; the two arrays broadcast, ``mentees`` along the first axis."""
        found = np.zeros(np.broadcast_shapes(mentees.shape, mentors.shape), dtype=bool)
        rows = np.flatnonzero(np.isin(mentees.reshape(-1), self.mentees))
        if len(rows):
            others = mentors[rows] if len(mentors) == len(mentees) else mentors
            found[rows] = np.isin(mentees[rows] * num_mentors + others, self.keys(num_mentors))
        return found


def read_pair_list(
    table: Table,
    columns: tuple[int, int, int | None],
    mentees: People,
    mentors: People,
    findings: Findings,
) -> PairList:
    """Read a table with one pair a row.

    Unknown people, scores that are no finite number and (with scores) pairs that stand twice
    are kept in ``findings``.
    """
    mentee_column, mentor_column, score_column = columns
    before = len(findings.troubles)
    left = _positions(table, mentee_column, mentees, findings)
    right = _positions(table, mentor_column, mentors, findings)
    scores = None if score_column is None else _scores(table, score_column, findings)
    if len(findings.troubles) > before:
        return PairList(np.empty(0, np.int64), np.empty(0, np.int64), None if scores is None else np.empty(0))
    keys = left * len(mentors) + right
    order = np.argsort(keys, kind="stable")
    repeated = np.zeros(len(keys), bool)
    repeated[1:] = keys[order][1:] == keys[order][:-1]
    if scores is not None:
        for position in order[repeated]:
            pair = f"{mentees.ids[left[position]]} and {mentors.ids[right[position]]}"
            findings.troubles.append(
                table.trouble(
                    int(position), score_column, f"The pair {pair} has a score already.", "Keep one of them."
                )
            )
    order = order[~repeated]
    return PairList(left[order], right[order], None if scores is None else scores[order])


def _positions(table: Table, column: int, people: People, findings: Findings) -> NDArray[np.int64]:
    codes, words = pd.factorize(np.array(table.texts(column), dtype=object))
    found = np.full(len(words), -1, dtype=np.int64)
    for code, word in enumerate(words):
        try:
            found[code] = people.find(word)
        except LookupError as error:
            what, remedy = (f"The {people.side} is blank.", "Fill it in.") if not word.strip() else error.args
            findings.troubles.extend(
                table.trouble(int(position), column, what, remedy)
                for position in np.flatnonzero(codes == code)
            )
    return found[codes]


def _scores(table: Table, column: int, findings: Findings) -> NDArray[np.float64]:
    codes, words = pd.factorize(np.array(table.texts(column), dtype=object))
    values = np.zeros(len(words))
    for code, word in enumerate(words):
        try:
            values[code] = decimal_number(word, table.decimal)
        except ValueError as error:
            what = f'"{word}" {error}.' if word else "The score is blank."
            remedy = (
                f"{mark_hint(word, table.decimal)}Write a number with a decimal {mark_name(table.decimal)}, "
                "or delete the row: pairs not listed cannot be."
            )
            findings.troubles.extend(
                table.trouble(int(position), column, what, remedy)
                for position in np.flatnonzero(codes == code)
            )
    return values[codes]

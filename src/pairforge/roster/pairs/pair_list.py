"""Lists of pairs: vetoes, locks and scores, from a file or from the config."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pairforge.config import PairAsk
from pairforge.roster.cells import decimal_number, mark_hint, mark_name, signed_number
from pairforge.roster.findings import Findings
from pairforge.roster.pairs.either_order import read_either_order
from pairforge.roster.people.mentions import mentioned
from pairforge.roster.people.people import People
from pairforge.roster.tables.table import Table


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
    table: Table, columns: Sequence[int], ask: PairAsk, mentees: People, mentors: People, findings: Findings
) -> PairList:
    """Read a table with one pair a row.

    Unknown people, scores that are no finite number and (with scores) pairs that stand twice
    are kept in ``findings``.

    Parameters
    ----------
    columns
        The columns of the mentee, of the mentor, and of the score if there is one.
    ask
        Whether the two may stand in either order, and what becomes of people who are not in the programme.
    """
    left_column, right_column, *score_column = columns
    before = len(findings.troubles)
    if ask.either_order:
        sides = (left_column, right_column)
        found = np.array(
            read_either_order(table, sides, ask, mentees, mentors, findings), dtype=np.int64
        ).reshape(-1, 3)
        rows, left, right = found.T
    else:
        left = _positions(table, left_column, mentees, findings, outsiders=ask.outsiders)
        right = _positions(table, right_column, mentors, findings, outsiders=ask.outsiders)
        rows = np.flatnonzero((left >= 0) & (right >= 0))
        left, right = left[rows], right[rows]
    scores = _scores(table, score_column[0], ask, findings)[rows] if score_column else None
    if len(findings.troubles) > before:
        return PairList(np.empty(0, np.int64), np.empty(0, np.int64), None if scores is None else np.empty(0))
    keys = left * len(mentors) + right
    order = np.argsort(keys, kind="stable")
    repeated = np.zeros(len(keys), bool)
    repeated[1:] = keys[order][1:] == keys[order][:-1]
    if scores is not None:
        for position in order[repeated]:
            pair = f"{mentees.ids[left[position]]} and {mentors.ids[right[position]]}"
            noun = "weight" if ask.weights else "score"
            what, remedy = f"The pair {pair} has a {noun} already.", "Keep one of them."
            findings.troubles.append(table.trouble(int(rows[position]), score_column[0], what, remedy))
    order = order[~repeated]
    return PairList(left[order], right[order], None if scores is None else scores[order])


def _positions(
    table: Table, column: int, people: People, findings: Findings, *, outsiders: bool
) -> NDArray[np.int64]:
    """Who stands in each row; -1 for somebody who is left out or refused."""
    codes, words = pd.factorize(np.array(table.texts(column), dtype=object))
    found = np.full(len(words), -1, dtype=np.int64)
    for code, word in enumerate(words):
        exact = people.find(word)
        if exact.how == "exact" and exact.certain:
            found[code] = exact.people[0]
            continue
        rows = np.flatnonzero(codes == code).tolist()
        if not word.strip():
            what, remedy = f"The {people.side} is blank.", "Fill it in."
            findings.troubles.extend(table.trouble(position, column, what, remedy) for position in rows)
            continue
        noted = len(findings.notices)
        for position in rows:
            where = partial(table.trouble, position, column)
            person = mentioned(word, people, findings, where, outsiders=outsiders)
            found[code] = -1 if person is None else person
            if len(findings.notices) > noted:  # a trouble is told for each row, a notice once
                if len(rows) > 1:
                    told = findings.notices[-1]
                    findings.notices[-1] = replace(
                        told, what=f"{told.what.removesuffix('.')} (in {len(rows)} rows)."
                    )
                break
    return found[codes]


def _scores(table: Table, column: int, ask: PairAsk, findings: Findings) -> NDArray[np.float64]:
    codes, words = pd.factorize(np.array(table.texts(column), dtype=object))
    values = np.zeros(len(words))
    for code, word in enumerate(words):
        try:
            read = signed_number if ask.weights else decimal_number
            values[code] = read(word, table.decimal)
        except ValueError as error:
            noun = "weight" if ask.weights else "score"
            what = f'"{word}" {error}.' if word else f"The {noun} is blank."
            remedy = (
                "Write a whole number, or delete the row: pairs not listed count 0."
                if ask.weights
                else f"Write a number with a decimal {mark_name(table.decimal)}, or delete the row: "
                "pairs not listed cannot be."
            )
            remedy = f"{mark_hint(word, table.decimal)}{remedy}"
            findings.troubles.extend(
                table.trouble(int(position), column, what, remedy)
                for position in np.flatnonzero(codes == code)
            )
    return values[codes]

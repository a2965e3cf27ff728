"""Pairs and prices read back from result.json, so that what it says can be found out without a search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairforge.pairing import EngineNote, LevelPrices, Matching, RowPrices, Split, StagePrices, StoppedBy
from pairforge.problem import Problem

IntArray = NDArray[np.int64]


def read_matching(
    problem: Problem, mentees: Sequence[str], mentors: Sequence[str], document: Mapping[str, Any]
) -> Matching:
    """The matching that a result holds, with the prices of its certificate.

    Parameters
    ----------
    problem
        What the result is an answer to.
    mentees, mentors
        The ids of its people, ascending.
    document
        The content of ``result.json``; it may be anybody's.

    Raises
    ------
    ValueError, LookupError, TypeError, OverflowError
        If it is not written as pairforge writes it, or pairs are not eligible ones.
    """
    numbers = ({name: idx for idx, name in enumerate(ids)} for ids in (mentees, mentors))
    of_mentee, of_mentor = numbers
    people = [(of_mentee[pair["mentee"]], of_mentor[pair["mentor"]]) for pair in document["pairs"]]
    engine, stopped_by = document["engine"], document["stopped_by"]
    return _matching(
        problem,
        EngineNote(_text(engine["name"]), _text(engine["why"])),
        people,
        document["certificate"]["stages"],
        None if stopped_by is None else StoppedBy(stopped_by),
    )


def read_written(problem: Problem, entry: Mapping[str, Any]) -> Matching:
    """Another matching than that of the result, which the certificate holds.

    Parameters
    ----------
    problem
        What it is an answer to.
    entry
        Engine, pairs (by position) and prices; it may be anybody's.

    Raises
    ------
    ValueError, LookupError, TypeError, OverflowError
        As for ``read_matching``.
    """
    note = EngineNote(_text(entry["engine"]), "")
    return _matching(problem, note, entry["pairs"], entry["stages"], None)


def _matching(
    problem: Problem,
    engine: EngineNote,
    people: Iterable[Sequence[Any]],
    stages: Iterable[Mapping[str, Any]],
    stopped_by: StoppedBy | None,
) -> Matching:
    prices = [_prices(problem, entry) for entry in stages]
    return Matching(
        engine=engine,
        chosen=np.sort(_positions(problem, people)),
        stages=tuple(one for one in prices if isinstance(one, StagePrices)),
        stopped_by=stopped_by,
        deficiency=None,
        levels=tuple(one for one in prices if isinstance(one, LevelPrices)),
    )


def _prices(problem: Problem, entry: Mapping[str, Any]) -> StagePrices | LevelPrices:
    name, level, witness = _text(entry["name"]), entry["level"], entry["witness"]
    number = None if level is None else _whole(level)
    pairs = None if witness is None else np.sort(_positions(problem, witness))
    if "root" in entry:
        return LevelPrices(
            stage=name,
            level=number,
            root=_row_prices(problem, entry["root"]),
            splits=tuple(_split(problem, *split) for split in entry["splits"]),
            parts=tuple(_row_prices(problem, part) for part in entry["parts"]),
            witness=pairs,
        )
    left, right = problem.forests.left.num_nodes, problem.forests.right.num_nodes
    face = entry["face"]
    return StagePrices(
        stage=name,
        mentee_prices=_by_position(entry["mentee_prices"], left),
        mentor_prices=_by_position(entry["mentor_prices"], right),
        level=number,
        row_prices=tuple(map(_whole, entry["row_prices"])),
        scale=_whole(entry["scale"]),
        witness=pairs,
        splits=tuple(
            (_whole(place), int(_positions(problem, [(mentee, mentor)])[0]))
            for place, mentee, mentor in entry["splits"]
        ),
        face=None if face is None else _whole(face),
    )


def _row_prices(problem: Problem, entry: Mapping[str, Any]) -> RowPrices:
    rows = {int(row): _whole(price) for row, price in entry["row_prices"].items()}
    cuts = [[*map(_whole, cut)] for cut in entry["cuts"]]
    return RowPrices(
        rows=_whole_array(sorted(rows)),
        prices=_whole_array([rows[row] for row in sorted(rows)]),
        cut_helpers=_whole_array([helper for helper, *_ in cuts]),
        cut_pairs=_positions(problem, [(mentee, mentor) for _, mentee, mentor, _ in cuts]),
        cut_prices=_whole_array([price for *_, price in cuts]),
        split_prices=tuple(map(_whole, entry["split_prices"])),
        scale=_whole(entry["scale"]),
    )


def _split(problem: Problem, part: Any, kind: Any, number: Any, most: Any) -> Split:
    place = int(_positions(problem, [number])[0]) if kind == "pair" else _whole(number)
    return Split(_whole(part), _text(kind), place, _whole(most))


def _by_position(prices: Mapping[str, Any], size: int) -> IntArray:
    found = np.zeros(size, dtype=np.int64)
    for position, price in prices.items():
        if not 0 <= int(position) < size:
            raise LookupError(f"there is no price {position}")
        found[int(position)] = _whole(price)
    return found


def _positions(problem: Problem, people: Iterable[Sequence[Any]]) -> IntArray:
    """Where the pairs of these mentees and mentors (by position) stand in the problem, in their order."""
    listed = [(_whole(mentee), _whole(mentor)) for mentee, mentor in people]
    mentees, mentors = _whole_array([value for pair in listed for value in pair]).reshape(-1, 2).T
    sizes = (mentees, problem.num_mentees), (mentors, problem.num_mentors)
    if any(len(side) and not 0 <= side.min() <= side.max() < size for side, size in sizes):
        raise LookupError("there is no such person")
    keys = problem.mentees.astype(np.int64) * problem.num_mentors + problem.mentors
    wanted = mentees * problem.num_mentors + mentors
    found = np.searchsorted(keys, wanted)
    if (np.append(keys, -1)[found] != wanted).any():
        raise LookupError("a pair is not eligible")
    return found.astype(np.int64)


def _whole_array(numbers: Sequence[int]) -> IntArray:
    return np.array(numbers, dtype=np.int64)


def _whole(number: Any) -> int:
    if type(number) is not int:
        raise TypeError(f"{number!r} is not a whole number")
    return number


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not text")
    return value

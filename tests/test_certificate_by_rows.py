"""What `docs/certificate-by-rows.md` says: rows written by hand, and what prices in `result.json` prove."""

from __future__ import annotations

import json
from itertools import product
from math import gcd
from typing import Any

import jsonschema
import pytest

from pairforge import solve
from pairforge.pairing import Status
from pairforge.reporting.document import result_json, result_schema

TEAMS, SITES, CAPACITY = "ABABABA", "XXY", 4
PAIRS = list(product(range(len(TEAMS)), range(len(SITES))))
POINTS = {pair: (7 * pair[0] + 5 * pair[1]) % 10 + 3 * (pair[0] + pair[1]) for pair in PAIRS}
NONE = 10**9

Row = tuple[dict[int, int], dict[int, int], int, int]
"""Coefficients of cells and of helpers, and the two ends."""


@pytest.fixture
def document(programme):
    """The result of seven mentees of two teams and three mentors at two sites, with rules that cross."""
    scores = [
        {"mentee": f"e{mentee}", "mentor": f"m{mentor}", "score": points}
        for (mentee, mentor), points in POINTS.items()
    ]
    config = {
        "mentors": {"capacity": "capacity"},
        "criteria": [{"kind": "scores", "file": "scores.csv"}],
        "capacities": [{"column": "Site", "at_most": 4}],
        "cohorts": [
            {"kind": "at_most", "column": "Team", "same": 2, "hard": True},
            {"kind": "size", "even": True, "hard": True},
        ],
        "priorities": ["matched", "total"],
    }
    mentors = [{"id": f"m{idx}", "capacity": CAPACITY, "Site": site} for idx, site in enumerate(SITES)]
    mentees = [{"id": f"e{idx}", "Team": team} for idx, team in enumerate(TEAMS)]
    result = solve(programme(mentors, mentees, config, files={"scores.csv": scores}))
    assert result.engine is not None
    assert (result.status, result.engine.name) == (Status.OPTIMAL, "general")
    written = json.loads(result_json(result))
    jsonschema.validate(written, json.loads(result_schema()))
    return written


def cells() -> list[set[tuple[int, int]]]:
    """Each mentee, each mentor, each site, and each team of each mentor."""
    by_mentee = [{pair for pair in PAIRS if pair[0] == mentee} for mentee in range(len(TEAMS))]
    by_mentor = [{pair for pair in PAIRS if pair[1] == mentor} for mentor in range(len(SITES))]
    by_site = [{pair for pair in PAIRS if SITES[pair[1]] == site} for site in "XY"]
    parts = [
        {pair for pair in own if TEAMS[pair[0]] == team} for own, team in product(by_mentor, sorted("AB"))
    ]
    return [*by_mentee, *by_mentor, *by_site, *parts]


def rows() -> list[Row]:
    """Points 1, 2, 5 and 7 of the page; the others have nothing here."""
    of_mentees: list[Row] = [({idx: 1}, {}, 0, 1) for idx in range(7)]
    of_mentors: list[Row] = [({7 + idx: 1}, {}, 0, CAPACITY) for idx in range(3)]
    of_site: Row = ({10: 1}, {}, -NONE, 4)  # the mentor of the other site has no room for more anyway
    of_parts: list[Row] = [({12 + idx: 1}, {}, -NONE, 2) for idx in range(6)]
    even: list[Row] = [({7 + idx: 1}, {idx: -2}, 0, 0) for idx in range(3)]
    return [*of_mentees, *of_mentors, of_site, *of_parts, *even]


HELPERS = [CAPACITY // 2] * 3


def reduced_and_bound(
    entry: dict[str, Any],
    of_part: list[tuple[str, Any, int, bool]],
    known: list[Row],
    family: list[set[tuple[int, int]]],
    gains: dict[tuple[int, int], int],
    may: set[tuple[int, int]],
) -> tuple[dict[tuple[int, int], int], int]:
    """The two steps of the page for one set of prices, before the bound is divided."""
    assert not entry["cuts"]
    paid = [0] * len(family)
    by_helper = [0] * len(HELPERS)
    low, high, must, out = [0] * len(HELPERS), list(HELPERS), set(), set()
    bound = 0
    for number, price in entry["row_prices"].items():
        of_cells, of_helpers, least, most = known[int(number)]
        end = most if price > 0 else least
        assert abs(end) < NONE
        bound += price * end
        for cell, coefficient in of_cells.items():
            paid[cell] += price * coefficient
        for helper, coefficient in of_helpers.items():
            by_helper[helper] += price * coefficient
    for (kind, what, end, is_most), price in zip(of_part, entry["split_prices"], strict=True):
        if kind == "cell":
            assert price >= 0 if is_most else price <= 0
            paid[what] += price
            bound += price * end
        elif kind == "pair":
            (out if is_most else must).add(tuple(what))
        elif is_most:
            high[what] = min(high[what], end)
        else:
            low[what] = max(low[what], end)
    reduced = {
        pair: entry["scale"] * gain
        - sum(price for price, cell in zip(paid, family, strict=True) if pair in cell)
        for pair, gain in gains.items()
    }
    bound += sum(reduced[pair] for pair in must)
    bound += sum(max(reduced[pair], 0) for pair in may - must - out)
    bound += sum(max(-price * low[idx], -price * high[idx]) for idx, price in enumerate(by_helper))
    is_empty = must & out or any(least > most for least, most in zip(low, high, strict=True))
    return reduced, -NONE if is_empty else bound


def bound_of(entry, known, family, gains, may, value):
    """The bound of an entry, and the pairs that matchings as good as ``value`` may have."""
    step = gcd(*(gains[pair] for pair in may)) or 1
    reduced, whole = reduced_and_bound(entry["root"], [], known, family, gains, may)
    scale = entry["root"]["scale"]
    left = {pair for pair in may if whole + reduced[pair] >= scale * value}
    bound = whole // scale // step * step
    if bound > value and entry["parts"]:
        better = {pair for pair in may if whole + reduced[pair] >= scale * (value + step)}
        parts: list[list[tuple[str, Any, int, bool]]] = [[]]
        for part, kind, what, most in entry["splits"]:
            parts.append([*parts[part], (kind, what, most + 1, False)])
            parts[part] = [*parts[part], (kind, what, most, True)]
        found = [
            reduced_and_bound(prices, decided, known, family, gains, better)[1] // prices["scale"]
            for decided, prices in zip(parts, entry["parts"], strict=True)
        ]
        bound = min(bound, max(value, *(one // step * step for one in found)))
    return bound, left


def test_the_prices_prove_each_number_over_rows_written_by_hand(document):
    """Numbered as the page says, the rows and the prices of the file give the bounds of the stages."""
    family, known, may = cells(), rows(), set(PAIRS)
    stages = {stage["name"]: stage for stage in document["stages"]}
    resolution = document["resolution"]
    points = {pair: value * resolution for pair, value in POINTS.items()}
    for name, gains in (("matched", dict.fromkeys(PAIRS, 1)), ("total", points)):
        value = round(stages[name]["value"] * (1 if name == "matched" else resolution))
        (entry,) = [one for one in document["certificate"]["stages"] if one["name"] == name]
        bound, left = bound_of(entry, known, family, gains, may, value)
        assert bound == value
        may = left
        family.append(set(PAIRS))
        known.append(({len(family) - 1: 1}, {}, value, NONE))
    assert stages["matched"]["value"] == 6


def test_prices_of_a_row_that_is_not_there_are_no_proof(document):
    """Every number of a row is one of those that the page counts, with the row that a stage has added."""
    for entry in document["certificate"]["stages"]:
        rows_known = len(rows()) + ["matched", "total", "ties"].index(entry["name"]) + 1
        for prices in (entry["root"], *entry["parts"]):
            assert all(int(number) < rows_known for number in prices["row_prices"])

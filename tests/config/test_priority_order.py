"""Which priorities may follow which: every ordered pair of kinds, and longer orders."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from pairforge.config.priorities import PriorityBase, PriorityConfig, PriorityKind
from pairforge.config.priorities.order import check_order, settles_matched

PRIORITIES: TypeAdapter[list[Any]] = TypeAdapter(list[PriorityConfig])

KINDS: dict[str, Any] = {
    "matched": "matched",
    "matched keep": {"kind": "matched", "keep": 0.9},
    "worst_off": "worst_off",
    "worst_off keep": {"kind": "worst_off", "keep": 0.9},
    "bands": "bands",
    "bands 70": {"kind": "bands", "thresholds": [70]},
    "breaks": "breaks",
    "leximin": "leximin",
    "leximin step": {"kind": "leximin", "step": 0.1},
    "worst_tenth": "worst_tenth",
    "worst_all": {"kind": "worst_tenth", "share": 1},
    "total": "total",
    "total keep": {"kind": "total", "keep": 0.9},
    "greedy": "choices",
    "generous": {"kind": "choices", "profile": "generous"},
    "top 2": {"kind": "choices", "profile": "top", "k": 2},
    "balance": "balance",
    "mentors_total": "mentors_total",
    "twice_running": "twice_running",
    "variety": {"kind": "variety", "column": "Team"},
    "group_gap": {"kind": "group_gap", "column": "Gender"},
}
"""Every kind, and the settings on which it depends what may follow it."""

REASONS = {
    "2": "stands twice",
    "m": "settles how many get a mentor, so",
    "s": "are settled by `leximin` before it",
    "c": "as well",
    "t": "is the sum of all scores, which is `total`",
    "k": "leaves open on purpose",
    "n": "so something before it must settle how many do",
    "o": "leaves open how many do",
}

ALONE = """
matched         2 m . . . . . . . . . . . . . . . . . . .
matched keep    k 2 o o k k . k k o o . . . k . o . . o o
worst_off       . . 2 c . . . . . n n . . . . . n . . n n
worst_off keep  . . k 2 . . . k . n n . . . . . n . . n n
bands           m m . . 2 c . . . . . . . . . . . . . . .
bands 70        m m . . . 2 . . . . . . . . . . . . . . .
breaks          . . n n . . 2 . . n n . . . . . n . . n n
leximin         m m s s s s . 2 s s s s s . . . . . . . .
leximin step    m m . . . . . . 2 . . . . . . . . . . . .
worst_tenth     . . n n . . . . . 2 n . . . . . n . . n n
worst_all       . . n n . . . . . n 2 . . . . . n . . n n
total           . . n n . . . . . n n 2 c . . . n . . n n
total keep      . . n n . . . . . n k k 2 . . . n . . n n
greedy          . . n n . . . . . n n . . 2 c c n . . n n
generous        m m . . . . . . . . . . . c 2 c . . . . .
top 2           . . n n . . . . . n n . . . . 2 n . . n n
balance         . . n n . . . . . n n . . . . . 2 . . n n
mentors_total   . . n n . . . . . n n . . . . . n 2 . n n
twice_running   . . n n . . . . . n n . . . . . n . 2 n n
variety         . . n n . . . . . n n . . . . . n . . 2 n
group_gap       . . n n . . . . . n n . . . . . n . . n 2
"""
"""A row for the first of two, a column for the second in the same order: what is wrong with the second."""

AFTER_MATCHED = """
worst_off       2 m 2 c . . . . . . . . . . . . . . . . .
worst_off keep  2 m k 2 . . . k . . . . . . . . . . . . .
bands           2 m . . 2 c . . . . . . . . . . . . . . .
bands 70        2 m . . . 2 . . . . . . . . . . . . . . .
breaks          2 m . . . . 2 . . . . . . . . . . . . . .
leximin         2 m s s s s . 2 s s s s s . . . . . . . .
leximin step    2 m . . . . . . 2 . . . . . . . . . . . .
worst_tenth     2 m . . . . . . . 2 . . . . . . . . . . .
worst_all       2 m . . . . . . . . 2 t t . . . . . . . .
total           2 m . . . . . . . . t 2 c . . . . . . . .
total keep      2 m . . . . . . . . k k 2 . . . . . . . .
greedy          2 m . . . . . . . . . . . 2 c c . . . . .
generous        2 m . . . . . . . . . . . c 2 c . . . . .
top 2           2 m . . . . . . . . . . . . . 2 . . . . .
balance         2 m . . . . . . . . . . . . . . 2 . . . .
mentors_total   2 m . . . . . . . . . . . . . . . 2 . . .
twice_running   2 m . . . . . . . . . . . . . . . . 2 . .
variety         2 m . . . . . . . . . . . . . . . . . 2 .
group_gap       2 m . . . . . . . . . . . . . . . . . . 2
"""
"""The same with ``matched`` before the two of them."""

WITH_HISTORY = """
leximin         2 m s s . . . 2 s s s . . . . . . . . . .
worst_all       2 m . . . . . . . . 2 . . . . . . . . . .
total           2 m . . . . . . . . . 2 c . . . . . . . .
total keep      2 m . . . . . . . . . k 2 . . . . . . . .
"""
"""The rows that differ where smallest scores are standings, and so are not the scores of the total."""


def cells(table: str) -> list[tuple[str, str, str]]:
    """The first kind, the second kind and the mark of each cell."""
    found = []
    for line in table.strip().splitlines():
        marks = line[16:].split()
        found += [(line[:16].strip(), kind, mark) for kind, mark in zip(KINDS, marks, strict=True)]
    return found


def order(*kinds: str) -> list[PriorityBase]:
    """Priorities by their names in the tables."""
    return PRIORITIES.validate_python([KINDS[kind] for kind in kinds])


def reasons(priorities: list[PriorityBase], *, has_history: bool = False) -> dict[int, str]:
    """What is wrong with each entry that has no meaning at its place, by its position."""
    found = check_order(priorities, has_history=has_history)
    assert all(refusal.remedy.endswith(".") and not refusal.what.endswith(".") for refusal in found)
    return {refusal.path[0]: refusal.what for refusal in found if isinstance(refusal.path[0], int)}


def judged(mark: str, reason: str | None) -> None:
    """The reason must be the one of the mark."""
    if mark == ".":
        assert reason is None
    else:
        assert reason is not None
        assert [key for key, words in REASONS.items() if words in reason] == [mark]


def test_no_kind_is_forgotten_here():
    """The tables know every kind that the schema knows, and every cell."""
    assert {entry.kind for entry in order(*KINDS)} == set(PriorityKind.__args__)
    assert [first for first, second, _ in cells(ALONE) if second == "matched"] == list(KINDS)


@pytest.mark.parametrize(("first", "second", "mark"), cells(ALONE))
def test_every_ordered_pair(first, second, mark):
    """What may follow what, and why not where it may not."""
    judged(mark, reasons(order(first, second)).get(1))


@pytest.mark.parametrize(("first", "second", "mark"), cells(AFTER_MATCHED))
def test_every_ordered_pair_after_matched(first, second, mark):
    """Once the number of pairs is settled, only what is settled already may not follow."""
    judged(mark, reasons(order("matched", first, second)).get(2))


@pytest.mark.parametrize(("first", "second", "mark"), cells(WITH_HISTORY))
def test_standings_settle_less(first, second, mark):
    """The same standings may belong to other people, whose scores have another sum and other bands."""
    judged(mark, reasons(order("matched", first, second), has_history=True).get(2))


@pytest.mark.parametrize("kind", KINDS)
def test_a_single_priority(kind):
    """Alone, only what needs the number of pairs settled has no meaning."""
    found = reasons(order(kind))
    needy = ("worst_off", "worst_off keep", "worst_tenth", "worst_all", "balance", "variety", "group_gap")
    assert set(found) == ({0} if kind in needy else set())


@pytest.mark.parametrize(
    "kinds",
    [
        ("bands", "breaks", "total"),
        ("matched", "breaks", "total"),
        ("matched", "twice_running", "bands", "breaks", "total"),
        ("matched keep", "breaks", "total", "mentors_total"),
        ("leximin step", "total", "worst_off", "worst_tenth", "bands", "leximin"),
        ("total", "matched", "worst_off", "balance"),
        ("generous", "worst_off keep", "total", "balance"),
        ("matched keep", "total", "bands", "worst_off"),
        ("matched keep", "total", "matched", "leximin"),
        ("matched", "worst_off keep", "total", "worst_off"),
        ("matched", "worst_off keep", "total keep", "worst_off", "total"),
        ("matched", "total keep", "worst_off", "total"),
        ("matched", "total keep", "worst_off keep", "total"),
        ("matched", "total keep", "worst_tenth", "worst_all"),
        ("matched keep", "total keep", "matched", "total"),
        ("matched", "worst_off keep", "breaks", "balance", "leximin"),
    ],
)
def test_longer_orders_with_a_meaning(kinds):
    """The defaults, and orders in which each entry has something to decide."""
    assert reasons(order(*kinds)) == {}


def test_every_entry_is_told_once():
    """Each entry has one reason, the first that there is; those after a wrong one are judged as well."""
    assert reasons(order("worst_off", "total", "bands", "matched", "leximin", "total", "bands 70")) == {
        0: "`worst_off` is the smallest score among those who get a mentor, so something before it must "
        "settle how many do: otherwise leaving people out would make it better",
        3: "`bands` before it settles how many get a mentor, so `matched` has nothing to decide",
        5: "`total` stands twice",
        6: "`bands` before it settles `bands (70)` as well",
    }


def test_what_is_left_open_must_be_used_before_it_is_closed():
    """Without soft rules `breaks` uses nothing, so that closing it after them is closing it at once."""
    priorities = order("matched keep", "breaks", "bands", "worst_off")
    assert check_order(priorities, has_history=False, has_soft=True) == []
    found = check_order(priorities, has_history=False)
    assert [(refusal.path, refusal.what, refusal.remedy) for refusal in found] == [
        (
            (2,),
            "`bands` settles how many get a mentor, which `matched (keep 0.9)` leaves open on purpose",
            "Take `keep` away from `matched`, or take `bands` out.",
        )
    ]


def test_who_settles_the_number_of_pairs():
    """Matched in full, bands, leximin and generous choices do, from the entry after them on."""
    settlers = [kind for kind in KINDS if settles_matched(order(kind), 1)]
    assert settlers == ["matched", "bands", "bands 70", "leximin", "leximin step", "generous"]
    assert [settles_matched(order("total", "matched", "breaks"), idx) for idx in range(4)] == [
        False,
        False,
        True,
        True,
    ]


def test_choices_of_several_criteria_do_not_settle_each_other():
    """First choices by one list of wishes say nothing of those by another."""
    generous = {"kind": "choices", "criterion": "B", "profile": "generous"}
    asked = [{"kind": "choices", "criterion": "A"}, generous]
    assert reasons(PRIORITIES.validate_python(asked)) == {}
    generous["criterion"] = "A"
    assert list(reasons(PRIORITIES.validate_python(asked))) == [1]


@pytest.mark.parametrize(
    ("second", "settled"),
    [
        ({"thresholds": [40]}, True),
        ({"thresholds": [70]}, True),
        ({"thresholds": [40, 71]}, False),
        ({"thresholds": [30]}, False),
        ({"scores": [40]}, False),
    ],
)
def test_coarser_bands_are_settled_by_finer_ones(second, settled):
    """Bands whose thresholds are all among the earlier ones have nothing to decide."""
    found = reasons(PRIORITIES.validate_python(["bands", {"kind": "bands", **second}]))
    assert (1 in found) == settled


MIX = {"kind": "worst_tenth", "mix": [3, 1]}


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (
            ["matched", "total"],
            "`total` before it settles the total, so `worst_tenth (mix 3:1)` has nothing",
        ),
        (
            ["matched", "worst_tenth"],
            "`worst_tenth` before it settles the smallest scores, so",
        ),
        (["total"], "`worst_tenth` adds up the smallest scores among those who get a mentor"),
    ],
)
def test_a_mix_needs_something_to_mix(before, said):
    """After one of the two sums is settled, only the other one is left."""
    (found,) = check_order(PRIORITIES.validate_python([*before, MIX]), has_history=False)
    assert found.what.startswith(said)


def test_after_leximin_a_mix_of_standings_is_the_total():
    """The same standings may be those of other people, so only the total is left of a mix."""
    priorities = PRIORITIES.validate_python(["leximin", MIX])
    (found,) = check_order(priorities, has_history=True)
    assert found.what == (
        "`leximin` before it settles the smallest scores, so `worst_tenth (mix 3:1)` is the total alone"
    )
    assert reasons(priorities) == {
        1: "the scores are settled by `leximin` before it, so `worst_tenth (mix 3:1)` has nothing to decide"
    }


@pytest.mark.parametrize(("second", "settled"), [([6, 2], True), ([3, 2], False)])
def test_mixes_in_the_same_ratio_are_the_same(second, settled):
    """3:1 and 6:2 rank matchings alike; of another share of the pairs they do not."""
    again = {**MIX, "mix": second}
    assert (2 in reasons(PRIORITIES.validate_python(["matched", MIX, again]))) == settled
    assert reasons(PRIORITIES.validate_python(["matched", MIX, {**again, "share": 0.2}])) == {}


@pytest.mark.parametrize("behind", ["total", "worst_tenth", "worst_off", "leximin"])
def test_a_mix_leaves_something_to_decide(behind):
    """Several matchings may have the same mix, so either sum may follow."""
    assert check_order(PRIORITIES.validate_python(["matched", MIX, behind]), has_history=False) == []


def test_a_total_of_which_a_share_is_kept_leaves_something_to_mix():
    """It is not settled, and the same total at once after it would take back what it gives up."""
    assert reasons(PRIORITIES.validate_python(["matched", KINDS["total keep"], MIX])) == {}
    (found,) = check_order(order("matched", "total keep", "breaks", "total"), has_history=False)
    assert (found.path, found.what, found.remedy) == (
        (3,),
        "`total` raises the total as far as it can, which `total (keep 0.9)` leaves open on purpose",
        "Take `keep` away from `total`, or take `total` out.",
    )


@pytest.mark.parametrize(("second", "settled"), [(["Site", "team"], True), (["Team"], False)])
def test_the_same_columns_are_the_same_variety(second, settled):
    """Their order makes no difference; one of two is another question."""
    asked = [
        "matched",
        {"kind": "variety", "columns": ["Team", "Site"]},
        {"kind": "variety", "columns": second},
    ]
    assert (2 in reasons(PRIORITIES.validate_python(asked))) == settled

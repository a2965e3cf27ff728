"""The figures of a matching, each beside the same figure of the matching with the best total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Measures = Mapping[str, Any]

THE_SAME = "the same"
"""Stands beside each figure where the best total is what was asked for."""

TWICE_RUNNING = "Badly served twice running"
"""What the people are called who were badly served in the last round and are so again."""

NOT_SHOWN = "not shown"
"""Stands for a figure that would be about fewer than 5 people."""


class Percent(float):
    """A share, shown in per cent."""


Number = int | float | None


@dataclass(frozen=True)
class Figure:
    """One figure; ``about`` is what it belongs to, ``best_total`` the figure of the other matching."""

    about: str
    name: str
    value: Number | str
    best_total: Number | str
    note: str | None = None

    @property
    def difference(self) -> Number:
        """By how much it is more than with the best total; None where one of the two is not a number."""
        value, other = self.value, self.best_total
        if value is None or other is None or isinstance(value, str) or isinstance(other, str):
            return None
        kind = Percent if isinstance(value, Percent) else type(value)
        return kind(round(value - other, 6))


def place_figures(measures: Measures) -> Iterator[Figure]:
    """How many places are filled, and how many people have somebody."""
    pairs = SideBySide(measures)
    filled = f"of {measures['wanted']} wanted; {measures['seats']} seats"
    yield pairs.figure("Places", "Places filled", "matched", filled)
    yield pairs.figure("Places", "Mentees with a mentor", "mentees_matched", f"of {measures['mentees']}")


def score_figures(measures: Measures) -> Iterator[Figure]:
    """How the scores are spread, worst first."""
    pairs = SideBySide(measures)
    yield pairs.figure("Scores", "Total score", "total")
    yield pairs.figure("Scores", "Mean score", "mean")
    yield pairs.figure("Scores", "Worst-off", "worst_off", "the smallest score")
    yield pairs.figure("Scores", worst_told(measures), "worst_tenth", "mean of the smallest scores")
    for idx, name in enumerate(("Quartile 1", "Median", "Quartile 3")):
        yield pairs.figure("Scores", name, "quartiles", idx=idx)
    yield pairs.figure("Scores", "Gini", "gini", "0: all scores alike")


def standing_figures(measures: Measures, names: Mapping[str, str] | None = None) -> Iterator[Figure]:
    """How those fare who had little in earlier rounds; nothing without any.

    Parameters
    ----------
    names
        What the mentees are called by id, to tell who is badly served again.
    """
    if "standings" not in measures:
        return
    pairs = SideBySide(measures)
    other: Measures = {} if pairs.other is None else pairs.other["standings"]
    names_of = {"worst_off": "Worst standing", "worst_tenth": f"{worst_told(measures)} of standings"}
    note = "with what they had in earlier rounds; of those with a mentor"
    for key, name in names_of.items():
        value = measures["standings"][key]
        yield Figure("Earlier rounds", name, value, pairs.beside(other.get(key)), note)
    again = measures["twice_running"]["people"]
    with_best = None if pairs.other is None else len(pairs.other["twice_running"]["people"])
    told = ", ".join(again if names is None else [names[person] for person in again])
    yield Figure("Earlier rounds", TWICE_RUNNING, len(again), pairs.beside(with_best), told or None)


def choice_figures(measures: Measures) -> Iterator[Figure]:
    """How many pairs are a first choice, a second one, and so on, for each ranking."""
    pairs = SideBySide(measures)
    for label, ranks in measures["choices"].items():
        others = None if pairs.other is None else pairs.other["choices"][label]
        for rank, count in ranks.items():
            name = "not chosen" if rank == "none" else f"choice no. {rank}"
            yield Figure(label, name, count, pairs.beside(None if others is None else others[rank]))


def load_figures(measures: Measures) -> Iterator[Figure]:
    """How many mentors have nobody, one mentee, two, and so on."""
    pairs = SideBySide(measures)
    others = {} if pairs.other is None else pairs.other["loads"]
    for load in sorted({*measures["loads"], *others}, key=int):
        name = f"mentors with {load} {'mentee' if load == '1' else 'mentees'}"
        other = None if pairs.other is None else others.get(load, 0)
        yield Figure("Loads", name, measures["loads"].get(load, 0), pairs.beside(other))


def group_figures(measures: Measures) -> Iterator[Figure]:
    """How each group of mentees fared that is large enough to be shown."""
    pairs = SideBySide(measures)
    for heading, shown in measures["groups"].items():
        others: Measures = {} if pairs.other is None else pairs.other["groups"][heading]
        for idx, group in enumerate(shown["groups"]):
            other = others["groups"][idx] if others else None
            about = f"{heading}: {group_told(group)}"
            values, beside = _of_group(group), None if other is None else _of_group(other)
            for name, value in values.items():
                yield Figure(about, name, value, pairs.beside(None if beside is None else beside[name]))
        if shown["withheld"] is not None:
            note = "so that nothing can be worked out about fewer than 5 people"
            yield Figure(heading, withheld_told(shown["withheld"]), NOT_SHOWN, None, note)


def worst_told(measures: Measures) -> str:
    """What the share of the worst off is called."""
    share = measures["worst_share"]
    return "Worst tenth" if share == 0.1 else f"Worst {100 * share:g} %"


def group_told(group: Measures) -> str:
    """What a group is called."""
    return group["group"] or "(no answer)"


def withheld_told(withheld: Measures) -> str:
    """How many groups are not shown."""
    groups = f"{withheld['groups']} {'group' if withheld['groups'] == 1 else 'groups'}"
    return f"{groups} of {withheld['people']} {'person' if withheld['people'] == 1 else 'people'} together"


def _of_group(group: Measures) -> dict[str, Number | str]:
    """The figures of one group by name."""
    mean = group["mean"] if group["mean"] is not None or not group["matched"] else NOT_SHOWN
    tops = {
        f"first choices ({label})": NOT_SHOWN if rate is None else Percent(rate)
        for label, rate in group["top_choice"].items()
    }
    return {
        "people": group["people"],
        "matched": group["matched"],
        "match rate": Percent(group["match_rate"]),
        "mean score": mean,
        **tops,
    }


class SideBySide:
    """Measures of a matching and of the one with the best total (``other``; None: the same, or not known)."""

    def __init__(self, measures: Measures) -> None:
        self._measures = measures
        self._is_same = "best_total" not in measures
        self.other: Measures | None = measures.get("best_total")

    def figure(
        self, about: str, name: str, key: str, note: str | None = None, idx: int | None = None
    ) -> Figure:
        """The figure called ``key``, or number ``idx`` of those."""
        value, other = (
            None if one is None or one[key] is None else one[key] if idx is None else one[key][idx]
            for one in (self._measures, self.other)
        )
        return Figure(about, name, value, self.beside(other), note)

    def beside(self, other: Number | str) -> Number | str:
        """What stands beside a figure."""
        return THE_SAME if self._is_same else other

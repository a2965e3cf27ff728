"""A matching beside the best total, and its groups, in the terminal."""

from __future__ import annotations

from itertools import chain

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table

from pairforge.reporting.figures import (
    Figure,
    Measures,
    Number,
    choice_figures,
    group_told,
    load_figures,
    place_figures,
    score_figures,
    standing_figures,
    withheld_told,
)
from pairforge.reporting.mixing import cohort_figures, gap_figures, soft_rule_figures, stability_figures
from pairforge.reporting.price import price_told
from pairforge.reporting.screen import safe

_MOST_GROUPS = 6


def comparison(measures: Measures) -> tuple[RenderableType, ...]:
    """The figures that differ from those of the best total, and the price; nothing where it is the same.

    Where the best total is not known, there is only what says so.
    """
    price = price_told(measures)
    if price is None:
        return ()
    if measures["best_total"] is None:
        return (safe(price),)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column("", overflow="fold")
    for heading in ("This matching", "Best total", "Difference"):
        table.add_column(heading, justify="right", no_wrap=True)
    for figure in chain(place_figures(measures), score_figures(measures), standing_figures(measures)):
        _add(table, figure, figure.name)
    for figure in choice_figures(measures):
        _add(table, figure, f"{figure.about}: {figure.name}")
    others = (load_figures(measures), stability_figures(measures), soft_rule_figures(measures))
    for figure in chain.from_iterable(others):
        _add(table, figure, figure.name)
    for figure in chain(gap_figures(measures), cohort_figures(measures)):
        _add(table, figure, f"{figure.about}: {figure.name}")
    return (table, safe(price)) if table.row_count else (safe(price),)


def groups_lines(heading: str, groups: Measures, best_total: Measures | None = None) -> Group:
    """How each group of mentees fared that may be shown, one a line; the first few of many.

    Parameters
    ----------
    best_total
        The same groups with the best total; None where that is this matching, or is not known.
    """
    others = groups["groups"] if best_total is None else best_total["groups"]
    lines = [_group(group, other) for group, other in zip(groups["groups"], others, strict=True)]
    more = len(lines) - _MOST_GROUPS
    lines = lines[:_MOST_GROUPS] + ([f"and {more} more, in the workbook"] if more > 0 else [])
    if groups["withheld"] is not None:
        lines.append(f"not shown: {withheld_told(groups['withheld'])}")
    return Group(safe(f"{heading}:"), *(Padding(safe(line), (0, 0, 0, 2)) for line in lines))


def spread_told(measures: Measures) -> str:
    """The quartiles of the scores, and the Gini coefficient."""
    quartiles = measures["quartiles"]
    if quartiles is None:
        return "none"
    gini = measures["gini"]
    return ", ".join(map(_shown, quartiles)) + ("" if gini is None else f"; Gini {_shown(gini)}")


def loads_told(measures: Measures) -> str:
    """How many mentors have how many mentees."""
    loads = [(int(load), count) for load, count in measures["loads"].items() if count]
    told = [f"{count} with {load or 'nobody'}" for load, count in loads]
    return f"mentors: {', '.join(told)}"


def _add(table: Table, figure: Figure, name: str) -> None:
    """A row, if the two differ as they are shown."""
    shown, other = _shown(figure.value), _shown(figure.best_total)
    if shown == other:
        return
    difference = figure.difference
    sign = "+" if difference is not None and difference > 0 else ""
    table.add_row(safe(name), shown, other, "" if difference is None else f"{sign}{_shown(difference)}")


def _shown(value: Number | str) -> str:
    if value is None:
        return "none"
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _group(group: Measures, other: Measures) -> str:
    """One group, and what it would be with the best total, if that is another figure as it is shown."""
    mean, beside = _mean(group["mean"]), _mean(other["mean"])
    is_same = (group["matched"], mean) == (other["matched"], beside)
    more = "" if is_same else f" (best total: {other['matched']}{beside})"
    return f"{group_told(group)}: {group['matched']} of {group['people']} matched{mean}{more}"


def _mean(mean: float | None) -> str:
    return "" if mean is None else f", mean {mean:.2f}"

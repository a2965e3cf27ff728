"""The trade-off as a picture: what fairness costs, from left to right."""

from __future__ import annotations

import html
import io
import textwrap
import warnings
from typing import TYPE_CHECKING, Any

from pairforge.pairing import CurveName, Frontier, FrontierPoint
from pairforge.reporting.frontier.words import certainty_told, measure_told
from pairforge.reporting.safe_text import printable

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_SIZE = (8.0, 5.0)
_COLOURS: dict[CurveName, str] = {"worst_off": "#b3402a", "worst_tenth": "#1f5a99"}
_MARKS: dict[CurveName, str] = {"worst_off": "o", "worst_tenth": "s"}
_OFFSETS: dict[CurveName, tuple[int, int]] = {"worst_off": (4, -10), "worst_tenth": (-4, 4)}
"""Where numbers stand beside their points, where no line runs."""
_TITLE_WIDTH = 60
"""Letters on a line; matplotlib, when it wraps by itself, takes what stands between two $ for a formula."""
_APART = 0.05
"""How far numbers stand from each other, as a share of the picture's width or height."""
_SETTINGS: dict[str, Any] = {
    "svg.hashsalt": "pairforge",
    "svg.fonttype": "none",
    "font.family": ["DejaVu Sans", "sans-serif"],
    "font.size": 10,
}


class NoPlotError(Exception):
    """There is nothing to draw with; says what to install."""


def frontier_pictures(name: str, frontier: Frontier) -> dict[str, bytes]:
    """``frontier.svg``, with its content as text for those who do not see it, and ``frontier.png``.

    Raises
    ------
    NoPlotError
        If matplotlib is not installed.
    """
    if not frontier.points:
        return {}
    try:
        from matplotlib import style
    except ImportError:
        raise NoPlotError("not drawn; `pip install 'pairforge[plot]'` adds what draws it") from None
    with style.context(["default", _SETTINGS]), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # letters of the programme's name that the font has not
        figure = _figure(name, frontier)
        svg, png = io.BytesIO(), io.BytesIO()
        figure.savefig(svg, format="svg", metadata={"Date": None, "Creator": "pairforge"})
        figure.savefig(png, format="png", dpi=150, metadata={"Software": "pairforge"})
    drawn = _with_text(svg.getvalue().decode(), _title(name), _description(frontier))
    return {"frontier.svg": drawn.encode(), "frontier.png": png.getvalue()}


def _figure(name: str, frontier: Frontier) -> Figure:
    from matplotlib.figure import Figure

    figure = Figure(figsize=_SIZE, layout="constrained")
    axes = figure.add_subplot()
    in_percent = all(point.price_percent is not None for point in frontier.points)
    for curve in _COLOURS:
        points = [point for point in frontier.points if point.curve == curve]
        if points:
            _draw(axes, frontier, curve, points, in_percent=in_percent)
    title = textwrap.fill(_title(name), _TITLE_WIDTH)
    axes.set_title(title, loc="left", fontweight="bold", parse_math=False)
    unit = "% of the best total" if in_percent else "points of score"
    axes.set_xlabel(f"What it costs: total score given up, in {unit}")
    axes.set_ylabel("What it buys: score of the worst-off")
    axes.margins(0.06, 0.1)
    axes.set_xlim(left=min(axes.get_xlim()[0], 0))
    axes.grid(visible=True, color="#dddddd", linewidth=0.6)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(loc="best", frameon=True, framealpha=0.9, edgecolor="none")
    _number(axes, frontier, in_percent=in_percent)
    return figure


def _draw(
    axes: Axes, frontier: Frontier, curve: CurveName, points: list[FrontierPoint], *, in_percent: bool
) -> None:
    across, up = zip(*(_place(point, in_percent=in_percent) for point in points), strict=True)
    is_steps = curve == "worst_off"
    is_whole = frontier.curves[curve].complete
    known = ("every point" if is_steps else "corners") if is_whole else "what was found"
    what = "Smallest score" if is_steps else f"{measure_told(frontier, curve)}: mean of its scores"
    axes.plot(
        across,
        up,
        drawstyle="steps-post" if is_steps else "default",
        linestyle="none" if not is_whole else "-" if is_steps else (0, (4, 2)),
        linewidth=1.2,
        color=_COLOURS[curve],
        marker=_MARKS[curve],
        markersize=4.5 if len(points) <= 40 else 3,
        label=f"{what} ({known})",
    )


def _number(axes: Axes, frontier: Frontier, *, in_percent: bool) -> None:
    """The numbers of the points, the ends first, where there is room."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    told: list[tuple[float, float]] = []
    ends = {
        end for curve in _COLOURS for end in _ends([one for one in frontier.points if one.curve == curve])
    }
    for point in sorted(frontier.points, key=lambda one: (one.point not in ends, one.point)):
        across, up = _place(point, in_percent=in_percent)
        place = ((across - left) / (right - left), (up - low) / (high - low))
        if any(abs(place[0] - x) < _APART and abs(place[1] - y) < _APART for x, y in told):
            continue
        told.append(place)
        axes.annotate(
            str(point.point),
            (across, up),
            xytext=_OFFSETS[point.curve],
            textcoords="offset points",
            ha="left" if _OFFSETS[point.curve][0] > 0 else "right",
            fontsize=8,
            color=_COLOURS[point.curve],
        )


def _ends(points: list[FrontierPoint]) -> set[int]:
    return {points[0].point, points[-1].point} if points else set()


def _place(point: FrontierPoint, *, in_percent: bool) -> tuple[float, float]:
    price = point.price_percent if in_percent and point.price_percent is not None else point.price
    return price, point.weighed


def _title(name: str) -> str:
    return f"{printable(name)}: what fairness costs"


def _description(frontier: Frontier) -> str:
    """What the picture shows, for those who do not see it."""
    told = ["Across: the total score given up. Upwards: the score of the worst-off."]
    for curve in _COLOURS:
        points = [point for point in frontier.points if point.curve == curve]
        if points:
            first, last = points[0], points[-1]
            low, high = (_place(point, in_percent=True)[1] for point in (first, last))
            cost = "" if last.price_percent is None else f" ({last.price_percent:.2f} %)"
            told.append(
                f"{measure_told(frontier, curve)}, points {first.point} to {last.point}: from {low:.2f} at "
                f"the total {first.total:.2f} to {high:.2f}, which costs {last.price:.2f}{cost}."
            )
    return " ".join([*told, certainty_told(frontier)])


def _with_text(svg: str, title: str, description: str) -> str:
    """The picture with its title and description, which programs read aloud."""
    start = svg.index("<svg")
    end = svg.index(">", start)
    texts = f"<title>{html.escape(title)}</title><desc>{html.escape(description)}</desc>"
    return f'{svg[:end]} role="img">\n {texts}{svg[end + 1 :]}'

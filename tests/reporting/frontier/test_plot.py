"""The picture of the trade-off: whole, the same on every run, and with its content as text."""

from __future__ import annotations

import sys
from xml.etree import ElementTree

import pytest
from tests.reporting.frontier.invented import invented

from pairforge.reporting.frontier.plot import NoPlotError, frontier_pictures

SVG = "{http://www.w3.org/2000/svg}"


def svg_of(name="Spring", **changes):
    """The picture as XML."""
    return ElementTree.fromstring(frontier_pictures(name, invented(**changes))["frontier.svg"])


def texts(svg):
    """All texts of a picture."""
    return [text.text for text in svg.iter(f"{SVG}text")]


def test_the_picture_has_a_title_and_says_what_it_shows():
    """Programs that read aloud find a title and a description with the ends of both curves."""
    svg = svg_of()
    assert svg.get("role") == "img"
    assert svg.findtext(f"{SVG}title") == "Spring: what fairness costs"
    assert svg.findtext(f"{SVG}desc") == (
        "Across: the total score given up. Upwards: the score of the worst-off. "
        "Worst-off, points 1 to 3: from 1.00 at the total 50.00 to 1.50, which costs 3.00 (6.00 %). "
        "Worst tenth, points 4 to 6: from 1.50 at the total 50.00 to 1.75, which costs 3.00 (6.00 %). "
        "Complete, and each point is proved."
    )


def test_points_are_numbered_and_axes_named():
    """The ends are numbered, and the axes say what they are in a coordinator's words."""
    shown = texts(svg_of())
    assert {"1", "3", "4", "6"} <= set(shown)
    assert "What it costs: total score given up, in % of the best total" in shown
    assert "What it buys: score of the worst-off" in shown
    assert "Smallest score (every point)" in shown


def test_numbers_are_thinned():
    """Of many points near each other only some are numbered."""
    shown = texts(svg_of(counts=(200, 0)))
    numbered = {int(text) for text in shown if text and text.isdigit() and int(text) > 100}
    assert 200 in numbered
    assert len(numbered) < 60


def test_without_a_positive_total_the_price_is_in_points():
    """Where a price in per cent has no meaning, it is in points of score."""
    assert "What it costs: total score given up, in points of score" in texts(svg_of(best=-5.0))


def test_the_same_trade_off_gives_the_same_bytes():
    """No date, no random name."""
    assert frontier_pictures("Spring", invented()) == frontier_pictures("Spring", invented())


@pytest.mark.parametrize(
    "name", ["$x^2", "<b>&amp; \x1b[31m", "春の指導", "a" * 300, "$\\frac{", "Fee $5_$ 🎉"]
)
def test_any_name_can_be_drawn(name, caplog):
    """A programme's name is text, whatever is in it, and nothing is grumbled about its letters."""
    assert svg_of(name).findtext(f"{SVG}title").endswith(": what fairness costs")
    assert not caplog.records


def test_a_long_name_is_drawn_on_several_lines():
    """What does not fit the width of the picture goes on below."""
    drawn = [text for text in texts(svg_of("Mentoring for everybody " * 6)) if text and "Mentoring" in text]
    assert len(drawn) == 3


def test_nothing_is_drawn_without_points():
    """Without points there is no picture."""
    assert frontier_pictures("Spring", invented(counts=(0, 0))) == {}


def test_without_matplotlib_it_says_what_to_install(monkeypatch):
    """Where there is nothing to draw with, the extra is named."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(NoPlotError, match=r"pip install 'pairforge\[plot\]'"):
        frontier_pictures("Spring", invented())

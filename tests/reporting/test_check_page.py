"""The page of `check`, as text and in a browser."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pairforge.pipeline import run_check
from pairforge.reporting.check_page import check_page

ROOT = Path(__file__).parents[2]
HOSTILE = "<script>alert(1)</script><img src=https://evil.example/x onerror=alert(2)>"
VOID = {"meta", "link", "img", "br", "hr", "input", "col"}


@pytest.fixture(scope="module")
def page():
    """The page of the sample."""
    outcome = run_check(ROOT / "configs" / "quickstart.yaml")
    return check_page(outcome.check, outcome.roster).decode()


@pytest.fixture
def hostile(programme):
    """The page of a programme whose every text is an attack."""
    path = programme(
        [{"id": "M1", "name": HOSTILE, HOSTILE: "x"}],
        [
            {"id": "E1", "name": f"{HOSTILE}\u202e\x1b[2J", HOSTILE: "x"},
            {"id": "E2", "name": "b", HOSTILE: HOSTILE},
        ],
        {"name": HOSTILE, "rules": [{"kind": "same", "column": HOSTILE}]},
    )
    outcome = run_check(path)
    return check_page(outcome.check, outcome.roster).decode()


class Elements(HTMLParser):
    """All elements of a page with their attributes, and whether each is closed."""

    def __init__(self, text):
        super().__init__()
        self.found, self.open = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def all(self, tag):
        """The attributes of every element of a kind."""
        return [attrs for name, attrs in self.found if name == tag]


def test_the_page_reaches_for_nothing(page):
    """No address, no script, no import, nothing to fetch: one file that works without a network."""
    assert not re.search(r"https?:|//|url\(|@import|<script|<link|<img|<iframe|\son\w+=", page, re.IGNORECASE)
    assert "default-src 'none'" in page


def test_the_page_is_in_order(page):
    """Landmarks once each, headings in order, tables with scopes, ids unique and every reference found."""
    elements = Elements(page)
    assert elements.open == []
    assert all(len(elements.all(tag)) == 1 for tag in ("header", "nav", "main", "footer", "h1", "title"))
    assert elements.all("html") == [{"lang": "en"}]
    levels = [int(tag[1]) for tag, _ in elements.found if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}
    assert all(cell.get("scope") in ("row", "col") for cell in elements.all("th"))
    ids = [attrs["id"] for _, attrs in elements.found if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = {attrs["href"].removeprefix("#") for attrs in elements.all("a")}
    labels = {attrs["aria-labelledby"] for _, attrs in elements.found if "aria-labelledby" in attrs}
    assert links | labels <= set(ids)


def test_the_verdict_is_first(page):
    """What comes after the title is whether it can work."""
    body = re.sub(r"<[^>]*>", " ", page[page.index("</h1>") :]).split()
    assert " ".join(body[:8]) == "This can work, but look at 3 points"


def test_hostile_text_stays_text(hostile):
    """Nothing from a spreadsheet becomes an element, steers a terminal or turns the text around."""
    elements = Elements(hostile)
    assert not {"script", "img"} & {tag for tag, _ in elements.found}
    assert "&lt;script&gt;" in hostile
    assert "\u202e" not in hostile
    assert "\x1b" not in hostile


def test_a_page_without_findings(in_memory):
    """Nothing to say: no empty sections and no empty tables."""
    config, _ = in_memory(
        [{"id": "M1", "t": "x"}, {"id": "M2", "t": "y"}],
        [{"id": "E1", "t": "x"}, {"id": "E2", "t": "y"}],
        [{"kind": "same", "column": "t"}],
        mentors={"capacity": 1},
    )
    outcome = run_check(config)
    page = check_page(outcome.check, outcome.roster).decode()
    assert "Nothing stands in the way of a matching." in page
    assert "To put right" not in page
    assert "Worth knowing" not in page


@pytest.mark.parametrize("theme", range(3))
def test_contrast(page, theme):
    """All text has a contrast of at least 4.5 to what is behind it, in light, dark and print (WCAG AA)."""
    themes = re.findall(r":root \{(.*?)\}", page, re.DOTALL)
    assert len(themes) == 3
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", themes[theme]))
    for ink in ("text", "soft", "link", "fine", "concerns", "conflict"):
        for paper in ("ground", "card"):
            light, dark = sorted((luminance(colours[ink]), luminance(colours[paper])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, paper)


def luminance(colour):
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[idx : idx + 2], 16) / 255 for idx in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.fixture
def browser():
    """Chromium; it may be missing, except where CI runs."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("There is no chromium, and CI needs one.")
        pytest.skip("There is no chromium.")
    return found


def dom(browser, path, folder):
    """The page as chromium understands it."""
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    command += ["--disable-component-update", "--disable-sync", "--no-first-run", f"--user-data-dir={folder}"]
    ran = subprocess.run(
        [*command, "--dump-dom", path.as_uri()], capture_output=True, timeout=120, check=True
    )
    return ran.stdout.decode()


def test_in_a_browser(browser, hostile, page, tmp_path):
    """Chromium sees the same elements as we wrote: nothing was repaired, and nothing hostile came alive."""
    for name, text in {"hostile": hostile, "page": page}.items():
        path = tmp_path / f"{name}.html"
        path.write_text(text, encoding="utf-8")
        seen = Elements(dom(browser, path, tmp_path / "profile"))
        assert seen.found == Elements(text).found

"""Letters as people get them: each can be checked alone, any altered number fails, and nothing breaks out."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from tests.reporting.letters.checking import NUMBER, mentee_verifies, mentor_verifies

from pairforge.errors import InputError
from pairforge.pipeline import run, run_letters
from pairforge.reporting.letters import read_template, write_letters
from pairforge.reporting.letters.markdown import plain_markdown
from pairforge.reporting.letters.names import FILE
from pairforge.reporting.writing import write_results

HOSTILE = (
    "=1+1 | <b>x</b> `c` [a](http://evil.example) ![i](j)\n# H *e* _u_ \u202ereversed &amp; www.evil.example"
)
TOPICS = ("art", "law", "tax", "web", "ops")


def people(count: int, size: int, side: str) -> list[dict[str, object]]:
    """People with a few topics each, who differ."""
    return [
        {"id": f"{side}{idx}", "name": f"{side.upper()}. Müller {idx}", "topics": topics(idx, size)}
        for idx in range(count)
    ]


def topics(idx: int, size: int) -> str:
    """Some topics, in an order of their own."""
    return "; ".join(dict.fromkeys(TOPICS[(idx * step + step) % len(TOPICS)] for step in range(1, size + 1)))


MENTORS = [
    person | {"capacity": 2 + idx % 2, "min": int(idx == 5)} for idx, person in enumerate(people(7, 2, "o"))
]
MENTEES = people(18, 3, "e")
CONFIG = {
    "name": "Spring",
    "mentors": {"min": "min"},
    "criteria": [{"kind": "overlap", "name": "goals", "column": "topics", "weight": 4, "ordered": True}],
    "priorities": ["matched", "total"],
}


@pytest.fixture
def letters_of(programme):
    """Solve a programme and write its letters; gives the texts of the files by name."""

    def write(mentors=MENTORS, mentees=MENTEES, config=CONFIG, template: Path | None = None, **more):
        path = programme(mentors, mentees, config, **more)
        outcome = run(path)
        folder = outcome.config.results_folder
        write_results(folder, outcome.config, outcome.roster, outcome.result, outcome.explanations)
        found = run_letters(folder, accept_disclosure=True)
        read = read_template(template)
        files = write_letters(folder / "letters", found.config, found.roster, found.letters, read)
        return {file.name: file.read_bytes().decode() for file in files}

    return write


def of_side(files: dict[str, str], side: str) -> dict[str, str]:
    """The letters to one side by the name of the file."""
    return {name: text for name, text in files.items() if name.startswith(f"{side}-")}


def test_each_letter_verifies_alone(letters_of):
    """Mentees need their letter and the public prices; mentors their own places, too."""
    files = letters_of()
    mentees, mentors = of_side(files, "mentee"), of_side(files, "mentor")
    assert (len(mentees), len(mentors)) == (18, 7)
    assert all(mentee_verifies(text, files["prices.csv"]) for text in mentees.values())
    for mentor in MENTORS:
        (text,) = [text for text in mentors.values() if f"Dear {mentor['name']},\n" in text]
        told = (mentor["name"], mentor["capacity"], mentor["min"])
        assert mentor_verifies(text, files["prices.csv"], *told)


def test_letters_verify_with_several_mentors_and_too_few_places(letters_of):
    """Who has two mentors, one of two or none can check it, too."""
    mentees = [mentee | {"wants": 1 + idx % 2} for idx, mentee in enumerate(MENTEES)]
    config = CONFIG | {"mentees": {"wants": "wants"}}
    files = letters_of(mentees=mentees, config=config)
    texts = of_side(files, "mentee").values()
    assert all(mentee_verifies(text, files["prices.csv"]) for text in texts)
    counts = [text.count("your mentor is") for text in texts]
    assert {0, 1, 2} == {*counts}
    assert sum("Without another place there is 0.00" in text for text in texts) > counts.count(0)


def test_any_altered_number_fails(letters_of):
    """Whichever number of a letter is another one, up or down, the check fails."""
    files = letters_of()
    altered = 0
    for text in of_side(files, "mentee").values():
        for found in NUMBER.finditer(text):
            for step in ("0.01", "-0.01", "1000"):
                number = f"{Decimal(found[0]) + Decimal(step):f}"
                forged = text[: found.start()] + number + text[found.end() :]
                assert not mentee_verifies(forged, files["prices.csv"]), (found[0], number)
                altered += 1
    assert altered > 1000
    for mentor in MENTORS:
        name, capacity, minimum = mentor["name"], mentor["capacity"], mentor["min"]
        (text,) = [one for one in of_side(files, "mentor").values() if f"Dear {name},\n" in one]
        table = text.index("| everybody")
        for found in re.finditer(r"-?\d+(\.\d+)?", text[table:]):
            number = f"{Decimal(found[0]) + 1:f}"
            forged = text[: table + found.start()] + number + text[table + found.end() :]
            assert not mentor_verifies(forged, files["prices.csv"], name, capacity, minimum)


def test_any_altered_price_fails_for_everybody_who_is_shown_it(letters_of):
    """A public price that is not the one in the letters does not go unseen."""
    files = letters_of()
    for found in NUMBER.finditer(files["prices.csv"]):
        number = f"{Decimal(found[0]) + Decimal('0.01'):f}"
        prices = files["prices.csv"][: found.start()] + number + files["prices.csv"][found.end() :]
        assert not all(mentee_verifies(text, prices) for text in of_side(files, "mentee").values())


def test_the_table_for_mail_merge_holds_the_same_figures(letters_of):
    """Its numbers add up, its price is the public one, and it names each person's file."""
    files = letters_of()
    rows = list(csv.DictReader(io.StringIO(files["letters.csv"].removeprefix("\ufeff"))))
    assert {row["File"] for row in rows} == {*of_side(files, "mentee"), *of_side(files, "mentor")}
    for row in rows:
        text = files[row["File"]]
        assert f"Dear {row['Name']},\n" in text
        if row["Side"] == "mentee" and row["Matched with"]:
            score, added, price, left = (Decimal(row[key]) for key in ("Score", "Added", "Price", "Left"))
            assert score + added - price == left
            assert f"{row['Matched with']}** | {score} | {added} | {price} | {left} |" in text
            assert row["Best other"] in text
        elif row["Side"] == "mentor":
            assert f"| {row['Price']} | {row['Taken']} | {row['At least']} | {row['At most']} |" in text


def test_bytes_stay_when_private_fields_of_others_change(letters_of):
    """Other people's answers make no difference to a letter as long as prices and pairs are the same."""
    noted = CONFIG | {"criteria": [*CONFIG["criteria"], {"kind": "same", "column": "note"}]}
    mentors = [mentor | {"note": "nobody's"} for mentor in MENTORS]
    mentees = [mentee | {"note": "a"} for mentee in MENTEES]
    changed = [
        mentee | ({"note": f"SECRET {idx}", "name": f"Somebody Else {idx}"} if idx < 9 else {})
        for idx, mentee in enumerate(mentees)
    ]
    before, after = letters_of(mentors, mentees, noted), letters_of(mentors, changed, noted)
    mine = [
        name
        for name, text in of_side(before, "mentee").items()
        if any(f"Müller {idx}," in text for idx in range(9, 18))
    ]
    assert len(mine) == 9
    assert all(before[name] == after[name] for name in mine)
    assert before["prices.csv"] == after["prices.csv"]
    assert not any("SECRET" in text for text in after.values())


def test_no_answer_of_anybody_else_is_shown(letters_of):
    """What only the other one said is in neither letter, nor are ids and addresses."""
    mentors = [
        {"id": f"o{idx}@x.org", "capacity": 10, "level": "SECRET-A", "topics": "art; law"} for idx in range(2)
    ]
    mentees = [
        {"id": f"e{idx}@x.org", "level": "SECRET-B", "topics": "art; hidden", "name": f"E {idx}"}
        for idx in range(20)
    ]
    mentors = [mentor | {"name": f"O {idx}"} for idx, mentor in enumerate(mentors)]
    config = CONFIG | {
        "mentors": {},
        "criteria": [
            {"kind": "different", "column": "level"},
            {"kind": "overlap", "name": "goals", "column": "topics"},
        ],
    }
    files = letters_of(mentors, mentees, config)
    for text in of_side(files, "mentee").values():
        assert "goals: art\n" in text
        assert not re.search("SECRET-A|law|@", text)
    for text in of_side(files, "mentor").values():
        assert "goals: art\n" in text
        assert not re.search("SECRET-B|hidden|@", text)
    assert "@" not in files["prices.csv"]


def test_hostile_names_do_not_break_out(letters_of):
    """Names are text: no markup, no HTML, no links, no further column, no formula."""
    mentors = [mentor | {"name": f"{HOSTILE} {idx}"} for idx, mentor in enumerate(MENTORS)]
    mentees = [mentee | {"name": f"- {HOSTILE} {idx}"} for idx, mentee in enumerate(MENTEES)]
    files = letters_of(mentors, mentees, CONFIG | {"name": f"Programme {HOSTILE}"}, fmt="yaml")
    for name, text in of_side(files, "mentee").items():
        assert FILE.fullmatch(name)
        html = MarkdownIt("commonmark").enable("table").render(text)
        tags = set(re.findall(r"</?([a-z0-9]+)", html))
        assert tags <= {
            "h1",
            "h2",
            "p",
            "strong",
            "ul",
            "li",
            "em",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
        }
        assert html.count("<h1>") == 1
        assert len(re.findall("<td", html)) % 5 == 0
        assert "\u202e" not in text
    for file in ("letters.csv", "prices.csv"):
        for row in csv.reader(io.StringIO(files[file].removeprefix("\ufeff"))):
            assert not any(cell.startswith(("=", "+", "@", "\t")) for cell in row)
            assert not any(cell.startswith("-") and not NUMBER.fullmatch(cell) for cell in row)


@pytest.mark.parametrize(
    "text", ["1. x", "- x", "+ x", "a|b", "<i>", "# x", "a\n\nb", "x*y*z", "~~x~~", "\\", "1) x"]
)
def test_text_stays_text_in_markdown(text):
    """It is one paragraph that reads as it was given."""
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(plain_markdown(text))
    shown = html.replace("&lt;", "<").replace("&gt;", ">").strip()
    assert shown == f"<p>{' '.join(text.split())}</p>"


def test_people_of_the_same_name_are_told_apart(letters_of):
    """Where a name is there twice the id is told, too; file names differ in any case."""
    mentors = [mentor | {"name": "Kim Lee"} for mentor in MENTORS]
    files = letters_of(mentors)
    assert len(of_side(files, "mentor")) == 7
    assert all(f"\r\nKim Lee (o{idx}),," in files["prices.csv"] for idx in range(7))
    assert len({name.lower() for name in files}) == len(files)


def test_letters_to_people_who_get_none_now_are_set_aside(letters_of, tmp_path):
    """An old letter is not taken for one of this run."""
    files = letters_of()
    folder = next(tmp_path.glob("*/results/letters"))
    old = folder / "mentee-gone-0123456789ab.md"
    old.write_text("old", encoding="utf-8")
    found = run_letters(folder.parent, accept_disclosure=True)
    write_letters(folder, found.config, found.roster, found.letters, read_template(None))
    assert not old.exists()
    assert (folder / f"earlier-{old.name}").read_text(encoding="utf-8") == "old"
    assert {path.name for path in folder.iterdir()} == {*files, f"earlier-{old.name}"}


def test_a_template_in_german(letters_of):
    """The example of the docs writes letters in German, with decimal commas."""
    template = Path(__file__).parents[3] / "docs" / "letters-german.md.jinja"
    files = letters_of(template=template)
    texts = of_side(files, "mentee").values()
    assert all("Selbst nachrechnen" in text and "Liebe" in text for text in texts)
    assert all(re.search(r"\d,\d\d", text) and not NUMBER.search(text) for text in texts)


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{% if %}", "line 1"),
        ("{{ name.__class__.__mro__ }}", "unsafe"),
        ("{{ 1 / 0 }}", "division by zero"),
        (b"\xff\xfe", "UTF-8"),
        (None, "No such file"),
    ],
)
def test_a_template_that_cannot_be_used_is_refused(letters_of, tmp_path, text, match):
    """What is wrong with it is said, and nothing is written."""
    template = tmp_path / "own.md"
    if text is not None:
        template.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InputError, match=match):
        letters_of(template=template)
    assert not list(tmp_path.glob("*/results/letters"))

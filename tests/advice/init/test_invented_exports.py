"""Exports as programmes of many kinds have them, in several languages: what is recognized of each."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from pairforge.advice.init import Interview, Proposal, propose
from pairforge.pipeline import run
from pairforge.reporting.config_text import config_text

Rows = list[list[Any]]
PEOPLE = ["Ana Lopes", "Bob Ng", "Cleo Marsh", "Dan Poe", "Eve Holm", "Finn Ray", "Gus Vale", "Hope Lind"]


def write(folder: Path, tables: dict[str, Rows]) -> list[str]:
    """Write each table as a CSV file."""
    for name, rows in tables.items():
        with (folder / name).open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
    return list(tables)


def proposed(folder: Path, tables: dict[str, Rows]) -> Proposal:
    """What is proposed for the tables with nobody to ask; it solves as it is."""
    proposal = propose(folder, write(folder, tables), Interview())
    (folder / "pairforge.yaml").write_text(config_text(proposal, "pairforge.yaml"), "utf-8")
    assert run(folder / "pairforge.yaml").result.status == "optimal"
    return proposal


def criteria(proposal: Proposal) -> dict[str, Any]:
    """The criteria by their kinds, without name and weight; each kind stands once."""
    found = proposal.plain["criteria"]
    by_kind = {one["kind"]: {key: one[key] for key in one if key not in ("kind", "name")} for one in found}
    assert len(by_kind) == len(found)
    return by_kind


def sides(mentors: dict[str, list[Any]], mentees: dict[str, list[Any]]) -> dict[str, Rows]:
    """Two files of four mentors and four mentees, with these columns besides name and address."""
    tables: dict[str, Rows] = {}
    for name, people, more in (("mentors.csv", PEOPLE[:4], mentors), ("mentees.csv", PEOPLE[4:], mentees)):
        rows = [[person, f"{person[:3].lower()}@x.org"] for person in people]
        answers = [[column[idx] for column in more.values()] for idx in range(4)]
        tables[name] = [
            ["Name", "Email", *more],
            *([*row, *cells] for row, cells in zip(rows, answers, strict=True)),
        ]
    return tables


SKILLS = {"Skills": ["Law; SQL", "SQL; Law", "Law", "SQL"]}
SEATS = {"Seats": [1, 1, 1, 2]}


def test_a_spanish_form(tmp_path: Path):
    """Names, places, wishes by rank, consent and age are known by their Spanish headings."""
    mentors = [
        [f"{idx + 1}/09/2024 10:00:00", f"m{idx}@x.org", name, "Finanzas, Derecho", seats, "Madrid", "Sí"]
        for idx, (name, seats) in enumerate(zip(PEOPLE[:4], ["1", "Una", "2 personas", "dos"], strict=True))
    ]
    mentees = [
        [f"{idx + 1}/09/2024 10:00:00", f"e{idx}@x.org", name, 20 + idx, want, *wishes, city, agreed]
        for idx, (name, want, wishes, city, agreed) in enumerate(
            zip(
                PEOPLE[4:],
                ["Finanzas", "Derecho", "Finanzas, Derecho", "Derecho"],
                [PEOPLE[:2], PEOPLE[1:3], PEOPLE[2:4], PEOPLE[:2]],
                ["Madrid", "Bilbao", "Madrid", "Bilbao"],
                ["Sí", "Sí", "Sí", "No"],
                strict=True,
            )
        )
    ]
    common = ["Marca temporal", "Dirección de correo electrónico", "Nombre y apellidos"]
    agreed = "¿Aceptas el tratamiento de tus datos?"
    areas, wanted = "¿En qué áreas puedes ayudar?", "¿En qué áreas necesitas ayuda?"
    choices = ["Primera opción de mentor", "Segunda opción de mentor"]
    seats = "¿A cuántas personas podrías acompañar?"
    found = proposed(
        tmp_path,
        {
            "mentores.csv": [[*common, areas, seats, "Ciudad", agreed], *mentors],
            "participantes.csv": [[*common, "Edad", wanted, *choices, "Ciudad", agreed], *mentees],
        },
    )
    config = found.plain
    assert config["mentors"]["name"] == config["mentees"]["name"] == common[2]
    assert config["mentors"]["capacity"] == seats
    assert config["audit"] == ["Edad"]
    assert config["rules"] == [{"kind": "consent", "column": agreed, "values": ["Sí"]}]
    assert [
        (one["kind"], one.get("columns") or one.get("mentee") or one["column"]) for one in config["criteria"]
    ] == [("ranking", choices), ("overlap", wanted), ("same", "Ciudad")]


def test_consent_that_all_gave_in_a_sentence_is_no_criterion(tmp_path: Path):
    """The comma in "Ja, ich bin einverstanden" separates nothing; what all say tells nobody apart."""
    agreed = {"Ich bin mit der Verarbeitung meiner Daten einverstanden": ["Ja, ich bin einverstanden"] * 4}
    step = {"Ihre Karrierestufe": ["Senior", "Bereichsleitung", "Senior", "Führungskraft"]}
    start = {"Ihre Karrierestufe": ["Berufseinsteiger", "Fachkraft", "Fachkraft", "Berufseinsteiger"]}
    found = proposed(tmp_path, sides(SEATS | SKILLS | step | agreed, SKILLS | start | agreed))
    assert list(criteria(found)) == ["overlap", "closeness"]
    order = ["Berufseinsteiger", "Fachkraft", "Senior", "Führungskraft", "Bereichsleitung"]
    assert criteria(found)["closeness"]["order"] == order
    assert [rule["kind"] for rule in found.plain["rules"]] == ["consent", "gap"]


def test_a_manager_by_number_is_nobodys_wish(tmp_path: Path):
    """Both sides go by the id that the column of managers uses, and it is a rule, no choice."""
    mentors = {"Employee ID": [101, 102, 103, 104], "Line manager ID": [102, "", 102, 103]}
    mentees = {"Employee ID": [201, 202, 203, 204], "Line manager ID": [101, 101, 103, 104]}
    found = proposed(tmp_path, sides(SEATS | SKILLS | mentors, SKILLS | mentees))
    assert [found.plain[side]["id"] for side in ("mentors", "mentees")] == ["Employee ID", "Employee ID"]
    assert list(criteria(found)) == ["overlap"]
    assert found.plain["rules"] == [{"kind": "reporting_line", "manager": "Line manager ID"}]


def test_grades_by_number_and_skills_in_a_grid(tmp_path: Path):
    """G8 is two steps above G6, although nobody is G7; how much and how sure make one criterion."""
    grid = {
        "How confident are you in: [SQL]": ["Very", "Fairly", "A little", "Very"],
        "How confident are you in: [Law]": ["Fairly", "A little", "Very", "Very"],
        "Grade": ["G8", "G6", "G8", "G10"],
    }
    want = {
        "How much do you want to grow in: [SQL]": ["Very", "Not at all", "Fairly", "Very"],
        "How much do you want to grow in: [Law]": ["Not at all", "Very", "Very", "Fairly"],
        "Grade": ["G5", "G5", "G6", "G5"],
    }
    found = criteria(proposed(tmp_path, sides(SEATS | grid, want)))
    assert list(found) == ["skill_gap", "closeness"]
    assert found["skill_gap"]["order"] == ["Not at all", "A little", "Fairly", "Very"]
    assert found["closeness"]["order"] == ["G5", "G6", "G7", "G8", "G9", "G10"]


def test_steps_in_words_of_no_known_scale_are_left_out_and_told(tmp_path: Path):
    """Nobody knows which is more, so the same step is not taken for something good."""
    steps = {"Rate yourself: [SQL]": ["Owl", "Fox", "Owl", "Elk"], "Rate yourself: [Law]": ["Fox"] * 4}
    level = {"Level": ["Owl", "Fox", "Owl", "Elk"]}
    found = proposed(tmp_path, sides(SEATS | SKILLS | steps | level, SKILLS | steps | level))
    assert list(criteria(found)) == ["overlap"]
    assert {(heading, what) for _, heading, what in found.left_out} == {
        (heading, "steps in words; to use them, say their order") for heading in (*steps, *level)
    }


def test_codes_of_which_are_no_amounts(tmp_path: Path):
    """College 4 is not ahead of college 2: the same counts, not the distance."""
    college = {"Which college do you belong to?": [1, 4, 2, 1]}
    found = criteria(proposed(tmp_path, sides(SEATS | SKILLS | college, SKILLS | college)))
    assert list(found) == ["overlap", "same"]


def test_names_and_places_under_headings_of_ones_own(tmp_path: Path):
    """What looks like names is taken for them, and marked; so is a count of whatever mentees are called."""
    goblins = [[name, f"{name[:3]}@x.org", count] for name, count in zip(PEOPLE[:4], "1121", strict=True)]
    imps = [[name, f"{name[:3]}@x.org", wish] for name, wish in zip(PEOPLE[4:], PEOPLE[:4], strict=True)]
    found = proposed(
        tmp_path,
        {
            "mentors.csv": [["Goblin", "Email", "Max imps"], *goblins],
            "mentees.csv": [["Imp", "Email", "My wishes"], *imps],
        },
    )
    mentors = found.plain["mentors"]
    assert (mentors["name"], mentors["capacity"]) == ("Goblin", "Max imps")
    assert criteria(found)["ranking"]["columns"] == "My wishes"
    assert found.doubts == [
        "The answers look like people's names.",
        '"Max imps" is taken for the number of mentees.',
        "The answers look like people's names.",
    ]


def test_years_are_no_places(tmp_path: Path):
    """How many years somebody worked is not how many mentees they take."""
    years = {"How many years have you worked?": [9, 12, 5, 8]}
    found = proposed(tmp_path, sides(SKILLS | years, SKILLS))
    assert found.plain["mentors"]["capacity"] == 1


def test_roles_by_names_of_their_own(tmp_path: Path):
    """Those are the mentors who say how many they can take; it is marked."""
    rows: Rows = [["Email", "Your name", "I would like to be a", "Badges", "How many can you look after?"]]
    for idx, name in enumerate(PEOPLE):
        big = idx < 3
        role = "Big fox" if big else "Both" if idx == 7 else "Little fox"
        seats = "" if role == "Little fox" else "2"
        rows.append([f"p{idx}@x.org", name, role, "Knots, Maps" if idx % 2 else "Maps", seats])
    found = proposed(tmp_path, {"foxes.csv": rows})
    roles = {side: found.plain[side]["role"]["values"] for side in ("mentors", "mentees")}
    assert roles == {"mentors": ["Big fox", "Both"], "mentees": ["Little fox", "Both"]}
    assert found.doubts[0] == (
        '"Big fox" are taken for the mentors, "Little fox" for the mentees, as only the former answer '
        '"How many can you look after?".'
    )


def test_totals_are_nobody_and_row_numbers_no_ids(tmp_path: Path):
    """A line of totals below the people is left out, and marked; a running number stands on both sides."""
    book = Workbook()
    book.remove(book.active)
    for sheet, people in (("Mentors", PEOPLE[:4]), ("Mentees", PEOPLE[4:])):
        table = book.create_sheet(sheet)
        table.append(["No.", "Full name", "Areas", "Places"])
        for idx, name in enumerate(people):
            table.append([idx + 1, name, "Data / Law" if idx % 2 else "Law", 1])
        table.append([])
        table.append(["Total", 4])
    book.save(tmp_path / "all.xlsx")
    found = proposed_of(tmp_path, ["all.xlsx"])
    for side in ("mentors", "mentees"):
        assert (found.plain[side]["range"], found.plain[side]["id"]) == ("A1:D5", "Full name")
    assert found.doubts == ["Row 6 and what is below it are taken for totals, not for people."] * 2
    assert criteria(found)["overlap"] == {"column": "Areas", "separator": " / ", "weight": 4}


def proposed_of(folder: Path, files: list[str]) -> Proposal:
    """The same for files that are there already."""
    proposal = propose(folder, files, Interview())
    (folder / "pairforge.yaml").write_text(config_text(proposal, "pairforge.yaml"), "utf-8")
    assert run(folder / "pairforge.yaml").result.status == "optimal"
    return proposal


def test_clocks_of_undated_answers(tmp_path: Path):
    """Several time zones need a week; without a date in the file the next one is taken, and marked."""
    free = {"When are you free?": ["Mon 9:00-12:00"] * 3 + ["Tue 9:00-12:00"]}
    zones = {"Time zone": ["Europe/London", "Europe/Berlin", "Europe/Berlin", "Europe/London"]}
    found = proposed(tmp_path, sides(SEATS | SKILLS | free | zones, SKILLS | free | zones))
    assert "week" in criteria(found)["meeting_time"]
    assert found.doubts[0] == (
        "No answer is dated, so clocks are compared next week; take the week in which you start."
    )


def test_a_city_with_a_comma_is_one_answer(tmp_path: Path):
    """Washington, DC is a place, no list; where the mentees want to go may be asked in other words."""
    there = {"City": ["Washington, DC", "Boston", "Washington, DC", "Boston"]}
    hoped = {"Where do you hope to work?": ["Boston", "Washington, DC", "Boston", "Washington, DC"]}
    found = criteria(proposed(tmp_path, sides(SEATS | SKILLS | there, SKILLS | hoped)))
    assert found["same"] == {"mentee": "Where do you hope to work?", "mentor": "City", "weight": 1}


@pytest.mark.parametrize("heading", ["Which evenings can you come?", "Days"])
def test_days_count_by_the_way(tmp_path: Path, heading: str):
    """Days in common do not weigh like what somebody wants to learn."""
    days = {heading: ["Mon, Tue", "Tue, Thu", "Mon, Thu", "Tue"]}
    found = proposed(tmp_path, sides(SEATS | SKILLS | days, SKILLS | days))
    assert [one["weight"] for one in found.plain["criteria"]] == [4, 1]


def test_the_day_somebody_started_is_no_time_stamp(tmp_path: Path):
    """A start date outside Qualtrics says when somebody joined, not when they answered."""
    began = {"Start date": ["1/10/2024", "2/10/2024", "13/10/2024", "14/10/2024"]}
    found = proposed(tmp_path, sides(SEATS | SKILLS, SKILLS | began))
    assert "answered" not in found.plain["mentees"]

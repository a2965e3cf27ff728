"""Write the sample spreadsheets: invented people, and the same bytes on every run and computer.

``python sample_data/make.py [FOLDER]`` writes next to this script, or into FOLDER.
"""

from __future__ import annotations

import csv
import io
import random
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

Row = dict[str, str]
T = TypeVar("T")

# Language, women's names, men's names, last names; those that Windows-1252 cannot hold come last.
FAMILIES = [
    "English: Grace Hannah Olivia Ruth: Callum Henry Oscar Reuben: Ashdown Bexley Fairclough O'Rourke",
    "Deutsch: Änne Franziska Jördis Käthe: Björn Götz Jürgen Matthias: Groß Hülsmann Krämer Weißgerber",
    "Español: Ana Begoña Lucía Sofía: Álvaro Íñigo Joaquín Rubén: Ibáñez López Núñez Peñalver",
    "Français: Anaïs Chloé Hélène Zoé: Benoît François Jérôme Noël: Béranger Lefèvre Maréchal Vaïsse",
    "Português: Conceição Inês Lúcia Mônica: Antônio Caíque João Simão: Araújo Gusmão Leitão Mendonça",
    "Svenska: Åsa Elsa Maj Ylva: Anders Göran Håkan Måns: Björklund Ekström Sjögren Åkesson",
    "Polski: Agnieszka Łucja Małgorzata Zofia: Łukasz Michał Paweł Stanisław: Dąbek Gołąb Wróbel Żak",
    "Türkçe: Ayşe Çiğdem Gül Şirin: Çağlar Doğan Özgür Tuğrul: Aydoğan Çetin Güneş Şimşek",
    "हिन्दी: Ananya Kavita Meera Priya: Arjun Kiran Rohan Vikram: Bhattacharya Chaudhary Iyer Saxena",
    "中文: Jia Lan Mei Xiu: Bo Hao Jun Wei: Feng Lü Ouyang Zhou",
    "العربية: Amina Layla Nour Yasmin: Bilal Idris Karim Tariq: Al-Masri Benali Haddad Mansour",
    "Tiếng Việt: Hạnh Linh Thảo Yến: Bảo Dũng Quân Tuấn: Đặng Huỳnh Nguyễn Phạm",
]
LOCAL = {"London": "English", "Berlin": "Deutsch", "Madrid": "Español", "São Paulo": "Português"}
DEPARTMENTS = (
    "Engineering", "Data Science", "Product", "Sales", "Customer Support", "Finance", "People and Culture",
)  # fmt: skip
GRADES = ["Junior", "Professional", "Senior", "Lead", "Director"]
GOALS = [
    "Leading a team", "Changing career", "Public speaking", "Negotiation (salary, budget)", "Networking",
    "Work-life balance", "Giving feedback", "Strategy", "Returning from leave",
]  # fmt: skip
SKILLS = [
    "Python", "SQL", "Statistics", "Machine learning", "Cloud", "User research", "Product discovery",
    "Budgeting", "Contract law", "Sales pitches", "Project management",
]  # fmt: skip
SLOTS = [
    f"{day} {hour}" for day in ("Mon", "Tue", "Wed", "Thu", "Fri") for hour in ("9-10", "11-12", "14-15")
]
SEATS = "How many mentees are you willing to mentor?"
WISHES = ("First choice", "Second choice", "Third choice")
TEAMS = {
    "Engineering": ["Platform", "Apps", "Data"], "Sales": ["North", "South"],
    "Customer Support": ["Chat", "Phone"], "Finance": ["Finance"],
}  # fmt: skip

# Mentees whom nobody can mentor, by row: each for another reason.
STRANDED = {37: {"Languages": "Magyar"}, 84: {"Languages": ""}, 121: {"Grade": ""}}

# What people do to a form: column, first row, every how many rows, and what happens to the cell.
DIRT: list[tuple[str, int, int, Callable[[str], str]]] = [
    ("Email Address", 5, 29, lambda cell: f" {cell} "),
    ("Email Address", 11, 47, str.title),
    ("Department", 0, 6, lambda cell: cell.replace("Data Science", "Data  Science")),
    ("Department", 3, 8, lambda cell: cell.replace("Customer Support", "Customer\u00a0Support")),
    ("Expertise", 8, 25, lambda cell: f"{cell};"),
    ("Goals", 17, 60, lambda cell: f"{cell};"),
    ("Languages", 4, 31, str.lower),
    ("Languages", 14, 45, str.upper),
    ("First choice", 9, 50, str.lower),
    ("Second choice", 13, 50, lambda cell: f"{cell.replace(' ', '  ')} "),
    ("Third choice", 6, 50, lambda cell: cell.replace(" ", "\u00a0")),
]

TINY_MENTORS = """\
Name,Email,Department,Seats,Skills
Ana López,ana@example.org,Engineering,2,Python; Leadership
Bob Ng,bob@example.org,Data,1,Statistics; Python
Carla Weiß,carla@example.org,Sales,1,Negotiation; Public speaking
Dan Okafor,dan@example.org,Finance,2,Budgeting; Leadership
"""
TINY_MENTEES = """\
Name,Email,Department,Goals,First choice,Second choice
Emil Sørensen,emil@example.org,Sales,Leadership; Python,Ana López,Dan Okafor
Fatima Haddad,fatima@example.org,Finance,Python; Statistics,Ana López,Bob Ng
Grace Kim,grace@example.org,Engineering,Public speaking,Carla Weiß,
Hugo Martín,hugo@example.org,Data,Leadership,Ana López,Carla Weiß
Inês Costa,ines@example.org,Sales,Statistics,Bob Ng,Dan Okafor
Jonas Müller,jonas@example.org,Engineering,Negotiation; Leadership,Carla Weiß,Dan Okafor
Kim Tran,kim@example.org,Data,Python,Ana López,
"""

# Found by trying many, so that every notion of fairness pairs these people in a way of its own.
COMMITTEE = """\
      Ada Ben Cleo Dan
Emma    5   3    2   9
Finn    9   2    6   2
Gita    6   5    5   5
Hugo    2   7    2   0
Ines    3   1    0   5
Jonas   4   1    3   8
Kim     8   1    2   8
"""

# Found in the same way: every rule of docs/cohorts.md makes other groups of these people than the best total.
GROUPS = """\
      Ada Ben Cleo
Emma    7   1   14
Finn   11   4    9
Gita    2   5    2
Hugo   15   3    8
Ines    8  13    8
Jonas  11  13    2
Kim    20   9    6
Liam   14   2    4
"""


class Dice:
    """Seeded choices, built on ``random()`` alone: Python promises to keep only its numbers."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed).random

    def chance(self, percent: int) -> bool:
        """Whether something of this chance happens."""
        return self._random() * 100 < percent

    def number(self, low: int, high: int) -> int:
        """Any whole number from low to high."""
        return low + int(self._random() * (high - low + 1))

    def pick(self, options: Sequence[T], weights: Sequence[int] | None = None) -> T:
        """One of the options."""
        return self.several(options, 1, weights)[0]

    def several(self, options: Sequence[T], count: int, weights: Sequence[int] | None = None) -> list[T]:
        """Different options, in the order drawn; one of weight 0 is never drawn."""
        pool = [pair for pair in zip(options, weights or [1] * len(options), strict=True) if pair[1]]
        drawn: list[T] = []
        while pool and len(drawn) < count:
            mark = self.number(1, sum(weight for _, weight in pool))
            ends = accumulate(weight for _, weight in pool)
            drawn.append(pool.pop(next(idx for idx, end in enumerate(ends) if end >= mark))[0])
        return drawn


@dataclass(frozen=True)
class Person:
    """Somebody invented."""

    first: str
    last: str
    gender: str
    language: str

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first} {self.last}"

    @property
    def email(self) -> str:
        """Address at a domain that is reserved for examples."""
        plain = self.name.translate(str.maketrans("łŁđĐ", "lLdD")).replace("ß", "ss").replace("'", "")
        ascii_only = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
        return f"{ascii_only.lower().replace(' ', '.')}@example.org"


def invent(dice: Dice, families: Sequence[str]) -> Iterator[Person]:
    """People without end, no two of one name."""
    seen: set[str] = set()
    while True:
        language, women, men, last_names = dice.pick(families).split(": ")
        first_names, gender = dice.pick([(women, "woman"), (men, "man")])
        shown = dice.pick([gender, "non-binary", ""], [93, 3, 4])
        person = Person(dice.pick(first_names.split()), dice.pick(last_names.split()), shown, language)
        if person.email not in seen:
            seen.add(person.email)
            yield person


def company(seed: int) -> tuple[list[Row], list[Row]]:
    """60 mentors and 160 mentees of a company; one person is both."""
    dice = Dice(seed)
    people = invent(dice, FAMILIES)
    mentors = [company_mentor(dice, next(people), number) for number in range(60)]
    popularity = [1 + 40 // (1 + dice.number(0, 59)) for _ in mentors]
    mentees = [company_mentee(dice, next(people), number, mentors, popularity) for number in range(160)]
    both = next(row for row in mentors if row["Grade"] == "Senior")
    shared = {
        key: both[key] for key in ("Email Address", "Department", "Site", "Grade", "Languages", "Gender")
    }
    mentees[70].update(shared, Name=full_name(both), **dict.fromkeys(WISHES, ""))
    for number, cells in STRANDED.items():
        mentees[number].update(cells)
    return mentors, mentees


def company_person(dice: Dice, person: Person, minutes: int, names: Row, grade: str) -> Row:
    """Answer what the forms for mentors and for mentees both ask."""
    sent = datetime(2026, 2, 2, 8, 30) + timedelta(minutes=minutes, seconds=dice.number(0, 1190))
    site = dice.pick([*LOCAL, "Singapore"])
    spoken = [("English", 93), (person.language, 90), (LOCAL.get(site, "English"), 60)]
    languages = [language for language, percent in spoken if dice.chance(percent)] or [person.language]
    return {
        "Timestamp": f"{sent:%Y-%m-%d %H:%M:%S}", "Email Address": person.email, **names,
        "Department": dice.pick(DEPARTMENTS), "Site": site, "Grade": grade,
        "Languages": "; ".join(dict.fromkeys(languages)),
        "Availability": slots(dice, dice.number(2, 5)) if dice.chance(96) else "", "Gender": person.gender,
    }  # fmt: skip


def company_mentor(dice: Dice, person: Person, number: int) -> Row:
    """One answer to the form for mentors."""
    grade = dice.pick(GRADES[2:], [3, 5, 2])
    years = 4 + 3 * GRADES.index(grade) + dice.number(-4, 7)
    expertise = dice.several(GOALS, dice.number(2, 4)) + dice.several(SKILLS, dice.number(2, 4))
    names = {"First Name": person.first, "Last Name": person.last}
    return company_person(dice, person, 50 * number, names, grade) | {
        "Expertise": "; ".join(expertise), "Years of experience": str(years) if dice.chance(95) else "",
        SEATS: dice.pick(["", "0", "1", "2", "3", "4", "5"], [5, 6, 18, 29, 24, 11, 7]),
    }  # fmt: skip


def company_mentee(dice: Dice, person: Person, number: int, mentors: list[Row], popularity: list[int]) -> Row:
    """One answer to the form for mentees, who mostly choose well-known mentors of a higher grade."""
    grade = dice.pick(GRADES[:4], [30, 42, 23, 5])
    row = company_person(dice, person, 20 * number, {"Name": person.name}, grade)
    ahead = [GRADES.index(mentor["Grade"]) > GRADES.index(grade) or dice.chance(5) for mentor in mentors]
    weights = [weight * may for weight, may in zip(popularity, ahead, strict=True)]
    chosen = dice.several(mentors, dice.pick([0, 1, 2, 3], [10, 10, 20, 60]), weights)
    typed = [mentor["Email Address"] if dice.chance(8) else full_name(mentor) for mentor in chosen]
    return row | {
        "Goals": "; ".join(dice.several(GOALS, dice.number(1, 4))) if dice.chance(98) else "",
        "Skills to learn": "; ".join(dice.several(SKILLS, dice.number(1, 3))) if dice.chance(92) else "",
        **dict.fromkeys(WISHES, ""),
        **dict(zip(WISHES, typed, strict=False)),
        "First generation": dice.pick(["Yes", "No", ""], [30, 62, 8]),
    }  # fmt: skip


def full_name(mentor: Row) -> str:
    """First and last name."""
    return f"{mentor['First Name']} {mentor['Last Name']}"


def slots(dice: Dice, count: int) -> str:
    """Free hours in a week, in their order."""
    return "; ".join(sorted(dice.several(SLOTS, count), key=SLOTS.index))


def vetoes(mentors: list[Row], mentees: list[Row]) -> list[Row]:
    """Pairs that must not be, such as a mentee and their own manager; some were even wished for."""
    by_name = {full_name(row): row["Email Address"] for row in mentors}
    wished = [row for row in mentees if row["First choice"] in by_name][4::30]
    pairs = [(row["Email Address"], by_name[row["First choice"]]) for row in wished]
    pairs += [(mentees[idx]["Email Address"], mentors[idx]["Email Address"]) for idx in (12, 33, 51)]
    return [{"mentee": mentee, "mentor": mentor} for mentee, mentor in pairs]


def soiled(rows: list[Row], blank_at: int) -> list[Row]:
    """Return the rows as they come out of a real form, with a blank one in the middle."""
    rows = [dict(row) for row in rows]
    for column, first, step, spoil in DIRT:
        for row in rows[first::step]:
            if column in row:
                row[column] = spoil(row[column]) if row[column] else ""
    return [*rows[:blank_at], dict.fromkeys(rows[0], ""), *rows[blank_at:]]


def university(seed: int) -> list[Row]:
    """30 students on one sheet: mentors, mentees, and three who are both."""
    dice = Dice(seed)
    roles = ["Mentor"] * 9 + ["Both"] * 3 + ["Mentee"] * 18
    rows: list[Row] = []
    for role, person in zip(roles, invent(dice, FAMILIES[:6]), strict=False):
        semesters = {"Mentor": (6, 10), "Both": (4, 5), "Mentee": (1, 3)}[role]
        rows.append({
            "Name": person.name, "E-mail": person.email, "Role": role,
            "Faculty": ["Law", "Physics", "History"][len(rows) % 3], "Semester": str(dice.number(*semesters)),
            "Interests": "; ".join(dice.several(GOALS[:3] + SKILLS[:6], dice.number(2, 4))),
            "Places": "" if role == "Mentee" else str(dice.number(1, 3)),
            "Mentors wanted": "" if role == "Mentor" else dice.pick(["", "1", "2"], [2, 5, 1]),
        })  # fmt: skip
    for row in rows:
        near = [other for other in rows if other["Faculty"] == row["Faculty"] and other is not row]
        for column, role in (("Would like as mentor", "Mentee"), ("Would like as mentee", "Mentor")):
            asked = row["Role"] in (role, "Both") and dice.chance(70)
            others = [other["Name"] for other in near if other["Role"] not in (role, "Both")]
            row[column] = "; ".join(dice.several(others, dice.number(1, 2))) if asked else ""
    return sorted(rows, key=lambda row: row["E-mail"])


def scored(seed: int) -> tuple[list[Row], list[Row], list[Row]]:
    """5 mentors, 12 mentees, and the scores that a committee gave to most of the pairs."""
    dice = Dice(seed)
    people = invent(dice, FAMILIES)
    limits = [("3", "3"), ("2", "3"), ("1", "2"), ("0", "4"), ("2", "2")]
    mentors = [
        {"id": f"M{number}", "name": next(people).name, "fewest": fewest, "most": most}
        for number, (fewest, most) in enumerate(limits, 1)
    ]
    mentees = [{"id": f"{7 + 13 * number:03d}", "name": next(people).name} for number in range(12)]
    pairs = [
        {"mentee": mentee["id"], "mentor": mentor["id"], "score": f"{dice.number(-60, 380) / 40:g}"}
        for mentee in mentees for mentor in dice.several(mentors, dice.number(3, 4))
    ]  # fmt: skip
    return mentors, mentees, pairs


def circles(seed: int) -> tuple[list[Row], list[Row]]:
    """13 mentors and 48 mentees of a company whose mentors meet their mentees as a group.

    Some mentees speak Portuguese only; they are all of one department, and one mentor speaks it.
    """
    dice = Dice(seed)
    people = invent(dice, FAMILIES)
    mentors = [circle_mentor(dice, next(people), number) for number in range(13)]
    mentees = [circle_mentee(dice, next(people), number, mentors) for number in range(48)]
    for mentor in mentors:
        chosen = [row["Name"] for row in dice.several(mentees, dice.pick([0, 2, 3], [1, 2, 3]))]
        mentor["Would like to mentor"] = "; ".join(chosen)
    return mentors, mentees


def circle_mentor(dice: Dice, person: Person, number: int) -> Row:
    """A mentor of a group; the third one speaks Portuguese as well."""
    return {
        "Name": person.name, "Email": person.email, "Site": ["Berlin", "Madrid", "Online"][number % 3],
        "Seats": str(dice.pick([4, 5, 6], [4, 3, 1])),
        "Languages": "English; Português" if number == 2 else "English",
        "Expertise": "; ".join(dice.several(GOALS, dice.number(3, 5))),
    }  # fmt: skip


def circle_mentee(dice: Dice, person: Person, number: int, mentors: list[Row]) -> Row:
    """A mentee; every 16th speaks Portuguese only."""
    alone = number % 16 == 5
    department = "Customer Support" if alone else dice.pick(list(TEAMS), [6, 4, 3, 2])
    chosen = dice.several(mentors, dice.pick([0, 2, 3], [1, 2, 5]))
    return {
        "Name": person.name, "Email": person.email, "Department": department,
        "Team": dice.pick(TEAMS[department]), "Gender": person.gender,
        "First generation": dice.pick(["yes", "no"], [35, 65]),
        "Languages": "Português" if alone else "English",
        "Goals": "; ".join(dice.several(GOALS, dice.number(1, 4))),
        **dict.fromkeys(WISHES, ""),
        **dict(zip(WISHES, (mentor["Name"] for mentor in chosen), strict=False)),
    }  # fmt: skip


def committee(table: str) -> list[Row]:
    """The scores of an example, one line a pair."""
    mentors, *lines = (line.split() for line in table.splitlines())
    return [
        {"mentee": mentee, "mentor": mentor, "score": score}
        for mentee, *scores in lines for mentor, score in zip(mentors, scores, strict=True)
    ]  # fmt: skip


def write(path: Path, rows: list[Row], *, encoding: str = "utf-8", delimiter: str = ",") -> None:
    """Write a table as the web forms and Excel do, with CRLF at the end of each line."""
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, list(rows[0]), delimiter=delimiter, lineterminator="\r\n")
    table.writeheader()
    table.writerows(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.getvalue().encode(encoding))


def main(folder: Path) -> None:
    """Write all samples into the folder."""
    mentors, mentees = company(38)
    write(folder / "mentors.csv", soiled(mentors, 30))
    write(folder / "mentees.csv", soiled(mentees, 95))
    write(folder / "vetoes.csv", vetoes(mentors, mentees))
    (folder / "tiny").mkdir(parents=True, exist_ok=True)
    (folder / "tiny" / "mentors.csv").write_bytes(TINY_MENTORS.encode())
    (folder / "tiny" / "mentees.csv").write_bytes(TINY_MENTEES.encode())
    write(folder / "university" / "students.csv", university(11), encoding="cp1252", delimiter=";")
    for name, rows in zip(("mentors", "mentees", "pairs"), scored(5), strict=True):
        write(folder / "scores" / f"{name}.csv", rows)
    write(folder / "fairness" / "scores.csv", committee(COMMITTEE))
    write(folder / "cohorts" / "scores.csv", committee(GROUPS))
    for name, rows in zip(("mentors", "mentees"), circles(11), strict=True):
        write(folder / "cohorts" / f"{name}.csv", rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)

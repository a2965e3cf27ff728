"""From a coordinator's files to a first config, with why each line is there and what is unsure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pairforge.advice.init.criteria import PROPOSERS as CRITERIA
from pairforge.advice.init.entry import Entry, Section, doubts, plain
from pairforge.advice.init.field import Field, Kind
from pairforge.advice.init.interview import Interview
from pairforge.advice.init.layout import find_blocks
from pairforge.advice.init.listing import Listing
from pairforge.advice.init.match import Proposed
from pairforge.advice.init.rules import COMPARING, PROTECTING
from pairforge.advice.init.side_tables import SideTable
from pairforge.advice.init.sides import Sides, find_sides
from pairforge.advice.init.trial import Trial
from pairforge.advice.init.wording import LEVEL
from pairforge.config.presets import PRESETS
from pairforge.errors import InputError, Trouble
from pairforge.roster.cells import fold
from pairforge.roster.tables.sheets import Sheet, read_sheets

_SCORED = {"history", "scores"}
_PRIORITIES = Entry(
    ["bands", "breaks", "total"],
    "fewest without a mentor, then fewest poor pairs (under 40 % of the sum of weights) and fair ones (under "
    "70 %), then fewest breaks of soft rules, then the sum of scores",
)
_PRIORITIES_OF_SCORES = Entry(
    ["matched", "breaks", "total"],
    "as many places filled as possible, then fewest breaks of soft rules, then the sum of scores",
)
_MOST_LOST = 0.05


@dataclass(frozen=True)
class Proposal:
    """A first config.

    Parameters
    ----------
    content
        The config, with why each entry is there.
    mentees, mentors
        What was recognized of each side.
    left_out
        Columns that nothing uses: side, heading and what they seem to hold.
    rules_left_out
        Rules that would cost more than one place in twenty.
    texts
        Free texts of mentees and mentors that the criterion ``text`` could compare, if there are any.
    """

    content: Section
    mentees: Listing
    mentors: Listing
    left_out: tuple[tuple[str, str, str], ...]
    rules_left_out: tuple[Proposed, ...]
    texts: tuple[str, str] | None

    @property
    def plain(self) -> dict[str, Any]:
        """The config as YAML would hold it."""
        config: dict[str, Any] = plain(self.content)
        return config

    @property
    def doubts(self) -> list[str]:
        """Everything that is unsure."""
        return doubts(self.content)


def propose(folder: Path, files: Sequence[str], interview: Interview, preset: str = "balanced") -> Proposal:
    """Propose a config for some exports.

    Parameters
    ----------
    folder
        The folder that the config will be in.
    files
        One or several files, as the config will name them.
    interview
        Decides where two readings are likely.
    preset
        Which weights to start from.

    Raises
    ------
    InputError
        If a file cannot be read, or nothing in them tells mentors, mentees and who fits whom.
    """
    sheets = [sheet for file in files for sheet in _sheets(folder, file)]
    blocks = [block for sheet in sheets for block in find_blocks(sheet) if block.columns]
    sides = find_sides(blocks, interview)
    mentees, mentors = sides.mentees, sides.mentors
    criteria = _criteria(mentees, mentors, interview)
    scored = [table for table in sides.tables if table.kind in _SCORED]
    if not criteria and not scored:
        raise InputError([_nothing_to_score(mentees)])
    used = frozenset(heading for found in criteria for heading in found.columns)
    content: Section = {"version": Entry(1), "name": Entry("Mentoring programme")}
    content |= {
        "mentors": Entry(mentors.section(used), unsure=sides.unsure),
        "mentees": Entry(mentees.section(used)),
    }
    content["criteria"] = Entry([*_named(criteria, preset), *(_weighted(table, preset) for table in scored)])
    rules, refused = _rules(content, sides, folder)
    content |= {"rules": Entry(rules)} if rules else {}
    is_scored = any(table.kind == "scores" for table in scored)
    content["priorities"] = _PRIORITIES_OF_SCORES if is_scored else _PRIORITIES
    audit = _audit(mentees, mentors)
    content |= {"audit": Entry(audit)} if audit else {}
    content["output"] = Entry({"folder": "results"})
    return Proposal(
        content, mentees, mentors, _left_out(content, mentees, mentors), refused, _texts(mentees, mentors)
    )


def _sheets(folder: Path, file: str) -> tuple[Sheet, ...]:
    return read_sheets(folder / file, file)


def _criteria(mentees: Listing, mentors: Listing, interview: Interview) -> list[Proposed]:
    found: list[Proposed] = []
    for proposer in CRITERIA:
        used = {fold(heading) for one in found for heading in one.uses}
        free = tuple(known for known in mentees.fields if fold(known.heading) not in used)
        found += proposer(replace(mentees, fields=free), mentors, interview)
    return found


def _named(criteria: list[Proposed], preset: str) -> list[Entry]:
    names: dict[str, int] = {}
    entries = []
    for found in criteria:
        topic = found.topic.casefold()
        names[topic] = names.get(topic, 0) + 1
        name = topic if names[topic] == 1 else f"{topic} {names[topic]}"
        weight = PRESETS[preset]["same" if found.is_minor else found.value["kind"]]
        value = {"name": name, **found.value, "weight": _number(weight)}
        entries.append(Entry(value, found.why, found.unsure))
    return entries


def _weighted(table: SideTable, preset: str) -> Entry:
    value = {"name": {"history": "somebody new", "scores": "scores"}[table.kind], **table.entry.value}
    if table.kind != "scores":
        value["weight"] = _number(PRESETS[preset][table.kind])
    return replace(table.entry, value=value)


def _number(weight: float) -> int | float:
    return int(weight) if float(weight).is_integer() else weight


def _rules(content: Section, sides: Sides, folder: Path) -> tuple[list[Entry], tuple[Proposed, ...]]:
    """The rules that can be proposed, and those that would cost too many places."""
    rules = [table.entry for table in sides.tables if table.kind not in _SCORED]
    trial = Trial(folder, {**plain(content), "rules": [plain(rule) for rule in rules]})
    refused = []
    for proposer in (*PROTECTING, *COMPARING):
        for found in proposer(sides.mentees, sides.mentors):
            cost = trial.cost(found.value)
            is_costly = cost is not None and cost > _MOST_LOST
            if is_costly and proposer in COMPARING:
                refused.append(found)
                continue
            trial.take(found.value)
            rules.append(Entry(found.value, found.why, _doubt(found.topic, cost) or found.unsure))
    return rules, tuple(refused)


def _doubt(rule: str, cost: float | None) -> str:
    if cost is None:
        return f'The rule "{rule}" is not tried yet, as something in the files is to be mended first.'
    if cost == 0:
        return ""
    told = "less than 1%" if cost < 0.01 else f"{cost:.0%}"
    return f'The rule "{rule}" leaves {told} of the places empty that could be filled without it.'


def _audit(mentees: Listing, mentors: Listing) -> list[str]:
    headings: dict[str, str] = {}
    for side in (mentees, mentors):
        for known in side.of_kind(Kind.DEMOGRAPHIC):
            headings.setdefault(fold(known.heading), known.heading)
    return list(headings.values())


def _left_out(content: Section, mentees: Listing, mentors: Listing) -> tuple[tuple[str, str, str], ...]:
    """Columns that the config does not name."""
    named = set(_texts_in(plain(content)))
    return tuple(
        (side.side, heading, _seems(known))
        for side in (mentors, mentees)
        for known in side.fields
        if fold(known.heading) not in named
        for heading in known.headings
        if fold(heading) not in named
    )


def _seems(known: Field) -> str:
    """What a column seems to hold."""
    is_step = known.kind is Kind.LABEL and LEVEL.search(known.heading)
    return (Kind.UNORDERED if is_step else known.kind).value


def _texts_in(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in _texts_in(item)]
    if isinstance(value, list):
        return [text for item in value for text in _texts_in(item)]
    return [fold(value)] if isinstance(value, str) else []


def _texts(mentees: Listing, mentors: Listing) -> tuple[str, str] | None:
    mine, theirs = mentees.of_kind(Kind.TEXT), mentors.of_kind(Kind.TEXT)
    return (mine[0].heading, theirs[0].heading) if mine and theirs else None


def _nothing_to_score(mentees: Listing) -> Trouble:
    return Trouble(
        what="Nothing in these files says who fits whom: no choices, and no answers that both sides give.",
        remedy="Name a file of choices or scored pairs too, or ask both sides something in common.",
        file=str(plain(mentees.keys["file"])),
    )

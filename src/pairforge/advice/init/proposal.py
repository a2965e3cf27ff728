"""From a coordinator's files to a first config, with why each line is there and what is unsure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pairforge.advice.init.column import Column
from pairforge.advice.init.criteria import PROPOSERS as CRITERIA
from pairforge.advice.init.entry import Entry, Section, doubts, plain
from pairforge.advice.init.field import Kind
from pairforge.advice.init.headed import mentors_in_headings
from pairforge.advice.init.headless import read_headless
from pairforge.advice.init.interview import Interview
from pairforge.advice.init.layout import Block, find_blocks
from pairforge.advice.init.listing import Listing, list_side, read_listing, without_the_others
from pairforge.advice.init.match import Proposed
from pairforge.advice.init.people_named import Names
from pairforge.advice.init.roles import find_roles
from pairforge.advice.init.rules import PROPOSERS as RULES
from pairforge.advice.init.side_tables import SideTable, alias_table, pair_table
from pairforge.advice.init.trial import Trial
from pairforge.config.presets import PRESETS
from pairforge.errors import InputError, Trouble
from pairforge.roster.cells import fold
from pairforge.roster.sheets import Sheet, read_sheets

_SCORED = {"history", "scores"}


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
        Rules that would leave too many people without anybody.
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
    mentees, mentors, others, unsure = _two_sides(blocks, interview)
    tables, mentees, mentors = _beside(others, mentees, mentors, interview)
    criteria = _criteria(mentees, mentors, interview)
    scored = [table for table in tables if table.kind in _SCORED]
    if not criteria and not scored:
        raise InputError([_nothing_to_score(mentees, mentors)])
    used = frozenset(heading for found in criteria for heading in found.columns)
    content: Section = {"version": Entry(1), "name": Entry("Mentoring programme", unsure=unsure)}
    content |= {"mentors": Entry(mentors.section(used)), "mentees": Entry(mentees.section(used))}
    content["criteria"] = Entry([*_named(criteria, preset), *(_weighted(table, preset) for table in scored)])
    rules, refused = _rules(content, tables, mentees, mentors, Trial(folder))
    content |= {"rules": Entry(rules)} if rules else {}
    content["priorities"] = Entry(["matched", "total"])
    audit = _audit(mentees, mentors)
    content |= {"audit": Entry(audit)} if audit else {}
    content["output"] = Entry({"folder": "results"})
    return Proposal(
        content, mentees, mentors, _left_out(content, mentees, mentors), refused, _texts(mentees, mentors)
    )


def _sheets(folder: Path, file: str) -> tuple[Sheet, ...]:
    return read_sheets(folder / file, file)


def _two_sides(
    blocks: list[Block], interview: Interview
) -> tuple[Listing, Listing, tuple[Block, ...], str]:
    roles = find_roles(blocks, interview)
    if roles is None:
        raise InputError([_nobody()])
    mentees = list_side(
        "mentee", roles.mentees, dict(roles.mentee_keys), _columns_but(blocks, roles.mentees)
    )
    if roles.mentors is None:
        headed = None if isinstance(mentees, Trouble) else mentors_in_headings(roles.mentees, mentees, interview)
        if headed is None:
            raise InputError([_one_side(roles.mentees)])
        mentors: Listing | Trouble = headed
    else:
        mentors = list_side(
            "mentor", roles.mentors, dict(roles.mentor_keys), _columns_but(blocks, roles.mentors)
        )
    troubles = [side for side in (mentees, mentors) if isinstance(side, Trouble)]
    if troubles or isinstance(mentees, Trouble) or isinstance(mentors, Trouble):
        raise InputError(troubles)
    if roles.mentors is roles.mentees:
        mentees, mentors = without_the_others(mentees, mentors), without_the_others(mentors, mentees)
    return mentees, _with_capacity(mentors, mentees), roles.others, roles.unsure


def _columns_but(blocks: list[Block], own: Block) -> tuple[Column, ...]:
    return tuple(column for block in blocks if block is not own for column in block.columns)


def _with_capacity(mentors: Listing, mentees: Listing) -> Listing:
    if "capacity" in mentors.keys:
        return mentors
    seats = -(-mentees.count // max(mentors.count, 1))
    unsure = f"No column says how many mentees each can take; with {seats} each there is a place for everybody."
    return replace(mentors, keys=mentors.keys | {"capacity": Entry(seats, unsure=unsure)})


def _beside(
    others: tuple[Block, ...], mentees: Listing, mentors: Listing, interview: Interview
) -> tuple[list[SideTable], Listing, Listing]:
    """The side tables, and both sides with what their questions are for."""
    tables: list[SideTable] = []
    words: list[str] = []
    for block in others:
        pairs = pair_table(block, mentees, mentors, interview)
        aliases = None if pairs is not None else alias_table(block, mentees, mentors)
        if pairs is not None:
            tables.append(pairs)
        elif aliases is not None and "aliases" not in mentors.keys:
            mentors = replace(mentors, keys=mentors.keys | {"aliases": aliases[0]})
            words = aliases[1]
    names = Names([*(word for person in mentors.people for word in person), *words])
    return (
        tables,
        read_headless(read_listing(mentees, names, interview)),
        read_headless(read_listing(mentors, mentees.names, interview)),
    )


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
        weight = PRESETS[preset][found.value["kind"]]
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


def _rules(
    content: Section, tables: list[SideTable], mentees: Listing, mentors: Listing, trial: Trial
) -> tuple[list[Entry], tuple[Proposed, ...]]:
    """The rules that can be proposed, and those that would leave too many without anybody."""
    rules = [table.entry for table in tables if table.kind not in _SCORED]
    config = plain(content) | {"rules": [plain(rule) for rule in rules]}
    refused = []
    for proposer in RULES:
        for found in proposer(mentees, mentors):
            allowed = trial.allows(config, found.value)
            if allowed is False:
                refused.append(found)
                continue
            unsure = "" if allowed else "Not tried yet, as the files have problems; see below."
            rules.append(Entry(found.value, found.why, unsure))
            config["rules"].append(found.value)
    return rules, tuple(refused)


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
        (side.side, heading, known.kind.value)
        for side in (mentors, mentees)
        for known in side.fields
        if fold(known.heading) not in named
        for heading in known.headings
        if fold(heading) not in named
    )


def _texts_in(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in _texts_in(item)]
    if isinstance(value, list):
        return [text for item in value for text in _texts_in(item)]
    return [fold(value)] if isinstance(value, str) else []


def _texts(mentees: Listing, mentors: Listing) -> tuple[str, str] | None:
    mine, theirs = mentees.of_kind(Kind.TEXT), mentors.of_kind(Kind.TEXT)
    return (mine[0].heading, theirs[0].heading) if mine and theirs else None


def _nobody() -> Trouble:
    return Trouble(
        what="There is no table with people in these files.",
        remedy="Name the exports of your forms: one with a row for each mentor, one with a row for each mentee.",
    )


def _one_side(block: Block) -> Trouble:
    return Trouble(
        what="Only one table with people was found, and no column in it says who is a mentor and who a mentee.",
        remedy="Name the file of the other side too: `pairforge init MENTORS MENTEES`.",
        file=block.sheet.file,
    )


def _nothing_to_score(mentees: Listing, mentors: Listing) -> Trouble:
    return Trouble(
        what="Nothing in these files says who fits whom: no choices, and no answers that both sides give.",
        remedy="Name a file of scored pairs or choices too, or ask both sides a question with the same answers.",
        file=str(plain(mentees.keys["file"])),
    )

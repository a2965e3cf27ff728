"""The two sides of a programme and the tables beside them, found in the tables of all files."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pairforge.advice.init.column import Column
from pairforge.advice.init.entry import Entry
from pairforge.advice.init.headed import mentors_in_headings
from pairforge.advice.init.headless import read_headless
from pairforge.advice.init.interview import Interview
from pairforge.advice.init.layout import Block
from pairforge.advice.init.listing import Listing, list_side, read_listing, without_the_others
from pairforge.advice.init.people_named import Names
from pairforge.advice.init.roles import Roles, find_roles
from pairforge.advice.init.side_tables import SideTable, alias_table, pair_table
from pairforge.config import Side
from pairforge.errors import InputError, Trouble


@dataclass(frozen=True)
class Sides:
    """Both sides with what their columns are for, the tables of pairs, and what is unsure of the roles."""

    mentees: Listing
    mentors: Listing
    tables: tuple[SideTable, ...]
    unsure: str


def find_sides(blocks: list[Block], interview: Interview) -> Sides:
    """Tell the sides apart and find out what their columns are for.

    Raises
    ------
    InputError
        If there are no people, only one side, or nothing tells people apart.
    """
    mentees, mentors, others, unsure = _two_sides(blocks, interview)
    tables, mentees, mentors = _beside(others, mentees, mentors, interview)
    return Sides(mentees, mentors, tuple(tables), unsure)


def _two_sides(blocks: list[Block], interview: Interview) -> tuple[Listing, Listing, tuple[Block, ...], str]:
    roles = find_roles(blocks, interview)
    if roles is None:
        raise InputError([_nobody()])
    mentees = _listed("mentee", roles, blocks)
    if roles.mentors is None:
        headed = (
            None if isinstance(mentees, Trouble) else mentors_in_headings(roles.mentees, mentees, interview)
        )
        if headed is None:
            raise InputError([_one_side(roles.mentees)])
        mentors: Listing | Trouble = headed
    else:
        mentors = _listed("mentor", roles, blocks)
    troubles = [side for side in (mentees, mentors) if isinstance(side, Trouble)]
    if troubles or isinstance(mentees, Trouble) or isinstance(mentors, Trouble):
        raise InputError(troubles)
    if _has_own_id(mentors) and not _has_own_id(mentees):
        mentees = _with_the_same_id(mentees, mentors, roles, blocks)
    elif roles.mentors is not None and _has_own_id(mentees) and not _has_own_id(mentors):
        mentors = _with_the_same_id(mentors, mentees, roles, blocks)
    if roles.mentors is roles.mentees:
        mentees, mentors = without_the_others(mentees, mentors), without_the_others(mentors, mentees)
    return mentees, _with_capacity(mentors, mentees), roles.others, roles.unsure


def _listed(side: Side, roles: Roles, blocks: list[Block], prefer: str = "") -> Listing | Trouble:
    block = roles.mentees if side == "mentee" or roles.mentors is None else roles.mentors
    keys = dict(roles.mentee_keys if side == "mentee" else roles.mentor_keys)
    return list_side(side, block, keys, _columns_but(blocks, block), prefer)


def _has_own_id(listing: Listing) -> bool:
    """Whether these people go by another id than their address."""
    return "email" in listing.keys and listing.keys["id"].value != listing.keys["email"].value


def _with_the_same_id(listing: Listing, others: Listing, roles: Roles, blocks: list[Block]) -> Listing:
    """The listing by the id that tells the others apart, so that somebody on both sides is known."""
    again = _listed(listing.side, roles, blocks, others.keys["id"].value)
    return listing if isinstance(again, Trouble) else again


def _columns_but(blocks: list[Block], own: Block) -> tuple[Column, ...]:
    return tuple(column for block in blocks if block is not own for column in block.columns)


def _with_capacity(mentors: Listing, mentees: Listing) -> Listing:
    if "capacity" in mentors.keys:
        return mentors
    seats = -(-mentees.count // max(mentors.count, 1))
    unsure = (
        f"No column says how many mentees each can take; with {seats} each there is a place for everybody."
    )
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


def _nobody() -> Trouble:
    return Trouble(
        what="There is no table with people in these files.",
        remedy="Name the exports of your forms: one with a row a mentor, one with a row a mentee.",
    )


def _one_side(block: Block) -> Trouble:
    return Trouble(
        what="Only one table with people was found, and no column in it says who is mentor or mentee.",
        remedy="Name the file of the other side too: `pairforge init MENTORS MENTEES`.",
        file=block.sheet.file,
    )

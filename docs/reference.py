"""Writes the reference of the config from its schema: ``python docs/reference.py [FOLDER]``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from pairforge.config import Config
from pairforge.config.capacities import CapacityConfig
from pairforge.config.co_mentors import CoMentorsConfig
from pairforge.config.cohorts import CohortConfig
from pairforge.config.columns import CountColumn
from pairforge.config.criteria import CriterionConfig
from pairforge.config.criteria.ranking import BothColumns
from pairforge.config.derived import DerivedColumn, FromTo
from pairforge.config.fairness import LimitConfig
from pairforge.config.output import OutputConfig
from pairforge.config.past_rounds import PastRounds
from pairforge.config.priorities import PriorityMapping
from pairforge.config.rules import RuleConfig
from pairforge.config.sides import Aliases, Answered, MenteesConfig, MentorsConfig, Role
from pairforge.config.solver import SolverConfig
from pairforge.config.stability import StabilityConfig
from pairforge.config.tables import RowFilter

ROOT = Path(__file__).parent.parent

HEAD = """# The config, key by key

Made from the schema by `python docs/reference.py`; `pairforge schema config` prints it as JSON Schema
for editors. Paths are relative to the config's folder. Unknown keys are errors. Ids such as `007` stay
as they are.

Configs for exports of many shapes are in [exports.md](exports.md), and what the criteria measure in
[criteria.md](criteria.md).

How answers are read: case, spacing and full-width forms make no difference. A list in one cell is split
at whichever of line break, `;`, `|` and `,` separates most of the column's cells (text in brackets is
kept together), at `separator`, or against the known `options`. People are named by id, e-mail address or
name; in names, accents, punctuation and order make no difference either. Numbers have a decimal point, or
the file's `decimal`. A blank answer counts as the programme's mean in a criterion; in a rule that must hold
(`share`, `same`, `gap`, `meet`, `consent`) it does not, and in one that must not (`differ`, `conflict`,
`veto`) it does no harm. A person who stands on both sides is never matched with themselves: the same id
counts as the same person unless both sides have names and the names differ.
"""

GROUPS = """```yaml
cohorts:
  - {kind: at_most, column: department, same: 2, hard: true}        # two of any department
  - {kind: at_least, column: gender, value: woman, count: 1}        # soft: a break costs its price, here 1
  - {kind: together, mentees: [Emma, Hugo], name: "one project", price: 5}
capacities:
  - {column: site, places: {Berlin: 6}}
fairness:
  - {kind: group_gap, column: first generation, measure: match_rate, at_most: 0.2}
priorities: [matched, breaks, {kind: variety, columns: [team]}, total]
solver: {engine: general, work_limit: 60}
```
"""


def config_reference() -> str:
    """The whole page."""
    parts = [
        HEAD,
        _section("Top level", Config),
        _section("`mentors`", MentorsConfig),
        _section("`mentees`", MenteesConfig),
        _section("`role`", Role),
        _section("`keep`", RowFilter),
        _section("`answered` as a mapping", Answered),
        _section("`aliases`", Aliases),
        "## `columns` of a side\n\nThe name of the new column, and how it is made: "
        "`Areas: {ticks: Which areas?}`. Several columns are named as a list, as `{first, last}`, or by the "
        "question that they have in common: `Question [Option]` or `Question - Option`.\n",
        *(
            _section(f"`{next(iter(model.model_fields))}`", model, level=3)
            for model in _members(DerivedColumn)
        ),
        _section("`first` and `last`", FromTo, level=3),
        _section("`capacity`, `min`, `wants`, `places` as a mapping", CountColumn),
        "## `criteria`\n",
        *(_section(f"`kind: {_kind(model)}`", model, level=3) for model in _members(CriterionConfig)),
        _section("`columns` with `by: both`", BothColumns, level=3),
        "## `rules`\n",
        *(_section(f"`kind: {_kind(model)}`", model, level=3) for model in _members(RuleConfig)),
        "## `cohorts`\n\nThe mentees of one mentor are the mentor's cohort. A rule that is not `hard` has a "
        "price: `breaks` among the priorities counts what its breaks cost. Each rule with an example: "
        f"[cohorts.md](cohorts.md).\n\n{GROUPS}",
        *(_section(f"`kind: {_kind(model)}`", model, level=3) for model in _members(CohortConfig)),
        _section("`capacities`", CapacityConfig),
        _section("`co_mentors`", CoMentorsConfig),
        _section("`history`", PastRounds),
        "## `fairness`\n",
        *(_section(f"`kind: {_kind(model)}`", model, level=3) for model in _members(LimitConfig)),
        "## `priorities`\n\nMost important first. A kind alone stands for `{kind: ...}` with its defaults.\n",
        *(_section(f"`kind: {_kind(model)}`", model, level=3) for model in _members(PriorityMapping)),
        _section("`stability`", StabilityConfig),
        _section("`solver`", SolverConfig),
        _section("`output`", OutputConfig),
    ]
    return "\n".join(parts)


def _section(title: str, model: type[BaseModel], level: int = 2) -> str:
    fields = {
        name: field for name, field in model.model_fields.items() if name != "kind" and not field.exclude
    }
    rows = [_row(name, field) for name, field in fields.items()]
    table = "\n".join(["", "| key | default | meaning |", "|---|---|---|", *rows, ""] if rows else [""])
    doc = " ".join((model.__doc__ or "").split("\n\n")[0].split())
    return f"{'#' * level} {title}\n\n{doc}\n{table}"


def _row(name: str, field: FieldInfo) -> str:
    default = "required" if field.is_required() else _default(field)
    choices = ", ".join(f"`{choice}`" for choice in _choices(field.annotation))
    meaning = " ".join(filter(None, [field.description, choices and f"One of: {choices}."]))
    return f"| `{name}` | {default} | {meaning.replace('|', '/')} |"


def _choices(annotation: Any) -> tuple[str, ...]:
    """What can be chosen, where that is a list of at least two words; a list of them chooses several."""
    if get_origin(annotation) is Literal:
        return get_args(annotation) if len(get_args(annotation)) > 1 else ()
    members = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else ()
    return next(filter(None, map(_choices, members)), ())


def _default(field: FieldInfo) -> str:
    value = field.get_default(call_default_factory=True)
    if value is None or isinstance(value, BaseModel):
        return ""
    if isinstance(value, (list, tuple)):
        return f"`[{', '.join(map(str, value))}]`" if value else ""
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _members(union: Any) -> Iterator[type[BaseModel]]:
    for member in get_args(get_args(union)[0]):
        yield get_args(member)[0] if get_args(member) else member


def _kind(model: type[BaseModel]) -> str:
    return str(get_args(model.model_fields["kind"].annotation)[0])


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    (target / "config.md").write_text(config_reference(), encoding="utf-8", newline="\n")

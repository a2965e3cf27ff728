"""Kinds of criteria that other packages add, found by their entry points and loaded when they are used."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from string import Formatter
from typing import Annotated, Any, TypeAlias, get_args

from pydantic import GetJsonSchemaHandler, SerializeAsAny, ValidatorFunctionWrapHandler, WrapValidator
from pydantic_core import CoreSchema

from pairforge.config.criteria import CriterionBase, CriterionConfig

GROUP = "pairforge.criteria"
"""The entry points' group; the name of an entry point is the ``kind``, its object the criterion's class."""

BUILT_IN: frozenset[str] = frozenset(
    get_args(model.model_fields["kind"].annotation)[0] for model in get_args(get_args(CriterionConfig)[0])
)
"""The kinds that pairforge has itself; no package can replace them."""

_NEEDED = ("phrase", "values", "mean", "interval", "evidence")


@dataclass(frozen=True)
class PlugIn:
    """A criterion of another package: its class, which has the schema as its ``Config``."""

    package: str
    criterion: type[Any]


def plug_in_kinds() -> tuple[str, ...]:
    """The kinds that installed packages add, sorted; nothing of them is imported."""
    return tuple(sorted(set(_found()) - BUILT_IN))


def plug_in(kind: str) -> PlugIn:
    """The criterion that a package adds.

    Raises
    ------
    LookupError
        If no package adds that kind.
    ValueError
        If two packages do, or if the one that does cannot be imported or lacks something; says which.
    """
    entries = _found()[kind]
    packages = sorted({_package(entry) for entry in entries})
    if len(packages) > 1:
        raise ValueError(
            f"several packages offer `kind: {kind}`: {', '.join(packages)}; uninstall all but one"
        )
    (package,) = packages
    if kind in BUILT_IN:
        raise ValueError(
            f"the package {package} offers `kind: {kind}`, which is one of pairforge's own; uninstall it, or "
            "ask its author to call it something else"
        )
    try:
        criterion = entries[0].load()
    except Exception as error:
        raise ValueError(
            f"the package {package}, which offers `kind: {kind}`, cannot be imported "
            f"({type(error).__name__}: {error}); update it, or ask its author"
        ) from error
    schema = getattr(criterion, "Config", None)
    lacking = [name for name in _NEEDED if not hasattr(criterion, name)]
    if not (isinstance(schema, type) and issubclass(schema, CriterionBase)):
        lacking.insert(0, "a Config that is a CriterionBase")
    if lacking:
        names = ", ".join(lacking)
        raise ValueError(f"`kind: {kind}` of the package {package} lacks {names}; ask its author")
    if not _takes_evidence(criterion.phrase):
        raise ValueError(
            f"`kind: {kind}` of the package {package} has a phrase that does not hold {{}} just once; "
            "ask its author"
        )
    return PlugIn(package, criterion)


def _takes_evidence(phrase: object) -> bool:
    """Whether a phrase has one place for the evidence, and no other."""
    if not isinstance(phrase, str):
        return False
    try:
        fields = [field[1:] for field in Formatter().parse(phrase) if field[1] is not None]
    except ValueError:
        return False
    return fields == [("", "", None)]


def _found() -> Mapping[str, tuple[EntryPoint, ...]]:
    return _entries(tuple(sys.path))


@lru_cache(maxsize=4)
def _entries(path: tuple[str, ...]) -> dict[str, tuple[EntryPoint, ...]]:
    """The entry points of a search path by their names."""
    found: dict[str, tuple[EntryPoint, ...]] = {}
    for entry in entry_points(group=GROUP):
        found[entry.name] = (*found.get(entry.name, ()), entry)
    return found


def _package(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist is not None else entry.value.partition(":")[0]


def _validated(value: Any, built_in: ValidatorFunctionWrapHandler) -> Any:
    kind = value.get("kind") if isinstance(value, dict) else None
    if isinstance(kind, str) and kind in _found():
        found = plug_in(kind)
        config = found.criterion.Config.model_validate(value)
        if config.kind != kind:
            raise ValueError(
                f"the package {found.package} takes `kind: {kind}` for another one; ask its author"
            )
        return config
    return value if _is_plug_in(value) else built_in(value)


def _is_plug_in(value: Any) -> bool:
    return isinstance(value, CriterionBase) and value.kind not in BUILT_IN


class _AlsoPlugIns:
    """Adds the kinds of installed packages to the JSON Schema."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        built_in = handler(schema)
        if not plug_in_kinds():
            return built_in
        kinds = {"kind": {"enum": list(plug_in_kinds())}}
        return {"anyOf": [built_in, {"type": "object", "properties": kinds, "required": ["kind"]}]}


AnyCriterion: TypeAlias = Annotated[
    SerializeAsAny[CriterionConfig], WrapValidator(_validated), _AlsoPlugIns()
]
"""A criterion of pairforge, or one that another package adds."""

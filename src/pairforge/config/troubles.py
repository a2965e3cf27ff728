"""Schema errors as troubles that a coordinator can act on: line, what is wrong, "did you mean"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from pairforge.config.config import Config
from pairforge.config.plug_ins import plug_in, plug_in_kinds
from pairforge.config.refusals import REFUSED
from pairforge.config.yaml_text import Document
from pairforge.errors import Trouble, did_you_mean

_LISTS_OF_KINDS = ("criteria", "rules", "cohorts", "fairness", "priorities")


def config_troubles(error: ValidationError, document: Document, file: str) -> list[Trouble]:
    """Every error of the schema, with the line it stands on."""
    return [_trouble(dict(err), document, file) for err in error.errors()]


def _trouble(err: dict[str, Any], document: Document, file: str) -> Trouble:
    loc = _yaml_path(err["loc"], document.content, is_key=err["type"] in ("missing", "extra_forbidden"))
    name = ".".join(str(part) if isinstance(part, str) else f"{part + 1}" for part in loc) or "config"
    what, remedy = _words(err, name, loc, document.content)
    return Trouble(what=what, remedy=remedy, file=file, line=document.line(loc))


def _words(err: dict[str, Any], name: str, loc: tuple[str | int, ...], content: Any) -> tuple[str, str]:
    kind = err["type"]
    if kind == "extra_forbidden":
        known = _known_keys(err["loc"], content)
        hint = did_you_mean(str(loc[-1]), known)
        return f'Unknown key "{loc[-1]}" in {_parent(loc)}.', f"{hint}Known here: {', '.join(known)}."
    if kind == "missing" and isinstance(err["loc"][-1], int):
        return f"{name}: there are too few values.", "It takes one more, such as [1, 3]."
    if kind == "missing":
        return f'"{loc[-1]}" is missing in {_parent(loc)}.', f"Add `{loc[-1]}:` there."
    if kind == "union_tag_not_found" or (kind == "union_tag_invalid" and err["ctx"]["tag"] == "None"):
        return f"{name} has no kind.", _kind_remedy(err["input"])
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        what = f"{name}: this must hold keys of its own."
        if loc and loc[0] in _LISTS_OF_KINDS:
            return what, "Write `- kind: ` and its kind there."
        return what, f"Write `{loc[-1] if loc else name}:` and below it `key: value`."
    if kind == "too_short" and err["ctx"]["actual_length"] == 0:
        return f"{name}: this is empty.", f"Name at least {err['ctx']['min_length']} there, or take it out."
    if kind == "list_type":
        return f"{name}: this must be a list.", _list_remedy(err["input"])
    if kind == "union_tag_invalid":
        known = [tag.strip(" '") for tag in err["ctx"]["expected_tags"].split(",")]
        known += plug_in_kinds() if loc[0] == "criteria" else ()
        tag = str(err["ctx"]["tag"])
        return f'There is no kind "{tag}" for {name}.', (
            f"{did_you_mean(tag, known)}Known kinds: {', '.join(known)}."
        )
    if kind == "literal_error":
        known = [word.strip(" '") for word in err["ctx"]["expected"].replace(" or ", ", ").split(",")]
        return f'{name}: "{err["input"]}" is not possible.', (
            f"{did_you_mean(str(err['input']), known)}Possible: {', '.join(known)}."
        )
    if kind == REFUSED:
        return f"{name}: {err['ctx']['what']}.", err["ctx"]["remedy"]
    if kind == "value_error":
        return f"{name}: {err['ctx']['error']}.", "Correct it."
    shown = "" if isinstance(err["input"], (dict, list)) else f' (it is "{err["input"]}")'
    return f"{name}: {err['msg'][0].lower()}{err['msg'][1:]}{shown}.", "Correct it."


def _kind_remedy(entry: Any) -> str:
    """What to do about an entry such as ``bands: {scores: [2, 4]}``, or about one without any kind."""
    if isinstance(entry, dict) and len(entry) == 1:
        ((key, settings),) = entry.items()
        if isinstance(settings, dict) and settings:
            return f"Write `kind: {key}`, and its settings beside it, not below: `{{kind: {key}, ...}}`."
    return "Add `kind:`."


def _list_remedy(entry: Any) -> str:
    is_plain = isinstance(entry, (str, int, float))
    return (
        f"Write it in brackets: `[{entry}]`." if is_plain else "Write its entries in brackets, or with `- `."
    )


def _parent(loc: tuple[str | int, ...]) -> str:
    parent = loc[:-1]
    if not parent:
        return "the config"
    return ".".join(part if isinstance(part, str) else str(part + 1) for part in parent)


def _yaml_path(loc: tuple[int | str, ...], content: Any, *, is_key: bool) -> tuple[int | str, ...]:
    """The part of pydantic's path that is also a path of the YAML (it adds union tags of its own)."""
    path: list[int | str] = []
    for idx, part in enumerate(loc):
        in_mapping = isinstance(content, dict) and part in content
        if in_mapping or (isinstance(content, list) and isinstance(part, int) and part < len(content)):
            content = content[part]
        elif not (is_key and idx == len(loc) - 1 and isinstance(part, str)):
            continue
        path.append(part)
    return tuple(path)


def _known_keys(loc: tuple[int | str, ...], content: Any) -> list[str]:
    """The keys that the schema knows where ``loc`` says that one is unknown."""
    models: list[type[BaseModel]] = [Config]
    if loc[0] == "criteria" and (kind := content["criteria"][loc[1]]["kind"]) in plug_in_kinds():
        models, loc = [plug_in(kind).criterion.Config], loc[2:]
    for part in loc[:-1]:
        if isinstance(part, int):
            continue
        inner = [
            model
            for outer in models
            if part in outer.model_fields
            for model in _models_in(outer.model_fields[part].annotation)
        ]
        tagged = [model for model in models if _kind_of(model) == part or model.__name__ == part]
        models = inner or tagged or models
    return sorted({key for model in models for key, field in model.model_fields.items() if not field.exclude})


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def _kind_of(model: type[BaseModel]) -> str | None:
    field = model.model_fields.get("kind")
    kinds = get_args(field.annotation) if field else ()
    return kinds[0] if kinds else None

"""Letters by a template: Markdown with named blanks, in which answers are text and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pairforge.errors import InputError, Trouble
from pairforge.reporting.letters.markdown import plain_markdown
from pairforge.reporting.safe_text import Figure

_BLANKS = "docs/letters.md lists the blanks that there are."


@dataclass(frozen=True)
class Template:
    """A template that was read, and its file; None for the English one that comes with pairforge."""

    template: jinja2.Template
    file: Path | None

    def render(self, content: dict[str, Any]) -> bytes:
        """A letter in UTF-8.

        Raises
        ------
        InputError
            If the template asks for something that there is not, or cannot be done.
        """
        try:
            text = self.template.render(content)
        except jinja2.TemplateError as error:
            raise _refused(self.file, None, str(error)) from None
        except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError) as error:
            raise _refused(self.file, None, f"{type(error).__name__}: {error}") from None
        lines = [line.rstrip() for line in text.splitlines()]
        kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
        return ("\n".join(kept).strip("\n") + "\n").encode("utf-8", "replace")


def read_template(file: Path | None) -> Template:
    """A template from a file, or the English one.

    Raises
    ------
    InputError
        If it cannot be read, or is no template.
    """
    environment = ImmutableSandboxedEnvironment(
        undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_written
    )
    environment.filters["decimal_comma"] = _with_comma
    try:
        if file is None:
            text = (files("pairforge.reporting.letters") / "english.md.jinja").read_text(encoding="utf-8")
        else:
            text = file.read_bytes().decode("utf-8-sig")
        return Template(environment.from_string(text), file)
    except OSError as error:
        raise _refused(file, None, error.strerror or str(error)) from None
    except UnicodeDecodeError:
        raise _refused(file, None, "it is not in UTF-8") from None
    except jinja2.TemplateSyntaxError as error:
        raise _refused(file, error.lineno, str(error)) from None


def _written(value: Any) -> Any:
    """What a blank becomes: figures as they are, all other text without any markup."""
    if isinstance(value, (Figure, int)) or value is None:
        return "" if value is None else value
    return plain_markdown(str(value))


def _with_comma(value: Figure) -> Figure:
    """A figure as it is written where the decimal mark is a comma."""
    return Figure(value.replace(".", ","))


def _refused(file: Path | None, line: int | None, what: str) -> InputError:
    place = "the template" if file is None else str(file)
    told = f"{what[:1].upper()}{what[1:]}".rstrip(".")
    return InputError(
        [Trouble(what=f"The template cannot be used. {told}.", remedy=_BLANKS, file=place, line=line)]
    )

"""Shares in the YAML, from 0 to 1; what was meant in per cent is told how to write it."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from pairforge.config.refusals import refused

_PER_CENT = re.compile(r"\s*([0-9]*[.,]?[0-9]+)\s*(?:%|per ?cent)\s*", re.IGNORECASE)


def _not_in_per_cent(value: Any) -> Any:
    """Refuse ``10 %``, and 10 where a tenth must be meant."""
    text = str(value)
    written = _PER_CENT.fullmatch(text)
    try:
        number = Decimal(written[1].replace(",", ".") if written else text)
    except InvalidOperation:
        return value
    if number.is_nan() or (written is None and not 1 < number <= 100):
        return value
    if number > 100:
        raise refused(f"a share goes from 0 to 1, and this is {text.strip()}", "Write 1 for all.")
    raise refused(
        f"a share goes from 0 to 1, and this is {text.strip()}",
        f"If {number.normalize():f} % is meant, write {(number / 100).normalize():f}.",
    )


PartOfAll = Annotated[float, Field(ge=0, le=1), BeforeValidator(_not_in_per_cent)]
"""A share that may be nothing."""

Share = Annotated[float, Field(gt=0, le=1), BeforeValidator(_not_in_per_cent)]
"""A share that is more than nothing."""

"""The config of a point of the trade-off, from the file that `pairforge frontier` wrote."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pydantic_core import ValidationError  # noqa: F401

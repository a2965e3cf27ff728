"""The general engine."""

from pairforge.engines.general.engine import GeneralEngine

__all__ = ["GeneralEngine"]

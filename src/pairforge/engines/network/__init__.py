"""Min-cost flow over arrays, for everything that is a flow."""

from pairforge.engines.network.engine import NetworkEngine

__all__ = ["NetworkEngine"]

"""One person's sentence over time, from everything that was delivered."""

from jianheng.chain.derive import build_derived
from jianheng.chain.load import Loaded, load_workspace_tables

__all__ = ["Loaded", "build_derived", "load_workspace_tables"]

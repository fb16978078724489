"""One person's line through all institutions: sentence and reductions over time, built from delivered rows."""

from jianheng.chain.derive import build_derived
from jianheng.chain.load import Loaded, load_workspace_tables

__all__ = ["Loaded", "build_derived", "load_workspace_tables"]

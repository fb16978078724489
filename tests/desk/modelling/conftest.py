"""A workbench with a run of two models."""

from __future__ import annotations

from tests.desk.runs.conftest import data, folder, ran_once, run

__all__ = ["data", "folder", "ran_once", "run"]

"""The quality of the data as one JSON document."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from jianheng.quality.quality import Limits, Quality


def plain(quality: Quality, limits: Limits | None = None) -> dict[str, Any]:
    """Plain values of all that was found; of the places the first few.

    Args:
        quality: what was found.
        limits: how many places of a finding are told.
    """
    shown = (limits or Limits()).shown
    findings = [asdict(replace(each, spots=each.spots[:shown])) for each in quality.findings]
    return {
        "workspace": quality.workspace,
        "run": quality.run,
        "batches": [asdict(each) | {"rows": dict(each.rows)} for each in quality.batches],
        "findings": findings,
        "filled": [asdict(each) for each in quality.filled],
        "lags": [asdict(each) for each in quality.lags],
        "models": [asdict(each) for each in quality.models],
        "costs": [asdict(each) | {"models": dict(each.models)} for each in quality.costs],
    }

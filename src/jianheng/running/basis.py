"""Where the data and the law of a run come from, for its manifest."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from jianheng.chain import Loaded
from jianheng.engine.manifest import Basis
from jianheng.intake.store import Batch, standing_batches, withdrawn_batches
from jianheng.law import LocalLaw
from jianheng.workspace import Workspace


def basis_of(workspace: Workspace, law: LocalLaw, loaded: Loaded | None = None) -> Basis:
    """Where the data and the law of a run come from.

    Args:
        workspace: the workspace.
        law: the law as it holds there.
        loaded: what was read, where it may lie elsewhere than in the workspace.
    """
    if loaded is not None and loaded.elsewhere is not None:
        told = loaded.elsewhere | {"coverage": covered(loaded.elsewhere["coverage"])}
        return Basis(workspace.procuratorate, (told,), law.instruments, words=law.words)
    gone = tuple(asdict(word) for word in withdrawn_batches(workspace).values())
    manifests = batch_manifests(standing_batches(workspace))
    return Basis(workspace.procuratorate, tuple(manifests), law.instruments, gone, law.words)


def batch_manifests(batches: Iterable[Batch]) -> list[dict[str, Any]]:
    """What batches say of themselves and cover, for the run's manifest."""
    told = []
    for batch in batches:
        manifest = json.loads((batch.folder / "manifest.json").read_text(encoding="utf-8"))
        hashes = batch.hashes()
        told.append({**manifest, "coverage": covered(batch.coverage().to_pylist()), "hashes": hashes})
    return told


def covered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Coverage by table and unit; statements about single persons are counted together."""
    periods: dict[tuple[str, str, bool], list[dict[str, Any]]] = {}
    for row in rows:
        periods.setdefault((row["table"], row["unit"], row["person"] is not None), []).append(row)
    return [
        {
            "table": table,
            "unit": unit,
            "from": None if any(r["from"] is None for r in group) else str(min(r["from"] for r in group)),
            "until": str(max(r["until"] for r in group)),
            "persons": len({r["person"] for r in group}) if personal else None,
        }
        for (table, unit, personal), group in sorted(periods.items())
    ]

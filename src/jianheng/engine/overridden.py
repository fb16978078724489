"""What an office set otherwise, as it is told in the manifest, in every clue and by `why`."""

from __future__ import annotations

from typing import Any

from jianheng.language.tree import Bilingual, Model, Override


def told_overrides(model: Model) -> list[dict[str, Any]]:
    """The overrides of a model, those that have ended included, in the order of their file."""
    return [_told(model.published or model, override) for override in model.overrides]


def _told(published: Model, override: Override) -> dict[str, Any]:
    named: Bilingual = ()
    if override.kind == "off":
        named = next(finding.title for finding in published.findings if finding.code == override.name)
    return {
        "kind": override.kind,
        "name": override.name,
        **_both(named, override.name),
        "was": override.was,
        "value": override.value,
        "reason": _both(override.reason, ""),
        "person": override.person,
        "date": override.day,
        "until": override.until,
        "expired": override.expired,
    }


def _both(text: Bilingual, fallback: str) -> dict[str, str]:
    words = dict(text)
    zh = words.get("zh") or words.get("en") or fallback
    return {"zh": zh, "en": words.get("en") or zh}

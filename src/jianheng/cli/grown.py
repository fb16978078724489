"""What a run took over from the one from which it grew."""

from __future__ import annotations

from typing import Any

from jianheng.cli.output import tell
from jianheng.language.tree import Model, bilingual


def tell_grown(grown: dict[str, Any], models: list[Model]) -> None:
    """Say of each model what was taken over, what was examined, and why a model ran in full.

    Of a model that an interrupted run had finished nothing was taken over.
    """
    tell(f"\n在运行 {grown['run']} 的基础上：")
    for model in (each for each in models if each.id in grown["models"]):
        told = grown["models"][model.id]
        why = f"（全部重新审查：{told['zh']}）" if told.get("zh") else ""
        tell(f"  {bilingual(model.title, 'zh')}：沿用 {told['taken']} 件，重新审查 {told['examined']} 件{why}")
    taken, anew = (sum(told[what] for told in grown["models"].values()) for what in ("taken", "examined"))
    tell(f"  合计：沿用 {taken} 件，重新审查 {anew} 件")

"""What holds in one workspace, said to the person at the terminal: local settings of models and words on the law."""

from __future__ import annotations

from datetime import date

from jianheng.cli.output import tell
from jianheng.clues.local_says import word_says
from jianheng.engine.local_law import told_words
from jianheng.language.tree import Model, Override
from jianheng.law import LocalLaw
from jianheng.running.law_here import law_of
from jianheng.running.localised import localised
from jianheng.workspace import Workspace


def the_localised(workspace: Workspace, models: list[Model], as_of: date) -> list[Model]:
    """The models with the workspace's overrides, each said, also that it has ended."""
    found = localised(workspace, models, as_of)
    for model in found:
        for override in model.overrides:
            tell(_line(model, override))
    return found


def the_law(workspace: Workspace, as_of: date) -> LocalLaw:
    """The law with what the workspace's office confirms and sets; each word is said."""
    law = law_of(workspace.local_law, as_of)
    for told in told_words(law.words, law.tables):
        tell(f"本地法律 {word_says(told, 'zh')}")
    return law


def _line(model: Model, override: Override) -> str:
    what = f"关闭发现 {override.name}" if override.kind == "off" else f"{override.name} = {override.value}"
    state = f"已于 {override.until} 到期，不再适用" if override.expired else f"至 {override.until}"
    return f"本地设定 {model.id}：{what}（{override.person}，{override.day}，{state}）"

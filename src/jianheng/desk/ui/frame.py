"""What every page shows around its own content: where one is, what one may open, the day of the data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from jianheng.desk.access.can import Can
from jianheng.desk.help.chapters import chapter_of
from jianheng.desk.help.tour import step_of
from jianheng.desk.words import Words, lang


@dataclass(frozen=True)
class Entry:
    """A way into a part of the workbench.

    Args:
        url: name of its address.
        icon: name of its icon.
        title: its word under the icon.
        can: who sees it.
        foot: whether it stands at the foot of the rail.
    """

    url: str
    icon: str
    title: Words
    can: Can
    foot: bool = False

    @property
    def is_there(self) -> bool:
        """Whether this workbench has that part."""
        try:
            reverse(self.url)
        except NoReverseMatch:
            return False
        return True

    @property
    def part(self) -> str:
        """The part of the workbench: the namespace of its address."""
        return self.url.partition(":")[0]


ENTRIES = (
    Entry("home:home", "home", Words("工作台", "Home"), Can.HOME),
    Entry("clues:list", "clue", Words("线索", "Clues"), Can.CLUE_READ),
    Entry("prompts:list", "flag", Words("提示", "Prompts"), Can.CLUE_READ),
    Entry("papers:list", "paper", Words("文书", "Papers"), Can.PAPER_READ),
    Entry("models:library", "model", Words("模型", "Models"), Can.MODEL_READ),
    Entry("data:overview", "data", Words("数据", "Data"), Can.DATA_READ),
    Entry("statistics:answers", "stat", Words("统计", "Statistics"), Can.STATISTICS_READ),
    Entry("people:list", "user", Words("人员", "People"), Can.PEOPLE_READ),
    Entry("audit:log", "paper", Words("审计", "Audit"), Can.AUDIT_READ),
    Entry("system:health", "stat", Words("运行", "System"), Can.SYSTEM),
)

# Parts without an entry of their own.
INSIDE = {"runs": "models", "warning": "home"}


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context of the frame; for templates of whole pages."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"lang": lang(), "languages": settings.LANGUAGES}
    match = request.resolver_match
    return {
        "lang": lang(),
        "entries": [entry for entry in ENTRIES if entry.can in user.capabilities and entry.is_there],
        "chapter": chapter_of(match.namespace, match.url_name or "") if match else "",
        "tour": step_of(user) if user.tour else None,
        "part": INSIDE.get(match.namespace, match.namespace) if match else "",
    }

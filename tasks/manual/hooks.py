"""What the builder of the manual does beside its own work: links that lead out, Chinese words for the search."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.plugins import event_priority

# Links into the repository lead nowhere from a manual that is served elsewhere; their words stay.
OUTSIDE = re.compile(
    r"(?<!!)\[([^\]]+)\]\(((?:\.\./)+(?:src|tests|tasks|benchmarks|README)[^)]*|(?:\.\./)*decisions/[^)]*)\)"
)
HAN = re.compile(r"[\u3400-\u9fff]+")
LONGEST = 6
BETWEEN = "\u200b"


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Turn links that leave the manual into words."""
    return OUTSIDE.sub(lambda found: f"{found[1]}（`{found[2].lstrip('./')}`）", markdown)


@event_priority(-200)  # when the index has been written
def on_post_build(config: Any, **_: Any) -> None:
    """Put invisible marks between the Chinese words of the search index, by which its reader finds them."""
    file = Path(config.site_dir) / "search" / "search_index.json"
    index = json.loads(file.read_text(encoding="utf-8"))
    known = words()
    for entry in index["docs"]:
        for field in ("title", "text"):
            entry[field] = HAN.sub(lambda found: marked(found[0], known), entry[field])
    file.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def words() -> set[str]:
    """Words that Chinese texts are made of: those of a dictionary of phrases, and those of the project."""
    from pypinyin.phrases_dict import phrases_dict  # noqa: PLC0415  # large, and only wanted where a manual is built

    from jianheng.dictionary import load_dictionary  # noqa: PLC0415

    held = load_dictionary()
    own = {field.label_zh for table in held.tables.values() for field in table.fields.values()}
    own |= {table.title_zh for table in held.tables.values()}
    own |= {
        "线索",
        "提示",
        "无法判断",
        "未见违法",
        "回头看",
        "分母",
        "覆盖",
        "预警",
        "检察官",
        "检察院",
        "派驻",
        "巡回",
    }
    return {each for each in {*phrases_dict, *own} if 1 < len(each) <= LONGEST}


def marked(text: str, known: set[str]) -> str:
    """A stretch of Chinese with a mark between its words."""
    return BETWEEN + BETWEEN.join(_cut(text, known)) + BETWEEN


def _cut(text: str, known: set[str]) -> Iterator[str]:
    """Words from the left, the longest known one first; what is in none stands alone."""
    at = 0
    while at < len(text):
        size = next((n for n in range(LONGEST, 1, -1) if text[at : at + n] in known and at + n <= len(text)), 1)
        yield text[at : at + size]
        at += size

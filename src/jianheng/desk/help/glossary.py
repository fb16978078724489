"""Hard words of the workbench, with the page or article that each comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml

from jianheng.law.citation import place, short_name

PAGE = Path("docs") / "glossary.md"


@dataclass(frozen=True)
class Term:
    """A hard word.

    Args:
        name: by which pages name it.
        zh, en: the word.
        means_zh, means_en: what it means.
        page: the page of the manual that tells more; empty where an article does.
        article: the article that the word comes from; empty where a page tells of it.
    """

    name: str
    zh: str
    en: str
    means_zh: str
    means_en: str
    page: str = ""
    article: str = ""

    @property
    def article_zh(self) -> str:
        """The article in words."""
        return f"{short_name(self.article)}{place(self.article, 'zh')}" if self.article else ""

    @property
    def article_en(self) -> str:
        """The article in English."""
        return f"{short_name(self.article)}, {place(self.article, 'en')}" if self.article else ""

    @property
    def manual(self) -> str:
        """The address of its page within the manual."""
        return address_of(self.page)


def address_of(page: str) -> str:
    """Where a page of `docs` stands within the manual.

    >>> address_of("guide/resident.md"), address_of("index.md"), address_of("law.md#a")
    ('guide/resident/', '', 'law/#a')
    """
    name, _, anchor = page.partition("#")
    bare = name.removesuffix(".md")
    path = "" if bare in {"", "index"} else f"{bare}/"
    return f"{path}#{anchor}" if anchor else path


@cache
def glossary() -> dict[str, Term]:
    """All hard words by name, in the order in which they are told."""
    text = files("jianheng.desk.help").joinpath("glossary.yaml").read_text(encoding="utf-8")
    held = yaml.safe_load(text)
    return {name: Term(name=name, **_flat(entry)) for name, entry in held.items()}


def _flat(entry: dict[str, object]) -> dict[str, str]:
    """An entry with where it comes from beside the rest."""
    source = entry.get("from")
    rest = {key: str(value) for key, value in entry.items() if key != "from"}
    return rest | ({key: str(value) for key, value in source.items()} if isinstance(source, dict) else {})


def page() -> str:
    """The page of hard words, as the manual has it."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# 名词 Glossary"
    yield ""
    yield "<!-- python -m jianheng.desk.help.glossary -->"
    yield ""
    yield "网页上带虚线的词，点开就是这里的说明。Words with a dotted line in the workbench are told here."
    for term in glossary().values():
        yield ""
        yield f'## <a id="{term.name}"></a>{term.zh} {term.en}'
        yield ""
        yield term.means_zh
        yield ""
        yield term.means_en
        yield ""
        yield (
            f"出处：[{_title(term.page)}]({term.page})"
            if term.page
            else f"出处：{term.article_zh}（{term.article_en}）"
        )


def _title(name: str) -> str:
    """What a page of the manual calls itself."""
    first = (PAGE.parent / name.partition("#")[0]).read_text(encoding="utf-8").partition("\n")[0]
    return first.lstrip("# ")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

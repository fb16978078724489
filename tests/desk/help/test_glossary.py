"""Hard words: told in both languages, from pages and articles that are there, and linked from pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.template import Context, Template

from jianheng.desk.help.glossary import PAGE, glossary, page
from jianheng.law import load_instruments


def test_every_word_is_told_in_both_languages_and_says_where_it_comes_from() -> None:
    assert len(glossary()) >= 30
    for term in glossary().values():
        assert all((term.zh, term.en, term.means_zh, term.means_en)), term.name
        assert bool(term.page) != bool(term.article), term.name


def test_pages_and_articles_that_words_come_from_are_there(repository: Path) -> None:
    known = load_instruments()
    for term in glossary().values():
        if term.page:
            assert (repository / "docs" / term.page).is_file(), term.name
        else:
            instrument, _, article = term.article.partition("#")
            assert known[instrument].find(article), term.name


def test_the_page_of_the_manual_is_up_to_date(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m jianheng.desk.help.glossary"


def test_a_word_on_a_page_leads_to_what_it_means() -> None:
    made = Template('{% load terms %}{% term "undetermined" %}{% term "look_back" "回头看一次" %}').render(Context())
    assert 'href="/help/glossary/#undetermined"' in made
    assert ">无法判断</a>" in made
    assert ">回头看一次</a>" in made
    with pytest.raises(KeyError):
        Template('{% load terms %}{% term "nonsense" %}').render(Context())

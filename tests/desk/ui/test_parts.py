"""Parts that pages share."""

from __future__ import annotations

from datetime import date

from django.core.paginator import Paginator
from django.template import Context, Template


def shown(source: str, **values: object) -> str:
    return Template("{% load pages shares %}" + source).render(Context(values))


def test_a_day_is_written_one_way_and_no_day_is_a_dash() -> None:
    assert shown("{{ a|day }} {{ b|day }}", a=date(2026, 11, 23), b=None) == "2026-11-23 —"


def test_pages_lead_on_and_keep_what_was_asked() -> None:
    page = Paginator(range(5), 2).get_page(2)
    told = shown("{% pages page kept %}", page=page, kept="unit=<3>&day=2026-11-23")
    assert "第 2 页，共 3 页" in told
    assert 'href="?page=1&amp;unit=&lt;3&gt;&amp;day=2026-11-23"' in told
    assert 'href="?page=3&amp;' in told


def test_where_all_is_on_one_page_there_is_nowhere_to_go() -> None:
    assert shown("{% pages page %}", page=Paginator(range(2), 2).get_page(1)).strip() == ""


def test_an_empty_state_says_what_to_do_and_shows_words_as_words() -> None:
    told = shown(
        "{% empty_state title told url act %}", title="没有 <b>线索</b>", told="先运行模型。", url="/m/", act="运行"
    )
    assert "没有 &lt;b&gt;线索&lt;/b&gt;" in told
    assert '<a class="btn" href="/m/">运行</a>' in told


def test_a_share_shows_its_cases_and_says_its_interval() -> None:
    told = shown("{% share 50 61 %}")
    assert "50/61" in told
    assert "95% 区间 70.5%–89.6%" in told
    assert "—" in shown("{% share 0 0 %}")

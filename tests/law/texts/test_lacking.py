"""Cited articles that the texts lack or number otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from jianheng.law import Article, Instrument, LawTable, Row
from jianheng.law.texts import Lack, LawText, LawTexts, all_unstated, citations, lacking, waiting_rows

Read = Callable[..., LawText]


def test_every_citation_is_looked_for(read: Read, lighthouses: dict[str, Instrument], bold_form: str) -> None:
    row = Row("r", (), {}, ("灯塔法2021#2", "灯塔法2021#13"), True, "R1")
    table = LawTable("keepers", "守塔人", "keepers", False, (), (), (row,))
    cited = citations(lighthouses, {"keepers": table}, {"lamp/late": ("灯塔法2021#13", "灯塔法2010#3.1")})
    texts = LawTexts({"灯塔法2021": read(bold_form)})
    assert [(each.cited.ref, each.lack, each.cited.by) for each in lacking(texts, cited)] == [
        ("灯塔法2010#2.2", Lack.text, ()),
        ("灯塔法2010#3.1", Lack.text, ("lamp/late",)),
        ("灯塔法2021#2.2", Lack.paragraph, ()),
        ("灯塔法2021#13", Lack.article, ("keepers", "lamp/late")),
    ]


def test_amounts_that_the_words_do_not_state_are_told(
    read: Read, make_instrument: Callable[..., Instrument], bold_form: str
) -> None:
    known = {"灯塔法2021": make_instrument("灯塔法2021", "星桥市灯塔管理法", date(2022, 1, 1), None, ("1", "2", "99"))}
    known["灯塔法2021"].articles["2"] = Article("守塔人不得少于三人，每两年体检", "", True, "R1")
    texts = LawTexts({"灯塔法2021": read(bold_form)})
    told = all_unstated(texts, citations(known, {}, {}), known)
    assert [(each.cited.ref, each.amounts) for each in told] == [("灯塔法2021#2", ("两年",))]


def test_rows_that_wait_to_be_read_are_told_where_the_texts_have_their_articles(read: Read, bold_form: str) -> None:
    both, lacking_one = ("灯塔法2021#2", "灯塔法2021#12"), ("灯塔法2021#2", "灯塔法2021#13")
    cites = {"in_use": both, "off": both, "lacking": lacking_one, "none": ()}
    rows = [Row(name, (), {}, cite, True, "R1" if name == "in_use" else "R3") for name, cite in cites.items()]
    table = LawTable("keepers", "守塔人", "keepers", False, (), (), tuple(rows))
    told = waiting_rows(LawTexts({"灯塔法2021": read(bold_form)}), {"keepers": table})
    assert [(each.row, each.cite) for each in told] == [("keepers/off", both)]

"""Kinds of cells, told by shape."""

from datetime import date, time

import pytest

from jianheng.intake.layout.cells import Kind, heading_share, kind_of, plain


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Kind.EMPTY, [None, "", " \u3000", "/", "——"]),
        (
            Kind.DAY,
            [date(2024, 5, 31), time(8), "2024-05-31", "2024.5", "2024年5月31日", "20240531", "二〇二四年五月一日"],
        ),
        (Kind.IDENTITY, ["320101198001021234", "32010119800102123X", "320101800102123"]),
        (Kind.NUMBER, [3, 3.5, "12", "1,200.50元", "15%", "3个月", "-4"]),
        (Kind.CODE, ["F001", "A-12"]),
        (Kind.MIXED, ["（2024）江01刑更1号", "3年6个月", "3栋2室"]),
        (Kind.WORD, ["周某", "一监区", "有期徒刑", "XM", True]),
        (Kind.LABEL, ["姓名：", "性 别:"]),
        (Kind.PAIR, ["单位：万元", "填报日期：2024-05-31"]),
        (Kind.PROSE, ["该犯认罪悔罪，遵守监规，接受改造。", "本表数据由系统导出"]),
    ],
)
def test_kinds(kind: Kind, values: list[object]) -> None:
    found = {value: kind_of(value) for value in values}
    if kind is Kind.PROSE:
        assert found.pop("本表数据由系统导出") is Kind.WORD
    assert set(found.values()) == {kind}, found


@pytest.mark.parametrize("text", ["姓名", "起\n日", "刑期起日（如 2024-05-31）", "其中：男", "XM", "序号："])
def test_headings_by_shape(text: str) -> None:
    assert heading_share(text) == 1


@pytest.mark.parametrize("text", ["2024-05-31", "320101198001021234", "12", "单位：万元", "如有不符，请以原件为准。"])
def test_no_headings_by_shape(text: str) -> None:
    assert heading_share(text) == 0


def test_blanks_and_width_do_not_count() -> None:
    assert plain(" 刑 期\n（月）") == "刑期(月)"

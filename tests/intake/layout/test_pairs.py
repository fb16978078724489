"""Labels and values in one cell."""

from jianheng.intake.layout.likeness import Known
from jianheng.intake.layout.pairs import pairs_in

KNOWN = Known(lambda text: float(text in {"姓名", "性别", "出生日期", "罪名", "备注"}))


def told(text: str) -> dict[str, str]:
    return {pair.label: text[pair.start : pair.end] for pair in pairs_in(text, KNOWN)}


def test_a_wide_gap_parts_a_value_from_the_next_label() -> None:
    assert told("姓名：王某甲　性别：男　出生日期：1980-01-02") == {
        "姓名": "王某甲",
        "性别": "男",
        "出生日期": "1980-01-02",
    }
    assert told("姓名: 王某甲   性别: 男") == {"姓名": "王某甲", "性别": "男"}
    assert told("姓名：　罪名：盗窃罪") == {"姓名": "", "罪名": "盗窃罪"}


def test_letters_set_apart_are_one_label_and_a_name_keeps_its_blank() -> None:
    assert told("姓　名：王　某　性　别：男") == {"姓　名": "王　某", "性　别": "男"}


def test_one_blank_before_a_known_label_leaves_open_where_the_value_ends() -> None:
    assert told("姓名：王某甲 性别：男") == {}


def test_colons_inside_a_value_begin_no_pair() -> None:
    assert told("备注：病情：稳定") == {"备注": "病情：稳定"}
    assert told("备注：第一点　其次：表现好") == {"备注": "第一点　其次：表现好"}
    assert told("姓名：王某甲　绰号：小王") == {"姓名": "王某甲", "绰号": "小王"}


def test_what_is_no_label_begins_no_pair() -> None:
    assert told("注：姓名以身份证为准") == {}
    assert told("2024年1月：姓名") == {}
    assert told("姓名、性别：都填") == {}

"""Names and ID numbers are hidden wherever they stand, and nothing else is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.clues.masking import Mask, mask_name, mask_numbers, names_in


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("周某", "周某"),
        ("周某某", "周某某"),
        ("李某甲", "李某甲"),
        ("欧阳某", "欧阳某"),
        ("周建国", "周**"),
        ("欧阳青山", "欧**"),
        ("买买提·艾力", "买**"),
        ("周**", "周**"),
    ],
)
def test_a_name_keeps_its_first_character(name: str, shown: str) -> None:
    assert mask_name(name) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("身份证号110101199001011237。", "身份证号****1237。"),
        ("110101 19900101 123X", "****123X"),
        ("１１０１０１１９９００１０１１２３７", "****１２３７"),
        ("一代证110101900101123", "一代证****1123"),
        ("id:110101199001011237", "id:****1237"),
        ("(2022)江01刑更7号", "(2022)江01刑更7号"),
        ("金额123456789012345678901元", "金额123456789012345678901元"),
        ("指纹 ab110101199001011237cd", "指纹 ab110101199001011237cd"),
    ],
)
def test_an_id_number_keeps_its_last_four(text: str, shown: str) -> None:
    assert mask_numbers(text) == shown


def test_a_name_is_hidden_in_running_text_too() -> None:
    line = {
        "persons": [{"name": "周建国", "id_number": "110101199001011237"}],
        "act": {"fields": [{"name": "handler", "value": "林小平", "words": "林小平"}]},
        "findings": [{"zh": "周建国的裁定由林小平签发"}],
    }
    hidden = Mask(names_in(line)).tree(line)
    assert hidden["findings"][0]["zh"] == "周**的裁定由林**签发"
    assert "周建国" not in json.dumps(hidden, ensure_ascii=False)
    assert hidden["persons"][0]["id_number"] == "****1237"


def test_a_longer_name_is_not_spoiled_by_a_shorter_one() -> None:
    assert Mask(["周建", "周建国"])("周建国与周建") == "周**与周**"


def test_a_field_can_say_that_it_holds_a_name() -> None:
    assert names_in({"fields": [{"name": "party", "mask": "name", "value": "周建国"}]}) == {"周建国"}


def test_reveal_leaves_everything() -> None:
    text = "周建国 110101199001011237"
    assert Mask(["周建国"], reveal=True)(text) == text


@given(st.from_regex(r"[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d)\d{3}[\dX]", fullmatch=True))
def test_no_id_number_survives(number: str) -> None:
    shown = mask_numbers(f"号码{number}，")
    assert shown == f"号码****{number[-4:]}，"


def test_codes_and_references_are_left_alone() -> None:
    line = {"code": "周建国", "cite": ["周建国#1"], "rows": ["周建国"], "items": [{"rows": [{"source": "周建国.pdf"}]}]}
    hidden = Mask(["周建国"]).tree(line)
    assert (hidden["code"], hidden["cite"], hidden["rows"]) == ("周建国", ["周建国#1"], ["周建国"])
    assert hidden["items"][0]["rows"][0]["source"] == "周**.pdf"

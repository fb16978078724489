"""Sums as cells state them: exact, or refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.dictionary import load_dictionary
from jianheng.intake.cells import CellCleaner, UnreadableError
from jianheng.intake.cells.amounts import read_money_cell


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_an_amount_reads_back(amount: Decimal) -> None:
    for text in (f"{amount}", f"{amount}元", f"{amount:,}", f"￥{amount}"):
        assert read_money_cell(text, ten_thousand=False) == amount


@pytest.mark.parametrize(
    ("text", "ten_thousand", "yuan"),
    [
        ("1.2万元", False, "12000"),
        ("1.2万", False, "12000"),
        ("1.2", True, "12000"),
        ("12000元", True, "12000"),
        ("人民币五千元", False, "5000"),
        ("五千元整", True, "5000"),
        ("伍仟元整", False, "5000"),
        ("￥5,000.00元", False, "5000"),
        ("5千元", False, "5000"),
        ("5千", False, "5000"),
        ("1.2亿", False, "120000000"),
        ("0.5万", False, "5000"),
        ("三元五角", False, "3.5"),
        ("壹佰贰拾叁元肆角伍分", False, "123.45"),
        ("人民币５０００元", False, "5000"),
    ],
)
def test_the_unit_may_stand_in_the_cell_or_the_heading(text: str, ten_thousand: bool, yuan: str) -> None:
    assert read_money_cell(text, ten_thousand=ten_thousand) == Decimal(yuan)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("全部", "不是确定的数额"),
        ("五千", "不是确定的数额"),
        ("100美元", "不是确定的数额"),
        ("1,2", "不是确定的数额"),
        ("5万余元", "是约数"),
        ("约5万元", "是约数"),
        ("5000元左右", "是约数"),
        ("5000-8000元", "写的是范围"),
        ("5000元至8000元", "写的是范围"),
        ("-500", "是负数"),
        ("（500）", "是负数"),
        ("负五百元", "是负数"),
        ("0.001", "小于一分"),
        ("9" * 17, "数额过大"),
    ],
)
def test_what_is_no_exact_amount_says_why(text: str, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as caught:
        read_money_cell(text, ten_thousand=False)
    assert "以元计的数额" in caught.value.expected.zh


def test_a_thousand_under_a_heading_in_ten_thousands_may_mean_two() -> None:
    with pytest.raises(UnreadableError, match="不是确定的数额"):
        read_money_cell("5千", ten_thousand=True)


def test_the_sum_of_a_formula_is_what_the_screen_shows() -> None:
    assert read_money_cell("0.30000000000000004", ten_thousand=False, value=0.1 + 0.2) == Decimal("0.30")
    with pytest.raises(UnreadableError, match="小于一分"):
        read_money_cell("0.305", ten_thousand=False, value=0.305)


def test_the_sum_of_a_formula_in_ten_thousands() -> None:
    assert read_money_cell("3.3000000000000003", ten_thousand=True, value=1.1 * 3) == Decimal(33000)
    assert read_money_cell("0.000001", ten_thousand=True, value=0.000001) == Decimal("0.01")
    with pytest.raises(UnreadableError, match="小于一分"):
        read_money_cell("0.3333333333", ten_thousand=True, value=0.3333333333)


@given(st.text(), st.booleans())
def test_any_text_is_an_amount_or_a_problem(text: str, ten_thousand: bool) -> None:
    try:
        amount = read_money_cell(text, ten_thousand=ten_thousand)
    except UnreadableError:
        return
    assert read_money_cell(str(amount), ten_thousand=False) == amount >= 0


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1万2千元", 12000),
        ("1万2千5百元整", 12500),
        ("伍仟", 5000),
        ("伍拾万", 500000),
        ("伍万元正", 50000),
        ("5仟元", 5000),
        ("5000元人民币", 5000),
        ("5000元。", 5000),
        ("伍仟元（5000元）", 5000),
        ("5000元（人民币伍仟元整）", 5000),
    ],
)
def test_sums_in_the_words_of_bookkeepers(text: str, amount: int) -> None:
    assert read_money_cell(text, ten_thousand=False) == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1万2", "不是确定的数额"),
        ("1万2千", "不是确定的数额"),
        ("一百五", "不是确定的数额"),
        ("五千余", "约数"),
        ("伍仟元（6000元）", "写了两个数额，不一致"),
        ("5000元（已缴）", "写着“已缴”，是另一件事"),
        ("5000元（未缴）", "写着“未缴”，是另一件事"),
    ],
)
def test_sums_that_stay_open(text: str, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        read_money_cell(text, ten_thousand=False)


def test_words_without_a_unit_in_a_column_of_another_unit() -> None:
    for unit in ({"ten_thousand": True}, {"ten_thousand": False, "odd_unit": "千元"}):
        with pytest.raises(UnreadableError):
            read_money_cell("伍仟", **unit)  # type: ignore[arg-type]  # a flag and a unit


def test_a_fine_is_named_before_the_amount_of_an_order_alone() -> None:
    tables, cleaner = load_dictionary().tables, CellCleaner(load_dictionary())
    assert cleaner.clean(tables["property_item"].fields["amount"], "罚金5000元") == {"amount": Decimal(5000)}
    for name, text in (("deposit", "罚金5000元"), ("forfeited", "罚金5000元")):
        with pytest.raises(UnreadableError):
            cleaner.clean(tables["coercive_measure"].fields[name], text)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        (".00", "0.00"),
        (".5", "0.50"),
        ("5.", "5.00"),
        ("5.元", "5.00"),
        ("0.00元", "0.00"),
        ("￥.50", "0.50"),
        ("1,200.", "1200.00"),
    ],
)
def test_what_systems_leave_out_beside_the_point(text: str, amount: str) -> None:
    assert read_money_cell(text, ten_thousand=False) == Decimal(amount)


@pytest.mark.parametrize("text", ["..5", "5.5.", "1.2.3", "￥", "元", ",5", "5,"])
def test_a_point_too_many_or_no_figure_is_no_amount(text: str) -> None:
    with pytest.raises(UnreadableError, match="不是确定的数额"):
        read_money_cell(text, ten_thousand=False)


def test_below_zero_without_a_nought() -> None:
    with pytest.raises(UnreadableError, match="是负数"):
        read_money_cell("-.50", ten_thousand=False)

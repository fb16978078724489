"""The code lists of the package: what files write is read as the code that it means."""

from __future__ import annotations

import pytest

from jianheng.dictionary import CodeList, Field, load_dictionary
from jianheng.intake.cells import CellCleaner
from jianheng.law import load_tables

DICTIONARY = load_dictionary()
CLEANER = CellCleaner(DICTIONARY)


def read(codes: str, words: str) -> object:
    """What intake makes of a cell."""
    return CLEANER.clean(Field("x", "code", list=codes), words)["x"]


@pytest.mark.parametrize("codes", DICTIONARY.lists.values(), ids=lambda codes: codes.name)
def test_every_name_of_a_code_is_read_as_that_code(codes: CodeList) -> None:
    for code in codes.codes.values():
        for words in (code.value, code.label_zh, *code.aliases):
            assert read(codes.name, words) == code.value


@pytest.mark.parametrize("codes", DICTIONARY.lists.values(), ids=lambda codes: codes.name)
def test_every_list_is_used_by_a_field_or_by_a_law_table(codes: CodeList) -> None:
    reserved_for_holders = ("institution_kind", "level")
    used = {field.list for table in DICTIONARY.tables.values() for field in table.fields.values()}
    used |= {arg.list for table in load_tables().values() for arg in table.args}
    assert codes.name in used or codes.name in reserved_for_holders


@pytest.mark.parametrize(
    ("codes", "words", "code"),
    [
        ("penalty", "103", "fixed_term"),
        ("penalty", "死刑缓期二年执行", "death_reprieve"),
        ("correction_kind", "04", "temporary_release"),
        ("correction_end", "99", "other"),
        ("ethnicity", "01", "han"),
        ("ethnicity", "汉", "han"),
        ("ethnicity", "56", "jino"),
        ("sex", "2", "female"),
        ("id_kind", "身份证", "resident_id"),
        ("departure", "刑满释放", "term_served"),
        ("order_kind", "109", "political_rights"),
        ("admin_kind", "203", "detention"),
        ("measure_end", "305", "released"),
        ("case_closing", "306", "transferred"),
        ("measure", "刑拘", "detention"),
        ("measure", "住处监视居住", "residence_home"),
        ("measure", "指定居所监视居住", "residence_designated"),
        ("measure", "指居", "residence_designated"),
        ("credit_kind", "住所监视居住", "residence_home"),
        ("credit_kind", "指定居所监视居住", "designated_residence"),
        ("stage", "退补", "supplementary"),
        ("grade", "宽管级", "relaxed"),
        ("incident_kind", "打架斗殴", "fight"),
    ],
)
def test_national_numbers_and_common_words_are_names_too(codes: str, words: str, code: str) -> None:
    assert read(codes, words) == code


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ("offender_class", "01"),  # 涉毒 in one list of the standard, 吸毒史 in the other
        ("credit_kind", "行政拘留"),  # credited for the same act alone
        ("exec_order", "社区矫正"),  # control, probation, parole or release
        ("instance", "终审"),  # a first instance may be the last
        ("measure", "监视居住"),  # at home or at a designated place, and only the second is credited
        ("measure", "监居"),
        ("measure", "303"),
        ("credit_kind", "监视居住"),
        ("clock_basis", "先行拘留"),  # by the police, or after liuzhi
    ],
)
def test_words_that_do_not_say_which_code_are_no_names(codes: str, words: str) -> None:
    assert all(words not in (code.label_zh, *code.aliases) for code in DICTIONARY.lists[codes].codes.values())


def test_confiscation_that_does_not_say_of_how_much_is_no_code() -> None:
    # It may be a part of the property or all of it.
    codes = DICTIONARY.lists["property_kind"].codes.values()
    assert all("没收财产" not in (code.label_zh, *code.aliases) for code in codes)


@pytest.mark.parametrize(
    ("codes", "needed"),
    [
        ("change_result", {"granted", "refused", "withdrawn", "returned"}),
        ("change_ground", {"repentance", "merit", "major_merit"}),
        ("property_kind", {"fine", "confiscation_part", "confiscation_all", "recovery", "restitution"}),
        ("payment_for", {"fine", "confiscation_part", "recovery", "restitution", "civil_compensation", "all"}),
        ("award", {"praise", "merit_record", "commendation"}),
        ("proposal_kind", {"commutation"}),
        ("penalty", {"control", "criminal_detention", "fixed_term", "life", "death_reprieve"}),
        ("trial_form", {"open_hearing", "papers"}),
    ],
)
def test_codes_that_are_read_out_of_rulings_are_in_their_lists(codes: str, needed: set[str]) -> None:
    assert needed <= set(DICTIONARY.lists[codes].codes)


def test_levels_are_in_order_from_low_to_high() -> None:
    assert DICTIONARY.lists["level"].ordered
    assert list(DICTIONARY.lists["level"].codes) == ["township", "county", "city", "province", "national"]
    assert next(iter(DICTIONARY.lists["rank"].codes)) == "none"


def test_a_list_without_order_ends_with_other_unless_the_law_closes_it() -> None:
    closed = {
        "attempt", "change_ground", "change_result", "commutation_class", "custody_status", "custody_title",
        "cycle_grade", "decider", "offence_chapter", "penalty", "release_kind", "revocation_ground",
        "revocation_result", "self_care", "sex", "trial_form", "violent_kind",
    }  # fmt: skip
    without = {c.name for c in DICTIONARY.lists.values() if not c.ordered and "other" not in c.codes}
    assert without == closed

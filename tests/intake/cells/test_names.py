"""Names of persons, and what stands beside them in a cell."""

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.intake.cells import CellCleaner, UnreadableError
from jianheng.intake.cells.names import read_name

DICTIONARY = load_dictionary()
NAME = DICTIONARY.tables["person_statement"].fields["name"]
RELATED = DICTIONARY.tables["related_person"].fields["related_name"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("王某甲", "王某甲"),
        ("王某甲①", "王某甲"),
        ("★王某甲①②", "王某甲"),
        ("李某乙*", "李某乙"),
        ("李某乙※", "李某乙"),
        ("张某丙【女】", "张某丙"),
        ("张某丙（女）*", "张某丙"),
        ("张某丙 (男)", "张某丙"),
        # These are part of the name, or nobody knows that they are not.
        ("周某1", "周某1"),
        ("周*", "周*"),
        ("周**", "周**"),
        ("周小*", "周小*"),
        ("*小某", "*小某"),
        ("周○", "周○"),
        ("周某（外籍）", "周某（外籍）"),
        ("阿某·买某", "阿某·买某"),
        ("周小名", "周小名"),
    ],
)
def test_marks_and_the_sex_are_no_part_of_a_name(text: str, name: str) -> None:
    found = read_name(text)
    assert (found.name, found.others) == (name, "")


@pytest.mark.parametrize(
    ("text", "name", "others"),
    [
        ("赵某（又名：赵二）", "赵某", "赵二"),
        ("赵某(曾用名赵二、赵三)①", "赵某", "赵二、赵三"),
        ("赵某，绰号“老二”", "赵某", "老二"),
        ("赵某又名赵二（女）", "赵某", "赵二"),
        # What may be more than a name stays in the raw words alone.
        ("赵某（又名赵二，1980年生）", "赵某", ""),
    ],
)
def test_other_names_are_told_apart(text: str, name: str, others: str) -> None:
    found = read_name(text)
    assert (found.name, found.others) == (name, others)


def test_a_field_of_names_holds_the_name_alone() -> None:
    cleaner = CellCleaner(DICTIONARY)
    assert cleaner.clean(NAME, "赵某（又名：赵二）") == {"name": "赵某"}
    assert cleaner.clean(RELATED, "赵某（女）") == {"related_name": "赵某"}


@pytest.mark.parametrize(
    "text",
    ["孙某等3人", "孙某等三人", "孙某等人", "孙某等 2 名", "孙某、钱某", "孙某,钱某", "孙某\n钱某", "孙某甲/钱某"],
)
def test_several_persons_are_no_name(text: str) -> None:
    with pytest.raises(UnreadableError, match="写的是几个人"):
        read_name(text)


@pytest.mark.parametrize("text", ["欧阳\n某某", "SMITH, J", "周某等"])
def test_one_person_may_seem_to_be_two(text: str) -> None:
    assert read_name(text).name == text


@pytest.mark.parametrize("text", ["①", "（女）"])
def test_a_mark_alone_is_no_name(text: str) -> None:
    with pytest.raises(UnreadableError, match="没有姓名"):
        read_name(text)

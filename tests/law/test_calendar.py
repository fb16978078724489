"""The calendar of working days: what a year's file may say, and how years go together."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from jianheng.law import LawDataError
from jianheng.law.calendar import Calendar, calendar_with, first_working_day, is_working_day, own_calendar
from jianheng.law.calendar_year import Notice, read_year

# An invented year: its weekdays are those of 2027, its notice is not.
NEXT = """\
year: 2027
notices:
  - {number: 国办发明电〔2026〕0号, date: 2026-11-02}
  - {number: null, date: null}
off:
  - 2027-01-01
  - 2027-02-08
  - 2027-10-01
worked:
  - 2027-02-20
"""


def write(folder: Path, text: str = NEXT, name: str = "2027.yaml") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def mistakes(folder: Path, old: str, new: str) -> str:
    assert old in NEXT
    with pytest.raises(LawDataError) as caught:
        read_year(write(folder, NEXT.replace(old, new)))
    return str(caught.value)


def test_a_year_says_what_is_moved(tmp_path: Path) -> None:
    year = read_year(write(tmp_path))
    assert year.notices == (Notice("国办发明电〔2026〕0号", date(2026, 11, 2)), Notice("", None))
    days = (date(2027, 2, 8), date(2027, 2, 9), date(2027, 2, 20), date(2027, 2, 21))
    assert [year.works(day) for day in days] == [False, True, True, False]


def test_every_mistake_names_its_line(tmp_path: Path) -> None:
    for old, new, said in (
        ("2027-02-08", "2026-12-31", "2027.yaml:7 off [2026-12-31] 不在 2027 年"),
        ("2027-02-08", "2027-02-07", "2027.yaml:7 off [2027-02-07] 周日本就休息"),
        ("2027-02-08", "2027-01-01", "2027.yaml:7 off [2027-01-01] 第 6 行已写"),
        ("2027-02-08", "2月8日", "2027.yaml:7 off [2月8日] 不是日期"),
        ("2027-02-20", "2027-02-19", "2027.yaml:10 worked [2027-02-19] 周五本就上班"),
        ("2027-02-20", "2027-10-02", "2027.yaml:10 off [2027-10-02] 法定节日应放假"),
        ("  - 2027-10-01\n", "", "2027.yaml:5 off [2027-10-01] 法定节日应放假"),
        ("year: 2027", "year: 2028", "2027.yaml:1 year [2028] 应与文件名 2027.yaml 同为四位的年"),
        ("{number: null, date: null}", "国办发明电", "2027.yaml:4 notices [] 应写成 {number: …, date: …}"),
        ("worked:", "work:", "2027.yaml:1 [worked] 缺少这个键"),
        ("worked:\n  - 2027-02-20", "worked: 2027-02-20", "2027.yaml:9 worked [] 这里应是一个列表"),
    ):
        assert said in mistakes(tmp_path, old, new)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, NEXT.replace("02-08", "02-07").replace("02-20", "02-19"))
    write(tmp_path, NEXT, "2028.yaml")
    write(tmp_path, "", "放假.txt")
    with pytest.raises(LawDataError) as caught:
        calendar_with(tmp_path)
    assert [(each.file, each.line) for each in caught.value.problems] == [
        ("2027.yaml", 7),
        ("2027.yaml", 10),
        ("2028.yaml", 1),
        ("放假.txt", 0),
    ]


def test_another_encoding_is_told(tmp_path: Path) -> None:
    path = write(tmp_path)
    path.write_bytes(NEXT.encode("gb18030"))
    with pytest.raises(LawDataError, match="不是 UTF-8 编码"):
        read_year(path)
    path.write_bytes(NEXT.encode("utf-8-sig"))
    assert read_year(path).year == 2027


def test_a_year_that_is_added_reaches_as_far_as_it_says(tmp_path: Path) -> None:
    last = own_calendar().last
    with_next = calendar_with(write(tmp_path).parent)
    assert (own_calendar().last, with_next.last) == (last, 2027), "the program's own calendar stays as it is"
    day = date(2026, 12, 31)
    assert [first_working_day(each, with_next) for each in (day, date(2027, 1, 1))] == [day, date(2027, 1, 4)]
    assert first_working_day(date(2027, 1, 1)) is None
    assert is_working_day(date(2028, 1, 4), with_next) is None
    numbers = {each.day: each.number for each in with_next.days}
    assert numbers[date(2027, 2, 9)] - numbers[date(2027, 1, 29)] == 6


def test_a_period_that_ends_after_the_last_working_day_known_is_not_known(tmp_path: Path) -> None:
    year = read_year(write(tmp_path, NEXT.replace("  - 2027-10-01\n", "  - 2027-10-01\n  - 2027-12-31\n")))
    (*_, eve, last) = Calendar((year,)).days
    assert (eve.day, eve.rolled) == (date(2027, 12, 30), date(2027, 12, 30))
    assert (last.day, last.works, last.rolled) == (date(2027, 12, 31), False, None)


def test_years_without_a_gap(tmp_path: Path) -> None:
    later = NEXT.replace("2027", "2029").replace("worked:\n  - 2029-02-20", "worked: []")
    later = later.replace("02-08", "02-13").replace("  - 2029-10-01\n", "  - 2029-05-01\n  - 2029-10-01\n")
    later = later.replace("  - 2029-10-01\n", "  - 2029-10-01\n  - 2029-10-02\n  - 2029-10-03\n")
    write(tmp_path, later, "2029.yaml")
    with pytest.raises(LawDataError, match=r"2029\.yaml:1 year \[2029\] 之前缺 2027 年"):
        calendar_with(tmp_path)


def test_a_known_year_changes_only_on_purpose(tmp_path: Path) -> None:
    source = files("jianheng.law").joinpath("calendars/2026.yaml").read_text(encoding="utf-8")
    write(tmp_path, source, "2026.yaml")
    assert calendar_with(tmp_path).days == own_calendar().days, "the same days may be said again"
    changed = source.replace("  - 2026-10-10\n", "  - 2026-10-10\n  - 2026-12-26\n")
    write(tmp_path, changed, "2026.yaml")
    with pytest.raises(LawDataError, match=r"2026\.yaml:2 year \[2026\] 与程序自带的 2026 年不同：2026-12-26"):
        calendar_with(tmp_path)
    write(tmp_path, changed + "amends: true\n", "2026.yaml")
    assert is_working_day(date(2026, 12, 26), calendar_with(tmp_path))
    assert not is_working_day(date(2026, 12, 26))


def test_without_a_folder_the_program_s_own_calendar_holds(tmp_path: Path) -> None:
    assert calendar_with(tmp_path / "none") is own_calendar()


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2005-12-31", True),  # 国办发明电〔2005〕35号
        ("2015-09-03", False),  # 国发明电〔2015〕1号
        ("2019-05-03", False),  # 国办发明电〔2019〕3号
        ("2020-01-31", False),  # 国办发明电〔2020〕1号
        ("2020-02-01", False),  # the same: a Saturday that was to be worked
        ("2024-02-09", True),  # the eve of 2024, given by employers at most
        ("2026-02-28", True),  # 国办发明电〔2025〕7号
    ],
)
def test_days_that_notices_set_apart(day: str, works: bool) -> None:
    assert is_working_day(date.fromisoformat(day)) is works

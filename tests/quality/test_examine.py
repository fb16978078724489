"""Each kind of problem in a tiny workspace, with its count, its denominator and its place; and none where none is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jianheng.quality import Finding, Quality

Deliver = Callable[..., None]
Examine = Callable[[], Quality]
One = Callable[[Quality, str], Finding]

# The first was born on 1949-12-31, a woman; the second on 1980-01-01, a man.
ZHOU, WU = "11010519491231002X", "320102198001010016"
PRISON, OTHER_PRISON, COURT = "江州市第一监狱", "江州市第二监狱", "江州市中级人民法院"
RELEASE = ["身份证号", "释放监所", "释放依据", "实际离开时间", "录入时间"]
STAY = ["身份证号", "监狱", "入监日期", "离监日期", "离监类别", "原判止日"]
RULING = ["身份证号", "案号", "法院", "裁定日期", "裁定结果", "减刑理由", "报请日期", "立案日期", "送达罪犯日期"]
PERSON = ["证件号码", "姓名", "性别", "出生日期", "罪犯编号"]
JUDGED = ["身份证号", "裁判案号", "生效裁判日期", "主刑", "刑期起日", "原判止日", "生效日期"]
ORDER = ["身份证号", "执行种类", "依据文书案号", "文书出具日期", "执行机关", "通知书所写刑期起日"]


def release(*rows: list[object]) -> dict[str, list[list[object]]]:
    return {"释放": [RELEASE, *rows]}


def went(person: object = ZHOU, day: object = "2024-05-31", recorded: object = "2024-06-01") -> list[object]:
    return [person, PRISON, "刑满释放", day, recorded]


def test_clean_rows_give_no_finding(deliver: Deliver, examine: Examine) -> None:
    deliver(PRISON, "release", release(went(), went(WU)))
    quality = examine()
    assert [(each.code, each.says.zh) for each in quality.findings] == []
    filled = {each.field: (each.filled, each.of, each.required) for each in quality.filled}
    assert filled["left_at"] == (2, 2, "always")
    assert filled["recorded_at"] == (2, 2, "")
    assert "paper_no" not in filled


def test_an_empty_required_cell_is_counted_out_of_all_rows(deliver: Deliver, examine: Examine, one: One) -> None:
    deliver(PRISON, "release", release(went(), [WU, PRISON, None, "2024-05-31", "2024-06-01"]))
    found = one(examine(), "required_empty")
    assert (found.unit, found.table, found.field, found.count, found.of) == (PRISON, "release", "ground", 1, 2)
    assert found.spots[0].where("zh") == "江州市第一监狱1.xlsx，工作表“释放”，第 3 行"
    assert found.spots[0].person == "****0016"


def test_a_field_needed_by_another_is_counted_where_that_is_filled(
    deliver: Deliver, examine: Examine, one: One
) -> None:
    gone = [ZHOU, PRISON, "2020-01-01", "2024-05-31", None, None]
    deliver(PRISON, "prison_stay", {"监狱在押": [STAY, gone, [WU, PRISON, "2021-01-01", None, None, None]]})
    found = one(examine(), "required_empty")
    assert (found.field, found.count, found.of) == ("left_for", 1, 1)


def test_a_required_column_that_is_not_there_is_told_once(deliver: Deliver, examine: Examine, one: One) -> None:
    deliver(PRISON, "release", {"释放": [[*RELEASE[:2], *RELEASE[3:]], [ZHOU, PRISON, "2024-05-31", "2024-06-01"]]})
    quality = examine()
    found = one(quality, "absent_column")
    assert (found.field, found.count, found.of) == ("ground", 1, 1)
    assert "required_empty" not in {each.code for each in quality.findings}


def test_rows_that_name_nobody(deliver: Deliver, examine: Examine, one: One) -> None:
    deliver(PRISON, "release", release(went(), went(None)))
    found = one(examine(), "nobody")
    assert (found.count, found.of, found.spots[0].row_no) == (1, 2, 3)


def test_unread_words_are_told_with_the_most_frequent(deliver: Deliver, examine: Examine, one: One) -> None:
    deliver(PRISON, "release", release(went(), went(WU, "2024-13-45"), went(WU, "2024-13-45"), went(WU, "上周")))
    found = one(examine(), "unreadable_cell")
    assert (found.kind, found.field, found.count, found.of) == ("validity", "left_at", 3, 4)
    assert "[2024-13-45]×2、[上周]×1" in found.says.zh


def test_an_unread_number_of_a_person_is_hidden(deliver: Deliver, examine: Examine, one: One) -> None:
    wrong = WU[:-1] + "9"
    deliver(PRISON, "release", release(went(), went(wrong)))
    found = one(examine(), "unreadable_cell")
    assert (found.spots[0].value, wrong in found.says.zh + found.says.en) == ("****0019", False)


def test_a_row_twice_in_a_batch(deliver: Deliver, examine: Examine, one: One) -> None:
    deliver(PRISON, "release", release(went(), went(WU), went()))
    found = one(examine(), "twice_in_batch")
    assert (found.count, found.of) == (1, 3)
    assert found.spots[0].row_no == 4
    assert found.spots[0].other is not None
    assert found.spots[0].other.row_no == 2


def test_rows_sent_again_count_in_the_later_batch(deliver: Deliver, examine: Examine, one: One) -> None:
    deliver(PRISON, "release", release(went()))
    deliver(PRISON, "release", release(went(), went(WU)))
    quality = examine()
    found = one(quality, "sent_again")
    assert found.count == 1
    assert found.spots[0].other is not None
    assert found.spots[0].other.batch != found.batch


def test_one_key_with_two_contents(deliver: Deliver, examine: Examine, one: One) -> None:
    other = [ZHOU, PRISON, "假释", "2024-05-31", "2024-06-01"]
    deliver(PRISON, "release", release(went(), other))
    found = one(examine(), "differs_in_batch")
    assert (found.count, found.of, found.says.zh) == (1, 2, "同一件事在同一批里写法不一：“释放依据”")


def test_what_one_batch_leaves_empty_and_the_next_fills_is_no_contradiction(deliver: Deliver, examine: Examine) -> None:
    here = [ZHOU, PRISON, "2020-01-01", None, None, None]
    deliver(PRISON, "prison_stay", {"监狱在押": [STAY, here]})
    deliver(PRISON, "prison_stay", {"监狱在押": [STAY, [ZHOU, PRISON, "2020-01-01", "2024-05-31", "刑满释放", None]]})
    assert {each.kind for each in examine().findings} <= {"validity"}


def test_late_recording_is_measured(deliver: Deliver, examine: Examine, one: One) -> None:
    rows = [went(), went(WU, "2024-03-01", "2024-03-03"), went(WU, "2024-01-01", "2024-06-01")]
    deliver(PRISON, "release", release(*rows))
    quality = examine()
    found = one(quality, "back_filled")
    assert (found.count, found.of, found.spots[0].row_no) == (1, 3, 4)
    (lag,) = quality.lags
    assert (lag.rows, lag.median, lag.most, lag.late) == (3, 2, 152, 1)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (went(recorded="2024-05-01"), "recorded_before_event"),
        (went(day="2025-02-01", recorded=None), "not_yet_occurred"),
    ],
)
def test_days_that_cannot_be_so_late_or_early(
    deliver: Deliver, examine: Examine, one: One, row: list[object], code: str
) -> None:
    deliver(PRISON, "release", release(row))
    found = one(examine(), code)
    assert (found.kind, found.count, found.of) == ("timeliness", 1, 1)


def test_an_end_before_its_start(deliver: Deliver, examine: Examine, one: One) -> None:
    swapped = [ZHOU, PRISON, "2024-05-31", "2020-01-01", "刑满释放", None]
    deliver(PRISON, "prison_stay", {"监狱在押": [STAY, swapped]})
    found = one(examine(), "end_before_start")
    assert (found.field, found.count, found.of) == ("left_on", 1, 1)


def test_the_number_against_birth_and_sex(deliver: Deliver, examine: Examine, one: One) -> None:
    rows = [[ZHOU, "周某", "女", "1949-12-31", "1"], [WU, "吴某", "女", "1980-01-02", "2"]]
    deliver(PRISON, "person_statement", {"人员身份陈述": [PERSON, *rows]})
    quality = examine()
    assert (one(quality, "id_against_sex").count, one(quality, "id_against_sex").of) == (1, 2)
    assert one(quality, "id_against_birth_on").spots[0].value == "1980-01-02"


def test_two_names_for_one_number_are_hidden_but_for_the_first_character(
    deliver: Deliver, examine: Examine, one: One
) -> None:
    deliver(PRISON, "person_statement", {"人员身份陈述": [PERSON, [WU, "吴青山", "男", "1980-01-01", "2"]]})
    deliver(COURT, "person_statement", {"人员身份陈述": [PERSON, [WU, "伍青山", "男", "1980-01-01", "2"]]})
    found = one(examine(), "two-names")
    assert (found.count, found.of, found.both) == (1, 1, True)
    assert found.spots[0].other is not None
    assert {found.spots[0].value, found.spots[0].other.value} == {"吴**", "伍**"}


def test_one_number_of_a_unit_for_two_persons(deliver: Deliver, examine: Examine, one: One) -> None:
    rows = [[ZHOU, "周某", "女", "1949-12-31", "7"], [WU, "吴某", "男", "1980-01-01", "7"]]
    deliver(PRISON, "person_statement", {"人员身份陈述": [PERSON, *rows]})
    assert one(examine(), "number-of-two").count == 1


@pytest.mark.parametrize(
    ("proposed", "filed", "served", "codes"),
    [
        ("2024-01-05", "2024-01-10", "2024-03-02", set()),
        (None, None, None, set()),
        ("2024-03-05", None, None, {"commutation-ruled-before-proposed"}),
        ("2024-01-10", "2024-01-05", None, {"commutation-filed-before-proposed"}),
        ("2024-01-05", "2024-01-10", "2024-02-20", {"commutation-served-before-ruled"}),
    ],
)
def test_steps_of_a_commutation_in_an_order_that_cannot_be(
    deliver: Deliver, examine: Examine, proposed: str | None, filed: str | None, served: str | None, codes: set[str]
) -> None:
    ruling = [ZHOU, "（2024）浙01刑更1号", COURT, "2024-03-01", "准许", "确有悔改表现", proposed, filed, served]
    deliver(COURT, "commutation_ruling", {"减刑裁定": [RULING, ruling]})
    assert {each.code for each in examine().findings if each.kind == "contradiction"} == codes


def test_what_two_institutions_state_differently(deliver: Deliver, examine: Examine, one: One) -> None:
    number = "（2020）浙01刑初1号"
    judged = [ZHOU, number, "2020-03-01", "有期徒刑", "2019-10-01", "2024-09-30", "2020-03-12"]
    ordered = [ZHOU, "交付监狱或看守所执行", number, "2020-03-15", PRISON, "2019-11-01"]
    deliver(COURT, "judgment_person", {"被告人判决结果": [JUDGED, judged]})
    deliver("江州市第二人民法院", "execution_order", {"执行文书": [ORDER, ordered]})
    found = one(examine(), "start-of-term-differs")
    assert (found.count, found.of, found.both) == (1, 1, True)
    assert found.spots[0].value == "通知书所写刑期起日 2019-11-01"
    assert found.spots[0].other is not None
    assert found.spots[0].other.unit == COURT


@pytest.mark.parametrize(("left", "count"), [("2022-06-30", 1), ("2022-01-01", 0), (None, 0)])
def test_a_person_in_two_prisons_at_once(deliver: Deliver, examine: Examine, left: str | None, count: int) -> None:
    here = [ZHOU, PRISON, "2020-01-01", left, "调出" if left else None, None]
    deliver(PRISON, "prison_stay", {"监狱在押": [STAY, here]})
    deliver(OTHER_PRISON, "prison_stay", {"监狱在押": [STAY, [ZHOU, OTHER_PRISON, "2022-01-01", None, None, None]]})
    assert sum(each.count for each in examine().findings if each.code == "two-prisons-at-once") == count


def test_release_and_stay_state_another_day(deliver: Deliver, examine: Examine, one: One) -> None:
    stay = [ZHOU, PRISON, "2020-01-01", "2024-05-30", "刑满释放", None]
    deliver(PRISON, "release, prison_stay", {"监狱在押": [STAY, stay], **release(went())})
    found = one(examine(), "released-on-another-day")
    assert (found.count, found.of) == (1, 1)


def test_a_sheet_without_a_column_hides_no_empty_cell_of_another(deliver: Deliver, examine: Examine, one: One) -> None:
    short = [[*RELEASE[:2], *RELEASE[3:]], [ZHOU, PRISON, "2024-05-31", "2024-06-01"]]
    deliver(PRISON, "release", {"释放": short, "释放 二": [RELEASE, [WU, PRISON, None, "2024-05-31", "2024-06-01"]]})
    quality = examine()
    assert one(quality, "absent_column").count == 1
    assert (one(quality, "required_empty").count, one(quality, "required_empty").of) == (1, 1)


def test_prison_and_judgment_state_another_end(deliver: Deliver, examine: Examine, one: One) -> None:
    judged = [ZHOU, "（2020）浙01刑初1号", "2020-03-01", "有期徒刑", "2019-10-01", "2024-09-30", "2020-03-12"]
    deliver(COURT, "judgment_person", {"被告人判决结果": [JUDGED, judged]})
    deliver(PRISON, "prison_stay", {"监狱在押": [STAY, [ZHOU, PRISON, "2020-04-01", None, None, "2024-10-30"]]})
    found = one(examine(), "original-end-differs")
    assert (found.unit, found.count, found.of) == (PRISON, 1, 1)


@pytest.mark.parametrize(("admitted", "count"), [("2020-02-01", 1), ("2020-04-01", 0)])
def test_admitted_before_the_judgment_that_is_executed(
    deliver: Deliver, examine: Examine, admitted: str, count: int
) -> None:
    judged = [ZHOU, "（2020）浙01刑初1号", "2020-03-01", "有期徒刑", "2019-10-01", "2024-09-30", "2020-03-12"]
    deliver(COURT, "judgment_person", {"被告人判决结果": [JUDGED, judged]})
    deliver(PRISON, "prison_stay", {"监狱在押": [STAY, [ZHOU, PRISON, admitted, None, None, "2024-09-30"]]})
    assert sum(each.count for each in examine().findings if each.code == "admitted-before-judged") == count


def test_a_ruling_before_the_proposal_on_which_it_rests(deliver: Deliver, examine: Examine, one: One) -> None:
    ruling = [ZHOU, "（2024）浙01刑更1号", COURT, "2024-03-01", "准许", "确有悔改表现", "建字1号"]
    deliver(COURT, "commutation_ruling", {"减刑裁定": [[*RULING[:6], "减刑建议书文号"], ruling]})
    head = ["身份证号", "提请种类", "建议书文号", "提请日期", "提请单位", "受理单位", "提请理由"]
    proposal = [ZHOU, "减刑", "建字1号", "2024-05-01", PRISON, COURT, "确有悔改表现"]
    deliver(PRISON, "change_proposal", {"提请与申请": [head, proposal]})
    assert one(examine(), "ruled-before-its-proposal").count == 1


def test_one_case_number_with_two_days(deliver: Deliver, examine: Examine, one: One) -> None:
    head = ["案号", "法院", "审级", "裁判日期"]
    for day in ("2020-03-01", "2020-03-02"):
        unit = COURT if day.endswith("1") else PRISON
        deliver(unit, "judgment", {"裁判文书": [head, ["（2020）浙01刑初1号", COURT, "一审", day]]})
    assert one(examine(), "judgment-days").count == 1


def test_the_name_that_is_stated_least_often_is_the_one_to_check(deliver: Deliver, examine: Examine, one: One) -> None:
    deliver(PRISON, "person_statement", {"人员身份陈述": [PERSON, [WU, "吴青珊", "男", "1980-01-01", "2"]]})
    # The very same bytes would be one file delivered twice: each unit's sheet has a title of its own.
    for unit, title in ((COURT, "人员身份陈述"), (OTHER_PRISON, "人员身份陈述 二")):
        deliver(unit, "person_statement", {title: [PERSON, [WU, "吴青山", "男", "1980-01-01", "2"]]})
    found = one(examine(), "two-names")
    assert (found.unit, found.count, found.of) == (PRISON, 1, 1)
    assert found.spots[0].value == "吴**（第 3 字不同 character 3）"

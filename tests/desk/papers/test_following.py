"""Service, answers, objections within their time, rectification item by item, look-backs, and what follows what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from jianheng.desk.accounts.models import User
from jianheng.desk.casework.conflict import NotAllowed
from jianheng.desk.casework.models import Clue
from jianheng.desk.papers import deciding, drafting, following, rectifying, succeeding
from jianheng.desk.papers.clocks import clocks_of, reply_due, review_due
from jianheng.desk.papers.models import Item, Paper

Person = Callable[..., User]
MakeClue = Callable[..., Clue]
MakePaper = Callable[..., Paper]


def backdate(paper: Paper, days: int) -> Paper:
    """As if everything had been done so many days earlier."""
    by = timedelta(days=days)
    for name in ("served_on", "received_on", "reply_by", "reply_due_on"):
        if getattr(paper, name):
            setattr(paper, name, getattr(paper, name) - by)
    paper.save()
    return paper


def checked(state: str, **more: object) -> rectifying.Checked:
    return rectifying.Checked(state, "看了登记和录像", **more)


def test_an_objection_is_reviewed_within_the_seven_days_of_article_554(person: Person, served: MakePaper) -> None:
    paper = served()
    # 2026-09-28 is a Monday; its seventh day lies in the holiday of October and moves past it.
    day, due = date(2026, 9, 28), date(2026, 10, 8)
    Paper.objects.filter(pk=paper.pk).update(served_on=day)
    paper = following.object_to(person("prosecutor"), paper.pk, paper.turn, day, "登记有误")
    objection = paper.objections.get()
    assert (objection.review_by, review_due(day)) == (due, due)
    assert review_due(date(2026, 3, 2)) == date(2026, 3, 9)
    clock = next(clock for clock in clocks_of(paper) if clock.whose == "ours")
    assert "第五百五十四条" in clock.article
    assert any("7日" in line for line in clock.lines)
    assert any("顺延" in line for line in clock.lines)


def test_upheld_on_review_it_is_reported_up(person: Person, served: MakePaper) -> None:
    paper = served()
    paper = following.object_to(person("prosecutor"), paper.pk, paper.turn, None, "有异议")
    with pytest.raises(NotAllowed, match="还没有复查完"):
        following.object_to(person("prosecutor"), paper.pk, paper.turn, None, "再提")
    with pytest.raises(NotAllowed, match="角色"):
        following.uphold(person("prosecutor"), paper.pk, paper.turn, "正确")
    paper = following.uphold(person("lead"), paper.pk, paper.turn, "送达回证与裁定书一致")
    paper = following.report_up(person("prosecutor"), paper.pk, paper.turn, None)
    objection = paper.objections.get()
    assert (objection.result, objection.reported_up_on, paper.state) == ("upheld", paper.reported_up_on, Paper.SERVED)


def test_wrong_on_review_it_is_withdrawn_and_its_clue_is_open_again(
    person: Person, confirmed: MakeClue, served: MakePaper
) -> None:
    clue = confirmed()
    paper = served(clues=[clue])
    paper = following.object_to(person("prosecutor"), paper.pk, paper.turn, None, "有异议")
    item = paper.items.get()
    paper = following.withdraw_on_review(person("lead"), paper.pk, paper.turn, "送达日以回证为准", [item.pk])
    clue.refresh_from_db()
    assert (paper.state, paper.objections.get().result, clue.status) == ("withdrawn", "withdrawn", Clue.WORKING)
    with pytest.raises(NotAllowed, match="各项都有错误"):
        succeeding.draft_anew(person("prosecutor"), paper.pk, paper.turn)


def test_what_was_right_in_a_withdrawn_document_is_drafted_anew(
    person: Person, confirmed: MakeClue, served: MakePaper
) -> None:
    paper = served(clues=[confirmed(), confirmed(person="李**")])
    wrong = paper.items.get(position=1)
    paper = deciding.withdraw(person("lead"), paper.pk, paper.turn, "看错一格", [wrong.pk])
    draft = succeeding.draft_anew(person("prosecutor"), paper.pk, paper.turn)
    assert (draft.instead_of, [item.what for item in draft.items.all()]) == (
        paper,
        [paper.items.get(position=2).what],
    )
    paper.refresh_from_db()
    with pytest.raises(NotAllowed, match="接替"):
        succeeding.draft_anew(person("prosecutor"), paper.pk, paper.turn)


def test_an_oral_correction_not_followed_in_seven_days_is_put_in_writing(
    person: Person, draft: MakePaper, today: date
) -> None:
    prosecutor = person("prosecutor")
    oral = deciding.say_it(prosecutor, draft("oral").pk, 0)
    assert "第六百二十四条第一款" in clocks_of(oral)[0].article
    with pytest.raises(NotAllowed, match="才满"):
        succeeding.put_in_writing(prosecutor, oral.pk, oral.turn)
    oral.refresh_from_db()
    backdate(oral, 30)
    written = succeeding.put_in_writing(prosecutor, oral.pk, oral.turn)
    assert (written.kind, written.instead_of, written.state) == (Paper.NOTICE, oral, Paper.DRAFT)
    Paper.objects.filter(pk=written.pk).update(reply_by=today + timedelta(days=15))
    drafting.submit(prosecutor, written.pk, 0)
    deciding.approve(person("lead"), written.pk, 1)
    oral.refresh_from_db()
    assert oral.state == Paper.CLOSED
    assert [event.kind for event in oral.events.all()][-1] == "written"


def test_what_was_mended_in_time_is_not_put_in_writing(person: Person, draft: MakePaper) -> None:
    prosecutor = person("prosecutor")
    oral = deciding.say_it(prosecutor, draft("oral").pk, 0)
    oral = rectifying.rectify(prosecutor, oral.pk, oral.turn, oral.items.get().pk, checked("done"))
    with pytest.raises(NotAllowed, match="都已纠正"):
        succeeding.put_in_writing(prosecutor, oral.pk, oral.turn)
    assert rectifying.close(prosecutor, oral.pk, oral.turn).state == Paper.CLOSED


def test_a_late_answer_is_urged_and_then_reported(person: Person, served: MakePaper) -> None:
    prosecutor, paper = person("prosecutor"), served()
    with pytest.raises(NotAllowed, match="还没有过"):
        following.urge(prosecutor, paper.pk, paper.turn, None)
    paper.refresh_from_db()
    backdate(paper, 40)
    paper = following.urge(prosecutor, paper.pk, paper.turn, None, "电话督促")
    paper = following.report_up(prosecutor, paper.pk, paper.turn, None)
    assert paper.urged_on == paper.reported_up_on
    assert "第五百五十三条" in clocks_of(paper)[0].article


def test_the_law_sets_ten_days_for_a_proposal_and_the_document_its_own_for_a_notice(
    person: Person, served: MakePaper
) -> None:
    notice = served()
    assert notice.reply_due_on == notice.reply_by
    measure = served("measure")
    measure.received_on = date(2026, 3, 2)
    assert reply_due(measure) == date(2026, 3, 12)
    assert "第五百八十一条" in clocks_of(measure)[0].article


def test_what_was_read_in_excerpts_sets_no_clock(person: Person, served: MakePaper) -> None:
    paper = served("recommendation")
    clock = clocks_of(paper)[0]
    assert (paper.reply_due_on, clock.article) == (paper.reply_by, "")
    assert any("尚未核对" in line for line in clock.lines)


def test_items_are_checked_one_by_one_and_looked_back_at(
    person: Person, confirmed: MakeClue, served: MakePaper, today: date
) -> None:
    prosecutor = person("prosecutor")
    paper = served(clues=[confirmed(), confirmed()])
    paper = following.answer(prosecutor, paper.pk, paper.turn, None, "accepted", "已整改")
    first, second = paper.items.all()
    paper = rectifying.rectify(
        prosecutor, paper.pk, paper.turn, first.pk, checked("done", look_back_due_on=today + timedelta(days=60))
    )
    first.refresh_from_db()
    assert (first.rectified, first.checked_by, first.checked_how) == (Item.DONE, prosecutor, "看了登记和录像")
    with pytest.raises(NotAllowed, match="第 2 项还没有整改完"):
        rectifying.close(prosecutor, paper.pk, paper.turn)
    with pytest.raises(NotAllowed, match="还没有整改完"):
        rectifying.look_back(prosecutor, paper.pk, paper.turn, second.pk, "kept", "看了")
    paper = rectifying.rectify(prosecutor, paper.pk, paper.turn, second.pk, checked("refused"))
    with pytest.raises(NotAllowed, match="回头看"):
        rectifying.close(prosecutor, paper.pk, paper.turn)
    paper = rectifying.look_back(prosecutor, paper.pk, paper.turn, first.pk, "kept", "抽查三件，无反弹")
    assert rectifying.close(prosecutor, paper.pk, paper.turn).state == Paper.CLOSED


def test_a_relapse_opens_the_item_and_its_document_again(person: Person, served: MakePaper) -> None:
    prosecutor, paper = person("prosecutor"), served()
    item = paper.items.get()
    paper = rectifying.rectify(prosecutor, paper.pk, paper.turn, item.pk, checked("done"))
    paper = rectifying.close(prosecutor, paper.pk, paper.turn)
    paper = rectifying.look_back(prosecutor, paper.pk, paper.turn, item.pk, "relapsed", "又有两件")
    item.refresh_from_db()
    assert (paper.state, item.rectified, item.look_back_result) == (Paper.REPLIED, Item.OPEN, "relapsed")


def test_a_check_names_how_and_no_day_that_has_not_come(person: Person, served: MakePaper, today: date) -> None:
    prosecutor, paper = person("prosecutor"), served()
    item = paper.items.get()
    with pytest.raises(NotAllowed, match="怎样核查"):
        rectifying.rectify(prosecutor, paper.pk, paper.turn, item.pk, rectifying.Checked("done", " "))
    later = checked("done", on=today + timedelta(days=1))
    with pytest.raises(NotAllowed, match="还没有到"):
        rectifying.rectify(prosecutor, paper.pk, paper.turn, item.pk, later)
    other = served().items.get()
    with pytest.raises(NotAllowed, match="另一份"):
        rectifying.rectify(prosecutor, paper.pk, paper.turn, other.pk, checked("done"))
    item.refresh_from_db()
    assert item.rectified == Item.OPEN


def test_nothing_is_served_before_it_is_approved(person: Person, draft: MakePaper, approved: MakePaper) -> None:
    with pytest.raises(NotAllowed, match="草稿"):
        following.serve(person("prosecutor"), draft().pk, 0, None, "direct")
    paper = approved()
    early = date(2020, 1, 2)
    with pytest.raises(NotAllowed, match="早于批准"):
        following.serve(person("prosecutor"), paper.pk, paper.turn, early, "direct")


def test_the_open_clue_of_a_served_request_waits_for_what_was_asked(
    person: Person, clue: MakeClue, approved: MakePaper
) -> None:
    mine, settled = clue(), clue(status=Clue.CLOSED, conclusion="confirmed")
    paper = approved("request", clues=[mine, settled])
    paper = following.serve(person("prosecutor"), paper.pk, paper.turn, None, "post")
    mine.refresh_from_db()
    settled.refresh_from_db()
    assert (mine.status, settled.status) == (Clue.WAITING, Clue.CLOSED)
    event = mine.events.get(kind="ask")
    assert event.data == {"of": paper.to, "due": paper.reply_due_on.isoformat()}
    assert paper.number in event.text


def test_a_notice_that_is_served_changes_no_clue(confirmed: MakeClue, served: MakePaper) -> None:
    one = confirmed()
    served(clues=[one])
    one.refresh_from_db()
    assert (one.status, one.events.filter(kind="ask").count()) == (Clue.CLOSED, 0)

"""From confirmed clues to a draft that goes up."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.audit.models import Entry
from jianheng.desk.casework.conflict import Conflict, NotAllowed
from jianheng.desk.casework.models import Clue
from jianheng.desk.papers import drafting
from jianheng.desk.papers.models import Ground, Paper

Person = Callable[..., User]
MakeClue = Callable[..., Clue]
MakePaper = Callable[..., Paper]


def text_of(paper: Paper, **other: object) -> drafting.Text:
    items = tuple(
        drafting.ItemText(item.pk, item.what, item.basis, item.asked, item.correct_by) for item in paper.items.all()
    )
    told = {
        "addressee": paper.addressee,
        "title": paper.title,
        "opening": paper.opening,
        "request": paper.request,
        "reply_by": paper.reply_by,
        "items": items,
    }
    return drafting.Text(**{**told, **other})


def test_several_confirmed_clues_make_one_draft_each_with_its_proof(person: Person, confirmed: MakeClue) -> None:
    clues = [confirmed(), confirmed(person="李**")]
    paper = drafting.start(person("prosecutor"), "notice", [one.pk for one in clues], together=False)
    assert (paper.state, paper.institution.name, paper.number) == (Paper.DRAFT, "江州监狱", "")
    assert [item.what.partition("：")[0] for item in paper.items.all()] == ["周**", "李**"]
    assert [ground.proof["clue"] for ground in Ground.objects.all()] == [one.number for one in clues]
    assert Entry.objects.filter(action="draft", kind="paper", about=paper.ref).exists()


def test_clues_of_one_model_may_make_one_item(person: Person, confirmed: MakeClue) -> None:
    clues = [confirmed(), confirmed(), confirmed(model="custody/held-after-end")]
    paper = drafting.start(person("prosecutor"), "notice", [one.pk for one in clues], together=True)
    assert [item.grounds.count() for item in paper.items.all()] == [2, 1]


def test_only_verified_problems_carry_a_notice(person: Person, clue: MakeClue) -> None:
    for fields in (
        {"status": Clue.WORKING},
        {"status": Clue.REVIEW, "conclusion": "confirmed"},
        {"status": Clue.CLOSED, "conclusion": "defect"},
        {"status": Clue.CLOSED, "conclusion": "confirmed", "section": Clue.PROMPT},
    ):
        with pytest.raises(NotAllowed, match="属实"):
            drafting.start(person("prosecutor"), "notice", [clue(**fields).pk], together=False)
    assert Paper.objects.count() == 0


def test_a_request_may_rest_on_a_clue_that_is_being_checked(person: Person, clue: MakeClue) -> None:
    one = clue(status=Clue.WORKING)
    paper = drafting.start(person("prosecutor"), "request", [one.pk], together=False)
    assert paper.items.get().clues.get() == one
    with pytest.raises(NotAllowed, match="已办结而不属实"):
        drafting.start(
            person("prosecutor"), "measure", [clue(status=Clue.CLOSED, conclusion="lawful").pk], together=False
        )


def test_a_document_goes_to_one_institution(person: Person, confirmed: MakeClue) -> None:
    ids = [confirmed().pk, confirmed(institution="江州市看守所").pk]
    with pytest.raises(NotAllowed, match="一个单位"):
        drafting.start(person("prosecutor"), "notice", ids, together=False)


def test_a_clue_stands_in_one_live_document_of_a_kind(person: Person, confirmed: MakeClue, draft: MakePaper) -> None:
    one = confirmed()
    first = draft("notice", clues=[one])
    with pytest.raises(NotAllowed, match=f"已在 {first.name} 里"):
        drafting.start(person("prosecutor"), "notice", [one.pk], together=False)
    assert draft("recommendation", clues=[one]).state == Paper.DRAFT
    drafting.drop(person("prosecutor"), first.pk, first.turn, "重复")
    assert draft("notice", clues=[one]).state == Paper.DRAFT


def test_the_database_itself_keeps_a_clue_out_of_a_second_document(confirmed: MakeClue, draft: MakePaper) -> None:
    one = confirmed()
    draft("notice", clues=[one])
    other = draft("notice").items.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Ground.objects.create(item=other, clue=one, kind="notice")


def test_clues_outside_ones_scope_are_not_there(person: Person, office: Office, confirmed: MakeClue) -> None:
    below = Office.objects.create(name="临江区人民检察院", parent=office)
    hidden = confirmed(institution="江州监狱")
    Institution.objects.create(name="临江区看守所", office=below)
    with pytest.raises(Clue.DoesNotExist):
        drafting.start(person("prosecutor", "lin", at=below), "notice", [hidden.pk], together=False)


def test_the_second_of_two_is_told_and_nothing_is_overwritten(person: Person, draft: MakePaper) -> None:
    paper = draft()
    drafting.edit(person("prosecutor"), paper.pk, 0, text_of(paper, title="关于减刑间隔"))
    with pytest.raises(Conflict, match="修改"):
        drafting.edit(person("prosecutor", "second"), paper.pk, 0, text_of(paper, title="另一个标题"))
    paper.refresh_from_db()
    assert (paper.title, paper.turn) == ("关于减刑间隔", 1)


def test_items_of_another_draft_cannot_be_written(person: Person, draft: MakePaper) -> None:
    mine, other = draft(), draft()
    with pytest.raises(NotAllowed, match="不同"):
        drafting.edit(person("prosecutor"), mine.pk, 0, text_of(other))
    assert mine.items.count() == 1


def test_the_last_item_stays_and_others_can_be_taken_out(person: Person, confirmed: MakeClue, draft: MakePaper) -> None:
    first, second = confirmed(), confirmed()
    paper = draft(clues=[first, second])
    text = text_of(paper)
    out = drafting.ItemText(text.items[0].id, "", "", "", None, out=True)
    drafting.edit(person("prosecutor"), paper.pk, 0, text_of(paper, items=(out, text.items[1])))
    assert [item.position for item in paper.items.all()] == [1]
    assert draft(clues=[first]).items.count() == 1  # free for another
    paper.refresh_from_db()
    gone = drafting.ItemText(paper.items.get().pk, "", "", "", None, out=True)
    with pytest.raises(NotAllowed, match="至少"):
        drafting.edit(person("prosecutor"), paper.pk, 1, text_of(paper, items=(gone,)))
    assert paper.items.count() == 1


def test_a_draft_goes_up_only_when_it_says_everything(person: Person, draft: MakePaper) -> None:
    paper = draft()
    paper.reply_by = None
    paper.save()
    with pytest.raises(NotAllowed, match="回复期限"):
        drafting.submit(person("prosecutor"), paper.pk, 0)
    item = paper.items.get()
    item.asked = " "
    item.save()
    with pytest.raises(NotAllowed, match="第 1 项"):
        drafting.submit(person("prosecutor"), paper.pk, 0)


def test_a_clue_that_was_reopened_holds_its_draft_back(person: Person, confirmed: MakeClue, draft: MakePaper) -> None:
    one = confirmed()
    paper = draft(clues=[one])
    Clue.objects.filter(pk=one.pk).update(status=Clue.WORKING, conclusion="")
    with pytest.raises(NotAllowed, match=one.number):
        drafting.submit(person("prosecutor"), paper.pk, 0)


@pytest.mark.parametrize("role", ["viewer", "modeller", "reviewer", "investigator"])
def test_who_only_reads_drafts_nothing(person: Person, confirmed: MakeClue, role: str) -> None:
    with pytest.raises(NotAllowed, match="角色"):
        drafting.start(person(role), "notice", [confirmed().pk], together=False)

"""Approval by another, numbers, oral corrections, and withdrawing what was wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from jianheng.desk.accounts.models import User
from jianheng.desk.casework import actions
from jianheng.desk.casework.conflict import Conflict, NotAllowed
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.related import precision_of
from jianheng.desk.papers import deciding, drafting, making
from jianheng.desk.papers.models import Ground, MadeFile, Numbering, Paper
from jianheng.desk.place import desk_folder

Person = Callable[..., User]
MakeClue = Callable[..., Clue]
MakePaper = Callable[..., Paper]


@pytest.fixture
def submitted(person: Person, draft: MakePaper) -> MakePaper:
    def make(*told: object, **more: object) -> Paper:
        return drafting.submit(person("prosecutor"), draft(*told, **more).pk, 0)

    return make


def test_approved_by_another_it_is_numbered_and_made(person: Person, submitted: MakePaper, today: date) -> None:
    paper = deciding.approve(person("lead"), submitted().pk, 1)
    assert (paper.state, paper.number) == (Paper.APPROVED, f"江州市检纠违〔{today.year}〕1号")
    made = MadeFile.objects.filter(paper=paper)
    assert {one.masked for one in made} == {True, False}
    assert all(making.path_of(one.sha256).stat().st_size == one.size for one in made)


def test_nobody_approves_what_they_wrote(person: Person, draft: MakePaper) -> None:
    lead = person("lead")
    own = drafting.submit(lead, draft(by=lead).pk, 0)
    with pytest.raises(NotAllowed, match="另一个人"):
        deciding.approve(lead, own.pk, 1)
    own.refresh_from_db()
    assert (own.state, own.number, own.turn) == (Paper.SUBMITTED, "", 1)


def test_nobody_approves_what_they_changed(person: Person, draft: MakePaper) -> None:
    from tests.desk.papers.test_drafting import text_of  # noqa: PLC0415

    paper = draft()
    drafting.edit(person("lead"), paper.pk, 0, text_of(paper, title="组长改过"))
    drafting.submit(person("prosecutor"), paper.pk, 1)
    with pytest.raises(NotAllowed, match="另一个人"):
        deciding.approve(person("lead"), paper.pk, 2)
    assert deciding.approve(person("lead", "second"), paper.pk, 2).state == Paper.APPROVED


def test_a_prosecutor_approves_nothing(person: Person, submitted: MakePaper) -> None:
    with pytest.raises(NotAllowed, match="角色"):
        deciding.approve(person("prosecutor", "second"), submitted().pk, 1)


def test_a_returned_draft_can_be_mended(person: Person, submitted: MakePaper) -> None:
    paper = deciding.give_back(person("lead"), submitted().pk, 1, "依据不全")
    assert (paper.state, paper.submitted_by) == (Paper.DRAFT, None)
    with pytest.raises(Conflict):
        deciding.approve(person("lead"), paper.pk, 1)
    assert drafting.submit(person("prosecutor"), paper.pk, 2).state == Paper.SUBMITTED


def test_each_office_kind_and_year_counts_for_itself(
    person: Person, submitted: MakePaper, draft: MakePaper, today: date
) -> None:
    lead = person("lead")
    numbers = [deciding.approve(lead, submitted(kind).pk, 1).number for kind in ("notice", "notice", "recommendation")]
    assert numbers == [f"江州市检{word}〔{today.year}〕{n}号" for word, n in (("纠违", 1), ("纠违", 2), ("建", 1))]
    early = today.replace(year=today.year - 1, day=1)
    assert deciding.approve(lead, submitted().pk, 1, early).number == f"江州市检纠违〔{early.year}〕1号"


def test_a_refused_approval_uses_up_no_number(
    person: Person, submitted: MakePaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = submitted()

    def broken(*_: object) -> bytes:
        raise RuntimeError("the power fails")

    with monkeypatch.context() as patched:
        patched.setattr(making, "write", broken)
        with pytest.raises(RuntimeError):
            deciding.approve(person("lead"), paper.pk, 1)
    paper.refresh_from_db()
    assert (paper.state, paper.number, paper.turn) == (Paper.SUBMITTED, "", 1)
    assert not Numbering.objects.filter(last__gt=0).exists()
    assert deciding.approve(person("lead"), paper.pk, 1).ordinal == 1
    assert not list((desk_folder() / "papers").glob(".*.part"))


def test_an_oral_correction_is_put_on_record_without_approval(person: Person, draft: MakePaper, today: date) -> None:
    paper = draft("oral")
    with pytest.raises(NotAllowed, match="不用送审"):
        drafting.submit(person("prosecutor"), paper.pk, 0)
    said = deciding.say_it(person("prosecutor"), paper.pk, 0)
    assert (said.state, said.number, said.served_on) == (Paper.SERVED, f"江州市检口纠〔{today.year}〕1号", today)
    assert said.reply_due_on is not None
    assert said.reply_due_on >= today + timedelta(days=7)


def test_a_notice_is_never_merely_said(person: Person, draft: MakePaper) -> None:
    with pytest.raises(NotAllowed, match="先送审"):
        deciding.say_it(person("prosecutor"), draft().pk, 0)


def test_withdrawn_its_wrong_clues_are_open_again_and_precision_follows(
    person: Person, confirmed: MakeClue, approved: MakePaper
) -> None:
    lead, second, wrong, right = person("lead"), person("lead", "second"), confirmed(), confirmed()
    paper = approved(clues=[wrong, right])
    assert (precision_of(wrong.model, lead).upheld, precision_of(wrong.model, second).upheld) == (2, 2)
    item = paper.items.get(position=1)
    deciding.withdraw(lead, paper.pk, paper.turn, "送达日看错一格", [item.pk])
    wrong.refresh_from_db()
    right.refresh_from_db()
    paper.refresh_from_db()
    assert (paper.state, paper.withdrawn_why) == (Paper.WITHDRAWN, "送达日看错一格")
    assert (wrong.status, wrong.conclusion, right.conclusion) == (Clue.WORKING, "", "confirmed")
    last = wrong.events.last()
    assert last is not None
    assert (last.kind, paper.number in last.text, "送达日看错一格" in last.text) == ("reopen", True, True)
    assert (precision_of(wrong.model, lead).upheld, precision_of(wrong.model, lead).concluded) == (1, 1)
    actions.conclude(person("prosecutor"), wrong.pk, wrong.turn, "data_error", "送达回证为准")
    after = precision_of(wrong.model, second)
    assert (after.upheld, after.concluded) == (1, 2)
    assert not Ground.objects.filter(item__paper=paper, live=True).exists()


def test_withdrawing_names_what_is_wrong_and_of_this_document(person: Person, approved: MakePaper) -> None:
    paper, other = approved(), approved()
    for items in ([], [other.items.get().pk], [paper.items.get().pk, 999_999]):
        with pytest.raises(NotAllowed, match="勾选"):
            deciding.withdraw(person("lead"), paper.pk, paper.turn, "错了", items)
    with pytest.raises(NotAllowed, match="理由"):
        deciding.withdraw(person("lead"), paper.pk, paper.turn, " ", [paper.items.get().pk])
    paper.refresh_from_db()
    assert paper.state == Paper.APPROVED


def test_what_was_made_never_changes(person: Person, approved: MakePaper) -> None:
    paper = approved()
    before = making.made_bytes(paper, masked=True)
    Paper.objects.filter(pk=paper.pk).update(opening="后来改的")
    paper.refresh_from_db()
    assert making.made_bytes(paper, masked=True) == before
    place: Path = making.path_of(paper.made.get(masked=True).sha256)
    place.write_bytes(b"somebody else's")
    with pytest.raises(NotAllowed, match="备份"):
        making.made_bytes(paper, masked=True)

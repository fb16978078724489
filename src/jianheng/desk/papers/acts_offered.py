"""The acts that a paper's page offers: what each asks for, who may do it, and when it makes sense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import User
from jianheng.desk.casework.attachments import Kept
from jianheng.desk.papers import deciding, drafting, following, forms, rectifying, succeeding
from jianheng.desk.papers.models import Item, Objection, Paper
from jianheng.desk.papers.seen import may
from jianheng.desk.papers.words import KINDS
from jianheng.desk.words import Words


@dataclass(frozen=True)
class Given:
    """What a form gave.

    Args:
        turn: the turn that its page saw.
        data: its fields.
        files: the files that came with it.
        item: the item, for acts on one.
    """

    turn: int
    data: dict[str, Any]
    files: tuple[Kept, ...] = ()
    item: Item | None = None

    @property
    def wrong(self) -> list[int]:
        """The items that are ticked as wrong."""
        return [int(pk) for pk in self.data.get("wrong", ())]

    @property
    def on(self) -> Any:
        """The day."""
        return self.data.get("on")

    @property
    def item_id(self) -> int:
        """Id of the item; of none where there is none."""
        return self.item.pk if self.item else 0


@dataclass(frozen=True)
class Act:
    """Something that a person does with a paper.

    Args:
        kind: its name in addresses.
        title: what its button says.
        done: what is said once it is done.
        can: who may.
        form: what it asks for.
        do: does it, and says on which paper one is then.
        fits: whether it makes sense now.
        files: whether files may come with it.
        of_item: whether it is done to one item.
        weighty: whether it is what most often comes next.
    """

    kind: str
    title: Words
    done: Words
    can: Can
    form: type[forms.PaperForm]
    do: Callable[[User, Paper, Given], Paper]
    fits: Callable[[Paper, User], bool]
    files: bool = False
    of_item: bool = False
    weighty: bool = False

    @property
    def dialog(self) -> str:
        """Id of its dialog."""
        return f"act-{self.kind}"


def _in(*states: str) -> Callable[[Paper, User], bool]:
    return lambda paper, _user: paper.state in states


def _said(paper: Paper, _user: User) -> bool:
    return paper.state == Paper.DRAFT and KINDS[paper.kind].said


def _to_submit(paper: Paper, _user: User) -> bool:
    return paper.state == Paper.DRAFT and not KINDS[paper.kind].said


def _others(paper: Paper, user: User) -> bool:
    return paper.state == Paper.SUBMITTED and not deciding.wrote_it(paper, user)


def _not_received(paper: Paper, _user: User) -> bool:
    return paper.state == Paper.SERVED and paper.received_on is None


def _late(paper: Paper, _user: User) -> bool:
    due = paper.reply_due_on
    return paper.state == Paper.SERVED and due is not None and due < timezone.localdate()


def _objected(paper: Paper) -> bool:
    return paper.objections.filter(result="").exists()


def _may_object(paper: Paper, _user: User) -> bool:
    about = paper.kind not in (Paper.REQUEST, Paper.REPORT, Paper.LEAD)
    return paper.state in following.WAITS and about and not _objected(paper)


def _for_review(paper: Paper, _user: User) -> bool:
    return paper.state in following.WAITS and _objected(paper)


def _to_report(paper: Paper, user: User) -> bool:
    if paper.state not in following.WAITS or paper.kind in (Paper.REPORT, Paper.LEAD):
        return False
    upheld = paper.objections.filter(result=Objection.UPHELD, reported_up_on=None).exists()
    refused = paper.items.filter(rectified=Item.REFUSED).exists()
    return upheld or refused or (paper.urged_on is not None and paper.reported_up_on is None)


def _to_write(paper: Paper, user: User) -> bool:
    if paper.kind != Paper.ORAL or paper.state not in following.WAITS:
        return False
    unmet = paper.items.exclude(rectified=Item.DONE)
    over = paper.reply_due_on is not None and paper.reply_due_on < timezone.localdate()
    taken = paper.followed_by.filter(state__in=Paper.LIVE).exists()
    return not taken and unmet.exists() and (over or unmet.filter(rectified=Item.REFUSED).exists())


def _to_redraft(paper: Paper, _user: User) -> bool:
    right = paper.state == Paper.WITHDRAWN and paper.items.filter(wrong=False).exists()
    return right and not paper.followed_by.filter(state__in=Paper.LIVE).exists()


def _to_close(paper: Paper, _user: User) -> bool:
    return paper.state in following.WAITS and rectifying.why_open(paper) is None


def _review(user: User, paper: Paper, given: Given) -> Paper:
    why, on = given.data["why"], given.on
    if given.data["result"] == Objection.WITHDRAWN:
        return following.withdraw_on_review(user, paper.pk, given.turn, why, given.wrong, on)
    return following.uphold(user, paper.pk, given.turn, why, on)


def _rectify(user: User, paper: Paper, given: Given) -> Paper:
    data = given.data
    checked = rectifying.Checked(data["state"], data["text"], given.on, data["look_back_due_on"], given.files)
    return rectifying.rectify(user, paper.pk, given.turn, given.item_id, checked)


ALL = (
    Act(
        "submit",
        Words("送审", "Submit"),
        Words("已送审，等待批准。", "Submitted for approval."),
        Can.PAPER_WORK,
        forms.PaperForm,
        lambda user, paper, given: drafting.submit(user, paper.pk, given.turn),
        _to_submit,
        weighty=True,
    ),
    Act(
        "say",
        Words("记录已口头提出", "Put on record"),
        Words("已记录在案，纠正期限开始计算。", "On record; its period runs."),
        Can.PAPER_WORK,
        forms.DayForm,
        lambda user, paper, given: deciding.say_it(user, paper.pk, given.turn, given.on),
        _said,
        weighty=True,
    ),
    Act(
        "drop",
        Words("作废", "Drop"),
        Words("草稿已作废，线索可以另行起草。", "The draft is dropped."),
        Can.PAPER_WORK,
        forms.WhyForm,
        lambda user, paper, given: drafting.drop(user, paper.pk, given.turn, given.data["why"]),
        _in(Paper.DRAFT),
    ),
    Act(
        "back",
        Words("退回", "Return"),
        Words("已退回起草人。", "Returned to the drafter."),
        Can.PAPER_APPROVE,
        forms.WhyForm,
        lambda user, paper, given: deciding.give_back(user, paper.pk, given.turn, given.data["why"]),
        _in(Paper.SUBMITTED),
    ),
    Act(
        "approve",
        Words("批准", "Approve"),
        Words("已批准并编号，文书已生成。", "Approved and numbered; the document is made."),
        Can.PAPER_APPROVE,
        forms.PaperForm,
        lambda user, paper, given: deciding.approve(user, paper.pk, given.turn),
        _others,
        weighty=True,
    ),
    Act(
        "serve",
        Words("记录送达", "Record service"),
        Words("已记下送达。", "Service is recorded."),
        Can.PAPER_WORK,
        forms.ServeForm,
        lambda user, paper, given: following.serve(user, paper.pk, given.turn, given.on, given.data["how"]),
        _in(Paper.APPROVED),
        weighty=True,
    ),
    Act(
        "receive",
        Words("记录签收", "Record receipt"),
        Words("已记下签收。", "Receipt is recorded."),
        Can.PAPER_WORK,
        forms.ReceiveForm,
        lambda user, paper, given: following.receive(user, paper.pk, given.turn, given.on, given.files),
        _not_received,
        files=True,
    ),
    Act(
        "urge",
        Words("督促回复", "Urge"),
        Words("已记下督促。", "The urging is recorded."),
        Can.PAPER_WORK,
        forms.NoteForm,
        lambda user, paper, given: following.urge(user, paper.pk, given.turn, given.on, given.data["text"]),
        _late,
    ),
    Act(
        "up",
        Words("报告上一级", "Report up"),
        Words("已记下报告。", "The report is recorded."),
        Can.PAPER_WORK,
        forms.NoteForm,
        lambda user, paper, given: following.report_up(user, paper.pk, given.turn, given.on, given.data["text"]),
        _to_report,
    ),
    Act(
        "object",
        Words("收到异议", "Objection came"),
        Words("已记下异议，复查期限开始计算。", "The objection is recorded; its review runs."),
        Can.PAPER_WORK,
        forms.ObjectForm,
        lambda user, paper, given: following.object_to(
            user, paper.pk, given.turn, given.on, given.data["text"], given.data["filed_on"], given.files
        ),
        _may_object,
        files=True,
    ),
    Act(
        "answer",
        Words("收到回复", "Answer came"),
        Words("已记下回复。", "The answer is recorded."),
        Can.PAPER_WORK,
        forms.AnswerForm,
        lambda user, paper, given: following.answer(
            user, paper.pk, given.turn, given.on, given.data["answer"], given.data["text"], given.files
        ),
        _in(*following.WAITS),
        files=True,
        weighty=True,
    ),
    Act(
        "review",
        Words("复查异议", "Review the objection"),
        Words("复查结果已保存，请及时通知申请复查的单位。", "The review is saved; tell the unit."),
        Can.PAPER_APPROVE,
        forms.ReviewForm,
        _review,
        _for_review,
        weighty=True,
    ),
    Act(
        "written",
        Words("转为书面", "Put in writing"),
        Words("已起草纠正违法通知书，请核对后送审。", "A notice is drafted; check and submit it."),
        Can.PAPER_WORK,
        forms.PaperForm,
        lambda user, paper, given: succeeding.put_in_writing(user, paper.pk, given.turn),
        _to_write,
        weighty=True,
    ),
    Act(
        "anew",
        Words("重新起草", "Draft anew"),
        Words("已按没有错误的问题重新起草。", "Drafted anew from what was right."),
        Can.PAPER_WORK,
        forms.PaperForm,
        lambda user, paper, given: succeeding.draft_anew(user, paper.pk, given.turn),
        _to_redraft,
        weighty=True,
    ),
    Act(
        "withdraw",
        Words("撤回文书", "Withdraw"),
        Words("文书已撤回，所涉线索重新办理。", "Withdrawn; its clues are open again."),
        Can.PAPER_APPROVE,
        forms.WithdrawForm,
        lambda user, paper, given: deciding.withdraw(user, paper.pk, given.turn, given.data["why"], given.wrong),
        _in(*Paper.ISSUED),
    ),
    Act(
        "close",
        Words("办结", "Close"),
        Words("文书已办结。", "The document is closed."),
        Can.PAPER_WORK,
        forms.PaperForm,
        lambda user, paper, given: rectifying.close(user, paper.pk, given.turn),
        _to_close,
        weighty=True,
    ),
    Act(
        "rectify",
        Words("记录整改", "Record the check"),
        Words("整改情况已保存。", "Saved."),
        Can.PAPER_WORK,
        forms.RectifyForm,
        _rectify,
        _in(*following.WAITS),
        files=True,
        of_item=True,
    ),
    Act(
        "look",
        Words("回头看", "Look back"),
        Words("回头看的结果已保存。", "The look-back is saved."),
        Can.PAPER_WORK,
        forms.LookForm,
        lambda user, paper, given: rectifying.look_back(
            user,
            paper.pk,
            given.turn,
            given.item_id,
            given.data["result"],
            given.data["text"],
            given.on,
            given.files,
        ),
        _in(*following.WAITS, Paper.CLOSED),
        files=True,
        of_item=True,
    ),
)
BY_KIND = {act.kind: act for act in ALL}


def offered(paper: Paper, user: User) -> list[Act]:
    """The acts on the whole paper that a person may do now."""
    return [act for act in ALL if not act.of_item and _allowed(act, paper, user)]


def offered_for(item: Item, paper: Paper, user: User) -> list[Act]:
    """The acts on one item that a person may do now."""
    acts = [act for act in ALL if act.of_item and _allowed(act, paper, user)]
    if item.wrong:
        return []
    to_look = item.rectified == Item.DONE and item.look_back_on is None
    return [act for act in acts if act.kind != "look" or to_look]


def _allowed(act: Act, paper: Paper, user: User) -> bool:
    return may(user, act.can, paper.restricted) and act.fits(paper, user)

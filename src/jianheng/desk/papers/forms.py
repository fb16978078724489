"""What each act on a paper asks for; a form that is refused keeps what was written."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone

from jianheng.desk.accounts.models import User
from jianheng.desk.papers.models import Item, Paper
from jianheng.desk.papers.words import ANSWERS, LOOKED, RECTIFIED, REVIEWED, SERVED_HOW
from jianheng.desk.ui.fields import day_field, words_field
from jianheng.desk.words import Words, later


def _choice(zh: str, en: str, choices: dict[str, Words]) -> Any:
    return forms.ChoiceField(
        label=later(zh, en),
        choices=[("", later("请选择", "Choose")), *((name, later(w.zh, w.en)) for name, w in choices.items())],
        error_messages={
            "required": later("请选一项。", "Choose one."),
            "invalid_choice": later("请选一项。", "Choose one."),
        },
    )


class PaperForm(forms.Form):
    """An act that asks for nothing but the turn that its page saw.

    Args:
        data: what was sent, if anything was.
        paper: the paper.
        user: who acts.
        item: the item, for acts on one.
    """

    dialog = ""  # id of the dialog in which it stands
    turn = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(self, data: Any = None, *, paper: Paper, user: User, item: Item | None = None) -> None:
        super().__init__(data, initial={"turn": paper.turn}, auto_id="%s")
        self.paper, self.user, self.item = paper, user, item
        for field in self.fields.values():
            if not isinstance(field.widget, forms.CheckboxSelectMultiple):
                field.widget.attrs.setdefault("class", "in")
        if "on" in self.fields:
            self.initial["on"] = timezone.localdate()
        self.prepare()

    def prepare(self) -> None:
        """Fit the form to the paper."""

    def for_dialog(self, dialog: str) -> PaperForm:
        """The same form with ids of its own, so that several can stand on one page."""
        self.dialog, self.auto_id = dialog, f"{dialog}-%s"
        return self

    def with_turn(self, turn: int) -> None:
        """Let the form go out again with the turn that its page now shows."""
        data = QueryDict(mutable=True)
        for name, values in dict(self.data.lists() if isinstance(self.data, QueryDict) else {}).items():
            data.setlist(name, values)
        data["turn"] = str(turn)
        self.data = data


class WhyForm(PaperForm):
    """Why."""

    why = words_field("理由", "Reason")


class DayForm(PaperForm):
    """On which day."""

    on = day_field("日期", "Day")


class ServeForm(PaperForm):
    """How and when it was served."""

    how = _choice("送达方式", "How", {name: words for name, words in SERVED_HOW.items() if name != "oral"})
    on = day_field("送达日期", "Day of service")


class ReceiveForm(PaperForm):
    """When the unit signed for it."""

    on = day_field(
        "签收日期", "Day of receipt", help_zh="法定期限从这一天起算。", help_en="The law's periods run from it."
    )


class NoteForm(PaperForm):
    """When, and what there is to say."""

    on = day_field("日期", "Day")
    text = words_field("说明", "Words", required=False)


class AnswerForm(PaperForm):
    """What the unit answered."""

    answer = _choice("回复结果", "It answers", {name: w for name, w in ANSWERS.items() if name != "objects"})
    on = day_field("收到日期", "Day of receipt")
    text = words_field("回复内容", "What it says", required=False)


class ObjectForm(PaperForm):
    """The unit's written wish for a review."""

    on = day_field(
        "收到日期",
        "Day of receipt",
        help_zh="七日以内复查，从这一天起算。",
        help_en="The seven days of the review run from it.",
    )
    filed_on = day_field("提出日期", "Day it was filed", required=False)
    text = words_field("异议的理由", "Its grounds")


class WithdrawForm(PaperForm):
    """What is wrong, and why."""

    wrong = forms.MultipleChoiceField(
        label=later("哪些问题有错误", "Which items are wrong"),
        widget=forms.CheckboxSelectMultiple,
        help_text=later(
            "所涉线索会重新办理；没有勾选的仍为属实，可以另行起草。",
            "Their clues are open again; the others stay confirmed and may be drafted anew.",
        ),
        error_messages={"required": later("请勾选有错误的问题。", "Tick the items that are wrong.")},
    )
    why = words_field("撤回的理由", "Reason")

    def prepare(self) -> None:
        """Offer the items; all are ticked to begin with."""
        fit_items(self)


class ReviewForm(WithdrawForm):
    """What the review of an objection comes to."""

    result = _choice("复查结论", "Result", REVIEWED)
    on = day_field("复查日期", "Day of the review")
    field_order = ("turn", "result", "wrong", "why", "on")

    def prepare(self) -> None:
        """Items matter only where it is withdrawn."""
        fit_items(self)
        self.fields["wrong"].required = False
        self.fields["why"].label = later("理由", "Reason")
        self.fields["wrong"].label = later("撤回时：哪些问题有错误", "If withdrawn: which items are wrong")


class RectifyForm(PaperForm):
    """How far an item is put right."""

    state = _choice("整改情况", "How far", RECTIFIED)
    on = day_field("核查日期", "Day of the check")
    text = words_field(
        "怎样核查的", "How it was checked", help_zh="看了什么、问了谁。", help_en="What was seen, who was asked."
    )
    look_back_due_on = day_field("何日回头看", "Look back on", required=False)

    def prepare(self) -> None:
        """Begin with what is known."""
        if self.item is not None:
            self.initial["look_back_due_on"] = self.item.look_back_due_on


class LookForm(PaperForm):
    """What a look-back found."""

    result = _choice("回头看的结果", "What was found", LOOKED)
    on = day_field("日期", "Day")
    text = words_field("看了什么", "What was looked at")


def fit_items(form: PaperForm) -> None:
    """Offer the items of the paper."""
    field = form.fields["wrong"]
    assert isinstance(field, forms.MultipleChoiceField)
    items = list(form.paper.items.all())
    field.choices = [(str(item.pk), f"{item.position}. {item.what.partition(chr(10))[0]}") for item in items]
    if len(items) == 1:
        form.initial.setdefault("wrong", [str(items[0].pk)])

"""What each act asks for; a form that is refused keeps what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict

from jianheng.desk.access.can import Can
from jianheng.desk.access.roles import ROLE_CAN
from jianheng.desk.accounts.models import User
from jianheng.desk.casework.conclusions import MEANINGS, for_section
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.words import CONCLUSIONS
from jianheng.desk.ui.fields import day_field, words_field
from jianheng.desk.words import Words, later

if TYPE_CHECKING:
    _Choice = forms.ModelChoiceField[User]
else:
    _Choice = forms.ModelChoiceField  # takes no type while it runs

AGREES, RETURNS = "agree", "return"
WORKING_ROLES = [role for role, can in ROLE_CAN.items() if Can.CLUE_WORK in can]


class Meant:
    """The label of a choice with what it means.

    Args:
        name: what it is called.
        means: what it means.
    """

    def __init__(self, name: Words, means: Words) -> None:
        self.name = name
        self.means = means

    def __str__(self) -> str:
        return str(self.name)


class ActForm(forms.Form):
    """An act that asks for nothing but the turn that its page saw.

    Args:
        data: what was sent, if anything was.
        clue: the clue.
        user: who acts.
    """

    turn = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: Any = None, *, clue: Clue, user: User) -> None:
        super().__init__(data, initial={"turn": clue.turn}, auto_id="%s")
        self.clue, self.user = clue, user
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", "in")
        self.prepare()

    def prepare(self) -> None:
        """Fit the form to the clue."""

    def for_dialog(self, dialog: str) -> ActForm:
        """The same form with ids of its own, so that several can stand on one page."""
        self.auto_id = f"{dialog}-%s"
        return self

    def with_turn(self, turn: int) -> None:
        """Let the form go out again with the turn that its page now shows."""
        data = QueryDict(mutable=True)
        for name, values in dict(self.data.lists() if isinstance(self.data, QueryDict) else {}).items():
            data.setlist(name, values)
        data["turn"] = str(turn)
        self.data = data


class _PersonField(_Choice):
    def label_from_instance(self, obj: User) -> str:
        return f"{obj.shown_name}（{obj.role_titles}）"


class AssignForm(ActForm):
    """To whom."""

    to = _PersonField(
        label=later("交给", "To"),
        queryset=User.objects.none(),
        empty_label=None,
        error_messages={
            "required": later("请选一个人。", "Choose a person."),
            "invalid_choice": later("请选一个能办这条线索的人。", "Choose somebody who can work on this clue."),
        },
    )

    def prepare(self) -> None:
        """Offer those who see the clue and may work on it."""
        able = [user.pk for user in _workers() if _sees(user, self.clue)]
        choice = self.fields["to"]
        assert isinstance(choice, forms.ModelChoiceField)
        choice.queryset = User.objects.filter(pk__in=able).order_by("name", "username")


class AskForm(ActForm):
    """What, of whom, by when."""

    what = words_field(
        "调取什么", "What", "如：上次减刑裁定的送达回证", "such as the receipt of service of the last ruling"
    )
    of = forms.CharField(label=later("向谁调取", "Of whom"), required=False, max_length=200)
    due = day_field("何日前", "By when", required=False)

    def prepare(self) -> None:
        """Propose the institution itself."""
        self.initial.setdefault("of", self.clue.institution.name)


class CheckForm(ActForm):
    """What was checked, how, on which day."""

    what = words_field("核查了什么、怎样核查", "What was checked, and how")
    on = day_field("核查日期", "Day of the check", required=False)


class DueForm(ActForm):
    """Until when."""

    due = day_field("期限", "Deadline", required=False)

    def prepare(self) -> None:
        """Begin with the deadline that is set."""
        self.initial.setdefault("due", self.clue.due)
        self.fields["due"].help_text = later("留空即取消期限。", "Leave empty to lift it.")


class NoteForm(ActForm):
    """Words for whoever reads it next."""

    text = words_field("备注", "Note")


class ReasonForm(ActForm):
    """Why."""

    why = words_field("理由", "Reason")


class ConcludeForm(ActForm):
    """What it comes to, and why."""

    conclusion = forms.ChoiceField(
        label=later("结论", "Conclusion"),
        widget=forms.RadioSelect,
        error_messages={"required": later("请选一种结论。", "Choose a conclusion.")},
    )
    why = words_field("理由", "Reason")

    def prepare(self) -> None:
        """Offer the conclusions that fit a clue or a prompt."""
        choice = self.fields["conclusion"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(code, Meant(CONCLUSIONS[code], MEANINGS[code])) for code in for_section(self.clue.section)]


class ReviewForm(ActForm):
    """Agree, or give it back and say why."""

    agrees = forms.ChoiceField(
        label=later("复核意见", "Opinion"),
        widget=forms.RadioSelect,
        choices=[
            (AGREES, Meant(Words("同意", "Agree"), Words("线索办结", "The clue is closed"))),
            (RETURNS, Meant(Words("退回", "Return"), Words("由承办人继续核查，请写明理由", "Say why it goes back"))),
        ],
        error_messages={"required": later("请选同意或退回。", "Agree or return.")},
    )
    why = words_field("意见", "Words", required=False)


def _workers() -> list[User]:
    able = User.objects.filter(is_active=True, grants__role__in=WORKING_ROLES).distinct()
    return list(able.select_related("office").prefetch_related("institutions"))


def _sees(user: User, clue: Clue) -> bool:
    if user.office is None or not clue.institution.office.path.startswith(user.office.path):
        return False
    narrowed = {one.pk for one in user.institutions.all()}
    return not narrowed or clue.institution_id in narrowed

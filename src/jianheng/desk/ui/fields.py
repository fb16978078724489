"""Fields that forms of several parts ask for alike."""

from __future__ import annotations

from typing import Any

from django import forms

from jianheng.desk.words import later

LONGEST = 10_000


class DayInput(forms.DateInput):
    """A day, chosen in the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def words_field(zh: str, en: str, help_zh: str = "", help_en: str = "", required: bool = True) -> Any:
    """A few lines of text.

    Args:
        zh, en: its label.
        help_zh, help_en: what stands below it; nothing if left out.
        required: whether it must be filled.
    """
    return forms.CharField(
        label=later(zh, en),
        help_text=later(help_zh, help_en) if help_zh else "",
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": later("请填写。", "Please fill in.")},
    )


def day_field(zh: str, en: str, help_zh: str = "", help_en: str = "", required: bool = True) -> Any:
    """A day.

    Args:
        zh, en: its label.
        help_zh, help_en: what stands below it; nothing if left out.
        required: whether it must be filled.
    """
    return forms.DateField(
        label=later(zh, en),
        help_text=later(help_zh, help_en) if help_zh else "",
        required=required,
        widget=DayInput(),
        error_messages={
            "invalid": later("请按 2026-11-23 这样写日期。", "Write the day as 2026-11-23."),
            "required": later("请填写日期。", "Give the day."),
        },
    )

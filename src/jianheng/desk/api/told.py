"""How the API refuses: a status, and why in both languages."""

from __future__ import annotations

from collections.abc import Iterable

from ninja import Schema
from ninja.errors import ValidationError

from jianheng.desk.words import say


class Told(Schema):
    """Why something was refused: `detail` in the language of the session, and in both."""

    detail: str
    zh: str
    en: str


class Both(Schema):
    """Words in both languages."""

    zh: str
    en: str


class WrongField(Schema):
    """A field that does not fit: where, which rule, and the rule in English."""

    loc: list[str | int]
    type: str
    msg: str


class WrongFields(Told):
    """A request whose fields do not fit, or an act that does not fit the state of things; then no field is named."""

    errors: list[WrongField] = []


class Refusal(Exception):  # noqa: N818  # told to the caller; nothing is broken
    """A request is refused.

    Args:
        status: HTTP status.
        zh: why, in Chinese.
        en: the same in English.
    """

    def __init__(self, status: int, zh: str, en: str) -> None:
        self.status = status
        self.zh = zh
        self.en = en
        super().__init__(zh)


def refuse_more(given: Iterable[str], allowed: Iterable[str]) -> None:
    """Refuse fields of a form that are not meant; those of a JSON body are refused by their schema.

    Args:
        given: names that were sent.
        allowed: names that are meant.

    Raises:
        ValidationError: there are others.
    """
    # Pages send the token against forged requests among the fields.
    more = set(given) - {*allowed, "csrfmiddlewaretoken"}
    if more:
        why = {"type": "extra_forbidden", "msg": "Extra inputs are not permitted"}
        raise ValidationError([{"loc": ["form", name], **why} for name in sorted(more)])


def unfit(wrong: Iterable[tuple[list[str | int], str]]) -> ValidationError:
    """Fields that do not fit, found by looking at what is there: 422, each named.

    Args:
        wrong: where, and why.
    """
    return ValidationError([{"loc": loc, "type": "not_there", "msg": why} for loc, why in wrong])


def told(zh: str, en: str, **more: object) -> dict[str, object]:
    """The body of a refusal."""
    return {"detail": say(zh, en), "zh": zh, "en": en, **more}

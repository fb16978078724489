"""How the API refuses: a status, and why in both languages."""

from __future__ import annotations

from ninja import Schema

from jianheng.desk.words import say


class Told(Schema):
    """Why something was refused: `detail` in the language of the session, and in both."""

    detail: str
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


def told(zh: str, en: str, **more: object) -> dict[str, object]:
    """The body of a refusal."""
    return {"detail": say(zh, en), "zh": zh, "en": en, **more}

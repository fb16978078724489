"""What an office confirmed and set in the law, as a run tells it."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.clues.node import Both, Node


@dataclass(frozen=True)
class SetValue:
    """One value that an office set: its label, unit and type, what the table says, and what holds here."""

    label: Both
    unit: str | None
    type: str | None
    was: str
    value: str


@dataclass(frozen=True)
class LocalText:
    """One word of an office on a row or an article of the law.

    Args:
        kind: `confirm` or `set`.
        ref: `table/row`, or `instrument#article`.
        table: the table; empty for an article.
        label: what the table is called, or the article.
        values: what is set.
        days, was_days: first and last day here and in the table; empty where nothing is set.
        unread: the table's own row was never read in full.
        person, day, source: on whose word, when, and which text was read.
        until: last day of a check on which it counts; empty where it counts for good.
        expired: it had ended by the day of the check, and was not applied.
    """

    kind: str
    ref: str
    table: str
    label: Both
    values: tuple[SetValue, ...]
    days: tuple[str, ...]
    was_days: tuple[str, ...]
    unread: bool
    person: str
    day: str
    source: str
    until: str
    expired: bool

    @property
    def row(self) -> str:
        """The row; empty for an article."""
        return self.ref.partition("/")[2] if self.table else ""


def read_local(node: Node) -> LocalText:
    """Read one word; what is wrong goes into the node's problems."""
    return LocalText(
        kind=node.text("kind"),
        ref=node.text("ref"),
        table=node.text("table"),
        label=node.own_both(),
        values=tuple(_value(child) for child in node.children("values")),
        days=node.texts("days"),
        was_days=node.texts("was_days"),
        unread=node.flag("unread"),
        person=node.text("person"),
        day=node.text("date"),
        source=node.text("source"),
        until=node.text("until"),
        expired=node.flag("expired"),
    )


def _value(node: Node) -> SetValue:
    return SetValue(node.own_both(), node.optional("unit"), node.optional("type"), node.text("was"), node.text("value"))

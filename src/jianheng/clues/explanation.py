"""How one act came to its answer, as the engine wrote it down."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.clues.local_law import LocalText, read_local
from jianheng.clues.node import Both, Node

IDENTITY = "person_statement"
ANSWERS = ("unlawful", "undetermined", "pending", "exempt", "lawful")


@dataclass(frozen=True)
class FindingShown:
    """A finding tested on the act: `hit`, `unsure`, `waiting`, `excused` or `clear`."""

    code: str
    status: str
    section: str
    says: Both
    due: str | None


@dataclass(frozen=True)
class ExemptionShown:
    """An exemption tested: `true`, `false` or `unknown`, and in words."""

    code: str
    value: str
    says: Both


@dataclass(frozen=True)
class MissingFact:
    """A fact that is needed and not to be had, why, and how to get it."""

    leaf: str
    reason: str
    says: Both
    mend: Both


@dataclass(frozen=True)
class FieldShown:
    """One field of a row.

    Args:
        name: canonical name.
        label: its label.
        value: the clean value; None where it is not known.
        spoken: the value in words, where it is a code.
        type: base type, where stated.
        words: as the source writes it.
        before, after: the document's words around it.
        place: cell or position in the source.
    """

    name: str
    label: Both
    value: str | None
    spoken: Both
    type: str | None
    words: str
    before: str
    after: str
    place: str


@dataclass(frozen=True)
class RowShown:
    """A source row with its place and fields; as evidence: whether it surely fits, and whether it was picked."""

    table: str
    row_id: str
    source: str
    sheet: str
    row_no: int | None
    fields: tuple[FieldShown, ...]
    sure: bool = True
    picked: bool = False

    def value(self, name: str | None) -> str | None:
        """The value of one field, if the row shows it."""
        return next((field.value for field in self.fields if field.name == name), None)

    def words(self, name: str, lang: str) -> str | None:
        """The value of one field in words, if the row shows it."""
        return next((field.spoken.pick(lang) or field.value for field in self.fields if field.name == name), None)


@dataclass(frozen=True)
class ItemShown:
    """A related fact: what was searched, in which window, and what was found."""

    name: str
    label: Both
    kind: str
    table: str
    found: str
    status: str
    n_sure: int
    n_possible: int
    window: tuple[str | None, str | None] | None
    covered: bool
    held_by: str | None
    rows: tuple[RowShown, ...]

    @property
    def picked(self) -> RowShown | None:
        """The row whose fields the model used; only kinds that pick one have it."""
        marked = [row for row in self.rows if row.picked]
        sure = [row for row in self.rows if row.sure]
        if marked or self.kind not in ("the", "first", "last") or self.status != "ok" or not sure:
            return marked[0] if marked else None
        return sure[-1] if self.kind == "last" else sure[0]


@dataclass(frozen=True)
class LetShown:
    """A derived value with its formula.

    `lo` and `hi` differ where it is only known within bounds; None is an open end, at both ends unknown.
    """

    name: str
    label: Both
    lo: str | None
    hi: str | None
    none: bool
    assumed: bool
    spread: str
    type: str | None
    formula: Both


@dataclass(frozen=True)
class LawShown:
    """A use of a law table: its rows, citations and the values that they gave."""

    name: str
    table: str
    rows: tuple[str, ...]
    cite: tuple[str, ...]
    label: Both
    values: tuple[tuple[str, str | None, str | None], ...]
    reason: str


@dataclass(frozen=True)
class Person:
    """A person of the act, by name and number as shown."""

    name: str
    id_number: str


@dataclass(frozen=True)
class Explanation:
    """One examined act with everything that its answer rests on."""

    model: str
    version: str
    row: str
    key: tuple[tuple[str, str], ...]
    slot: str | None
    unit: str | None
    answer: str
    findings: tuple[FindingShown, ...]
    exempt: tuple[ExemptionShown, ...]
    missing: tuple[MissingFact, ...]
    caveats: tuple[str, ...]
    act: RowShown
    items: tuple[ItemShown, ...]
    lets: tuple[LetShown, ...]
    law: tuple[LawShown, ...]
    basis: tuple[str, ...]
    persons: tuple[Person, ...]
    local_law: tuple[LocalText, ...] = ()

    def local_of(self, law: LawShown) -> tuple[LocalText, ...]:
        """The office's words on the rows that a look-up fits."""
        return tuple(one for one in self.local_law if one.table == law.table and one.row in law.rows)

    @property
    def local_beside(self) -> tuple[LocalText, ...]:
        """The office's words on rows that stand in no step of their own, such as those of a period."""
        told = {one.ref for law in self.law for one in self.local_of(law)}
        return tuple(one for one in self.local_law if one.ref not in told)

    def named(self, lang: str) -> str:
        """The act by its natural key without the person, in words, with the number of its period."""
        named = (
            self.act.words(name, lang) or value for name, value in self.key if name != "person" and not _exactness(name)
        )
        return " · ".join(named) + ("" if self.slot is None else f" #{self.slot}")

    def hits(self, section: str) -> tuple[FindingShown, ...]:
        """The findings of a section that stand."""
        return tuple(f for f in self.findings if f.status == "hit" and f.section == section)


def _exactness(name: str) -> bool:
    """How exactly a moment of the key was told: it names nothing."""
    return name.endswith("_precision")


def read_explanation(node: Node) -> Explanation:
    """Read one line of `explanations.jsonl`; what is wrong goes into the node's problems."""
    key = node.child("key")
    items = tuple(_item(child) for child in node.children("items"))
    answer = node.text("answer")
    if answer and answer not in ANSWERS:
        node.add("answer", answer, f"应为 {'、'.join(ANSWERS)}", f"expected one of {', '.join(ANSWERS)}")
    return Explanation(
        model=node.text("model"),
        version=node.text("version"),
        row=node.text("row"),
        key=tuple((name, key.optional(name) or "") for name in sorted(key.data)),
        slot=node.optional("slot"),
        unit=node.optional("unit"),
        answer=answer,
        findings=tuple(_finding(child) for child in node.children("findings")),
        exempt=tuple(_exemption(child) for child in node.children("exempt")),
        missing=tuple(_missing(child) for child in node.children("missing")),
        caveats=node.texts("caveats"),
        act=_row(node.child("act")),
        items=items,
        lets=tuple(_let(child) for child in node.children("lets")),
        law=tuple(_law(child) for child in node.children("law")),
        basis=node.texts("basis"),
        persons=_persons(node, items),
        local_law=tuple(read_local(child) for child in node.children("local_law", required=False)),
    )


def _persons(node: Node, items: tuple[ItemShown, ...]) -> tuple[Person, ...]:
    """The persons as stated; where none are, those whose identity the model compared."""
    stated = tuple(
        Person(child.text("name"), child.optional("id_number") or "")
        for child in node.children("persons", required=False)
    )
    rows = (item.picked for item in items if item.table == IDENTITY)
    found = (Person(row.value("name") or "", row.value("id_number") or "") for row in rows if row is not None)
    return stated or tuple(dict.fromkeys(person for person in found if person.name))


def _finding(node: Node) -> FindingShown:
    return FindingShown(
        node.text("code"), node.text("status"), node.text("section"), node.label(), node.optional("due")
    )


def _exemption(node: Node) -> ExemptionShown:
    return ExemptionShown(node.text("code"), node.optional("value") or "unknown", node.label())


def _missing(node: Node) -> MissingFact:
    mend = Both(node.optional("mend_zh") or "", node.optional("mend_en") or "")
    return MissingFact(node.text("leaf"), node.text("reason"), node.label(), mend)


def _row(node: Node) -> RowShown:
    row_no = node.data.get("row_no")
    return RowShown(
        table=node.text("table"),
        row_id=node.text("row_id"),
        source=node.optional("source") or "",
        sheet=node.optional("sheet") or "",
        row_no=None if row_no is None else node.number("row_no"),
        fields=tuple(_field(child) for child in node.children("fields")),
        sure=node.flag("sure", default=True),
        picked=node.flag("picked", default=False),
    )


def _field(node: Node) -> FieldShown:
    at = node.data.get("at")
    place = f"{at[0]}–{at[1]}" if isinstance(at, list) and len(at) == 2 else ""  # noqa: PLR2004
    return FieldShown(
        name=node.text("name"),
        label=node.label(),
        value=node.optional("value") or None,
        spoken=Both(node.optional("value_zh") or "", node.optional("value_en") or ""),
        type=node.optional("type"),
        words=node.optional("words") or "",
        before=node.optional("before") or "",
        after=node.optional("after") or "",
        place=node.optional("cell") or place,
    )


def _item(node: Node) -> ItemShown:
    rows = tuple(_row(child) for child in node.children("rows"))
    return ItemShown(
        name=node.text("name"),
        label=node.label(),
        kind=node.text("kind"),
        table=node.optional("table") or (rows[0].table if rows else ""),
        found=node.optional("found") or "unknown",
        status=node.text("status"),
        n_sure=node.number("n_sure"),
        n_possible=node.number("n_possible"),
        window=_window(node),
        covered=node.flag("covered"),
        held_by=node.optional("held_by"),
        rows=rows,
    )


def _window(node: Node) -> tuple[str | None, str | None] | None:
    window = node.data.get("window")
    if window is None or window == []:
        return None
    if isinstance(window, list) and len(window) == 2 and all(w is None or isinstance(w, str) for w in window):  # noqa: PLR2004
        return window[0], window[1]
    node.add("window", window, "应为 [起, 止] 或 null", "expected [from, until] or null")
    return None


def _let(node: Node) -> LetShown:
    return LetShown(
        name=node.text("name"),
        label=node.label(),
        lo=node.optional("lo") or None,
        hi=node.optional("hi") or None,
        none=node.flag("none", default=False),
        assumed=node.flag("assumed"),
        spread=node.optional("spread") or "",
        type=node.optional("type"),
        formula=node.label("formula"),
    )


def _law(node: Node) -> LawShown:
    values = node.child("values")
    return LawShown(
        name=node.text("name"),
        table=node.text("table"),
        rows=node.texts("rows"),
        cite=node.texts("cite"),
        label=node.label(),
        values=tuple((name, *_pair(values, name)) for name in sorted(values.data)),
        reason=node.optional("reason") or "known",
    )


def _pair(node: Node, name: str) -> tuple[str | None, str | None]:
    pair = node.data[name]
    if not isinstance(pair, list) or len(pair) != 2:  # noqa: PLR2004
        node.add(name, pair, "应为 [低, 高]", "expected [low, high]")
        return None, None
    lo, hi = (Node({"v": end}, node.file, f"{node.where}.{name}", node.problems).optional("v") or None for end in pair)
    return lo, hi

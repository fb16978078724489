"""The picture of a model: what is examined, with what it is held against, what is derived, and what is found."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from jianheng.desk.casework.words import ANSWERS
from jianheng.desk.words import lang, say
from jianheng.dictionary import load_dictionary
from jianheng.engine.reads import fields_read, law_tables
from jianheng.language.naming import Naming
from jianheng.language.tree import Finding, Item, Model, bilingual
from jianheng.law import load_tables

LINE, HEAD, PAD, GAP = 20, 26, 8, 14
TOP = 10
# Left edge and width of the columns: related facts, the act, what is derived, findings.
RELATED, ACT, DERIVED, FOUND = (10, 190), (230, 180), (450, 200), (690, 180)
WIDTH = 880
MOST = 8  # lines of one box; the rest are counted
WIDE, NARROW = 12.0, 6.6  # of a character, at the size of notes
FULL_WIDTH = 0x2E80


@dataclass(frozen=True)
class Text:
    """One line of a box.

    Args:
        x, y: where it stands.
        words: what it says, as far as there is room.
        whole: all of it.
    """

    x: int
    y: int
    words: str
    whole: str


@dataclass
class Box:
    """A box with a head and lines.

    Args:
        kind: `main`, `law`, `found` or empty.
        x, y, width: where it stands.
        head: its head.
        lines: its lines, cut to its width.
    """

    kind: str
    x: int
    width: int
    head: str
    lines: list[str]
    y: int = 0

    @property
    def heads(self) -> list[str]:
        """Its head, on two lines where one is too short."""
        return wrap(self.head, self.width - 20)

    @property
    def top(self) -> int:
        """How high its head is."""
        return HEAD + LINE * (len(self.heads) - 1)

    @property
    def height(self) -> int:
        """How high it is."""
        return self.top + LINE * len(self.lines) + (PAD if self.lines else 0)

    @property
    def middle(self) -> int:
        """Where its wires end."""
        return self.y + self.height // 2

    @property
    def titles(self) -> list[Text]:
        """The lines of its head."""
        return [
            Text(self.x + 10, self.y + 18 + LINE * number, line, self.head) for number, line in enumerate(self.heads)
        ]

    @property
    def texts(self) -> list[Text]:
        """Its lines, cut to its width."""
        return [
            Text(self.x + 10, self.y + self.top + 16 + LINE * number, fit(line, self.width - 20), line)
            for number, line in enumerate(self.lines)
        ]


@dataclass
class Picture:
    """The boxes, and the wires between them.

    Args:
        boxes: from left to right.
        wires: as paths.
        height: of the whole.
        says: the same in a sentence.
    """

    boxes: list[Box]
    wires: list[str] = field(default_factory=list)
    height: int = 0
    says: str = ""
    width: int = WIDTH


def picture(model: Model) -> Picture:
    """Draw a model.

    Args:
        model: the model.
    """
    naming = Naming(model, load_dictionary(), load_tables(), lang())
    related = [_item(model, item, naming) for item in model.items]
    act = _act(model, naming)
    derived = _derived(model, naming)
    laws = [_law(name, naming) for name in sorted(law_tables(model))]
    found = [_finding(finding) for finding in model.findings]
    middle = ([derived] if derived.lines else []) + laws
    columns = [related, [act], middle, found]
    height = TOP + max(sum(box.height + GAP for box in column) for column in columns if column)
    for column in columns:
        _stand(column, height)
    drawn = Picture([box for column in columns for box in column], height=height, says=_says(model, naming, related))
    drawn.wires += [_wire(box, act) for box in related]
    last = derived if derived.lines else act
    if last is derived:
        drawn.wires.append(_wire(act, derived))
    drawn.wires += [_wire(last, box) for box in found]
    # The law stands below what is derived of it; one line leads up its right side.
    x = DERIVED[0] + DERIVED[1] // 2
    drawn.wires += [f"M{x} {below.y}V{above.y + above.height}" for above, below in pairwise(middle)]
    if laws and last is act:
        drawn.wires.append(_wire(act, laws[0]))
    return drawn


def fit(text: str, width: float) -> str:
    """As much of a text as there is room for.

    >>> fit("上次减刑裁定", 50), fit("abc", 50)
    ('上次减…', 'abc')
    """
    room, kept = width, ""
    if sum(_width(char) for char in text) <= width:
        return text
    for char in text:
        room -= _width(char)
        if room < WIDE:
            break
        kept += char
    return f"{kept}…"


def wrap(text: str, width: float) -> list[str]:
    """A text on one line, or on two with the second cut to its width.

    >>> wrap("提请过早", 60), wrap("no answer, not urged", 90)
    (['提请过早'], ['no answer,', 'not urged'])
    """
    if fit(text, width) == text:
        return [text]
    first = fit(text, width).removesuffix("…")
    if text.isascii() and " " in first:
        first = first.rpartition(" ")[0]
    return [first, fit(text[len(first) :].strip(), width)]


def _width(char: str) -> float:
    return WIDE if ord(char) >= FULL_WIDTH else NARROW


def _item(model: Model, item: Item, naming: Naming) -> Box:
    table = naming.dictionary.tables[item.table]
    read = [naming.field(table, name) for name in sorted(fields_read(model, item.name)) if name in table.fields]
    return Box("", *RELATED, naming.item(item.name), _some([naming.table(item.table), *read]))


def _act(model: Model, naming: Naming) -> Box:
    table = naming.examined()
    read = [naming.field(table, name) for name in table.fields if name in fields_read(model, "this")]
    title = naming.table(table.name)
    return Box("main", *ACT, say(f"{title}（审查）", f"{title} (examined)"), _some(read))


def _derived(model: Model, naming: Naming) -> Box:
    lets = [naming.let(let.name) for let in model.lets if let.value.op not in {"law", "clock"}]
    return Box("", *DERIVED, say("推算", "Derived"), _some(lets))


def _law(name: str, naming: Naming) -> Box:
    return Box("law", *DERIVED, say("法律，按日期", "Law, by date"), [naming.law_table(name)])


def _finding(finding: Finding) -> Box:
    word = ANSWERS["note" if finding.section == "note" else "unlawful"]
    title = bilingual(finding.title, lang()) or finding.code
    return Box("note" if finding.section == "note" else "found", *FOUND, title, [f"→ {word}"])


def _some(lines: list[str]) -> list[str]:
    told = list(dict.fromkeys(lines))
    if len(told) <= MOST:
        return told
    rest = len(told) - MOST + 1
    return [*told[: MOST - 1], say(f"等 {rest} 项", f"and {rest} more")]


def _stand(column: list[Box], height: int) -> None:
    """Stand boxes under each other, in the middle of the height."""
    y = TOP + (height - TOP - sum(box.height + GAP for box in column)) // 2
    for box in column:
        box.y = y
        y += box.height + GAP


def _wire(left: Box, right: Box) -> str:
    start = left.x + left.width
    bend = (start + right.x) // 2
    return f"M{start} {left.middle}H{bend}V{right.middle}H{right.x}"


def _says(model: Model, naming: Naming, related: list[Box]) -> str:
    table = naming.table(naming.examined().name)
    others = say("、", ", ").join(box.head for box in related)
    findings = say("、", ", ").join(bilingual(finding.title, lang()) for finding in model.findings)
    held = say(f"对照{others}，", f", held against {others}") if others else ""
    return say(f"审查{table}，{held}得出：{findings}", f"Examines {table}{held}; finds: {findings}")

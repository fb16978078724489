"""The steps of a proof, each with what it says and where that comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jianheng.clues.explanation import FieldShown, FindingShown, ItemShown, LawShown, LetShown, RowShown
from jianheng.clues.local_says import local_says
from jianheng.clues.report.prose import Prose
from jianheng.clues.report.value import Values
from jianheng.clues.source_place import place_of
from jianheng.clues.words import Words
from jianheng.desk.casework.proof import Proof
from jianheng.desk.casework.used_fields import ACT
from jianheng.desk.words import say
from jianheng.law.citation import place, short_name

# Keys that join rows tell a reader nothing in a line of facts.
JOINING = ("person", "origin", "ruling", "row", "stay", "period")
MOST = 8
HELD = {
    "hit": "holds",
    "clear": "not_holds",
    "unsure": "is_unsure",
    "waiting": "is_waiting",
    "excused": "is_excused",
}


@dataclass(frozen=True)
class Pair:
    """A fact and its value, or an exemption and whether it applies."""

    name: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class Source:
    """Where something was read: its number among the source rows of the proof, and its name."""

    number: int | None
    told: str
    is_document: bool = False


@dataclass(frozen=True)
class Citation:
    """An article: its short name and place, its full title, and since when and until when it is used."""

    told: str
    title: str
    words: str
    hard: bool


@dataclass(frozen=True)
class Step:
    """One step.

    Args:
        kind: `act`, `item`, `law`, `let`, `exempt` or `finding`.
        name: what it is about.
        told: how it is defined, or how it came out.
        pairs: facts with their values.
        result: the value that comes of it.
        notes: what has to be known besides.
        sources: source rows.
        articles: citations.
        beside: words at the side.
        state: `hit` for the condition that holds, `open` where something could not be told.
        beside_the_point: whether the finding was decided without it.
    """

    kind: str
    name: str
    told: str = ""
    pairs: tuple[Pair, ...] = ()
    result: str = ""
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    articles: tuple[Citation, ...] = ()
    beside: tuple[str, ...] = ()
    state: str = ""
    beside_the_point: bool = False


def steps_of(proof: Proof, lang: str) -> tuple[Step, ...]:
    """The steps of a proof in the order in which one checks them.

    Args:
        proof: the proof.
        lang: `zh` or `en`.
    """
    return tuple(_Steps(proof, lang).all())


def source_rows(proof: Proof) -> tuple[RowShown, ...]:
    """The source rows of a proof, each once; their numbers are the addresses of their pages."""
    found: dict[str, RowShown] = {}
    for row in (proof.shown.act, *(row for item in proof.shown.items for row in item.rows)):
        found.setdefault(row.row_id, row)
    return tuple(found.values())


class _Steps:
    def __init__(self, proof: Proof, lang: str) -> None:
        self.proof, self.lang = proof, lang
        self.words = Words(lang)
        self.values, self.prose = Values(self.words), Prose(self.words)
        self.used = proof.used.fields
        self.numbers = {row.row_id: number for number, row in enumerate(source_rows(proof), start=1)}

    def all(self) -> Iterator[Step]:
        shown = self.proof.shown
        yield self.act()
        yield from (self.placed(self.item(one), one.name) for one in shown.items)
        yield from (self.placed(self.law(one), one.name) for one in shown.law)
        yield from (Step("law", one.label.pick(self.lang), local_says(one, self.words)) for one in shown.local_beside)
        yield from (self.placed(self.let(one), one.name) for one in shown.lets)
        if shown.exempt:
            yield self.exempt()
        yield self.finding(self.proof.hit)

    def placed(self, step: Step, name: str) -> Step:
        """The step, marked where the finding was decided without it; where that is not known, all count."""
        steps = self.proof.used.steps
        return replace(step, beside_the_point=bool(steps) and name not in steps)

    def act(self) -> Step:
        act = self.proof.shown.act
        told = self.proof.shown.named(self.lang)
        return Step("act", self.table(act.table), told, self.facts(act, ACT), sources=(self.source(act),))

    def item(self, item: ItemShown) -> Step:
        words = self.words
        searched = words("searched_in", table=self.table(item.table), window=self.values.window(item.window))
        beside = [f"{words('searched')}{words('colon')}{searched}"]
        if item.held_by:
            beside.append(words("held_by", unit=item.held_by))
        if item.window is not None or item.status != "ok":
            beside.append(words("covered_yes") if item.covered else words("covered_no"))
        count = words("n_sure", n=item.n_sure)
        if item.n_possible:
            count += words("comma") + words("n_possible", n=item.n_possible)
        rows = (item.picked,) if item.picked else item.rows[:3]
        return Step(
            "item",
            self.prose.label(item),
            words.code("status", item.status),
            self.facts(item.picked, item.name) if item.picked else (),
            notes=(count,) if item.n_sure or item.n_possible else (),
            sources=tuple(map(self.source, rows)),
            beside=tuple(beside),
            state="" if item.status in ("ok", "absent") else "open",
        )

    def law(self, law: LawShown) -> Step:
        manifest = self.proof.run.manifest
        known = manifest.law_tables[law.table].values
        told = []
        for name, lo, hi in law.values:
            value = known.get(name)
            label = self.values.law_label(value) if value else name if len(law.values) > 1 else ""
            told.append(f"{label} {self.values.law(lo, hi, value, law.reason)}".strip())
        title = manifest.law_tables[law.table].title.pick(self.lang)
        rows = f"{self.words('law_rows')} {' '.join(law.rows)}" if law.rows else ""
        return Step(
            "law",
            self.prose.label(law),
            result=self.words("semicolon").join(told),
            notes=tuple(local_says(one, self.words) for one in self.proof.shown.local_of(law)),
            articles=tuple(map(self.article, law.cite)),
            beside=(self.words("comma").join(filter(None, (title, rows))), *self.in_force(law)),
            state="" if law.reason == "known" else "open",
        )

    def in_force(self, law: LawShown) -> Iterator[str]:
        """From when and until when the rows that were used are in force."""
        for name in law.rows:
            row = self.proof.opened.plain["contents"]["law"].get(law.table, {}).get(name, {})
            on = row.get("conditions", {}).get("on", {})
            first, last = on.get("lo"), on.get("hi")
            if first and last:
                yield say(f"{first} 至 {last} 适用", f"in force from {first} to {last}")
            elif first or last:
                yield (
                    say(f"自 {first} 起适用", f"in force from {first}")
                    if first
                    else say(f"至 {last} 适用", f"in force until {last}")
                )

    def let(self, let: LetShown) -> Step:
        notes = (self.words("assumed_title"),) if let.assumed else ()
        return Step(
            "let", self.prose.label(let), str(let.formula.pick(self.lang)), result=self.values.let(let), notes=notes
        )

    def exempt(self) -> Step:
        labels, words = self.proof.model.exemptions, self.words
        told = {"true": words("yes"), "false": words("no")}
        pairs = []
        for one in self.proof.shown.exempt:
            name = labels[one.code].pick(self.lang) if one.code in labels else one.code
            says = one.says.pick(self.lang)
            pairs.append(Pair(name, told.get(one.value, words("is_unsure")), says if says != name else ""))
        return Step("exempt", words("step_exempt"), pairs=tuple(pairs))

    def finding(self, found: FindingShown) -> Step:
        words, known = self.words, self.proof.model.findings.get(found.code)
        name = known.label.pick(self.lang) if known else found.code
        due = (f"{words('due')} {found.due}",) if found.due else ()
        code = f"{words('finding_code')} {found.code}"
        state = "hit" if found.status == "hit" else "open"
        return Step("finding", name, result=words(HELD[found.status]), notes=due, beside=(code,), state=state)

    def facts(self, row: RowShown, of: str) -> tuple[Pair, ...]:
        chosen = chosen_fields(row, self.used.get(of, ()))
        return tuple(Pair(self.prose.label(field), self.values.field(field)) for field in chosen)

    def source(self, row: RowShown) -> Source:
        told = place_of(row, self.words) or self.words("derived")
        document = any(field.before or field.after for field in row.fields)
        return Source(self.numbers[row.row_id] if row.source else None, told, document)

    def article(self, ref: str) -> Citation:
        found = self.proof.run.manifest.articles[ref]
        name = short_name(ref) if self.lang == "zh" else found.title.en or short_name(ref)
        told = f"{name}{' ' if self.lang == 'zh' else ', '}{place(ref, self.lang)}"
        title = f"{found.title.pick(self.lang)} {found.number}"
        return Citation(told, title, found.words.pick(self.lang), found.hard)

    def table(self, name: str) -> str:
        known = self.proof.run.manifest.tables.get(name)
        return known.title.pick(self.lang) if known else name


def chosen_fields(row: RowShown, used: Sequence[str], most: int = MOST) -> tuple[FieldShown, ...]:
    """The fields of a row that are worth a line: those by which it was decided, then the others."""
    order = {name: number for number, name in enumerate(used)}
    told = [field for field in row.fields if field.name not in JOINING and field.value is not None]
    told.sort(key=lambda field: order.get(field.name, len(order)))
    kept = [field for field in told if field.name in order] or told
    return tuple(kept[:most])

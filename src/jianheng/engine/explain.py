"""Everything about a few acts: each value, each row, each article, and what would settle an open question."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pyarrow as pa
from sqlglot import exp

from jianheng.dictionary import CodeList, Dictionary, Field, Table
from jianheng.engine.contents import row_hash
from jianheng.engine.execute import Session
from jianheng.engine.local_law import OwnWords
from jianheng.engine.lowering.answer import SUBSTITUTED, Status
from jianheng.engine.lowering.items import ItemPlan, candidates
from jianheng.engine.lowering.peers import LEFT_OUT
from jianheng.engine.lowering.unknowns import MONTHS
from jianheng.engine.overridden import told_overrides
from jianheng.engine.plan import Plan
from jianheng.engine.population import SLOT
from jianheng.engine.reason import EN, ZH, Reason
from jianheng.engine.show import show_bounds, show_field, show_value, spoken, truth
from jianheng.engine.sql import E, alias, col, is_true, name, not_false, relation
from jianheng.engine.value import Record, Value
from jianheng.language.item_kinds import BARE
from jianheng.language.naming import Naming
from jianheng.language.population import examined_table, own_dictionary
from jianheng.language.sentences import Sentences
from jianheng.language.tree import PREFIX, Finding, Model

ROWS_SHOWN = 20
PICKING = frozenset({"first", "last", "the"})
Json = dict[str, Any]


def explain(session: Session, model: Model, acts: Sequence[str]) -> list[Json]:
    """Explain the answers of some acts.

    Args:
        session: an engine with its tables.
        model: the model.
        acts: names of the acts; the name of a row stands for all its slots.

    Returns:
        One object an act, in row order, in the shape that reports, clues and `why` read.
    """
    with session.everything(model, acts) as (plan, found):
        return explain_found(session, plan, found)


def explain_found(session: Session, plan: Plan, found: Sequence[Json]) -> list[Json]:
    """Explain acts of a plan whose relations are still there.

    Args:
        session: the engine.
        plan: the plan.
        found: every column of the acts.
    """
    teller = _Teller(session, plan, Naming(plan.model, session.dictionary, session.law, "zh"))
    evidence = {
        item.plan.item.name: teller.evidence(item.plan, item.stage, [act[item.rid] for act in found])
        for item in plan.items
    }
    own = {} if plan.model.examine.each else teller.examined_rows(found)
    return [teller.act(act, own, evidence) for act in found]


@dataclass
class _Teller:
    session: Session
    plan: Plan
    naming: Naming
    words: dict[str, Json] = field(default_factory=dict)
    looked_up: dict[str, list[str]] = field(default_factory=dict)

    @cached_property
    def dictionary(self) -> Dictionary:
        """The dictionary as the model sees it."""
        return own_dictionary(self.plan.model.examine, self.session.dictionary)

    @property
    def model(self) -> Model:
        return self.plan.model

    @cached_property
    def english(self) -> Naming:
        return Naming(self.model, self.dictionary, self.session.law, "en")

    @cached_property
    def sentences(self) -> Sentences:
        return Sentences(self.model, self.dictionary, self.session.law, "zh")

    @cached_property
    def own_words(self) -> OwnWords:
        return OwnWords(self.plan, self.session.law)

    def act(self, act: Json, own: dict[str, Json], evidence: dict[str, dict[int, list[Json]]]) -> Json:
        model = self.model
        return {
            "model": model.id,
            "version": model.version,
            "row": act["f_row_id"],
            "slot": act.get(SLOT),
            "key": {column: show_value(act[f"f_{column}"]) for column in self.plan.key},
            "unit": act["unit"] or "",
            "as_of": self.session.as_of.isoformat(),
            "answer": act["answer"],
            "scope_unknown": bool(act["scope_unknown"]),
            "findings": [self._finding(f.finding, act) for f in self.plan.findings],
            "exempt": [self._exemption(x.code, act) for x in model.exempt],
            "missing": self._missing(act),
            "peers_left_out": None if act.get(LEFT_OUT) is None else int(act[LEFT_OUT]),
            "caveats": self._caveats(act),
            "act": self._own(act, own),
            "items": [
                self._item(item.plan, act, evidence[item.plan.item.name].get(act[item.rid], []))
                for item in self.plan.items
            ],
            "lets": [self._let(let, act) for let, value in self.plan.lets.items() if isinstance(value, Value)],
            "law": [self._law(let, value, act) for let, value in self.plan.lets.items() if isinstance(value, Record)],
            "basis": list(model.basis),
            "overrides": told_overrides(model),
            "local_law": self.own_words.of(act),
        }

    def examined_rows(self, acts: Sequence[Json]) -> dict[str, Json]:
        """The examined rows as they were delivered: asked for together, since a query costs more than a row."""
        table = self.dictionary.tables[self.model.table]
        return {row["row_id"]: row for row in self._source_rows(table, [act["f_row_id"] for act in acts])}

    def _own(self, act: Json, own: dict[str, Json]) -> Json:
        """The examined row as it was delivered, or the keys of the examined group."""
        examined = examined_table(self.model.examine, self.dictionary)
        name_ = act["f_row_id"]
        if self.model.examine.each:
            keys = {key: act[f"f_{key}"] for key in self.plan.key}
            return told_row(examined, {"row_id": name_, **keys}, self.dictionary.lists)
        return own.get(name_, {"table": examined.name, "row_id": name_, "fields": []})

    # findings --------------------------------------------------------------

    def _finding(self, finding: Finding, act: Json) -> Json:
        status = Status(act[f"x_{finding.code}"])
        says = dict(finding.says)
        due = act.get(f"d_{finding.code}")
        title = dict(finding.title)
        return {
            "code": finding.code,
            "section": finding.section,
            "status": status.name.lower(),
            "grade": finding.grade,
            "near": bool(act.get(f"n_{finding.code}")),
            "assumed": bool(act[f"y_{finding.code}"]),
            "title_zh": title.get("zh", finding.code),
            "title_en": title.get("en", finding.code),
            "zh": self._filled(says.get("zh", ""), act, "zh"),
            "en": self._filled(says.get("en", ""), act, "en"),
            "due": due.isoformat() if due else None,
        }

    def _filled(self, says: str, act: Json, lang: str) -> str:
        for part, value in self._say_values(says, act, lang):
            says = says.replace("{" + part + "}", value)
        return says

    def _say_values(self, says: str, act: Json, lang: str) -> Iterator[tuple[str, str]]:
        for chunk in says.split("{")[1:]:
            part = chunk.split("}", 1)[0]
            yield part, self.value_of(part, act, lang)

    def value_of(self, part: str, act: Json, lang: str) -> str:
        """The value of a name as it is written in `says`: a let, a field, `let.part` or `item.field`."""
        owner, _, inner = part.partition(".")
        value = self.plan.lets.get(owner)
        if isinstance(value, Record):
            return self._bounds(f"l_{owner}.{inner}", value.parts[inner], act, lang)
        if value is not None:
            return self._bounds(f"l_{owner}", value, act, lang)
        items = {item.plan.item.name: item.plan for item in self.plan.items}
        if owner in items:
            own = items[owner].columns.own
            part = inner or BARE.get(items[owner].item.kind, "")
            if part in own:
                return self._bounds(f"i_{owner}_{part}", own[part], act, lang)
            if inner in {"", "count"}:
                return show_value(act[f"i_{owner}_n"])
            field = items[owner].table.fields[inner]
            return self._field_words(field, lambda column: act.get(f"i_{owner}_{column}"), lang)
        field = examined_table(self.model.examine, self.dictionary).fields[owner]
        return self._field_words(field, lambda column: act.get(f"f_{column}"), lang)

    def _field_words(self, field: Field, column: Callable[[str], Any], lang: str) -> str:
        shown = show_field(field, column, lang)
        return (
            truth(shown, lang) if field.type == "flag" else spoken(field.list or "", shown, self.dictionary.lists, lang)
        )

    def _bounds(self, label: str, value: Value, act: Json, lang: str) -> str:
        lo, hi, _ = _ends(label, value, act)
        shown = show_bounds(value.type.kind, lo, hi, lang)
        if value.type.kind == "flag":
            return truth(shown, lang)
        list_ = value.type.of if value.type.kind in {"code", "codes"} else ""
        return spoken(list_, shown, self.dictionary.lists, lang)

    def _exemption(self, code: str, act: Json) -> Json:
        exemption = next(x for x in self.model.exempt if x.code == code)
        title = dict(exemption.title)
        value = act[f"e_{code}"]
        return {
            "code": code,
            "value": {True: "true", False: "false", None: "unknown"}[value],
            "zh": title.get("zh", code),
            "en": title.get("en", code),
        }

    # what is open ----------------------------------------------------------

    def _missing(self, act: Json) -> list[Json]:
        found = []
        for leaf, reason in self.plan.leaves.names(int(act["mask"])):
            label, label_en = self.naming.leaf(leaf), self.english.leaf(leaf)
            found.append(
                {
                    "leaf": leaf,
                    "reason": reason.word,
                    "zh": f"{label}：{ZH[reason]}",
                    "en": f"{label_en}: {EN[reason]}",
                    **_mend(leaf, label, label_en, reason),
                }
            )
        return found

    def _caveats(self, act: Json) -> list[str]:
        caveats = []
        decided = act["answer"] in {"lawful", "exempt"}
        if decided and any(act[f"y_{f.finding.code}"] for f in self.plan.findings):
            caveats.append("assumed")
        if act.get(LEFT_OUT):
            caveats.append("peers")
        if act.get(SUBSTITUTED) and act["answer"] != "undetermined":
            caveats.append(SUBSTITUTED)
        for item in (fetched.plan.item for fetched in self.plan.items):
            label = item.name
            single = item.kind in {"first", "last"} and item.within is not None
            if single and act[f"i_{label}_n"] and not act[f"i_{label}_cov"]:
                caveats.append(f"coverage:{label}")
        return caveats

    # facts -----------------------------------------------------------------

    def evidence(self, item: ItemPlan, stage: str, acts: Sequence[int]) -> dict[int, list[Json]]:
        """Candidate rows of an item by act: the picked one always, others up to a number, in time order."""
        engine = self.session.engine
        engine.hold("asked", pa.table({"act": pa.array(sorted(set(acts)), pa.int64())}))
        pairs = candidates([item], stage).subquery(name("p"))
        fits = col(item.label("fits"))
        columns = [col("rid"), alias(is_true(fits), "sure"), col("row_id")]
        order = [col("rid"), exp.Ordered(this=col("sure"), desc=True, nulls_first=False)]
        if item.by is not None:
            columns.append(alias(col(item.label("by_lo")), "by_lo"))
            order.append(exp.Ordered(this=col("by_lo"), desc=item.item.kind == "last", nulls_first=False))
        order.append(exp.Ordered(this=col("row_id"), desc=item.item.kind == "last"))
        shown: dict[int, list[Json]] = {}
        same = exp.EQ(this=col("rid"), expression=col("act"))
        select = exp.select(*columns).from_(pairs).join(relation("asked"), on=same, join_type="inner")
        for row in self.session.rows(select.where(not_false(fits)).order_by(*order)):
            kept = shown.setdefault(row["rid"], [])
            if len(kept) < (item.item.evidence or ROWS_SHOWN):
                kept.append({**row, "picked": not kept and row["sure"] and item.item.kind in PICKING})
        engine.drop(["asked"])
        told = {
            row["row_id"]: row
            for row in self._source_rows(item.table, [r["row_id"] for rows in shown.values() for r in rows])
        }
        return {
            rid: [
                {**told[row["row_id"]], "sure": row["sure"], "picked": row["picked"]}
                for row in sorted(rows, key=lambda r: (str(r.get("by_lo") or ""), r["row_id"]))
            ]
            for rid, rows in shown.items()
        }

    def _source_rows(self, table: Table, row_ids: list[str]) -> list[Json]:
        """Rows as delivered; of an act that several institutions state, what they agree on and each statement."""
        told = self._told(table, f"v_{table.name}" if table.name.startswith(PREFIX) else table.name, row_ids)
        if table.name not in self.session.merged or self.model.examine.statements:
            return told
        statements: dict[str, list[str]] = {}
        for row in self._among(f"acts_{table.name}", "act", row_ids, [col("act", "t"), col("row_id", "t")]):
            statements.setdefault(row["act"], []).append(row["row_id"])
        stated = {
            row["row_id"]: row for row in self._told(table, table.name, [r for g in statements.values() for r in g])
        }
        agreed = {row["row_id"]: row for row in self._told(table, f"one_{table.name}", list(statements))}
        return [
            {**agreed[row["row_id"]], "statements": [stated[each] for each in statements[row["row_id"]]]}
            if row["row_id"] in statements
            else row
            for row in told
        ]

    def _told(self, table: Table, source: str, row_ids: list[str]) -> list[Json]:
        every = [exp.Column(this=exp.Star(), table=name("t"))]
        rows = self._among(source, "row_id", row_ids, every)
        return [told_row(table, row, self.dictionary.lists) for row in rows]

    def _among(self, source: str, column: str, wanted: Sequence[str], columns: Sequence[E]) -> list[Json]:
        """The rows of a relation that are asked for, by row."""
        engine = self.session.engine
        engine.hold("told", pa.table({column: pa.array(sorted(set(wanted)), pa.string())}))
        select = exp.select(*columns).from_(relation(source, "t"))
        same = exp.EQ(this=col(column, "t"), expression=col(column, "told"))
        select = select.join(relation("told"), on=same, join_type="inner").order_by(
            col(column, "t"), col("row_id", "t")
        )
        found = self.session.rows(select)
        engine.drop(["told"])
        return found

    def _item(self, item: ItemPlan, act: Json, rows: list[Json]) -> Json:
        label = item.item.name
        reason = Reason(act[f"i_{label}_why"])
        found = act[f"i_{label}_found"]
        status = "absent" if found is False else ("ok" if reason is Reason.KNOWN else reason.word)
        picked = item.item.kind in {"first", "last", "the"} and act[f"i_{label}_ok"]
        return {
            "name": label,
            "zh": self.naming.item(label),
            "en": self.english.item(label),
            "kind": item.item.kind,
            "table": item.table.name,
            "table_zh": item.table.title_zh,
            "found": {True: "true", False: "false", None: "unknown"}[found],
            "status": status,
            "n_sure": act[f"i_{label}_n"],
            "n_possible": act[f"i_{label}_p"],
            "window": self._window(item, act),
            "covered": bool(act[f"i_{label}_cov"]),
            "picked": bool(picked),
            "rows": rows,
        }

    def _window(self, item: ItemPlan, act: Json) -> list[str]:
        if item.item.within is None:
            return []
        ends = []
        for end in item.item.within:
            label = end.text("name")
            shown = self.value_of(label, act, "zh") if end.op in {"let", "field"} else ""
            ends.append(shown or self.sentences.of(end))
        return ends

    def _let(self, let: str, act: Json) -> Json:
        value = self.plan.lets[let]
        if not isinstance(value, Value):
            raise TypeError(let)
        lo, hi, assumed = _ends(f"l_{let}", value, act)
        words = self._let_words(let)
        return {
            **words,
            "type": value.type.kind,
            "value": show_bounds(value.type.kind, lo, hi, "zh"),
            "lo": show_value(lo, value.type.kind),
            "hi": show_value(hi, value.type.kind),
            "assumed": assumed,
            "spread": "reading" if self._several_readings(let, act) else "precision",
        }

    def _let_words(self, let: str) -> Json:
        if let not in self.words:
            session, tree = self.session, self.model.let(let).value
            formula = {
                f"formula_{lang}": Sentences(self.model, session.dictionary, session.law, lang).of(tree)
                for lang in ("zh", "en")
            }
            self.words[let] = {"name": let, "zh": self.naming.let(let), "en": self.english.let(let), **formula}
        return self.words[let]

    def _several_readings(self, let: str, act: Json) -> bool:
        """Whether a look-up on which the value rests fits several rows of the law."""
        if let not in self.looked_up:
            self.looked_up[let] = self._looked_up(let)
        return any(act[f"l_{used}_reason"] == Reason.READING for used in self.looked_up[let])

    def _looked_up(self, let: str) -> list[str]:
        """The look-ups on which a value rests, also by way of other values."""
        seen, following = {let}, [let]
        found: list[str] = []
        while following:
            for part in self.model.let(following.pop()).value.walk():
                used = part.text("name")
                if part.op != "let" or used in seen:
                    continue
                seen.add(used)
                (found if isinstance(self.plan.lets[used], Record) else following).append(used)
        return found

    def _law(self, let: str, record: Record, act: Json) -> Json:
        table = self.session.law[record.table]
        rows = [row for row in (act[f"l_{let}_rows"] or "").split(",") if row]
        cited = [row for row in table.rows if row.id in rows]
        values = {}
        for part, value in record.parts.items():
            lo, hi, _ = _ends(f"l_{let}.{part}", value, act)
            values[part] = [show_value(lo, value.type.kind), show_value(hi, value.type.kind)]
        return {
            "name": let,
            "zh": self.naming.let(let),
            "en": self.english.let(let),
            "table": record.table,
            "table_zh": table.title_zh,
            "rows": rows,
            "cite": sorted({ref for row in cited for ref in row.cite}),
            "values": values,
            "reason": Reason(act[f"l_{let}_reason"]).word,
        }


def _ends(label: str, value: Value, act: Json) -> tuple[Any, Any, bool]:
    """The bounds to show: those under the assumptions where the facts leave an end open."""
    lo = act.get(f"{label}_lo")
    hi = act.get(f"{label}_hi", lo)
    if value.slo is None:
        return lo, hi, False
    slo = act.get(f"{label}_slo")
    shi = act.get(f"{label}_shi", slo)
    return slo, shi, (slo, shi) != (lo, hi)


def told_row(table: Table, row: Json, lists: dict[str, CodeList]) -> Json:
    """A source row: its place, its clean values, and beside them the words they came from."""
    raw = json.loads(row.get("raw") or "{}")
    fields = []
    for each in table.fields.values():
        value, words = show_field(each, row.get, "zh"), raw.get(each.name, {})
        if not value and not words.get("text"):
            continue
        told = {"name": each.name, "zh": each.label_zh, "en": each.label_en, "type": each.type, "value": value}
        told |= {key: words[key] for key in ("at", "cell", "before", "after") if key in words}
        told["words"] = words.get("text", "")
        if each.list and value:
            told |= {f"value_{lang}": spoken(each.list, value, lists, lang) for lang in ("zh", "en")}
        fields.append(told)
    return {
        "table": table.name,
        "row_id": row["row_id"],
        "source": row.get("source") or "",
        "sheet": row.get("sheet") or "",
        "recorded_by": row.get("recorded_by") or "",
        "row_no": row.get("row_no"),
        "sha256": row_hash(row),
        "fields": fields,
    }


def _mend(leaf: str, label: str, label_en: str, reason: Reason) -> Json:
    if leaf == MONTHS:
        zh = "各机关的月份算法得出不同的日子，这一日在其间；请核对应当适用哪一种算法"
        return {
            "mend_zh": zh,
            "mend_en": "the organs count months differently and the day lies between: say which applies",
        }
    return {"mend_zh": _mend_zh(label, reason), "mend_en": _mend_en(label_en, reason)}


def _mend_zh(label: str, reason: Reason) -> str:
    return {
        Reason.MISSING: f"请补充{label}",
        Reason.CONTRADICTORY: f"请核对{label}：各来源不一致",
        Reason.AMBIGUOUS: f"请补充日期，以便确定{label}",
        Reason.UNCOVERED: f"请调取{label}的完整记录并说明起止期间",
        Reason.NO_RULE: "请核对日期、刑种和类别，没有对应的规则",
        Reason.LAW_UNCONFIRMED: "请核对条文后在本单位确认（待核对的行见 jianheng law local 工作区）",
        Reason.READING: f"请补充能区分各项规则的事实（见{label}的各行条件）",
        Reason.NO_CALENDAR: "请补充工作日历",
        Reason.PRECISION: f"请补充{label}的准确日期",
        Reason.KNOWN: "",
    }[reason]


def _mend_en(label: str, reason: Reason) -> str:
    return {
        Reason.MISSING: f"supply the {label}",
        Reason.CONTRADICTORY: f"check the {label}: the sources differ",
        Reason.AMBIGUOUS: f"supply dates that tell which {label} it is",
        Reason.UNCOVERED: f"ask for the complete records of {label}, with their period",
        Reason.NO_RULE: "check the dates, penalty and class: no rule applies",
        Reason.LAW_UNCONFIRMED: "read the article and confirm it for your unit (see jianheng law local)",
        Reason.READING: f"supply the fact that tells the rows of “{label}” apart",
        Reason.NO_CALENDAR: "supply the working-day calendar",
        Reason.PRECISION: f"supply the exact {label}",
        Reason.KNOWN: "",
    }[reason]

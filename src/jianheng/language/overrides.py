"""Local overrides: the few things that an office may set otherwise, each with reason, person and end (E17)."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from jianheng.language import limits
from jianheng.language.form import Form, shown
from jianheng.language.param_reader import EXAMPLES, parsed
from jianheng.language.problem import ModelError
from jianheng.language.source import Mapping, Source, Text, read_source
from jianheng.language.tree import Exemption, Model, Override, Param

SECTIONS = ("params", "off")
WHY = ("reason", "person", "date", "until")


def overridden(model: Model, text: str, path: str, as_of: date) -> Model:
    """The model as it holds in one office on a day.

    Args:
        model: the published model.
        text: YAML of the office's override file.
        path: its name, used in messages.
        as_of: the day of the check; overrides that ended before it are kept and told, but not applied.

    Returns:
        The effective model. Its hash is that of what is really run; `published` holds the model as it was.

    Raises:
        ModelError: with every override that is not allowed or not accounted for (E17).
    """
    source = read_source(text, path)
    form = Form([])
    found = tuple(_Reader(model, form).all(source))
    if form.problems:
        raise ModelError(form.problems)
    dated = tuple(replace(each, expired=date.fromisoformat(each.until) < as_of) for each in found)
    return _applied(model, dated)


def _applied(model: Model, overrides: tuple[Override, ...]) -> Model:
    active = [each for each in overrides if not each.expired]
    values = {each.name: each.value for each in active if each.kind == "param"}
    off = {each.name for each in active if each.kind == "off"}
    return replace(
        model,
        params=tuple(replace(param, value=values.get(param.name, param.value)) for param in model.params),
        findings=tuple(finding for finding in model.findings if finding.code not in off),
        exempt=tuple(_left(model.exempt, off)),
        overrides=overrides,
        published=model,
    )


def _left(exempt: tuple[Exemption, ...], off: set[str]) -> Iterator[Exemption]:
    """Exemptions reach what is left; one that reached only what is off falls away."""
    for exemption in exempt:
        reaches = tuple(code for code in exemption.reaches if code not in off)
        if reaches or not exemption.reaches:
            yield replace(exemption, reaches=reaches)


class _Reader:
    def __init__(self, model: Model, form: Form) -> None:
        self.model = model
        self.form = form

    def all(self, source: Source) -> Iterator[Override]:
        if not isinstance(source, Mapping):
            said = ("应为一组键值", "a mapping is expected", "写 params: 或 off:，下面各行缩进")
            self.form.add("E17", source.at, shown(source), *said)
            return
        for key in source.names():
            if key.value not in SECTIONS:
                mend = "要改其他内容，另写一个模型，用 parent 写明来源"
                said = (
                    "本单位只能改标为 local 的参数、关闭发现",
                    "only local parameters and findings can be set",
                    mend,
                )
                self.form.add("E17", key.at, key.value, *said)
        for key, value in self.form.pairs(source, "params"):
            yield from self._param(key, value)
        off = self.form.pairs(source, "off")
        for key, value in off:
            yield from self._off(key, value)
        if {finding.code for finding in self.model.findings} <= {key.value for key, _ in off}:
            said = ("不能关闭全部发现", "not every finding can be off", "不用这个模型时，运行时不选它")
            self.form.add("E17", off[0][0].at, "off", *said)

    def _param(self, key: Text, value: Source) -> Iterator[Override]:
        param = next((each for each in self.model.params if each.name == key.value), None)
        if param is None:
            self._unknown(key, [each.name for each in self.model.params], ("没有这个参数", "no such parameter"))
            return
        if not param.local:
            said = ("这个参数没有标为 local，不能改", "this parameter is not local", "另写一个模型，用 parent 写明来源")
            self.form.add("E17", key.at, key.value, *said)
            return
        given = self._given(key, value, ("value", *WHY))
        if given is not None and self._fits(param, given):
            yield self._override("param", key, given, self.form.word(given, "value"), param.value)

    def _fits(self, param: Param, given: Mapping) -> bool:
        written = given.get("value")
        text = self.form.word(given, "value")
        if written is None or not text:
            return False
        new = parsed(param.type, text)
        if new is None:
            said = (f"不是有效的 {param.type}", f"not a valid {param.type}", f"例如 {EXAMPLES[param.type]}")
            self.form.add("E17", written.at, text, *said)
            return False
        if param.range and not parsed(param.type, param.range[0]) <= new <= parsed(param.type, param.range[1]):
            lo, hi = param.range
            said = (f"应在 {lo} 至 {hi} 之间", f"must lie between {lo} and {hi}", "改为范围内的值")
            self.form.add("E17", written.at, text, *said)
            return False
        return True

    def _off(self, key: Text, value: Source) -> Iterator[Override]:
        codes = [finding.code for finding in self.model.findings]
        if key.value not in codes:
            self._unknown(key, codes, ("没有这个发现", "no such finding"))
            return
        given = self._given(key, value, WHY)
        if given is not None:
            yield self._override("off", key, given, "", "")

    def _given(self, key: Text, value: Source, wanted: tuple[str, ...]) -> Mapping | None:
        """The account of one override, with all that it must have."""
        if not isinstance(value, Mapping):
            said = ("要写明理由、决定人、日期和截止日", "reason, person, date and until are needed")
            self.form.add("E17", value.at, shown(value), *said, f"写成 {{{', '.join(f'{w}: …' for w in wanted)}}}")
            return None
        self.form.refuse_keys(value, wanted)
        whole = True
        for part in wanted:
            if value.get(part) is None or not shown(value.get(part)):
                self.form.add("E17", key.at, key.value, f"缺 {part}", f"{part} is missing", f"补上 {part}")
                whole = False
        return value if whole and self._days(value) else None

    def _days(self, given: Mapping) -> bool:
        days = {}
        for part in ("date", "until"):
            written = given.get(part)
            text = self.form.word(given, part)
            if limits.DAY.match(text) and parsed("date", text):
                days[part] = text
            elif written is not None:
                said = (f"{part} 应为日期", f"{part} must be a day", "写成 2026-12-31")
                self.form.add("E17", written.at, text, *said)
        if len(days) == len(("date", "until")) and days["until"] < days["date"]:
            at = given.get("until") or given
            said = ("截止日早于决定日", "it ends before it was decided", "改正两个日期")
            self.form.add("E17", at.at, days["until"], *said)
            return False
        return len(days) == len(("date", "until"))

    def _override(self, kind: str, key: Text, given: Mapping, value: str, was: str) -> Override:
        form = self.form
        return Override(
            kind=kind,
            name=key.value,
            value=value,
            was=was,
            reason=form.bilingual(given.get("reason")),
            person=form.word(given, "person"),
            day=form.word(given, "date"),
            until=form.word(given, "until"),
        )

    def _unknown(self, key: Text, known: list[str], said: tuple[str, str]) -> None:
        near = difflib.get_close_matches(key.value, known, n=1, cutoff=0.6)
        mend = f"改为 {near[0]}" if near else f"可用：{'、'.join(known) or '无'}"
        self.form.add("E17", key.at, key.value, *said, mend)

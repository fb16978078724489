"""Asking on the terminal what the columns of a delivered table are."""

from __future__ import annotations

from dataclasses import replace

import typer
from rich.table import Table
from rich.text import Text

from jianheng.cli.output import messages, tell
from jianheng.dictionary import Dictionary
from jianheng.intake.adding.inspect import Unconfirmed
from jianheng.intake.mapping import ColumnRule, SheetMapping, draft
from jianheng.intake.mapping.answer import NotAFieldError, read_target, unknown_words
from jianheng.intake.recognise import ColumnProposal, Proposal, State
from jianheng.intake.recognise.names import Names
from jianheng.intake.recognise.subjects import subjects_of
from jianheng.intake.target import Target

_SAMPLES, _WIDE = 3, 28
_STATES = {State.SURE: ("认得", "green"), State.ASK: ("要确认", "yellow"), State.NONE: ("不采用", "dim")}


class Asker:
    """Asks a person, table by table.

    Args:
        dictionary: the dictionary.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._names = Names(dictionary)

    def ask(self, table: Unconfirmed) -> SheetMapping | None:
        """Ask what the columns of one table are.

        Args:
            table: the table with what it seems to be.

        Returns:
            What was confirmed; None where the table is not to be read.
        """
        proposal = table.proposal
        self.show(proposal)
        if not typer.confirm("读入这张表吗？", default=bool(proposal.tables), err=True):
            return None
        tables = [guess.table for guess in proposal.tables]
        rules: dict[int, ColumnRule] = {}
        for number, column in enumerate(proposal.columns):
            if column.state is State.ASK:
                rules[number] = self._column(number, column, tables, proposal)
        mapping = draft(proposal, self._dictionary, rules)
        mapping = replace(mapping, columns=tuple(map(self._codes, mapping.columns, proposal.columns)))
        return mapping if mapping.rows and typer.confirm("确认以上对应？", default=True, err=True) else None

    def show(self, proposal: Proposal) -> None:
        """Show what a table seems to be, a line a column."""
        where = f"{proposal.source}" + (f"，工作表“{proposal.sheet}”" if proposal.sheet else "")
        where += "".join(f"，“{title}”" for title in proposal.block.titles if subjects_of(title))
        titles = "、".join(f"“{self._dictionary.tables[guess.table].title_zh}”" for guess in proposal.tables)
        tell(f"\n{where}：像是 {titles or '——看不出是哪张数据表'}")
        shown = Table(show_edge=False, header_style="bold")
        for title in ("列名", "样例", "对应", "依据", ""):
            shown.add_column(title, overflow="fold")
        for column in proposal.columns:
            says, style = _STATES[column.state]
            best = column.best if column.state is not State.NONE else None
            reason = "，".join(words.zh for words in column.candidates[0].reasons) if best else ""
            samples = "、".join(column.samples[:_SAMPLES])[:_WIDE]
            label = self._label(best) if best else ""
            shown.add_row(*map(Text, (column.heading.text or "（无列名）", samples, label, reason)), Text(says, style))
        messages.print(shown)

    def _column(self, number: int, column: ColumnProposal, tables: list[str], proposal: Proposal) -> ColumnRule:
        nth = 1 + sum(each.heading.text == column.heading.text for each in proposal.columns[:number])
        empty = ColumnRule(column.heading.text, nth)
        tell(f"\n“{column.heading.text}”（{'、'.join(column.samples[:_SAMPLES]) or '没有内容'}）：{column.ask.zh}")
        targets = [each.target for each in column.candidates]
        for place, target in enumerate(targets, start=1):
            tell(f"  {place}  {self._label(target)}")
        while True:
            answer = typer.prompt(
                "选序号，或写 表.字段、字段名；回车＝不采用", default="", show_default=False, err=True
            )
            if not answer.strip():
                return empty
            if answer.isdecimal() and 0 < int(answer) <= len(targets):
                return replace(empty, to=(targets[int(answer) - 1],))
            try:
                return replace(empty, to=(read_target(answer, tables, self._dictionary, self._names),))
            except NotAFieldError as error:
                shown = "、".join(f"{self._label(target)}（{target}）" for target in error.may_be)
                tell(f"“{answer}”" + (f"可以是 {shown}，请写 表.字段" if shown else "不是词典里的字段，请再写一次"))

    def _codes(self, rule: ColumnRule, column: ColumnProposal) -> ColumnRule:
        if not rule.to or rule.split:
            return rule
        field = self._dictionary.tables[rule.to[0].table].fields[rule.to[0].field]
        words = [word for word in unknown_words(field, column.samples, self._dictionary) if word not in rule.codes]
        if not words or field.list is None:
            return rule
        codes = self._dictionary.lists[field.list].codes
        tell(
            f"\n“{rule.heading}”里有代码表没有的写法，各是什么？"
            + "  ".join(f"{n}={codes[c].label_zh}" for n, c in enumerate(codes, 1))
        )
        values = list(codes)
        told: dict[str, str] = {}
        for word in words:
            answer = typer.prompt(f"  “{word}”＝（序号；回车＝不清楚）", default="", show_default=False, err=True)
            if answer.isdecimal() and 0 < int(answer) <= len(values):
                told[word] = values[int(answer) - 1]
        return replace(rule, codes={**rule.codes, **told})

    def _label(self, target: Target) -> str:
        table = self._dictionary.tables[target.table]
        part = f"（{target.part}）" if target.part else ""
        return f"{table.title_zh}·{table.fields[target.field].label_zh}{part}"

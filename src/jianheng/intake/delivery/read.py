"""Reading `delivery.yaml`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml

from jianheng.dictionary import Dictionary
from jianheng.intake.delivery.delivery import Delivery, Exclusion
from jianheng.intake.delivery.node import HALF_COLON, Collector, Mapping, wide_colon
from jianheng.intake.delivery.parse import parse_yaml
from jianheng.intake.problem import NO_WORDS, IntakeError, Words

FILE = "delivery.yaml"
_KEYS = {
    "unit": "报送单位",
    "tables": "数据表",
    "period": "期间",
    "complete": "是否完整",
    "exclusions": "未含内容",
    "export_day": "导出日",
    "purpose": "用途",
    "legal_basis": "法律依据",
    "delete_after": "到期删除日",
    "received_on": "接收日",
}
_NOTHING = Words("没有交付说明的内容", "holds no statement of delivery")
_PERIOD = {"from": "起", "until": "止"}
_EXCLUSION = {"table": "数据表", "what": "内容"}


def read_delivery(path: Path, dictionary: Dictionary) -> Delivery:
    """Read what a delivery says of itself.

    Args:
        path: the file; its keys may be written in English or Chinese, and tables by name or Chinese title.
        dictionary: the dictionary that names the tables.

    Returns:
        The delivery.

    Raises:
        IntakeError: the file cannot be used; all problems at once, each with its line.
    """
    collector = Collector(path.name)
    return delivery_of(parse_yaml(path, collector, _NOTHING), collector, dictionary)


def delivery_of(node: yaml.MappingNode | None, collector: Collector, dictionary: Dictionary) -> Delivery:
    """Build a delivery from its parsed statement.

    Args:
        node: the statement; None where it could not be parsed.
        collector: the problems found so far.
        dictionary: the dictionary that names the tables.

    Returns:
        The delivery.

    Raises:
        IntakeError: the statement cannot be used; all problems at once.
    """
    delivery = None
    if node is not None:
        delivery = _build(Mapping(node, _KEYS, collector), _Names(dictionary), collector)
    if delivery is None or collector.problems:
        raise IntakeError(sorted(collector.problems, key=lambda problem: problem.place.row_no))
    return delivery


class _Names:
    """Tables by name and by Chinese title."""

    def __init__(self, dictionary: Dictionary) -> None:
        tables = [table for table in dictionary.tables.values() if not table.derived]
        self.known = {table.title_zh: table.name for table in tables} | {table.name: table.name for table in tables}

    def table(self, node: yaml.Node, collector: Collector) -> str | None:
        written = str(node.value).strip() if isinstance(node, yaml.ScalarNode) else "…"
        if written not in self.known:
            titles = [f"{title}" for title in self.known if self.known[title] != title]
            collector.add(
                node.start_mark.line + 1,
                Words("没有这张数据表", "no such table"),
                value=written,
                mend=Words("可用的表：" + "、".join(titles), "known tables: " + ", ".join(self.known.values())),
            )
        return self.known.get(written)


def _build(mapping: Mapping, names: _Names, collector: Collector) -> Delivery | None:
    unit, purpose = mapping.text("unit"), mapping.text("purpose")
    tables = [names.table(node, collector) for node in mapping.items("tables")]
    from_on, until_on = _period(mapping, collector)
    complete = mapping.yes_no("complete")
    exclusions = [_exclusion(node, names, collector) for node in mapping.items("exclusions", required=False)]
    legal_basis = [str(node.value).strip() for node in mapping.items("legal_basis")]
    export_day, delete_after = mapping.date("export_day"), mapping.date("delete_after")
    received_on = mapping.date("received_on", required=False, empty_allowed=True)
    if unit is None or purpose is None or complete is None:
        return None
    if until_on is None or export_day is None or delete_after is None:
        return None
    delivery = Delivery(
        unit,
        tuple(sorted({table for table in tables if table})),
        from_on,
        until_on,
        complete,
        tuple(exclusion for exclusion in exclusions if exclusion),
        export_day,
        purpose,
        tuple(legal_basis),
        delete_after,
        received_on,
    )
    _check_order(delivery, mapping)
    return delivery


def _period(mapping: Mapping, collector: Collector) -> tuple[date | None, date | None]:
    node = mapping.node("period", required=True)
    if node is None:
        return None, None
    if not isinstance(node, yaml.MappingNode):
        expected = Words(
            "{from: 起日（留空为全部历史）, until: 止日}", "{from: …, until: …}; from empty for all history"
        )
        wide = isinstance(node, yaml.ScalarNode) and wide_colon(str(node.value), [*_PERIOD, *_PERIOD.values()])
        mend = HALF_COLON if wide else NO_WORDS
        mapping.complain("period", mapping.line_of("period"), Words("写法不对", "is misstated"), expected, mend=mend)
        return None, None
    period = Mapping(node, _PERIOD, collector)
    # A forgotten `from` must not pass for the complete history, so the key itself is required.
    return period.date("from", empty_allowed=True), period.date("until")


def _exclusion(node: yaml.Node, names: _Names, collector: Collector) -> Exclusion | None:
    if isinstance(node, yaml.ScalarNode):
        return Exclusion(None, str(node.value).strip())
    if not isinstance(node, yaml.MappingNode):
        expected = Words("一段文字，或 {table: 表, what: 内容}", "a text, or {table: …, what: …}")
        collector.add(node.start_mark.line + 1, Words("未含内容写法不对", "is misstated"), expected=expected)
        return None
    mapping = Mapping(node, _EXCLUSION, collector)
    what, table = mapping.text("what"), mapping.node("table", required=False)
    return Exclusion(names.table(table, collector) if table else None, what or "")


def _check_order(delivery: Delivery, mapping: Mapping) -> None:
    if delivery.from_on and delivery.from_on > delivery.until_on:
        what = Words(f"起日 {delivery.from_on} 晚于止日 {delivery.until_on}", "begins after its end")
        mapping.complain("period", mapping.line_of("period"), what)
    if delivery.until_on > delivery.export_day:
        what = Words(
            f"止日 {delivery.until_on} 晚于导出日 {delivery.export_day}，其后的数据当时还没有产生",
            f"ends on {delivery.until_on}, after the export day {delivery.export_day}",
        )
        mapping.complain("period", mapping.line_of("period"), what)
    for key, day in (("received_on", delivery.received_on), ("delete_after", delivery.delete_after)):
        if day and day < delivery.export_day:
            what = Words(f"{day} 早于导出日 {delivery.export_day}", f"{day} is before the export day")
            mapping.complain(key, mapping.line_of(key), what)

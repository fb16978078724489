"""Writing `delivery.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from jianheng.dictionary import Dictionary
from jianheng.intake.delivery.delivery import Delivery, Exclusion
from jianheng.workspace.whole_file import write_whole

_HEAD = "# 报送说明：与数据文件放在同一文件夹。没有它，“查无记录”不能当作“没有发生”。\n"


def delivery_text(delivery: Delivery, dictionary: Dictionary) -> str:
    """Write what a delivery says of itself, as a person would.

    Args:
        delivery: the statement.
        dictionary: names the tables in Chinese.

    Returns:
        YAML that `read_delivery` reads as the same delivery.
    """
    titles = {name: dictionary.tables[name].title_zh for name in dictionary.tables}
    data: dict[str, Any] = {
        "报送单位": delivery.unit,
        "数据表": [titles[name] for name in delivery.tables],
        "期间": {"起": delivery.from_on, "止": delivery.until_on},
        "是否完整": "是" if delivery.complete else "否",
        "未含内容": [_exclusion(each, titles) for each in delivery.exclusions],
        "导出日": delivery.export_day,
        "用途": delivery.purpose,
        "法律依据": list(delivery.legal_basis),
        "到期删除日": delivery.delete_after,
    }
    if delivery.received_on is not None:
        data["接收日"] = delivery.received_on
    return _HEAD + yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)


def write_delivery(path: Path, delivery: Delivery, dictionary: Dictionary) -> None:
    """Keep a statement beside its files; it appears whole or not at all.

    Args:
        path: the file to write; one that is there is replaced.
        delivery: the statement.
        dictionary: names the tables.

    Raises:
        OSError: it cannot be written.
    """
    write_whole(path, delivery_text(delivery, dictionary))


def _exclusion(exclusion: Exclusion, titles: dict[str, str]) -> dict[str, str] | str:
    if exclusion.table is None:
        return exclusion.what
    return {"数据表": titles[exclusion.table], "内容": exclusion.what}

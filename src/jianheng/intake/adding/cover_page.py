"""What is said of the first page of a template: it holds no data, and it may contradict the statement that counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jianheng.intake.adding.sheet_problems import instruction
from jianheng.intake.cells.plain import read_key
from jianheng.intake.delivery import FILE, Delivery
from jianheng.intake.delivery.cover import stated_on, title_on
from jianheng.intake.delivery.node import read_day_written, read_yes_no
from jianheng.intake.files.contents import Sheet
from jianheng.intake.problem import Place, Problem, Words
from jianheng.intake.rows.source import Source

OTHER_STATEMENT = "other_statement"
# What decides whether the absence of a row means something; the other items say what the data may be used for.
_SAYS: dict[str, Callable[[Delivery, str], bool]] = {
    "unit": lambda delivery, text: read_key(text) == read_key(delivery.unit),
    "from_on": lambda delivery, text: read_day_written(text) == delivery.from_on,
    "until_on": lambda delivery, text: read_day_written(text) == delivery.until_on,
    "complete": lambda delivery, text: read_yes_no(text) == delivery.complete,
    "exclusions": lambda delivery, _text: bool(delivery.exclusions),
    "export_day": lambda delivery, text: read_day_written(text) == delivery.export_day,
}


def cover_page(sheet: Sheet, source: Source, delivery: Delivery | None) -> tuple[Problem, ...]:
    """Say that the page was taken for no data, and what it states otherwise than the statement that counts.

    Args:
        sheet: the first page of a template.
        source: its file.
        delivery: the statement that counts, which may be this very page.
    """
    return instruction(sheet, source), *_otherwise(sheet, source, delivery)


def _otherwise(sheet: Sheet, source: Source, delivery: Delivery | None) -> Iterator[Problem]:
    for key, (row, text) in stated_on(sheet).items():
        if delivery is None or key not in _SAYS or _SAYS[key](delivery, text):
            continue
        title, says = title_on(key), _counts(key, delivery)
        yield Problem(
            OTHER_STATEMENT,
            Place(source.name, sheet.name, row),
            Words(
                f"首页的“{title}”与采用的交付说明（{says}）不同",
                f"{key} on the first page is not what the statement that counts says ({says})",
            ),
            text,
            mend=Words(
                f"核对哪一个对，改正首页或 {FILE} 后重新交付；在此之前，查无记录不能说明没有",
                f"see which is right, mend the page or {FILE} and deliver again",
            ),
        )


def _counts(key: str, delivery: Delivery) -> str:
    if key == "exclusions":
        return "没有未含内容 / none"
    value = getattr(delivery, key)
    return {True: "是 yes", False: "否 no", None: "留空 empty"}.get(value) or str(value)

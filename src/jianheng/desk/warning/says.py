"""The words of a list in one language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from jianheng.desk.warning.duty import Duty, Mark, Warnings


class Says:
    """Tells a list in Chinese or English; its language is that of the file, not of a reader.

    Args:
        lang: `zh` or `en`.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, zh: str, en: str) -> str:
        """The words in the file's language."""
        return zh if self.lang == "zh" else en

    @property
    def title(self) -> str:
        """What the list is called."""
        return self("将到期法定事项提示清单", "Deadlines ahead")

    def span(self, told: Warnings) -> str:
        """The days of the list."""
        return self(f"{told.span.first} 至 {told.span.last}", f"{told.span.first} to {told.span.last}")

    def data(self, told: Warnings) -> str:
        """The day of the data."""
        days = self("、", ", ").join(day.isoformat() for day in told.as_of)
        return self(f"数据截至 {days}", f"data as of {days}")

    def made(self, mark: Mark) -> str:
        """Who made the file and when."""
        at = mark.when.strftime("%Y-%m-%d %H:%M")
        return " ".join(filter(None, (mark.office, mark.who, at)))

    def old(self, told: Warnings, mark: Mark) -> str:
        """How old the data are."""
        days = (mark.when.date() - min(told.as_of)).days if told.as_of else 0
        if days <= 0:
            return ""
        return self(
            f"数据截至日距制表日 {days} 日：这期间办理的、新增的事项都不在数据里，请以实际情况为准。",
            f"The data are {days} days older than this list: what was done or came up since is not in them.",
        )

    def purpose(self) -> str:
        """What the list is and is not."""
        return self(
            "本清单供单位在到期前自行核对、及时办理之用。所列事项按数据尚未到期，不是违法认定，也不评价任何人。",
            "For the institution's own use before the days come. By the data nothing listed is overdue; "
            "the list finds nothing unlawful and judges nobody.",
        )

    def found(self, told: Warnings) -> str:
        """How much falls due, or that nothing does."""
        n, acts, kinds = len(told.duties), sum(each.acts for each in told.looked), len(told.looked)
        if n:
            return self(
                f"{self.span(told)}，数据中有 {n} 件事项到期。",
                f"{n} {'act falls' if n == 1 else 'acts fall'} due from {self.span(told)} by the data.",
            )
        return self(
            f"{self.span(told)}，数据中没有事项到期。已查看 {kinds} 类义务、{acts} 件行为，见“查看了什么”。",
            f"By the data nothing falls due from {self.span(told)}. "
            f"{kinds} kinds of duties and {acts} acts were looked at, as listed below.",
        )

    def passed(self, told: Warnings) -> str:
        """What came due between the data and the list."""
        n = len(told.passed)
        return self(
            f"另有 {n} 件在数据截至日之后、本清单起日之前到期，是否已办理数据里还看不到，请先核对。",
            f"{n} more came due after the day of the data and before this list begins; "
            "the data cannot tell whether they were done. Check these first.",
        )

    def covers(self, told: Warnings) -> Iterable[str]:
        """What the data cover."""
        for each in told.delivered:
            whose = self("多单位合并报送", "delivered for several institutions") if each.unit == "*" else each.unit
            until = each.until.isoformat() if each.until else self("未说明", "not stated")
            whole = self("称数据完整", "said to be complete")
            if not each.complete:
                whole = self("未称完整", "not said to be complete")
            yield self(f"{whose}：数据到 {until}，{whole}。", f"{whose}: until {until}, {whole}.")
        if not told.delivered:
            yield self("没有本单位自己报送的数据。", "Nothing was delivered by this institution itself.")
        if told.others:
            yield self(
                f"还用到其他 {told.others} 个单位报送的数据。",
                f"Data of {told.others} other institutions were read too.",
            )
        yield self(
            "没有报送、没有读出的事项不会出现在本清单里；不在清单里不等于没有到期。",
            "What was not delivered or could not be read is not listed: no line here does not mean no deadline.",
        )

    def names(self, told: Warnings, mark: Mark) -> str:
        """Whether names are shown."""
        if told.revealed:
            return self(f"姓名和号码：完整显示，用途：{mark.why}", f"Names and numbers in full, for: {mark.why}")
        return self("姓名和号码：已隐去", "Names and numbers are hidden")

    def left(self, duty: Duty) -> str:
        """Working days left."""
        return "—" if duty.left is None else str(duty.left)

    def left_note(self, made_on: date) -> str:
        """How working days are counted."""
        return self(
            f"剩余工作日：自 {made_on} 的次日起数到到期日当日；“—”表示该年放假安排尚未公布，不能数。",
            f"Working days left: from the day after {made_on} up to the last day; "
            "a dash where the holidays of that year are not announced yet.",
        )

    def heads(self) -> list[str]:
        """The heads of the table of acts."""
        return [
            self("序号", "No."),
            self("到期日", "Last day"),
            self("剩余工作日", "Working days left"),
            self("要按期办理的事项", "What is due"),
            self("行为、文书", "Act"),
            self("人员", "Person"),
            self("到期日时有效的依据", "Articles in force on that day"),
        ]

    def rows(self, duties: Iterable[Duty]) -> list[list[str]]:
        """The table of acts: one row an act."""
        return [
            [
                str(number),
                each.due.isoformat(),
                self.left(each),
                each.title,
                each.act or "—",
                each.person or "—",
                "\n".join(each.articles),
            ]
            for number, each in enumerate(duties, start=1)
        ]

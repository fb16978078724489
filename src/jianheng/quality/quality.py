"""What is said of the data: findings with counts, denominators and places, and what they cost the models."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.intake.problem import Words

COMPLETENESS, VALIDITY, UNIQUENESS = "completeness", "validity", "uniqueness"
TIMELINESS, CONTRADICTION = "timeliness", "contradiction"
KINDS: dict[str, Words] = {
    COMPLETENESS: Words("完整性", "Completeness"),
    VALIDITY: Words("有效性", "Validity"),
    UNIQUENESS: Words("唯一性", "Uniqueness"),
    TIMELINESS: Words("及时性", "Timeliness"),
    CONTRADICTION: Words("矛盾", "Contradictions"),
}


@dataclass(frozen=True)
class Limits:
    """How much is listed.

    Args:
        shown: examples of a finding that a report shows.
        places: places of a finding that are kept at most, for the workbook and the letters.
        words: unread words that are listed, the most frequent first.
    """

    shown: int = 5
    places: int = 200
    words: int = 5


@dataclass(frozen=True)
class Spot:
    """One place in the data; names and numbers of persons are hidden already.

    Args:
        unit: the unit that reported the row.
        batch: the batch.
        table: the canonical table.
        source, sheet, row_no: file, sheet and row.
        value: what stands there.
        person: whose row it is, hidden but for the last characters.
        other: the place that does not fit to this one, if it is another row.
    """

    unit: str
    batch: str
    table: str
    source: str
    sheet: str
    row_no: int
    value: str = ""
    person: str = ""
    other: Spot | None = None

    def where(self, lang: str) -> str:
        """File, sheet and row.

        Example:
            >>> Spot("甲监狱", "b1", "release", "释放.xlsx", "释放", 5).where("zh")
            '释放.xlsx，工作表“释放”，第 5 行'
        """
        if lang == "zh":
            parts = [f"工作表“{self.sheet}”" if self.sheet else "", f"第 {self.row_no} 行" if self.row_no else ""]
            return "，".join(filter(None, (self.source, *parts)))
        parts = [f'sheet "{self.sheet}"' if self.sheet else "", f"row {self.row_no}" if self.row_no else ""]
        return ", ".join(filter(None, (self.source, *parts)))


@dataclass(frozen=True)
class Finding:
    """One kind of problem of one field (or table) of one batch.

    Args:
        kind: one of `KINDS`.
        code: stable name of the problem, or id of the rule.
        unit: the unit whose record it is; empty where the delivery names none.
        batch: the batch.
        table: the canonical table.
        field: the field; empty where the row is meant.
        count: how often.
        of: of how many that could have it.
        says: what is wrong.
        mend: what to do.
        spots: the first places, up to a limit.
        both: the records on both sides are to be checked, not the first alone.
    """

    kind: str
    code: str
    unit: str
    batch: str
    table: str
    field: str
    count: int
    of: int
    says: Words
    mend: Words
    spots: tuple[Spot, ...] = ()
    both: bool = False


@dataclass(frozen=True)
class Filled:
    """How many rows of a batch state a field.

    Args:
        unit, batch, table, field: which.
        filled: rows that state it.
        of: rows that should, or could.
        required: `always`, `if` (the rows that need it by another field) or empty.
    """

    unit: str
    batch: str
    table: str
    field: str
    filled: int
    of: int
    required: str


@dataclass(frozen=True)
class Lag:
    """How long after the event a batch's rows of a table were recorded.

    Args:
        unit, batch, table: which.
        rows: rows that state both days.
        of: all rows.
        median, most: days, of the middle row and of the row at 90 %.
        late: rows recorded more than 30 days after the event.
    """

    unit: str
    batch: str
    table: str
    rows: int
    of: int
    median: int
    most: int
    late: int


@dataclass(frozen=True)
class Cost:
    """What one missing fact costs.

    Args:
        table: the table that should state it; empty where it is no fact of a table.
        field: the field; empty where the rows of the table themselves are not to be had.
        reason: why it is not to be had, as answers write it.
        says: the fact in words.
        mend: what to do.
        answers: undetermined answers that lack it.
        alone: those of them that lack nothing else: they would be settled.
        models: answers that lack it, by model.
        sources: delivered tables from which a derived table comes; none where the table itself is delivered.
    """

    table: str
    field: str
    reason: str
    says: Words
    mend: Words
    answers: int
    alone: int
    models: tuple[tuple[str, int], ...]
    sources: tuple[str, ...] = ()

    @property
    def delivered(self) -> frozenset[str]:
        """The tables that units deliver, in which the fact would stand."""
        return frozenset(self.sources or filter(None, (self.table,)))


@dataclass(frozen=True)
class ModelCost:
    """How many acts a model examined, and how many of them it could not decide."""

    model: str
    title: Words
    examined: int
    undetermined: int


@dataclass(frozen=True)
class BatchRead:
    """One batch that was looked at: its unit, its files, its rows by table."""

    batch: str
    unit: str
    files: tuple[str, ...]
    rows: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Quality:
    """The quality of a workspace's data.

    Args:
        workspace: name of the procuratorate.
        batches: what was looked at.
        findings: the problems, by kind, unit, batch, table and field.
        filled: how far fields are filled.
        lags: how late rows were recorded.
        run: id of the run whose answers were counted; empty for none.
        models: its models.
        costs: what missing facts cost, the costliest first.
        tables: titles of the tables.
        fields: labels of the fields, by table and field.
    """

    workspace: str
    batches: tuple[BatchRead, ...]
    findings: tuple[Finding, ...]
    filled: tuple[Filled, ...]
    lags: tuple[Lag, ...]
    run: str
    models: tuple[ModelCost, ...]
    costs: tuple[Cost, ...]
    tables: dict[str, Words]
    fields: dict[tuple[str, str], Words]

    def of_kind(self, kind: str) -> tuple[Finding, ...]:
        """The findings of one kind, the most frequent first."""
        return tuple(sorted((f for f in self.findings if f.kind == kind), key=lambda f: -f.count))

    def title(self, table: str, lang: str) -> str:
        """What a table is called."""
        return pick(self.tables[table], lang) if table in self.tables else table

    def label(self, table: str, field: str, lang: str) -> str:
        """What a field is called."""
        return pick(self.fields[table, field], lang) if (table, field) in self.fields else field


def pick(words: Words, lang: str) -> str:
    """The words in one language.

    >>> pick(Words("县", "county"), "en")
    'county'
    """
    return words.zh if lang == "zh" else words.en

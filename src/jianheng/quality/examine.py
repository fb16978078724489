"""Everything that is to be said of the data of a workspace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from jianheng.chain.delivered import Delivered
from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.intake.problem import Problem, Words
from jianheng.intake.store import Batch, standing_batches
from jianheng.quality.completeness import look_at_filling
from jianheng.quality.contradictions import (
    look_for_contradictions,
    look_for_disagreements,
    tables_of_agreements,
    tables_of_pairs,
)
from jianheng.quality.costs import look_at_costs
from jianheng.quality.inside import look_inside
from jianheng.quality.quality import KINDS, BatchRead, Filled, Finding, Lag, Limits, Quality
from jianheng.quality.rule import Rules, load_rules
from jianheng.quality.state import RAW, State, unit_of
from jianheng.quality.timeliness import look_at_lags
from jianheng.quality.uniqueness import look_for_twins
from jianheng.quality.validity import unread
from jianheng.workspace import Workspace


def examine_quality(
    workspace: Workspace,
    run: Path | None = None,
    limits: Limits | None = None,
    dictionary: Dictionary | None = None,
    rules: Rules | None = None,
) -> Quality:
    """Look at all standing batches of a workspace.

    Args:
        workspace: the workspace.
        run: folder of the run whose answers are counted; None for none.
        limits: how much is listed.
        dictionary: what tables hold; the package's own if left out.
        rules: what cannot be true together; the package's own if left out.

    Raises:
        IntakeError: a batch cannot be read.
        RuleError: the rules do not fit the dictionary.
    """
    limits, dictionary = limits or Limits(), dictionary or load_dictionary()
    rules = rules or load_rules(dictionary)
    batches = standing_batches(workspace)
    state = State(Delivered(batches, dictionary))
    problems = {batch.id: batch.problems() for batch in batches}
    filled, lags, findings = _rows(state, problems, limits)
    findings += [finding for batch in batches for finding in unread(batch, problems[batch.id], limits)]
    names = sorted(tables_of_pairs(rules))
    tables = {name: rows.drop_columns([RAW]) for name, rows in state.delivered.rows(names).items()}
    statements = {name: state.statements(dictionary.tables[name]) for name in sorted(tables_of_agreements(rules))}
    findings += look_for_contradictions(tables, rules, dictionary, limits)
    findings += look_for_disagreements(statements, rules, dictionary, limits)
    models, costs = look_at_costs(run, dictionary) if run is not None else ((), ())
    told = {"", *tables, *statements, *(table.name for table in state.tables()), *(f.table for f in findings)}
    told |= {table for cost in costs for table in (cost.table, *cost.sources)}
    return Quality(
        workspace.procuratorate,
        tuple(_read(batch) for batch in batches),
        _in_order(findings, dictionary),
        tuple(filled),
        tuple(lags),
        run.name if run is not None else "",
        models,
        costs,
        {name: Words(table.title_zh, table.title_en) for name, table in dictionary.tables.items() if name in told},
        {
            (name, field.name): Words(field.label_zh, field.label_en)
            for name, table in dictionary.tables.items()
            if name in told
            for field in table.fields.values()
        },
    )


def _rows(
    state: State, problems: Mapping[str, Sequence[Problem]], limits: Limits
) -> tuple[list[Filled], list[Lag], list[Finding]]:
    """What the rows of each table say, batch by batch."""
    filled: list[Filled] = []
    lags: list[Lag] = []
    findings: list[Finding] = []
    for table in state.tables():
        parts = [*state.parts(table)]
        for batch, data in parts:
            stated, found = look_at_filling(batch, problems[batch.id], table, data, limits)
            late, told = look_at_lags(batch, table, data, limits)
            filled += stated
            lags += late
            findings += [*found, *told, *look_inside(batch, table, data, limits)]
        findings += look_for_twins(table, [data for _, data in parts], limits)
    return filled, lags, findings


def _in_order(findings: Iterable[Finding], dictionary: Dictionary) -> tuple[Finding, ...]:
    kinds, tables = list(KINDS), list(dictionary.tables)
    known = {name: number for number, name in enumerate(tables)}
    return tuple(
        sorted(
            findings,
            key=lambda f: (kinds.index(f.kind), f.unit, f.batch, known.get(f.table, -1), f.field, f.code),
        )
    )


def _read(batch: Batch) -> BatchRead:
    rows = tuple((name, entry.kept) for name, entry in sorted(batch.manifest.tables.items()))
    return BatchRead(batch.id, unit_of(batch), tuple(file.name for file in batch.manifest.files), rows)

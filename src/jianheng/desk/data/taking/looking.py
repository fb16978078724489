"""Looking at the files of an intake: what each is, which tables they hold, what the columns seem to be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from jianheng.desk.data.taking import found as seen
from jianheng.desk.data.taking.extract import lines_of
from jianheng.desk.data.taking.statement import as_form, stated
from jianheng.desk.jobs.kinds import Step
from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.intake.adding.gather import Given, gather, part_known
from jianheng.intake.adding.inspect import source_name
from jianheng.intake.adding.result import Recognised
from jianheng.intake.adding.tables import SheetTable, TableFinder, may_hold_keys
from jianheng.intake.cells import CellCleaner, cell_text
from jianheng.intake.files.contents import Contents, UnreadableFileError
from jianheng.intake.files.read import read_file
from jianheng.intake.layout import Block, block_rows, sample
from jianheng.intake.mapping import ColumnRule, Mapping, SheetMapping, load_mapping
from jianheng.intake.recognise import Proposal
from jianheng.intake.recognise.concepts import plain
from jianheng.intake.store import list_batches, standing_batches
from jianheng.intake.target import Target
from jianheng.workspace import Workspace

MOST_VALUES = 300


def look(
    workspace: Workspace, folder: Path, unit: str, replaces: str, step: Step, dictionary: Dictionary | None = None
) -> seen.Found:
    """Look at files before they are taken in; nothing in the workspace is changed.

    Args:
        workspace: the workspace.
        folder: the files.
        unit: the unit that delivered them, where no statement says so.
        replaces: the batch whose place they take; what it alone holds is not known already.
        step: told how far the work is.
        dictionary: the dictionary.

    Returns:
        What was recognised; a file that cannot be read is told, the rest goes on.

    Raises:
        IntakeError: there is no file, or the kept mapping cannot be used.
    """
    dictionary = dictionary or load_dictionary()
    given = gather([folder])
    statement = stated(folder, given, dictionary)
    name = source_name(unit or None, statement.delivery)
    mapping = load_mapping(workspace, name, dictionary)
    batches = standing_batches(workspace) if replaces else list_batches(workspace)
    new, recognised = part_known(given, [batch for batch in batches if batch.id != replaces])
    delivered = statement.delivery.tables if statement.delivery is not None else ()
    finder = TableFinder(dictionary, CellCleaner(dictionary), mapping, delivered)
    files, opened = _opened(new, finder)
    files += [_known(file, by_name(given, folder)) for file in recognised]
    tables: list[tuple[SheetTable, seen.SeenTable]] = []
    for number, (file, contents) in enumerate(opened, start=1):
        step(f"识别 {file.name}", f"Recognising {file.name}", number - 1, len(opened))
        for table in finder.find(contents, file.name):
            made = _table(table, file.name, mapping)
            place = next((n for n, (one, met) in enumerate(tables) if _is_one(one, met, table, made)), None)
            if place is None:
                tables.append((table, made))
            else:
                one, met = tables[place]
                tables[place] = one, replace(met, again=met.again + 1)
    kinds = (made for _, made in tables)
    ordered = sorted(kinds, key=lambda table: (table.kind != seen.ASK, table.kind == seen.TEMPLATE))
    form = as_form(statement.delivery, statement.written, dictionary)
    return seen.Found(name, tuple(files), tuple(ordered), form, statement.place, statement.told)


def _is_one(one: SheetTable, met: seen.SeenTable, table: SheetTable, made: seen.SeenTable) -> bool:
    """Whether a person says of two tables at once what they are."""
    if met.columns and made.columns:
        return table.is_kind_of(one)
    return not met.columns and not made.columns and (met.file, met.sheet) == (made.file, made.sheet)


def by_name(given: tuple[Given, ...], folder: Path) -> dict[str, str]:
    """What each delivered name is called below the folder."""
    return {file.name: str(file.path.relative_to(folder.resolve())) for file in given}


def _opened(new: tuple[Given, ...], finder: TableFinder) -> tuple[list[seen.SeenFile], list[tuple[Given, Contents]]]:
    """Open each file once; what a file says of codes and field names is learnt before tables are looked for."""
    files, opened = [], []
    for file in new:
        try:
            contents = read_file(file.path, file.name)
        except UnreadableFileError as error:
            zh, en = f"{error.what.zh}。改法：{error.mend.zh}", f"{error.what.en}. Mend: {error.mend.en}"
            files.append(seen.SeenFile(file.name, seen.REFUSED, zh, en))
            continue
        except OSError:
            files.append(seen.SeenFile(file.name, seen.REFUSED, "打不开这个文件", "the file cannot be opened"))
            continue
        if may_hold_keys(file.name):
            finder.learn(contents, file.name)
        told = "；".join(problem.what.zh for problem in contents.problems[:3])
        told_en = "; ".join(problem.what.en for problem in contents.problems[:3])
        others = len(contents.documents) + len(contents.records)
        files.append(seen.SeenFile(file.name, seen.NEW, told, told_en, documents=others))
        opened.append((file, contents))
    return files, opened


def _known(file: Recognised, names: dict[str, str]) -> seen.SeenFile:
    zh, en = f"与本次的 {file.known_as} 内容相同", f"the same as {file.known_as} beside it"
    if file.batch:
        zh, en = f"已在批次 {file.batch} 中，不会重复加入", f"already in batch {file.batch}; brings nothing"
    return seen.SeenFile(names.get(file.name, file.name), seen.KNOWN, zh, en, file.batch)


def _table(table: SheetTable, file: str, mapping: Mapping | None) -> seen.SeenTable:
    block = table.block or (table.proposal.block if table.proposal is not None else None)
    if table.template is not None or block is None or not block.headings:
        name = table.template or table.named
        return seen.SeenTable(file, table.sheet.name, seen.TEMPLATE, (name.name,) if name is not None else ())
    columns = _columns(table, block)
    counted, total = _counted(table, block)
    guesses = table.proposal.tables if table.proposal is not None else ()
    names = [row.table for row in table.found.sheet.rows] if table.found else [guess.table for guess in guesses]
    kind = seen.CONFIRMED if table.found is not None and not table.found.change else seen.ASK
    return seen.SeenTable(
        file,
        table.sheet.name,
        kind,
        tuple(dict.fromkeys(names)),
        tuple(dict.fromkeys(rival for guess in guesses for rival in guess.rivals)),
        any(guess.doubtful for guess in guesses) and table.found is None,
        tuple(replace(column, filled=filled) for column, filled in zip(columns, counted, strict=True)),
        total,
        lines=lines_of(table.sheet, block),
        passed=dict(Counter(passed.code for passed in block.passed)),
        confirmed=_confirmed(mapping) if table.found is not None else "",
        new=table.found.change.new if table.found is not None else (),
        gone=table.found.change.gone if table.found is not None else (),
        fixed=_fixed(table.found.sheet) if table.found is not None else {},
        titles=block.titles,
    )


def _fixed(sheet: SheetMapping) -> dict[str, str]:
    return {str(Target(row.table, name, row.part)): words for row in sheet.rows for name, words in row.fixed.items()}


def _confirmed(mapping: Mapping | None) -> str:
    if mapping is None:
        return ""
    return " ".join(filter(None, (mapping.confirmed_by, str(mapping.confirmed_on or ""))))


def _columns(table: SheetTable, block: Block) -> Iterator[seen.SeenColumn]:
    counts: Counter[str] = Counter()
    values = sample(table.sheet, block)
    for number, heading in enumerate(block.headings):
        counts[plain(heading.text)] += 1
        nth = counts[plain(heading.text)]
        column = seen.SeenColumn(heading.text, nth, heading.index, "none", values=values[number][:MOST_VALUES])
        if table.proposal is not None:
            column = _proposed(column, table.proposal, number)
        rule = _rule(table.found.sheet, heading.text, nth) if table.found is not None else None
        if rule is not None:
            column = replace(column, rule=as_plain(rule), state="sure" if rule.to else "none")
        yield column


def _proposed(column: seen.SeenColumn, proposal: Proposal, number: int) -> seen.SeenColumn:
    told = proposal.columns[number]
    candidates = tuple(
        (
            str(each.target),
            round(each.confidence, 3),
            "，".join(words.zh for words in each.reasons),
            ", ".join(words.en for words in each.reasons),
        )
        for each in told.candidates
    )
    return replace(
        column,
        state=str(told.state),
        ask_zh=told.ask.zh,
        ask_en=told.ask.en,
        candidates=candidates,
        labels=dict(told.labels),
    )


def _rule(sheet: SheetMapping, heading: str, nth: int) -> ColumnRule | None:
    name = plain(heading)
    return next((rule for rule in sheet.columns if plain(rule.heading) == name and rule.nth == nth), None)


def as_plain(rule: ColumnRule) -> dict[str, object]:
    """A rule as a form keeps it."""
    return {
        "to": [str(target) for target in rule.to],
        "split": str(rule.split or ""),
        "codes": dict(rule.codes),
        "unit": rule.unit,
        "form": rule.form,
    }


def _counted(table: SheetTable, block: Block) -> tuple[list[int], int]:
    """How many cells of each column are filled, of how many records."""
    filled, total = [0] * len(block.headings), 0
    for _, values in block_rows(table.sheet, block):
        total += 1
        for number, value in enumerate(values):
            filled[number] += bool(cell_text(value))
    return filled, total

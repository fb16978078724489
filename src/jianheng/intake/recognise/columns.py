"""Which field each column fills: sure where nothing speaks against it, else a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from jianheng.dictionary import Ambiguous, Field
from jianheng.intake.layout import Heading
from jianheng.intake.problem import NO_WORDS, Words
from jianheng.intake.recognise.concepts import KINDS, concepts_of, plain
from jianheng.intake.recognise.match import Kind, Match
from jianheng.intake.recognise.names import Names
from jianheng.intake.recognise.nothing import fills_nothing
from jianheng.intake.recognise.proposal import Candidate, ColumnProposal, State, TableGuess
from jianheng.intake.recognise.tables import PERSON_TABLE
from jianheng.intake.recognise.values import MOST, Shape
from jianheng.intake.recognise.whose import ask_whose
from jianheng.intake.target import Target

_SURE, _MARGIN = 0.8, 0.06
_SHOWN_FROM, _SHOWN = 0.45, 5
_POOR = 0.5
_OUTRIGHT = 0.15
_BACKING = 0.75
# A field of a table that the sheet does not fill is never more than a proposal.
_ELSEWHERE = 0.75
_EXAMPLES = 60
# Abbreviations of a person's fields are sure where so many stand together, one of them with values like no other.
_TOGETHER, _UNLIKE_ANY = 3, frozenset({"id_no", "sex"})
_REMARKS = frozenset({"备注", "说明", "附注", "备注说明", "其他说明", "bz"})
# These say of which kind a value is, too, but do not keep two headings apart that differ in them.
_KINDS_TOO = frozenset({"kind", "start", "end", "term", "level", "way", "status", "case_number", "id", "month"})
# Columns by which a row says whose it is; beside these alone, a remark is about the row.
_IDENTITY = frozenset({"id_no", "name", "source_no", "sex", "birth_on", "recorded_at", "id_kind"})


@dataclass(frozen=True)
class Column:
    """What is known of one column.

    Args:
        heading: the heading.
        matches: the fields that it may name.
        fits: how well the values suit each of these; None where they say nothing.
        shape: what the values look like.
        ambiguous: what a person must be asked whenever this heading is met.
        by_part: only its lowest level is such a heading, and what stands above may say the rest.
        meaning: what the source itself says that the heading means.
        labels: what the source itself says that its codes mean.
    """

    heading: Heading
    matches: Mapping[Target, Match]
    fits: Mapping[Target, float | None]
    shape: Shape
    ambiguous: Ambiguous | None = None
    by_part: bool = False
    meaning: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)


def assign(columns: Sequence[Column], tables: Sequence[TableGuess], names: Names) -> tuple[ColumnProposal, ...]:
    """Propose a field for each column.

    Args:
        columns: the columns in order.
        tables: the tables that the sheet fills, the main one first.
        names: the names of the fields.

    Returns:
        A proposal for each column. Two columns never fill one field: then both are asked, or the one that is
        named less well.
    """
    backed = _backed(columns, tables)
    proposals = [
        replace(_propose(column, tables, names, backed), meaning=column.meaning, labels=column.labels)
        for column in columns
    ]
    return tuple(_part(ask_whose(_remarked(proposals, columns, tables))))


def _remarked(
    proposals: list[ColumnProposal], columns: Sequence[Column], tables: Sequence[TableGuess]
) -> list[ColumnProposal]:
    """Give a remark to the row, where the sheet holds rows of one table alone; else nobody says of which row it is."""
    if len(tables) != 1 or tables[0].doubtful:
        return proposals
    main = tables[0].table
    others = [one for one, column in zip(proposals, columns, strict=True) if not _is_remark(column)]
    named = {one.best for one in others if one.best is not None and one.state is State.SURE}
    if any(t.table != main and (t.table != PERSON_TABLE or t.field not in _IDENTITY) for t in named):
        return proposals
    if main == PERSON_TABLE and 2 * sum(one.state is State.SURE for one in others) < len(others):
        return proposals
    target = Target(main, "remark")
    return [
        replace(one, state=State.SURE, candidates=(_candidate(target, column.matches[target].strength, column),))
        if one.state is State.NONE and _is_remark(column) and target in column.matches
        else one
        for one, column in zip(proposals, columns, strict=True)
    ]


def _is_remark(column: Column) -> bool:
    return plain(column.meaning or column.heading.text) in _REMARKS


def _backed(columns: Sequence[Column], tables: Sequence[TableGuess]) -> Callable[[Target], bool]:
    """Whether letters alone may be read as a field: so many columns suit the main table, or say who the person is."""
    by_table, of_person = _suits(columns, tables), _person_in_letters(columns)
    return lambda target: by_table or target in of_person


def _suits(columns: Sequence[Column], tables: Sequence[TableGuess]) -> bool:
    if not tables:
        return False
    told = [column for column in columns if column.shape.count and not _only_person(column)]
    known = [
        column
        for column in told
        if any(t.table == tables[0].table and m.strength >= _BACKING for t, m in column.matches.items())
    ]
    return tables[0].named or 2 * len(known) >= len(told)


def _person_in_letters(columns: Sequence[Column]) -> Set[Target]:
    """Fields of the person that abbreviations name beyond doubt: XM, XB and SFZH stand together and are filled so."""
    found = {
        target
        for column in columns
        for target, match in column.matches.items()
        if target.table == PERSON_TABLE and match.kind is Kind.INITIALS and (column.fits.get(target) or 0.0) >= MOST
    }
    return found if len(found) >= _TOGETHER and _UNLIKE_ANY & {target.field for target in found} else frozenset()


def _only_person(column: Column) -> bool:
    return any(target.table == PERSON_TABLE and match.strength >= _BACKING for target, match in column.matches.items())


def _propose(
    column: Column, tables: Sequence[TableGuess], names: Names, backed: Callable[[Target], bool]
) -> ColumnProposal:
    samples = column.shape.texts[:_EXAMPLES]
    ranked = _rank(column, tables, _persons(tables, names))
    candidates = tuple(_candidate(target, score, column) for target, score in ranked[:_SHOWN])
    named = bool(tables) and tables[0].named
    own_label = bool(ranked) and named and column.matches[ranked[0][0]].kind is Kind.LABEL
    whole = bool(ranked) and _said_by_all_levels(column, ranked[0][0], tables)
    if column.ambiguous is not None and not (own_label or whole) and not _settled(column.ambiguous, tables):
        return _ask_ambiguous(column, column.ambiguous, candidates, samples, tables)
    if _left_alone(column, tables) or (not named and _is_remark(column)):
        return ColumnProposal(column.heading, State.NONE, candidates, samples=samples)
    if not ranked or ranked[0][1] < _SHOWN_FROM:
        return ColumnProposal(column.heading, State.NONE, (), samples=samples)
    state, ask = _decide(column, ranked, names, backed)
    unsure = any(guess.doubtful and guess.table == ranked[0][0].table for guess in tables)
    known = {*_persons(tables, names), *(guess.table for guess in tables)}
    if state is State.SURE and (unsure or ranked[0][0].table not in known):
        state, ask = State.ASK, _is_it(column, ranked[0][0], names)
    return ColumnProposal(column.heading, state, candidates, ask, samples)


def _left_alone(column: Column, tables: Sequence[TableGuess]) -> bool:
    """Whether a column is known to fill no field, and no table that the sheet may be has one of that very name."""
    if column.ambiguous is not None or not fills_nothing(column.meaning or column.heading.levels[-1]):
        return False
    own = {table for guess in tables for table in (guess.table, *(guess.rivals if guess.doubtful else ()))}
    return not any(match.certain and target.table in own for target, match in column.matches.items())


def _persons(tables: Sequence[TableGuess], names: Names) -> Set[str]:
    """The table of persons, unless the sheet's rows are about none: the sex in a list of officers is the officer's."""
    of_persons = [any(f.entity == "person" for f in names.tables[each.table].fields.values()) for each in tables]
    return {PERSON_TABLE} if any(of_persons) or not tables else frozenset()


def _said_by_all_levels(column: Column, target: Target, tables: Sequence[TableGuess]) -> bool:
    """Whether a heading of several rows names a field of the main table outright: 裁定 over 日期 is no mere 日期."""
    own = bool(tables) and not tables[0].doubtful and target.table == tables[0].table
    return own and column.by_part and column.matches[target].kind in (Kind.LABEL, Kind.EXACT)


def _rank(column: Column, tables: Sequence[TableGuess], who: Set[str]) -> list[tuple[Target, float]]:
    chosen = {guess.table: number for number, guess in enumerate(tables)}
    main = tables[0].table if tables else ""
    # What another table calls so is heard only where the sheet may be of that table.
    known = {*chosen, *who, *(table for guess in tables if guess.doubtful for table in guess.rivals)}
    found = []
    for target, match in column.matches.items():
        if match.within and target.table != main:
            continue
        elsewhere = 1.0 if target.table in known else _ELSEWHERE
        found.append((target, round(match.strength * _weight(column.fits.get(target)) * elsewhere, 3)))

    def order(pair: tuple[Target, float]) -> tuple[float, int, Target]:
        target, score = pair
        # What is named outright is asked about first, also where the values look odd. Then an own field of the main
        # table comes before what says who the person is, and this before other tables.
        outright = _OUTRIGHT if column.matches[target].certain and target.table in known else 0.0
        return -score - outright, (chosen.get(target.table, 0) and 2) or int(target.table != main), target

    return sorted(found, key=order)


def _weight(fit: float | None) -> float:
    if fit is None:
        return 0.97
    return 1.0 if fit >= MOST else 0.55 + 0.45 * fit


def _decide(
    column: Column, ranked: list[tuple[Target, float]], names: Names, backed: Callable[[Target], bool]
) -> tuple[State, Words]:
    target, score = ranked[0]
    match, fit = column.matches[target], column.fits.get(target)
    if fit is not None and fit < _POOR:
        return State.ASK, _unlike(names.fields[target], column)
    supported = fit is not None and fit >= MOST
    certain = match.certain or (match.kind is Kind.INITIALS and supported and backed(target))
    if match.kind is Kind.SAME and not column.shape.count and not _asks_for_kind(column):
        certain = False  # neither the heading nor a value says of which kind it is
    if not certain or score < _SURE * (0.95 if match.kind is Kind.INITIALS else 1):
        return State.ASK, _is_it(column, target, names)
    rivals = [other for other, less in ranked[1:] if less >= score - _MARGIN and not _prefers(target, other, column)]
    if rivals:
        labels = "、".join(_shown(each, names) for each in (target, *rivals))
        return State.ASK, Words(
            f"“{column.heading.text}”可以是{labels}，是哪一个？", f"which of {target}, {', '.join(map(str, rivals))}?"
        )
    return State.SURE, NO_WORDS


def _asks_for_kind(column: Column) -> bool:
    """Whether a heading says what kind of value stands under it: 日期, 号码, 原因, 起, 止."""
    said = column.meaning or column.heading.levels[-1]
    return bool(set(concepts_of(said)) & (KINDS | _KINDS_TOO))


def _is_it(column: Column, target: Target, names: Names) -> Words:
    return Words(f"“{column.heading.text}”是不是“{names.fields[target].label_zh}”？", f"is it {target}?")


def _prefers(target: Target, other: Target, column: Column) -> bool:
    """Whether the better candidate wins by a plain reason: the same name is the field's own, not another's wording."""
    mine, theirs = column.matches[target], column.matches[other]
    if mine.kind in (Kind.LABEL, Kind.EXACT) and theirs.kind not in (Kind.LABEL, Kind.EXACT):
        return True
    if target.table == other.table:
        return mine.kind is Kind.LABEL and theirs.kind is not Kind.LABEL
    if other.table == PERSON_TABLE and other.field == target.field:
        return True  # when a row was recorded, before when it was recorded who the person is
    return other.table != PERSON_TABLE and target.table == PERSON_TABLE and mine.certain and theirs.kind is Kind.NEAR


def _candidate(target: Target, score: float, column: Column) -> Candidate:
    reasons = [column.matches[target].reason()]
    if column.meaning:
        reasons.insert(0, Words(f"来源的字段说明写作“{column.meaning}”", f"the source calls it {column.meaning}"))
    fit = column.fits.get(target)
    if fit is not None:
        reasons.append(Words(f"抽看的值 {fit:.0%} 符合", f"{fit:.0%} of the values looked at suit it"))
    return Candidate(target, score, tuple(reasons))


def _settled(ambiguous: Ambiguous, tables: Sequence[TableGuess]) -> bool:
    """Whether the sheet's tables leave one meaning alone, or none of those among which one would have to choose."""
    within = ambiguous.within(*(guess.table for guess in tables), PERSON_TABLE)
    if not within:
        return bool(tables) and not any(guess.doubtful for guess in tables)
    return len(within) == 1 and bool(tables) and within[0].split(".")[0] in (tables[0].table, PERSON_TABLE)


def _ask_ambiguous(
    column: Column,
    ambiguous: Ambiguous,
    candidates: tuple[Candidate, ...],
    samples: tuple[str, ...],
    tables: Sequence[TableGuess],
) -> ColumnProposal:
    chosen = {guess.table for guess in tables} | {PERSON_TABLE}
    known = {candidate.target for candidate in candidates}
    listed = [Target.of(text) for text in ambiguous.may_be]
    more = [Candidate(target, 0.5) for target in listed if target not in known and target.table in chosen]
    ask = Words(ambiguous.ask_zh, ambiguous.ask_en)
    return ColumnProposal(column.heading, State.ASK, (*candidates, *more), ask, samples)


def _unlike(field: Field, column: Column) -> Words:
    shown = "、".join(column.shape.texts[:2])
    return Words(
        f"列名像“{field.label_zh}”，但内容不像：{shown}",
        f"named like {field.label_en}, but the values are not: {shown}",
    )


def _shown(target: Target, names: Names) -> str:
    return f"“{names.tables[target.table].title_zh}·{names.fields[target].label_zh}”"


def _part(proposals: list[ColumnProposal]) -> list[ColumnProposal]:
    """Let no two columns be sure of one field."""
    claims: dict[Target, list[int]] = defaultdict(list)
    for index, proposal in enumerate(proposals):
        if proposal.state is State.SURE and proposal.best is not None:
            claims[proposal.best].append(index)
    for target, indexes in claims.items():
        if len(indexes) > 1:
            texts = "、".join(f"“{proposals[i].heading.text}”" for i in indexes)
            ask = Words(f"{texts}都像同一个字段，请说明各是什么", f"{texts} all look like {target}: say what each is")
            for i in indexes:
                proposals[i] = replace(proposals[i], state=State.ASK, ask=ask)
    return proposals

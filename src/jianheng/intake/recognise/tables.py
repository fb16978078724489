"""Which canonical tables a sheet fills."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from jianheng.intake.problem import Words
from jianheng.intake.recognise.concepts import concepts_of, likeness
from jianheng.intake.recognise.match import Match
from jianheng.intake.recognise.names import Names, says_which, signature
from jianheng.intake.recognise.proposal import TableGuess
from jianheng.intake.recognise.registers import register_likeness
from jianheng.intake.target import Target

PERSON_TABLE = "person_statement"
_COUNTS_FROM = 0.75
_TITLE_FROM, _TITLE_WEIGHT = 0.5, 2.5
_DELIVERED, _NOT_DELIVERED = 0.5, 0.75
# How much of the best score another table must reach to be a rival.
_RIVAL, _DOUBT = 0.6, 0.72
_PERSONS_ALONE = 2.5
# Matches that are as good, how much less a shared column tells, and how much less a worse match.
_AS_GOOD, _SHARED, _WORSE = 0.03, 0.35, 0.6
# A heading that more tables than these know says little of any.
_FEW_TABLES = 2
# Whose register it is, it does not say in every row.
_OWN_UNIT = frozenset({"kept_by", "centre", "prison", "body"})

Found = Sequence[Mapping[Target, Match]]


def guess_tables(
    found: Found, words: Iterable[str], named: str | None, delivered: Sequence[str], names: Names
) -> tuple[TableGuess, ...]:
    """The tables that a sheet fills, the main one first.

    Args:
        found: for each column, the fields that its heading may name, those that its values rule out left out.
        words: what names the sheet: its name, its title lines, the file's name.
        named: the table that the sheet's or file's name is, if it is one.
        delivered: tables that the statement of delivery lists.
        names: the names of the fields.

    Returns:
        The main table and those that other columns need; none where nothing fits.
    """
    if named is not None:
        title = names.tables[named].title_zh
        return (TableGuess(named, 1.0, (Words(f"名称就是“{title}”", f"is named {named}"),), named=True),)
    scores = _scores(found)
    if not scores:
        return ()
    told = [_titled(text, scores, names) for text in words]
    titled = {table: max((each[table] for each in told), default=0.0) for table in scores}
    total = {
        table: (score + _TITLE_WEIGHT * titled[table]) * (1 if table in delivered or not delivered else _NOT_DELIVERED)
        + _DELIVERED * (table in delivered)
        for table, score in scores.items()
    }
    # Rows about persons of another table also state who they are; the person alone is the poorer reading.
    # Of persons named in another connection a list of persons knows nothing that it does not say of themselves.
    alone = _of_persons(total) or not any(_beyond_the_person(found, table) for table in total)
    ranked = sorted(total, key=lambda t: ((t == PERSON_TABLE) != alone, -total[t], t))
    main = ranked[0]
    rival = total[ranked[1]] if len(ranked) > 1 else 0.0
    confidence = min(1.0, 0.5 + (total[main] - rival) / (2 * total[main]))
    near = tuple(t for t in ranked[1:] if total[t] >= _RIVAL * total[main] and t != PERSON_TABLE)
    why = (_why(main, scores[main], titled[main], names),)
    doubtful = any(
        total[t] >= _DOUBT * total[main] and not _within(found, t, main) and not _beside(found, t, main, delivered)
        for t in near
    )
    doubtful |= not (titled[main] or main in delivered or _carried(found, main))
    first = TableGuess(main, round(confidence, 2), why, rivals=near, doubtful=doubtful)
    return (first, *_others(found, main, names, delivered))


def _within(found: Found, rival: str, main: str) -> bool:
    """Whether a rival explains nothing of its own or better, and less than the main table.

    Less by several columns, or by one that is named outright.
    """
    mine, theirs = (_explained(found, table, _names) for table in (main, rival))
    if any(_best(found[n], main) < _best(found[n], rival) - _AS_GOOD for n in theirs):
        return False
    own = mine - theirs
    return len(own) >= _FEW_TABLES or bool(own & _explained(found, main, _outright))


def _best(column: Mapping[Target, Match], table: str) -> float:
    """How well a table explains a column; 0 where it does not."""
    own = (match.strength for target, match in column.items() if target.table == table and _names(match))
    return max(own, default=0.0)


def _is_telling(column: Mapping[Target, Match]) -> bool:
    """Whether hardly any table has a column of that heading."""
    return len({target.table for target, match in column.items() if _names(match)}) <= _FEW_TABLES


def _beside(found: Found, rival: str, main: str, delivered: Sequence[str]) -> bool:
    """Whether a rival stands beside the main table in one sheet: each explains several columns of its own outright.

    Of tables that the statement of delivery does not list, none stands beside another.
    """
    mine, theirs = (_explained(found, table, _outright) for table in (main, rival))
    listed = rival in delivered and main in delivered
    return listed and min(len(mine - theirs), len(theirs - mine)) >= _FEW_TABLES


def _beyond_the_person(found: Found, table: str) -> bool:
    """Whether a table explains a column that does not as well say who the person is."""
    for column in found:
        mine, person = (
            max((m.strength for t, m in column.items() if t.table == name and _names(m)), default=0.0)
            for name in (table, PERSON_TABLE)
        )
        if mine > person:
            return True
    return False


def _carried(found: Found, main: str) -> bool:
    """Whether enough columns speak for a table: several that name its fields, of which one is hardly another's.

    A 事由 and a 批准人 stand in registers of every kind, and one 单位 makes no list of officers.
    """
    if main == PERSON_TABLE:
        return True
    own = [column for column in found if any(_names(m) for t, m in column.items() if t.table == main)]
    telling = [
        column
        for column in own
        if _is_telling(column)
        and any(_names(m) and says_which(signature(m.name)) for t, m in column.items() if t.table == main)
    ]
    return len(own) > 1 and bool(telling)


def _explained(found: Found, table: str, counts: Callable[[Match], bool]) -> set[int]:
    """The columns that a table explains, by the matches that count."""
    return {n for n, column in enumerate(found) if any(t.table == table and counts(m) for t, m in column.items())}


def _outright(match: Match) -> bool:
    return match.certain and not match.within


def _names(match: Match) -> bool:
    return match.strength >= _COUNTS_FROM and not match.within


def _of_persons(total: Mapping[str, float]) -> bool:
    """Whether a sheet says who persons are and hardly anything else."""
    others = max((score for table, score in total.items() if table != PERSON_TABLE), default=0.0)
    return total.get(PERSON_TABLE, 0.0) > _PERSONS_ALONE * others


def _scores(found: Found) -> dict[str, float]:
    """For each table how many columns it explains, a column that many tables know counting less."""
    scores: dict[str, float] = defaultdict(float)
    for column in found:
        best: dict[str, float] = {}
        for target, match in column.items():
            if match.strength >= _COUNTS_FROM and not match.within:
                best[target.table] = max(best.get(target.table, 0.0), match.strength)
        top = max(best.values(), default=0.0)
        shared = sum(strength >= top - _AS_GOOD for strength in best.values())
        for table, strength in best.items():
            scores[table] += strength / shared**_SHARED * (1 if strength >= top - _AS_GOOD else _WORSE)
    return dict(scores)


def _titled(text: str, scores: Mapping[str, float], names: Names) -> dict[str, float]:
    """How near a text is to what each table is called.

    Of usual names of registers the nearest alone say something; where those of several tables are as near, the
    columns say which is meant.
    """
    titles = {table: likeness(concepts_of(text), concepts_of(names.tables[table].title_zh)) for table in scores}
    registers = {
        table: max((register_likeness(text, name) for name in names.tables[table].registers), default=0.0)
        for table in scores
    }
    best = max(registers.values())
    nearest = {table for table, near in registers.items() if near == best}
    most = max(scores[table] for table in nearest)
    near = {t: max(titles[t], registers[t] * scores[t] / most if t in nearest else 0.0) for t in scores}
    return {table: value if value >= _TITLE_FROM else 0.0 for table, value in near.items()}


def _why(table: str, score: float, titled: float, names: Names) -> Words:
    title = names.tables[table].title_zh
    more = "，名称也相近" if titled else ""
    return Words(
        f"列名与“{title}”最相符{more}",
        f"the headings suit {table} best ({score:.1f}{', so does the name' if titled else ''})",
    )


def _others(found: Found, main: str, names: Names, delivered: Sequence[str]) -> tuple[TableGuess, ...]:
    """Further tables, those first that explain most: of each the sheet must state all that makes a row of it."""
    named = [{t for t, match in column.items() if _outright(match)} for column in found]
    left = [column for column in named if not any(t.table in (main, PERSON_TABLE) for t in column)]
    own_words = {t for column in left for t in column}
    possible = {t.table for t in own_words}
    # What the main table's columns say, the rows of another may rest on as well: a judgment's number.
    all_words = {t for column in named for t in column}
    whole = {
        table
        for table in possible
        if _whole(table, own_words, names) or (table in delivered and _whole(table, all_words, names))
    }
    chosen: list[TableGuess] = []
    while left:
        counts = Counter(table for column in left for table in {t.table for t in column} & whole)
        if not counts:
            break
        best = max(counts, key=lambda t: (counts[t], t in delivered, len(names.tables[t].areas), t))
        why = Words(f"另有 {counts[best]} 列属于“{names.tables[best].title_zh}”", f"{counts[best]} columns of {best}")
        own = any({t.table for t in column} == {best} for column in left)
        unlisted = best not in delivered and (bool(delivered) or not own or counts[best] < _FEW_TABLES)
        chosen.append(TableGuess(best, 0.8, (why,), doubtful=unlisted))
        left = [column for column in left if best not in {t.table for t in column}]
    return tuple(chosen)


def _whole(table: str, stated: Set[Target], names: Names) -> bool:
    """Whether so much of a table is stated that its rows mean something: when it was, and half of what is required."""
    found = names.tables[table]
    required = [
        f.name
        for f in found.fields.values()
        if f.required and f.entity not in ("person", "row") and f.name not in _OWN_UNIT
    ]
    there = [name for name in required if Target(table, name) in stated]
    dated = not found.axis.start or Target(table, found.axis.start) in stated
    # A number by which rows refer to each other may belong to any of them.
    telling = any(t.table == table and names.fields[t].type != "key" for t in stated)
    return dated and telling and bool(required) and 2 * len(there) >= len(required)

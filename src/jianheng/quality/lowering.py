"""Rules as queries: built from nodes, so that no word of the data or of a rule is ever part of the text of one."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from jianheng.dictionary import Dictionary, Field
from jianheng.engine.sql import E, alias, both, cast, col, either, fn, name, not_null, num, relation, text
from jianheng.identity import ID_PREFIX
from jianheng.quality.rule import Agreement, Comparison, Ref, Rule

PLACE = ("recorded_by", "batch", "source", "sheet", "row_no", "row_id")
PERSON = "person"
BREACH, VALUE, STATEMENTS, ALIKE = "_breach", "_value", "_statements", "_alike"


def pair_query(rule: Rule, dictionary: Dictionary) -> exp.Select:
    """Every row, or pair of rows, about which the rule can tell something, and whether it is a breach.

    Args:
        rule: the rule.
        dictionary: what its tables hold.

    Returns:
        A query with the place of each row as `<row>_<column>`, its person, the compared values as `value_<n>`,
        and `_breach`.
    """
    columns: list[E] = []
    for row, table in rule.rows.items():
        columns += [alias(col(each, row), f"{row}_{each}") for each in PLACE]
        named = PERSON in dictionary.tables[table].fields
        columns.append(alias(col(PERSON, row) if named else text(""), f"{row}_{PERSON}"))
    refs = dict.fromkeys(ref for each in rule.breach for ref in (each.left, each.right))
    for number, ref in enumerate(refs):
        columns.append(alias(cast(_ends(ref, rule, dictionary)[0], "TEXT"), f"value_{number}"))
    columns.append(alias(both(*(_compare(each, rule, dictionary) for each in rule.breach)), BREACH))
    first, *others = rule.rows
    query = exp.select(*columns).from_(_source(rule, first))
    for row in others:
        same = [
            binary_equal(_first(left, rule, dictionary), _first(right, rule, dictionary)) for left, right in rule.join
        ]
        if rule.rows[row] == rule.rows[first]:
            same.append(exp.NEQ(this=col("row_id", first), expression=col("row_id", row)))
        query = query.join(_source(rule, row), on=both(*same), join_type="inner")
    known = [not_null(end) for ref in refs for end in _ends(ref, rule, dictionary)]
    asked = [
        exp.In(this=_first(ref, rule, dictionary), expressions=[text(code) for code in codes])
        for ref, codes in rule.where
    ]
    return query.where(both(*known, *asked)).order_by(*(col(f"{row}_row_id") for row in rule.rows))


def binary_equal(left: E, right: E) -> E:
    """Whether two values are the same."""
    return exp.EQ(this=left, expression=right)


def _source(rule: Rule, row: str) -> exp.Expr:
    """The rows of a table; of persons with several rows none, where the rule wants them alone."""
    table = rule.rows[row]
    if row not in rule.alone:
        return relation(table, row)
    count = exp.Window(this=fn("count", num(1)), partition_by=[col(PERSON)])
    inner = exp.select(exp.Star(), alias(count, "_together")).from_(relation(table)).subquery(name("counted"))
    one = exp.EQ(this=col("_together"), expression=num(1))
    return exp.select(exp.Star()).from_(inner).where(one).subquery(name(row))


def _field(ref: Ref, rule: Rule, dictionary: Dictionary) -> Field:
    return dictionary.tables[rule.rows[ref.row]].fields[ref.field]


def _first(ref: Ref, rule: Rule, dictionary: Dictionary) -> E:
    return col(_field(ref, rule, dictionary).columns()[0][0], ref.row)


def _ends(ref: Ref, rule: Rule, dictionary: Dictionary) -> tuple[E, E]:
    """The least and the greatest that a field may be; days for whatever states a day."""
    field = _field(ref, rule, dictionary)
    days = field.day_columns()
    if days:
        return cast(col(days[0], ref.row), "DATE"), cast(col(days[-1], ref.row), "DATE")
    whole = _first(ref, rule, dictionary)
    return whole, whole


def _compare(one: Comparison, rule: Rule, dictionary: Dictionary) -> E:
    """Whether it is surely so."""
    (left_lo, left_hi), (right_lo, right_hi) = (_ends(ref, rule, dictionary) for ref in (one.left, one.right))
    match one.op:
        case "before":
            return exp.LT(this=left_hi, expression=right_lo)
        case "not_after":
            return exp.LTE(this=left_hi, expression=right_lo)
        case _:
            sooner = exp.LT(this=left_hi, expression=right_lo)
            later = exp.GT(this=left_lo, expression=right_hi)
            return either(sooner, later)


def agreement_query(rule: Agreement, dictionary: Dictionary) -> exp.Select:
    """What is said of each thing of which there are several statements: one row for each value, the first that says it.

    Args:
        rule: the rule.
        dictionary: what its tables hold.

    Returns:
        A query with the thing's key as `key_<n>`, the value, the place, and whether there are several values; of one
        thing the value that is stated least often comes first.
    """
    said = [_statements(rule, table, field, dictionary) for table, field in rule.fields]
    together: exp.Query = said[0]
    for more in said[1:]:
        together = exp.union(together, more, distinct=False)
    keys = [col(f"key_{number}") for number in range(len(rule.by))]
    nth = exp.Window(
        this=fn("row_number"),
        partition_by=[*keys, col(VALUE)],
        order=exp.Order(expressions=[exp.Ordered(this=col("row_id"))]),
    )
    statements = exp.Window(this=fn("count", num(1)), partition_by=keys)
    alike = exp.Window(this=fn("count", num(1)), partition_by=[*keys, col(VALUE)])
    least, most = (exp.Window(this=fn(end, col(VALUE)), partition_by=keys) for end in ("min", "max"))
    numbered = exp.select(
        exp.Star(),
        alias(nth, "_nth"),
        alias(statements, STATEMENTS),
        alias(alike, ALIKE),
        alias(exp.NEQ(this=least, expression=most), BREACH),
    ).from_(together.subquery(name("said")))
    wanted = both(exp.EQ(this=col("_nth"), expression=num(1)), exp.GT(this=col(STATEMENTS), expression=num(1)))
    order: Sequence[E] = [*keys, col(ALIKE), col("row_id")]
    return exp.select(exp.Star()).from_(numbered.subquery(name("numbered"))).where(wanted).order_by(*order)


def _statements(rule: Agreement, table: str, field: str, dictionary: Dictionary) -> exp.Select:
    columns = dictionary.tables[table].fields
    value = cast(col(columns[field].columns()[0][0]), "TEXT")
    # Blanks inside a name are a matter of layout.
    plain = fn("replace", fn("replace", value, text(" "), text("")), text("\u3000"), text(""))
    by = [col(each if each == "recorded_by" else columns[each].columns()[0][0]) for each in rule.by]
    person = col(PERSON) if PERSON in columns else text("")
    query = exp.select(
        *(alias(cast(each, "TEXT"), f"key_{number}") for number, each in enumerate(by)),
        alias(plain, VALUE),
        alias(text(table), "_table"),
        alias(person, PERSON),
        *(col(each) for each in PLACE),
    ).from_(relation(table))
    known = [*(not_null(each) for each in by), exp.NEQ(this=fn("coalesce", plain, text("")), expression=text(""))]
    if PERSON in (field, *rule.by):
        known.append(fn("starts_with", col(PERSON), text(ID_PREFIX)))
    return query.where(both(*known))

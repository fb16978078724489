"""One table file."""

from __future__ import annotations

from collections.abc import Mapping as Named

from jianheng.dictionary.field import Field
from jianheng.dictionary.problem import FilePlace, Words
from jianheng.dictionary.read.field import read_field
from jianheng.dictionary.read.form import Form
from jianheng.dictionary.read.source import Listing, Mapping, Scalar
from jianheng.dictionary.table import Axis, Raised, Table

PERSON = Field("person", "key", entity="person", label_zh="人员", label_en="person")
LEVELS = ("1", "2", "3", "4")
_REQUIRED = ("table", "title", "row", "key", "axis", "fields")
_OPTIONAL = (
    "person",
    "derived",
    "child_of",
    "sensitivity",
    "raised",
    "areas",
    "basis",
    "unread_basis",
    "holders",
    "registers",
    "notes",
)
# What is not said is handled as an act about a named person.
_SENSITIVITY = "2"
_AXIS_MEND = Words(
    "写成 none、{event: 日期字段} 或 {span: [起, 止]}", "write none, {event: field} or {span: [from, until]}"
)

Places = dict[str, FilePlace]


def read_table(root: Mapping, common: Named[str, Field], form: Form, places: Places) -> Table:
    """Read one table.

    Args:
        root: the file's mapping.
        common: fields that every delivered table has.
        form: takes the problems.
        places: filled with where the table and its fields stand, as `table` and `table.field`.

    Returns:
        The table; parts that could not be read are left empty.
    """
    form.keys(root, _REQUIRED, _OPTIONAL)
    name = form.text(root, "table")
    places[name] = root.place("table")
    title, row = form.both(root, "title"), form.both(root, "row")
    derived = form.yes(root, "derived")
    fields = {"person": common.get("person", PERSON)} if form.yes(root, "person", default=True) else {}
    fields |= _fields(root, name, form, places)
    if not derived:
        fields |= {key: field for key, field in common.items() if key != "person" and key not in fields}
    return Table(
        name=name,
        title_zh=title.zh,
        title_en=title.en,
        row_zh=row.zh,
        row_en=row.en,
        key=form.texts(root, "key"),
        axis=_axis(root, form),
        derived=derived,
        sensitivity=int(form.choice(root, "sensitivity", LEVELS, _SENSITIVITY)),
        areas=form.texts(root, "areas"),
        basis=form.texts(root, "basis"),
        fields=fields,
        notes=form.texts(root, "notes"),
        child_of=form.text(root, "child_of"),
        raised=_raised(root, form),
        unread_basis=form.texts(root, "unread_basis"),
        holders=form.texts(root, "holders"),
        registers=form.texts(root, "registers"),
    )


def _fields(root: Mapping, table: str, form: Form, places: Places) -> dict[str, Field]:
    node = form.mapping(root, "fields")
    read = {name: read_field(name, child, form) for name, child in node.pairs.items()}
    places |= {f"{table}.{name}": at for name, at in node.keys_at.items()}
    return {name: field for name, field in read.items() if field is not None}


def _axis(root: Mapping, form: Form) -> Axis:
    node = root.pairs.get("axis")
    if isinstance(node, Scalar) and node.text == "none":
        return Axis("none")
    if isinstance(node, Mapping) and node.pairs.keys() == {"event"}:
        return Axis("event", form.text(node, "event"))
    if isinstance(node, Mapping) and node.pairs.keys() == {"span"}:
        ends = form.texts(node, "span")
        if len(ends) == 2:  # noqa: PLR2004 - a span has two ends
            return Axis("span", *ends)
    if node is not None:
        value = node.text if isinstance(node, Scalar) else ""
        form.add("axis", root.place("axis"), value, Words("时间轴写法不对", "is no axis"), _AXIS_MEND)
    return Axis("none")


def _raised(root: Mapping, form: Form) -> tuple[Raised, ...]:
    node = root.pairs.get("raised")
    if node is None:
        return ()
    mend = Words("写成 [{to: 4, when: {zh: …, en: …}}]", "write [{to: 4, when: {zh: …, en: …}}]")
    what = Words("应是一个列表", "a list is expected")
    if not isinstance(node, Listing):
        form.add("raised", root.place("raised"), "", what, mend)
        return ()
    found = []
    for item in node.items:
        if not isinstance(item, Mapping):
            form.add("raised", item.at, "", what, mend)
            continue
        form.keys(item, ("to", "when"), ())
        found.append(Raised(int(form.choice(item, "to", LEVELS, _SENSITIVITY)), form.both(item, "when")))
    return tuple(found)

"""The code lists of one file."""

from __future__ import annotations

from jianheng.dictionary.code_list import Code, CodeList
from jianheng.dictionary.problem import Words
from jianheng.dictionary.read.form import Form
from jianheng.dictionary.read.source import Mapping, Node, Scalar
from jianheng.dictionary.read.table import Places

_OPTIONAL = ("groups", "ordered", "standard", "note")


def read_code_lists(root: Mapping, form: Form, places: Places) -> list[CodeList]:
    """Read the lists of one file.

    Args:
        root: name of a list to its codes.
        form: takes the problems.
        places: filled with where each list stands, as `list:name`.

    Returns:
        The lists.
    """
    found = []
    for name, node in root.pairs.items():
        places[f"list:{name}"] = root.place(name)
        if isinstance(node, Mapping):
            found.append(_code_list(name, node, form))
        else:
            mend = Words("写成 {title: …, codes: …}", "write {title: …, codes: …}")
            form.add("not_mapping", node.at, name, Words("代码表要写成“键: 值”", "a list must be a mapping"), mend)
    return found


def _code_list(name: str, node: Mapping, form: Form) -> CodeList:
    form.keys(node, ("title", "codes"), _OPTIONAL)
    title, inner = form.both(node, "title"), form.mapping(node, "codes")
    codes = {value: _code(value, child, form) for value, child in inner.pairs.items()}
    groups = {key: _group(child, form) for key, child in form.mapping(node, "groups").pairs.items()}
    return CodeList(
        name,
        title.zh,
        title.en,
        codes,
        {key: values for key, (values, _) in groups.items()},
        form.yes(node, "ordered"),
        {key: (words.zh, words.en) for key, (_, words) in groups.items()},
        form.text(node, "standard"),
        form.text(node, "note"),
    )


def _code(value: str, node: Node, form: Form) -> Code:
    """`granted: 准予`, or `strict: {zh: 从严, en: strict, aliases: [重点]}`; en left out is the value read aloud."""
    aloud = value.replace("_", " ")
    if not isinstance(node, Mapping):
        return Code(value, form.scalar(node, node.at), aloud)
    form.keys(node, ("zh",), ("en", "aliases"))
    return Code(value, form.text(node, "zh"), form.text(node, "en", aloud), form.texts(node, "aliases"))


def _group(node: Node, form: Form) -> tuple[tuple[str, ...], Words]:
    if isinstance(node, Mapping):
        form.keys(node, ("title", "codes"), ())
        return form.texts(node, "codes"), form.both(node, "title")
    mend = Words("写成 {title: {zh: …, en: …}, codes: [甲, 乙]}", "write {title: {zh: …, en: …}, codes: [a, b]}")
    at = node.at
    value = node.text if isinstance(node, Scalar) else ""
    form.add("group", at, value, Words("组的写法不对", "is no group"), mend)
    return (), Words("", "")

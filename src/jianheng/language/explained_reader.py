"""The reasons in a cases file why no case can notice some small change of the model."""

from __future__ import annotations

from jianheng.language.form import Form, shown
from jianheng.language.source import Listing, Mapping, Source, Text
from jianheng.language.tree import Explained

KEYS = ("at", "change", "why")


def read_explained(source: Source | None, form: Form) -> tuple[Explained, ...]:
    """Read the list under `mutants`.

    Args:
        source: the list; None where nothing is written.
        form: receives every problem of form (E01).
    """
    if source is None:
        return ()
    if not isinstance(source, Listing):
        form.add("E01", source.at, shown(source), "mutants 应为列表", "mutants must be a list", "每项以 - 开头")
        return ()
    return tuple(entry for item in source.items if (entry := _entry(item, form)) is not None)


def _entry(source: Source, form: Form) -> Explained | None:
    if isinstance(source, Mapping):
        form.refuse_keys(source, KEYS)
        words = [source.get(key) for key in KEYS]
        if all(isinstance(word, Text) and word.value.strip() for word in words):
            at, change, why = (form.word(source, key) for key in KEYS)
            return Explained(at, change, why, source.at)
    form.add(
        "E01",
        source.at,
        shown(source),
        "说明一项改动要写 at、change、why",
        "an explained change has at, change and why",
        "照抄 jianheng test --mutate 打印的 at 和 change，再用 why 写理由",
    )
    return None

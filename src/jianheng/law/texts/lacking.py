"""Cited articles that the texts lack, or number otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jianheng.law.instruments import Instrument, split_ref
from jianheng.law.tables import LawTable
from jianheng.law.texts.law_text import Lack
from jianheng.law.texts.quote import LawTexts
from jianheng.law.texts.stated import unstated


@dataclass(frozen=True)
class Cited:
    """A citation, and where it stands.

    Args:
        ref: `instrument#article[.paragraph]`.
        by: the tables and models that cite it; empty where it is only entered.
    """

    ref: str
    by: tuple[str, ...]

    @property
    def instrument(self) -> str:
        """Id of the instrument."""
        return split_ref(self.ref)[0]

    @property
    def number(self) -> str:
        """Number of the article."""
        return split_ref(self.ref)[1]


@dataclass(frozen=True)
class Lacking:
    """A citation that the texts do not have, and what of it is lacking."""

    cited: Cited
    lack: Lack


def citations(
    instruments: Mapping[str, Instrument],
    tables: Mapping[str, LawTable],
    models: Mapping[str, Iterable[str]],
) -> tuple[Cited, ...]:
    """Every article that is entered, or cited by a table or a model.

    Args:
        instruments: instruments by id.
        tables: tables by name.
        models: the articles on which each model rests, by its id.

    Returns:
        The citations, those of an instrument one after another in the order in which they are entered.
    """
    by: dict[str, dict[str, None]] = {f"{key}#{n}": {} for key, each in instruments.items() for n in each.articles}
    for name, table in tables.items():
        for ref in (ref for row in table.rows for ref in row.cite):
            by.setdefault(ref, {})[name] = None
    for name, refs in models.items():
        for ref in refs:
            by.setdefault(ref, {})[name] = None
    return tuple(sorted((Cited(ref, tuple(names)) for ref, names in by.items()), key=lambda each: each.instrument))


def lacking(texts: LawTexts, cited: Iterable[Cited]) -> tuple[Lacking, ...]:
    """The citations that the texts lack or number otherwise.

    Args:
        texts: the texts.
        cited: the citations.
    """
    found = []
    for each in cited:
        quote = texts.quote(each.ref)
        lack = Lack.text if quote is None else quote.lack
        if lack is not None:
            found.append(Lacking(each, lack))
    return tuple(found)


@dataclass(frozen=True)
class Unstated:
    """An article whose paraphrase states amounts that its own words do not."""

    cited: Cited
    amounts: tuple[str, ...]


def all_unstated(
    texts: LawTexts, cited: Iterable[Cited], instruments: Mapping[str, Instrument]
) -> tuple[Unstated, ...]:
    """The articles entered whose number may be that of another place, because amounts are not stated there.

    Args:
        texts: the texts.
        cited: the citations.
        instruments: instruments by id.
    """
    found = []
    for each in cited:
        quote, entered = texts.quote(each.ref), instruments[each.instrument].articles.get(each.number)
        if quote is None or quote.lack is not None or entered is None:
            continue
        amounts = unstated(entered.paraphrase_zh, "".join(quote.lines))
        if amounts:
            found.append(Unstated(each, amounts))
    return tuple(found)

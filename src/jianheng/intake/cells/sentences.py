"""A whole sentence in one cell: 有期徒刑三年缓刑五年，并处罚金人民币五千元，剥夺政治权利一年."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from jianheng.intake.cleaning import MONEY, NUMERAL, TERM, Fact, JoinedText, join_lines, read_money, read_term
from jianheng.law.term import Term

_PENALTIES = {
    "有期徒刑": "fixed_term",
    "拘役": "criminal_detention",
    "管制": "control",
    "无期徒刑": "life",
    "无期": "life",
    "死缓": "death_reprieve",
    "死刑立即执行": "death",
    "死刑": "death",
}
# A value ends where the words end or another part begins: 三年以下 is not 三年.
_END = r"(?=$|[，。；、,;.()\s]|并|和|及|缓|宣告|剥|附加|没收|处|罚|单处)"
# 六月 behind the name of a penalty is no June.
_LENGTH = rf"(?:{TERM}|(?:\d{{1,2}}|[一二两三四五六七八九十]{{1,3}})月)"
_REPRIEVE = r"死刑[，(]?(?:缓期(?:二|两|2)?年?执行|缓期)\)?"
_MAIN = re.compile(
    rf"(?P<reprieve>{_REPRIEVE}|死缓)|(?P<timed>有期徒刑|拘役|管制)(?:期限)?为?[:：]?(?P<term>{_LENGTH}){_END}"
    r"|(?P<untimed>无期徒刑|无期|死刑立即执行|死刑)"
)
# 缓 alone stands behind a term: 三年缓五年. In 死缓二年 it is another thing.
_PROBATION = re.compile(rf"(?:(?:宣告)?缓刑(?:考验期限?)?为?|(?<=[年月天日半])[，,(]?缓)(?P<term>{_LENGTH}){_END}")
_FINE = re.compile(
    rf"(?:并处|单处|处)?(?:罚金|罚款(?!.))(?:人民币)?:?(?:(?P<money>{MONEY})整?|(?P<bare>{NUMERAL})){_END}"
)
_LEAST_FINE = 1000  # yuan, but of a minor: 法释〔2000〕45号 art 2. A smaller number may count in 万元.
_RIGHTS = re.compile(rf"(?:附加)?(?:剥夺政治权利|剥政)(?:(?P<life>终身)|(?P<term>{TERM})){_END}")
_CONFISCATION = re.compile(
    rf"(?:并处)?没收(?:其)?(?:个人)?(?P<all>全部)?(?:个人)?(?:部分)?财产(?P<money>{MONEY})?整?{_END}"
)
_LINKS = re.compile(r"判处|执行|决定|并处|单处|以及|[，。；、,;.:()\s并和及与处]")
_ALONE = re.compile(TERM + _END)


@dataclass(frozen=True)
class Sentence:
    """What one cell says of a sentence; what it does not say is None.

    Args:
        penalty: code of the main penalty, of the list `penalty`.
        term: its term.
        probation: the probation term.
        fine: yuan.
        confiscation: `all` or `part` of the property.
        confiscated: yuan, where an amount is stated.
        rights: term of deprivation of political rights.
        rights_for_life: they are lost for life.
        rest: the words that are none of these, or that say one of these twice; nobody has read them.
    """

    penalty: Fact[str] | None = None
    term: Fact[Term] | None = None
    probation: Fact[Term] | None = None
    fine: Fact[Decimal] | None = None
    confiscation: Fact[str] | None = None
    confiscated: Fact[Decimal] | None = None
    rights: Fact[Term] | None = None
    rights_for_life: Fact[bool] | None = None
    rest: str = ""


def read_sentence(text: str) -> Sentence:
    """Read a cell that states a whole sentence.

    A part that is stated twice, as in a cell with the penalties of several offences, is not chosen from: both
    stay in `rest`.

    Args:
        text: its words.

    Returns:
        Each part with the words that it came from. Nothing is read from words that stay in `rest`.

    >>> found = read_sentence("有期徒刑三年缓刑五年，并处罚金人民币五千元")
    >>> found.penalty.value, str(found.term.value), str(found.probation.value), str(found.fine.value), found.rest
    ('fixed_term', '3y', '5y', '5000', '')
    """
    joined = join_lines(text)
    parts: dict[str, Fact[object]] = {}
    used: list[range] = []
    for find in (_probation, _rights, _fine, _confiscation, _main):
        found = [(start, end, facts) for start, end, facts in find(joined) if not _touches(start, end, used)]
        if len(found) == 1 and found[0][2]:
            start, end, facts = found[0]
            used.append(range(start, end))
            parts.update(facts)
    if "penalty" not in parts:
        parts.update(_term_alone(joined, used))
    left = "".join(letter for place, letter in enumerate(joined.text) if not any(place in span for span in used))
    rest = left if _LINKS.sub("", left) else ""
    return Sentence(**parts, rest=rest.strip("，。；、 \n"))  # type: ignore[arg-type]  # the parts are named as its fields


Found = Iterator[tuple[int, int, dict[str, Fact[object]]]]


def _touches(start: int, end: int, used: list[range]) -> bool:
    return any(start < span.stop and span.start < end for span in used)


def _term_alone(joined: JoinedText, used: list[range]) -> dict[str, Fact[object]]:
    """A term at the very beginning, without the word for its penalty."""
    found = _ALONE.match(joined.text)
    if not found or _touches(found.start(), found.end(), used) or any(word in joined.text for word in _PENALTIES):
        return {}
    term = read_term(found[0])
    if term is None:
        return {}
    used.append(range(*found.span()))
    return {"term": joined.fact(term, *found.span())}


def _main(joined: JoinedText) -> Found:
    for found in _MAIN.finditer(joined.text):
        if found["timed"]:
            term = _length(found["term"])
            facts: dict[str, Fact[object]] = {}
            if term is not None:
                facts = {
                    "penalty": joined.fact(_PENALTIES[found["timed"]], *found.span("timed")),
                    "term": joined.fact(term, *found.span("term")),
                }
            yield found.start(), found.end(), facts
        else:
            code = "death_reprieve" if found["reprieve"] else _PENALTIES[found["untimed"]]
            yield found.start(), found.end(), {"penalty": joined.fact(code, found.start(), found.end())}


def _probation(joined: JoinedText) -> Found:
    if not re.search(r"死[刑缓]", joined.text):
        yield from _valued(joined, _PROBATION, "probation", "term", _length)


def _fine(joined: JoinedText) -> Found:
    for found in _FINE.finditer(joined.text):
        group = "money" if found["money"] else "bare"
        fact = joined.fact(Decimal(0), *found.span(group))
        fine = read_money(found[group]) if found["money"] else _bare_fine(found["bare"], fact.words)
        yield *found.span(), {} if fine is None else {"fine": joined.fact(fine, *found.span(group))}


def _bare_fine(number: str, words: str) -> Decimal | None:
    """罚金5万 without 元. Two numbers with a blank between them are not one."""
    fine = None if re.search(r"\s", words) else read_money(number + "元")
    return fine if fine is not None and fine >= _LEAST_FINE else None


def _length(words: str) -> Term | None:
    return read_term(words) or (read_term(words.replace("月", "个月")) if "个" not in words else None)


def _rights(joined: JoinedText) -> Found:
    for found in _RIGHTS.finditer(joined.text):
        if found["life"]:
            yield *found.span(), {"rights_for_life": joined.fact(True, *found.span())}
        else:
            term = read_term(found["term"])
            yield *found.span(), {} if term is None else {"rights": joined.fact(term, *found.span("term"))}


def _confiscation(joined: JoinedText) -> Found:
    for found in _CONFISCATION.finditer(joined.text):
        facts: dict[str, Fact[object]] = {"confiscation": joined.fact("all" if found["all"] else "part", *found.span())}
        money = read_money(found["money"]) if found["money"] else None
        if found["money"] and money is None:
            facts = {}
        elif not found["all"] and "部分" not in found[0] and not found["money"]:
            facts = {}  # 没收财产 alone does not say whether all of it
        elif money is not None:
            facts["confiscated"] = joined.fact(money, *found.span("money"))
        yield found.start(), found.end(), facts


def _valued(
    joined: JoinedText, pattern: re.Pattern[str], name: str, group: str, read: Callable[[str], object | None]
) -> Found:
    for found in pattern.finditer(joined.text):
        value = read(found[group])
        yield found.start(), found.end(), {} if value is None else {name: joined.fact(value, *found.span(group))}

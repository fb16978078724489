"""What the words of a template mean where they stand."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from jinja2 import nodes

from jianheng.desk.papers.writing.sandbox import FILTERS, TESTS
from jianheng.desk.papers.writing.vocabulary import WORDS, Word
from jianheng.desk.words import Words

_LOOP = ("index", "first", "last", "length")
_PLAIN = (nodes.And, nodes.Compare, nodes.Concat, nodes.CondExpr, nodes.Const, nodes.Not, nodes.Operand, nodes.Or)


@dataclass(frozen=True)
class Thing:
    """What an expression stands for: one thing with words of its own, a list of them, a text or a list of texts.

    Args:
        of: the words of the thing, or of each one in the list; None for texts.
        many: whether it is a list.
    """

    of: tuple[Word, ...] | None = None
    many: bool = False


TEXT = Thing()


@dataclass
class Scope:
    """The words known at one place, and those that were used.

    Args:
        names: what each name stands for.
        used: the words of the vocabulary that stood somewhere.
        faults: what was wrong.
    """

    names: dict[str, Thing]
    used: set[int] = field(default_factory=set)
    faults: list[Words] = field(default_factory=list)
    tag: str = ""

    @classmethod
    def of_documents(cls) -> Scope:
        """The words that stand for themselves everywhere."""
        return cls({name: _thing(word) for word in WORDS for name in word.names})

    def within(self, name: str, thing: Thing) -> Scope:
        """The scope inside a loop."""
        loop = Thing(tuple(Word(each, each, Words("", "")) for each in _LOOP))
        return Scope({**self.names, name: thing, "loop": loop}, self.used, self.faults)

    def check(self, node: nodes.Node) -> Thing:
        """What an expression stands for; what is wrong with it is noted."""
        match node:
            case nodes.Name():
                return self._name(node.name)
            case nodes.Getattr():
                return self._part(self.check(node.node), node.attr)
            case nodes.Filter() if node.node is not None:
                return self._filter(node)
            case nodes.Test():
                if node.name not in TESTS:
                    self._refuse(f"is {node.name}")
                self._children(node)
                return TEXT
        if not isinstance(node, _PLAIN):
            self._refuse(type(node).__name__)
        self._children(node)
        return TEXT

    def say(self, zh: str, en: str) -> None:
        """Note a fault of the tag at hand."""
        self.faults.append(Words(f"“{self.tag}”：{zh}", f"“{self.tag}”: {en}"))

    def _children(self, node: nodes.Node) -> None:
        for child in node.iter_child_nodes():
            self.check(child)

    def _name(self, name: str) -> Thing:
        if name not in self.names:
            near = _near(name, self.names)
            self.say(f"没有“{name}”这个词。{near[0]}", f"there is no word “{name}”. {near[1]}")
            return TEXT
        self.used.update(id(word) for word in WORDS if name in word.names and self.names[name] == _thing(word))
        return self.names[name]

    def _part(self, thing: Thing, name: str) -> Thing:
        if thing.many or thing.of is None:
            self.say(
                f"“.{name}”前面的不是一件事情，没有分项。清单要先用 for 逐项取出。",
                f"what stands before “.{name}” has no parts. Take the things of a list one by one with for.",
            )
            return TEXT
        for word in thing.of:
            if name in word.names:
                self.used.add(id(word))
                return _thing(word)
        near = _near(name, [each for word in thing.of for each in word.names])
        self.say(f"没有“.{name}”这一项。{near[0]}", f"there is no “.{name}”. {near[1]}")
        return TEXT

    def _filter(self, node: nodes.Filter) -> Thing:
        if node.name not in FILTERS:
            known = "、".join(FILTERS)
            self.say(
                f"不能用“|{node.name}”。可以用：{known}。", f"“|{node.name}” is not known. Known: {', '.join(FILTERS)}."
            )
        thing = self.check(node.node) if node.node is not None else TEXT
        for each in node.args:
            self.check(each)
        if node.kwargs or node.dyn_args or node.dyn_kwargs:
            self._refuse(f"|{node.name}")
        if node.name in ("first", "last"):
            return Thing(thing.of)
        return thing if node.name == "default" else TEXT

    def _refuse(self, what: str) -> None:
        self.say(
            f"不能用运算、函数或者下标（{what}）。只能写词、if 条件和 for 清单。",
            f"no arithmetic, functions or subscripts ({what}): only words, if and for.",
        )


def _thing(word: Word) -> Thing:
    return Thing(word.of, word.many)


def _near(name: str, known: Iterable[str]) -> tuple[str, str]:
    found = difflib.get_close_matches(name, list(known), n=2, cutoff=0.5)
    if not found:
        return "可用的词见“文书模板的词”一节。", "The words are listed in the manual."
    return f"是不是“{'”或者“'.join(found)}”？", f"Did you mean “{'” or “'.join(found)}”?"


def required(names: Sequence[str], words: Sequence[Word] = WORDS) -> Iterator[Word]:
    """The words of these names, a dot leading to those of a list.

    Args:
        names: such as `problems.what`.
        words: where they are looked up.
    """
    for name in names:
        first, _, rest = name.partition(".")
        word = next(each for each in words if each.en == first)
        if rest:
            yield from required([rest], word.of or ())
        else:
            yield word

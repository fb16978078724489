from collections.abc import Iterator, Sequence
from pathlib import Path

from jianheng.desk.papers.writing.facts import Kind
from jianheng.desk.papers.writing.filling import fill
from jianheng.desk.papers.writing.specimen import specimen
from jianheng.desk.papers.writing.vocabulary import WORDS, Word


def every(words: Sequence[Word]) -> Iterator[Word]:
    for word in words:
        yield word
        yield from every(word.of or ())


def test_the_manual_lists_every_word_in_both_languages(repository: Path) -> None:
    manual = (repository / "docs" / "documents.md").read_text(encoding="utf-8")
    for word in every(WORDS):
        assert f"`{word.zh}` | `{word.en}` | {word.about.zh}" in manual
        assert f"`{word.en}` | `{word.zh}` | {word.about.en}" in manual


def test_names_are_not_used_twice_in_one_place() -> None:
    def unique(words: Sequence[Word]) -> None:
        names = [name for word in words for name in word.names]
        assert len(set(names)) == len(names)
        for word in words:
            unique(word.of or ())

    unique(WORDS)


def test_every_word_is_filled_under_both_names() -> None:
    def holds(words: Sequence[Word], filled: object) -> None:
        assert isinstance(filled, dict)
        for word in words:
            assert filled[word.zh] is filled[word.en]
            if word.of:
                for each in filled[word.en]:
                    holds(word.of, each)

    holds(WORDS, fill(specimen(Kind.NOTICE)))

"""Every message, compared word for word.

A case is one file in `fixtures/errors`. Its first comment says what is wrong; each line that begins with `# > ` is a
message that is expected, in order. The start of the file's name is the code the case is about: of the warnings only
those with that code are compared, of the errors all.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from jianheng.dictionary import Dictionary
from jianheng.language.checks import check_model
from jianheng.language.problem import ModelError, Problem
from jianheng.language.read import load_model
from jianheng.language.templates import Shelf
from jianheng.law import LawTable

FILES = sorted((Path(__file__).parent / "fixtures" / "errors").glob("*.yaml"))
MARK = "# > "
# Codes that a model file can meet by itself: E17 needs overrides, W07 data, W08 other models. W11 is ours.
ERRORS = {f"E{number:02}" for number in (*range(1, 17), 18, 19)}
WARNINGS = {"W01", "W02", "W03", "W04", "W05", "W06", "W09", "W10", "W11"}


def found(path: Path, dictionary: Dictionary, law: dict[str, LawTable], shelf: Shelf) -> list[Problem]:
    try:
        return check_model(load_model(path, dictionary, law, shelf), dictionary, law)
    except ModelError as error:
        return error.problems


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_messages(path: Path, dictionary: Dictionary, law: dict[str, LawTable], shelf: Shelf) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    expected = [line.removeprefix(MARK) for line in lines if line.startswith(MARK)]
    about = path.stem[:3].upper()
    told = [str(problem) for problem in found(path, dictionary, law, shelf) if problem.stops or problem.code == about]
    assert told == expected
    assert any(f" {about} " in line for line in expected), "the case must be about its own code"


def test_every_code_has_a_case() -> None:
    assert {path.stem[:3].upper() for path in FILES} == ERRORS | WARNINGS


def test_every_message_says_how_to_mend(dictionary: Dictionary, law: dict[str, LawTable], shelf: Shelf) -> None:
    for path in FILES:
        for problem in found(path, dictionary, law, shelf):
            assert problem.zh, path.stem
            assert problem.en, path.stem
            assert problem.mend_zh, f"{path.stem}: {problem}"
            assert problem.at.path in {path.name, "open.yaml"}


def test_problems_come_in_the_order_of_the_file(dictionary: Dictionary, law: dict[str, LawTable], shelf: Shelf) -> None:
    path = next(path for path in FILES if path.stem == "e01-params")
    lines = [problem.at.line for problem in found(path, dictionary, law, shelf)]
    assert lines == sorted(lines)

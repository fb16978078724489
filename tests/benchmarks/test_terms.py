"""Last days of terms beside bare arithmetic: the command measures both and tells the ratio."""

import re

import pytest
from benchmarks.terms.__main__ import main


def test_both_ways_are_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--rows", "20000", "--repeat", "3"]) == 0
    told = capsys.readouterr().out
    law, bare, ratio = (float(found) for found in re.findall(r"\| (\d+\.\d+) \|", told))
    assert law > 0
    assert bare > 0
    assert ratio > 0

"""A real part that is missing: its tests are skipped and this is said, or fail where all are demanded."""

from pathlib import Path

import pytest

NEEDS_BROWSER = 'import pytest\n\n@pytest.mark.real("browser")\ndef test_page(): assert True\n'
NEEDS_RULINGS = 'import pytest\n\n@pytest.mark.real("rulings")\ndef test_words(): assert True\n'


@pytest.fixture
def plain(repository: Path, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A machine with Python alone: no browser on the path, no rulings beside the checkout."""
    monkeypatch.setenv("PATH", str(pytester.path / "nothing"))
    monkeypatch.delenv("JIANHENG_SHARED", raising=False)
    monkeypatch.delenv("JIANHENG_ALL_PARTS", raising=False)
    pytester.makeconftest((repository / "tests" / "conftest.py").read_text("utf-8"))
    pytester.makeini("[pytest]\nmarkers =\n    real(part): needs a real part\n")
    return pytester


def test_a_missing_part_is_skipped_and_named_at_the_end(plain: pytest.Pytester) -> None:
    plain.makepyfile(NEEDS_BROWSER)
    result = plain.runpytest_subprocess()
    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines(["*未运行的测试 left out*", "browser: 1 项 tests: *apt-get install chromium*"])
    assert result.outlines[-1].strip("= ").startswith("1 skipped")


def test_a_missing_part_fails_where_all_parts_are_demanded(
    plain: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIANHENG_ALL_PARTS", "1")
    plain.makepyfile(NEEDS_BROWSER)
    result = plain.runpytest_subprocess()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*real part missing: browser: *"])


def test_rulings_cannot_be_installed_so_their_absence_is_only_said(
    plain: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIANHENG_ALL_PARTS", "1")
    plain.makepyfile(NEEDS_RULINGS)
    result = plain.runpytest_subprocess()
    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines(["rulings: 1 项 tests: *JIANHENG_SHARED*"])


def test_rulings_that_were_promised_must_be_there(plain: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIANHENG_ALL_PARTS", "1")
    monkeypatch.setenv("JIANHENG_SHARED", str(plain.path / "elsewhere"))
    plain.makepyfile(NEEDS_RULINGS)
    plain.runpytest_subprocess().assert_outcomes(errors=1)


def test_rulings_at_hand_are_used(plain: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = plain.mkdir("elsewhere") / "data"
    folder.mkdir()
    (folder / "commutation_rulings.jsonl").write_text("", "utf-8")
    monkeypatch.setenv("JIANHENG_SHARED", str(folder.parent))
    plain.makepyfile(NEEDS_RULINGS)
    plain.runpytest_subprocess().assert_outcomes(passed=1)


def test_a_part_that_nobody_knows_is_refused(plain: pytest.Pytester) -> None:
    plain.makepyfile('import pytest\n\n@pytest.mark.real("telescope")\ndef test_sky(): assert True\n')
    result = plain.runpytest_subprocess()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*real('telescope',) is not one known part*browser*"])

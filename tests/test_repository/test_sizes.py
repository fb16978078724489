"""Small files: a reader holds one concept at a time."""

from pathlib import Path
from statistics import median

TRIVIAL = 10
MEDIAN_LIMIT = 150
LIMIT = 600

FORBIDDEN_NAMES = {"util", "utils", "helper", "helpers", "manager", "managers", "common", "misc"}


def python_files(repository: Path) -> dict[str, int]:
    files = [path for folder in ("src", "tests", "benchmarks") for path in (repository / folder).rglob("*.py")]
    return {path.relative_to(repository).as_posix(): len(path.read_text("utf-8").splitlines()) for path in files}


def test_no_python_file_is_longer_than_the_limit(repository: Path) -> None:
    too_long = {name: lines for name, lines in python_files(repository).items() if lines > LIMIT}
    assert not too_long, f"split by concept (limit {LIMIT} lines): {too_long}"


def test_the_median_file_is_short(repository: Path) -> None:
    lengths = [lines for lines in python_files(repository).values() if lines > TRIVIAL]
    assert median(lengths) <= MEDIAN_LIMIT


def test_no_module_is_named_after_nothing(repository: Path) -> None:
    nameless = [name for name in python_files(repository) if FORBIDDEN_NAMES & {*Path(name).with_suffix("").parts}]
    assert not nameless, f"name the concept instead: {nameless}"

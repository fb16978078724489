"""The built package carries everything that lies under src/jianheng."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

BUILD = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    call = [sys.executable, "-c", BUILD, str(folder)]
    subprocess.run(call, cwd=repository, check=True, stdout=subprocess.DEVNULL)
    (built,) = folder.glob("*.whl")
    return zipfile.ZipFile(built)


def test_every_file_of_the_package_is_in_the_wheel(wheel: zipfile.ZipFile, repository: Path) -> None:
    source = repository / "src"
    files = {
        path.relative_to(source).as_posix()
        for path in (source / "jianheng").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert "jianheng/py.typed" in files
    assert files <= set(wheel.namelist())


def test_the_command_is_declared(wheel: zipfile.ZipFile) -> None:
    (entry,) = [name for name in wheel.namelist() if name.endswith("entry_points.txt")]
    assert "jianheng = jianheng.cli.app:main" in wheel.read(entry).decode()

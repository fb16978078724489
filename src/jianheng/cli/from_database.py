"""Tables of a database on their way in: written to files first, so that what was read is kept by its hash."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from jianheng.cli.output import fail, tell
from jianheng.intake.files.contents import UnreadableFileError
from jianheng.intake.files.database_export import export_database
from jianheng.intake.files.database_url import database_name


@contextmanager
def exported(url: str, tables: list[str]) -> Iterator[list[Path]]:
    """The tables of a database as files, for as long as they are read.

    Args:
        url: its address; `${NAME}` in it is taken from the environment. None is exported where it is empty.
        tables: tables and views; all where none is named.

    Yields:
        The files.
    """
    if not url:
        yield []
        return
    with TemporaryDirectory(prefix="jianheng-") as folder:
        try:
            tell(f"只读方式读取数据库 {database_name(url)}")
            files = export_database(url, tables or None, Path(folder))
        except UnreadableFileError as error:
            fail(f"{error.what.zh}。改法：{error.mend.zh}\n{error.what.en}. Mend: {error.mend.en}")
        yield list(files)

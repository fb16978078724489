"""The software's own log: what it did and where it failed, without a word about persons.

It is not the audit log. Messages of our own and of libraries are masked; of an exception only its kind and the places
in the program are kept, since its words may hold what somebody typed or what stood in a file.
"""

from __future__ import annotations

import logging
import logging.config
import os
import re
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

from django.db.utils import InterfaceError, OperationalError

FOLDER, SERVER, JOBS = "log", "jianheng.log", "jobs.log"
LARGEST, KEPT = 5_000_000, 10
MASK = "［…］"
# Numbers of identity cards (15 or 18 places), telephones, cases, accounts: a long run of digits, also full width; and
# the ways in which people write them in groups. Moments and versions are groups too, and stay.
_D = "[0-9０-９]"
_B = r"[ \-‐-―－　]"
_LONG_NUMBER = re.compile(
    rf"{_D}{{10,}}[xXＸｘ]?|{_D}{{6}}{_B}{_D}{{6,8}}{_B}?{_D}{{3}}[0-9０-９xXＸｘ]?"
    rf"|{_D}{{3}}{_B}{_D}{{4}}{_B}{_D}{{4}}|(?:{_D}{{4}}{_B}){{3,}}{_D}+"
)
_QUERY = re.compile(r"\?\S*")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_LONGEST = 2000

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def masked(text: str) -> str:
    r"""A text for the log: no long numbers, no queries of addresses, no signs that break or turn a line.

    >>> masked("GET /clues/?person=11010519491231002X")
    'GET /clues/［…］'
    >>> masked("号码 110105 19491231 002X\nINFO 假的一行")
    '号码 ［…］ INFO 假的一行'
    """
    text = _LONG_NUMBER.sub(MASK, _QUERY.sub(MASK, _UNSEEN.sub(" ", text)))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


class Discreet(logging.Formatter):
    """Writes a line that tells what happened and where, and nothing of the values at hand."""

    def format(self, record: logging.LogRecord) -> str:
        """One record; what it tells of an exception stands below, each place on a line."""
        told = logging.makeLogRecord(record.__dict__)
        told.msg, told.args = self._words(record), None
        told.exc_text, told.stack_info = None, None
        return super().format(told)

    def formatException(self, ei: Any) -> str:  # noqa: N802  # logging's own name
        """The kind of an exception and the places it came through."""
        raised: Raised = ei
        kind, error, at = raised
        if kind is None or error is None:
            return ""
        frames = [f"  {_place(f.filename)}:{f.lineno} {f.name}" for f in traceback.extract_tb(at)]
        return "\n".join([*frames, f"  {kind.__module__}.{kind.__qualname__}{_why(error)}"])

    def _words(self, record: logging.LogRecord) -> str:
        try:
            return masked(record.getMessage())
        except Exception:
            # A message that does not fit its values is shown without them, rather than losing the line.
            return masked(str(record.msg))


def _why(error: BaseException) -> str:
    """What may be told of an exception: words of the system and of the database's connection hold no values of ours."""
    if isinstance(error, OSError) and error.strerror:
        return f": {masked(error.strerror)}"
    if isinstance(error, (OperationalError, InterfaceError)):
        return f": {masked(str(error))}"
    return ""


def _place(file: str) -> str:
    """A file of the program by its last folders: where it is installed is of no interest."""
    return "/".join(Path(file).parts[-3:])


class OwnFile(RotatingFileHandler):
    """A log of bounded size that only its owner reads."""

    def _open(self) -> Any:
        opened = super()._open()
        if os.name == "posix":
            Path(self.baseFilename).chmod(0o600)
        return opened


def logging_settings() -> dict[str, Any]:
    """Django's setting: warnings and errors on standard error, and what the workbench itself tells."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "discreet": {"()": Discreet, "format": "%(asctime)s %(levelname)s %(name)s[%(process)d] %(message)s"}
        },
        # What goes well stands in the file alone: on the terminal the address is what people look for.
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "discreet", "level": "WARNING"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            # Refused and missing pages are the audit log's; here are failures of the software.
            "django": {"handlers": [], "level": "ERROR", "propagate": True},
            "django.security": {"level": "ERROR"},
            # That somebody waits for a moment is no failure.
            "waitress.queue": {"level": "ERROR"},
        },
    }


def log_into(desk: Path, name: str) -> None:
    """Write the log into the workspace too, from now on in this process.

    Args:
        desk: the workbench's folder.
        name: of the file; each process has its own, since two would lose lines when one of them begins a new file.
    """
    folder = desk / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler = OwnFile(folder / name, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True)
    handler.setFormatter(Discreet("%(asctime)s %(levelname)s %(name)s[%(process)d] %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger("jianheng").setLevel(logging.INFO)

"""What cannot be done, told to whoever asked for it."""

from __future__ import annotations

from jianheng.engine.engine import EngineFailedError
from jianheng.engine.spark.catalogue import CatalogueError
from jianheng.engine.spark.start import SparkMissingError
from jianheng.engine.unable import CapabilityError
from jianheng.intake.problem import IntakeError
from jianheng.language.problem import ModelError
from jianheng.law import LawDataError
from jianheng.library import UnknownModelError
from jianheng.workspace import WorkspaceError


class Refused(Exception):  # noqa: N818  # nothing is broken: what was asked for does not fit what is there
    """What was asked for cannot be done.

    Args:
        zh: why, and the mend, in Chinese.
        en: the same in English; empty where the Chinese words hold both.
    """

    def __init__(self, zh: str, en: str = "") -> None:
        self.zh = zh
        self.en = en or zh
        super().__init__(f"{zh}\n{en}" if en else zh)


# Every error whose words are written for the user; all others are faults of the software.
TOLD_ERRORS = (
    Refused,
    CapabilityError,
    CatalogueError,
    EngineFailedError,
    IntakeError,
    LawDataError,
    ModelError,
    SparkMissingError,
    UnknownModelError,
    WorkspaceError,
)

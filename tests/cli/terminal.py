"""A command on a pseudo-terminal, with somebody who answers."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_PROMPTS = (":", "：", "]")


@dataclass
class Terminal:
    """A running command.

    Args:
        process: the command.
        main: the side of the terminal on which we sit.
        said: all that it has written.
        answered: how much of it was there at the last answer.
    """

    process: subprocess.Popen[bytes]
    main: int
    said: str = ""
    answered: int = 0

    def wait_for_prompt(self, patience: float = 120) -> bool:
        """Read until the command waits for an answer; whether it does, and has not ended."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            ready, _, _ = select.select([self.main], [], [], 0.5)
            try:
                chunk = os.read(self.main, 65536).decode("utf-8", "replace") if ready else ""
            except OSError:
                return False
            self.said += chunk
            if not ready and self.process.poll() is not None:
                return False
            heard = self.said.rstrip()
            if not ready and heard.endswith(_PROMPTS) and len(heard) > self.answered:
                return True
        raise AssertionError(f"nobody asks, nothing ends: {self.said}")

    def answer(self, text: str) -> None:
        """Type one line."""
        self.answered = len(self.said.rstrip())
        os.write(self.main, (text + "\n").encode())


@contextmanager
def terminal(words: Sequence[str | Path], before: str = "") -> Iterator[Terminal]:
    """Run `jianheng` on a terminal of its own; it is killed at the end if it still runs.

    Args:
        words: the words of the command.
        before: Python that its process runs first.
    """
    import pty  # noqa: PLC0415 - Windows has none, and does not run these tests

    main, other = pty.openpty()
    run = (sys.executable, "-c", f"{before}\nfrom jianheng.cli.app import main; main()", *map(str, words))
    environment = os.environ | {"COLUMNS": "160", "TERM": "dumb"}
    process = subprocess.Popen(run, stdin=other, stdout=other, stderr=other, env=environment)
    os.close(other)
    try:
        yield Terminal(process, main)
    finally:
        process.kill()
        process.wait()
        os.close(main)


def talk(words: Sequence[str | Path], answers: Sequence[str]) -> str:
    """Give the answers in turn and see the command to its end; all that it said."""
    left = list(answers)
    with terminal(words) as running:
        while running.wait_for_prompt():
            assert left, f"no answer is left: {running.said}"
            running.answer(left.pop(0))
        return running.said

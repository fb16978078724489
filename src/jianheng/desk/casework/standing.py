"""What the machine answers now for acts of which it found something before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jianheng.clues.run import Run
from jianheng.desk.casework.acts import rows_of
from jianheng.desk.casework.keyed import keyed
from jianheng.desk.casework.models import Clue
from jianheng.engine.answer_files import stream_answers


def standings_now(run: Run, clues: Iterable[Clue]) -> Iterator[tuple[Clue, str]]:
    """Look up the answers of acts in a run.

    Args:
        run: the run.
        clues: clues of its models that it did not find again.

    Yields:
        Each clue with the answer to its act: where the act is unlawful still, but not for this finding, lawful in
        this respect; `gone` where the act is not examined any more.
    """
    waiting: dict[str, dict[str, list[Clue]]] = {}
    for clue in clues:
        waiting.setdefault(clue.model, {}).setdefault(clue.act_key, []).append(clue)
    for model, by_key in waiting.items():
        for part in stream_answers(run.folder, model, ("row_id", "slot", "key", "answer")):
            for key, answer in rows_of(part, "key", "answer"):
                for clue in by_key.pop(keyed("act", f"{model}|{key}"), ()):
                    yield clue, "lawful" if answer == "unlawful" else str(answer)
        for rest in by_key.values():
            yield from ((clue, Clue.GONE) for clue in rest)

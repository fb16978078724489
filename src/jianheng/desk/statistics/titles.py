"""What models are called: as in the last run, or as the clues of those that no run knows any more."""

from __future__ import annotations

from jianheng.desk.casework.catalogue import known_models
from jianheng.desk.runs.seen import latest_ran


def model_titles() -> dict[str, str]:
    """Titles of models by their ids, in the reader's language."""
    titles = {one.id: one.title for one in known_models()}
    return titles | {model: ran.title for model, ran in latest_ran().items()}

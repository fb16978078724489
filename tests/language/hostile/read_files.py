"""Read model files under a limit of memory and of time, and print what each of them was told."""

from __future__ import annotations

import json
import resource
import signal
import sys
import time
from pathlib import Path

MEMORY = 1_500_000_000
SECONDS = 15


def main(folder: Path) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    from jianheng.dictionary import load_dictionary  # noqa: PLC0415 - the limit comes first
    from jianheng.language.checks import check_model  # noqa: PLC0415
    from jianheng.language.problem import ModelError  # noqa: PLC0415
    from jianheng.language.read import load_model  # noqa: PLC0415
    from jianheng.law import load_tables  # noqa: PLC0415

    dictionary, law = load_dictionary(Path(__file__).parents[1] / "fixtures" / "dictionary"), load_tables()
    told = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.name.endswith(".cases.yaml"):
            continue
        signal.alarm(SECONDS)
        begun = time.monotonic()
        try:
            problems = [p for p in check_model(load_model(path, dictionary, law), dictionary, law) if p.stops]
        except ModelError as error:
            problems = error.problems
        signal.alarm(0)
        told[path.stem] = {
            "codes": sorted({problem.code for problem in problems}),
            "words": problems[0].zh if problems else "",
            "length": len(str(ModelError(problems))),
            "mends": all(problem.mend_zh and problem.en for problem in problems),
            "seconds": round(time.monotonic() - begun, 1),
        }
    json.dump(told, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

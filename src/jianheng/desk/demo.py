"""`python -m jianheng.desk.demo WORKSPACE`: the workbench of the invented county, with people and with its clues.

A process of its own, since Django serves one workspace a process, and always SQLite: the demo never touches the
database of a real workbench.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from jianheng.workspace import open_workspace

DATABASE = "JIANHENG_DATABASE_URL"


@dataclass(frozen=True)
class DemoPerson:
    """Somebody who can sign in to the demo.

    Args:
        username: to sign in with.
        name: of the person.
        role: their role in words.
        password: theirs.
    """

    username: str
    name: str
    role: str
    password: str


def make_ready(workspace: Path) -> list[DemoPerson]:
    """Make people and take up the runs, in a process of its own; again, the same people with new passwords.

    Args:
        workspace: the demo's folder.

    Raises:
        CalledProcessError: it could not be done; the process has said why.
    """
    command = [sys.executable, "-m", "jianheng.desk.demo", str(workspace)]
    told = {name: value for name, value in os.environ.items() if name != DATABASE}
    done = subprocess.run(command, env=told, stdout=subprocess.PIPE, check=True)
    return [DemoPerson(**one) for one in json.loads(done.stdout)]


def main(arguments: list[str]) -> int:
    """Do it here.

    Args:
        arguments: the workspace.
    """
    workspace = open_workspace(Path(arguments[0]))
    from jianheng.desk.start import start  # noqa: PLC0415  # Django wants its settings first

    start(workspace)
    from django.core.management import call_command  # noqa: PLC0415

    from jianheng.desk.access.roles import TITLES  # noqa: PLC0415
    from jianheng.desk.accounts.first import make_demo_people  # noqa: PLC0415
    from jianheng.desk.runs.arriving import arrive  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
    made = make_demo_people(workspace.procuratorate)
    for run in sorted(path for path in workspace.runs.iterdir() if not path.name.startswith(".")):
        arrive(run, None)
    people = [DemoPerson(one.username, one.name, TITLES[one.role].zh, one.password) for one in made]
    sys.stdout.write(json.dumps([asdict(one) for one in people], ensure_ascii=True))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

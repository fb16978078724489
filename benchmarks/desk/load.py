"""Simulated people, each of whom opens a page every few seconds, and how long each kind of page took."""

from __future__ import annotations

import http.client
import random
import re
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import quote

LIST = re.compile(r'href="(\?[^"]*after=[^"]*)"')
ROW = re.compile(r'data-id="(\d+)"')
FOUND = "list"


@dataclass
class Reader:
    """What a simulated person saw last.

    Args:
        cookie: of their session.
        rows: ids of the rows that are shown.
        after: the address of the next page; empty where there is none.
    """

    cookie: str
    rows: list[str] = field(default_factory=list)
    after: str = ""


AREAS = ("commutation", "custody", "prison", "temporary-release")
# Of a hundred pages, so many; what stands in braces is drawn anew for each.
MIX = {
    "list: all open": (10, "/clues/"),
    "list: my own by due": (12, "/clues/?owner=me&sort=due"),
    "list: due in 7 days": (6, "/clues/?due=7&sort=due"),
    "list: new": (6, "/clues/?status=new"),
    "list: serious, not taken": (5, "/clues/?grade=serious&owner=none"),
    "list: answer changed": (3, "/clues/?changed=yes&status=all"),
    "list: one institution": (6, "/clues/?institution={unit}&sort=day"),
    "list: one model": (5, "/clues/?model={area}/model-{few}&status=all"),
    "list: area, serious, since": (4, "/clues/?area={area}&grade=serious&from=2026-07-01"),
    "list: closed by conclusion": (3, "/clues/?status=closed&conclusion=data_error&sort=day"),
    "list: all by day": (4, "/clues/?status=all&sort=day&dir={way}"),
    "list: by institution": (3, "/clues/?sort=institution"),
    "list: by grade": (3, "/clues/?sort=grade"),
    "list: next page": (8, "/clues/{after}"),
    "list: grouped": (5, "/clues/?group={group}"),
    "list: search number": (3, "/clues/?q=2026-{number:06d}&status=all"),
    "list: search person": (3, "/clues/?status=all&q={name}"),
    "list: search case": (2, "/clues/?status=all&q={case}"),
    "list: prompts": (3, "/prompts/"),
    "preview": (10, "/clues/{row}/preview/"),
    "clue": (8, "/clues/{row}/"),
}


# What is opened from a row; who has seen none yet opens a list.
OF_A_ROW, FIRST = ("preview", "clue"), "list: all open"


def _path(template: str, chance: random.Random, reader: Reader) -> str:
    return template.format(
        unit=chance.randint(1, 300),
        area=chance.choice(AREAS),
        few=chance.randint(1, 5),
        way=chance.choice(("asc", "desc")),
        group=chance.choice(("institution", "model", "person")),
        number=chance.randint(1, 100_000),
        name=quote("乙寅卯"),
        case=quote(f"刑更{chance.randint(1, 90_000)}号"),
        after=reader.after,
        row=chance.choice(reader.rows) if reader.rows else "",
    )


@dataclass
class Times:
    """Seconds by kind of page, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, name: str, took: float, status: int, path: str) -> None:
        """Keep one page."""
        with self.lock:
            self.seconds[name].append(took)
            if status != 200:  # noqa: PLR2004
                self.wrong.append(f"{status} {path}")

    def report(self) -> str:
        """A table: kind of page, how many, p50, p95, the slowest, in milliseconds."""
        lists = [took for name, all_of in self.seconds.items() if name.startswith(FOUND) for took in all_of]
        lines = [f"{'page':<30}{'n':>7}{'p50':>8}{'p95':>8}{'max':>8}  ms"]
        told = [*sorted(self.seconds.items()), ("ALL LISTS", lists)]
        for name, all_of in told:
            if all_of:
                at = sorted(all_of)
                p50, p95 = at[len(at) // 2], at[min(len(at) - 1, int(len(at) * 0.95))]
                lines.append(f"{name:<30}{len(at):>7}{p50 * 1e3:>8.0f}{p95 * 1e3:>8.0f}{at[-1] * 1e3:>8.0f}")
        return "\n".join([*lines, *(f"wrong: {one}" for one in sorted(set(self.wrong))[:20])])


def run(port: int, cookies: list[str], seconds: float, every: float) -> Times:
    """Let people read for a while.

    Args:
        port: where the workbench listens on this machine.
        cookies: one session a person.
        seconds: for how long.
        every: seconds between two pages of one person.
    """
    times, ends = Times(), time.monotonic() + seconds
    people = [
        threading.Thread(target=_read, args=(port, Reader(cookie), times, ends, every, number))
        for number, cookie in enumerate(cookies)
    ]
    for one in people:
        one.start()
    for one in people:
        one.join()
    return times


def _read(port: int, reader: Reader, times: Times, ends: float, every: float, number: int) -> None:
    chance = random.Random(number)
    names, weights = list(MIX), [weight for weight, _ in MIX.values()]
    time.sleep(chance.random() * every)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while time.monotonic() < ends:
        name = chance.choices(names, weights)[0]
        if name in OF_A_ROW and not reader.rows:
            name = FIRST
        path = _path(MIX[name][1], chance, reader)
        began = time.perf_counter()
        try:
            connection.request("GET", path, headers={"Cookie": f"sessionid={reader.cookie}"})
            answer = connection.getresponse()
            text = answer.read().decode()
            status = answer.status
        except (http.client.HTTPException, OSError) as error:
            connection.close()
            text, status, path = "", 0, f"{path} {error!r}"
        took = time.perf_counter() - began
        times.add(name, took, status, path)
        if name.startswith(FOUND) and status == 200:  # noqa: PLR2004
            reader.rows = ROW.findall(text) or reader.rows
            found = LIST.search(text)
            reader.after = unescape(found[1]) if found else ""
        time.sleep(max(0.0, chance.uniform(0.6, 1.4) * every - took))

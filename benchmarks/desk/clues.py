"""Invented clues in any number: few institutions have many, most are closed, and what is open is mostly new."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import cache
from itertools import islice
from typing import Any

from django.db import connection
from django.utils import timezone

from jianheng.desk.access import roles
from jianheng.desk.accounts.first import first_office, make_person
from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.casework.keyed import keyed
from jianheng.desk.casework.models import Arrival, Clue, Event

SEED = 20261120
AS_OF = date(2026, 11, 20)
UNITS, COUNTIES = 300, 12
AREAS = ("commutation", "parole", "custody", "correction", "delivery", "property", "temporary-release", "prison")
MODELS_AN_AREA = 5
A_PERSON = 2.5  # clues
AT_ONCE = 5000
FAMILY, GIVEN = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


def fill(clues: int, users: int) -> list[User]:
    """Fill an empty workbench.

    Args:
        clues: how many clues; a tenth as many prompts are added.
        users: how many people.

    Returns:
        the people.
    """
    chance = random.Random(SEED)  # invented rows, the same each time
    root = first_office("江州市人民检察院")
    counties = [Office.objects.create(name=f"江州第{n}县人民检察院", parent=root) for n in range(1, COUNTIES + 1)]
    people = [_person(n, root, counties) for n in range(users)]
    offices = [root, *counties]
    Institution.objects.bulk_create(
        Institution(
            name=f"江州第{n}{chance.choice(('监狱', '看守所', '司法局', '法院'))}", office=chance.choice(offices)
        )
        for n in range(1, UNITS + 1)
    )
    units = list(Institution.objects.order_by("pk").values_list("pk", flat=True))
    Arrival.objects.create(run="2026-11-20-a", as_of=AS_OF, found=clues, new=clues)
    total = clues + clues // 10
    with _without_indexes():
        _insert(Clue, (_clue(n, total, chance, units, people) for n in range(1, total + 1)))
    now = timezone.now()
    events = (
        {
            "clue_id": n,
            "at": now,
            "by_id": None,
            "kind": "found",
            "turn": 0,
            "text": "",
            "data": json.dumps({"run": "a"}),
        }
        for n in range(1, total + 1)
    )
    _insert(Event, events)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in (Clue, Event):
                name = table._meta.db_table
                cursor.execute(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), {total})")
            # What is written within minutes here grows over years elsewhere, and is on the disk long before it is read.
            cursor.execute("VACUUM ANALYZE")
            cursor.execute("CHECKPOINT")
        else:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("ANALYZE")
    return people


@contextmanager
def _without_indexes() -> Iterator[None]:
    """Rows come in faster where indexes are built after them."""
    with connection.schema_editor() as editor:
        for index in Clue._meta.indexes:
            editor.remove_index(Clue, index)
    yield
    with connection.schema_editor() as editor:
        for index in Clue._meta.indexes:
            editor.add_index(Clue, index)


def _person(n: int, root: Office, counties: list[Office]) -> User:
    """Two of five work at the top, where everything is seen."""
    office = root if n % 5 < 2 else counties[n % COUNTIES]  # noqa: PLR2004
    role = roles.LEAD if n % 5 == 0 else roles.PROSECUTOR
    return make_person(f"user{n}", f"第{n}人", role, office, f"Bench-Mark-{n}")


@cache
def _name_key(name: str) -> str:
    return keyed("name", name)


def _clue(n: int, total: int, chance: random.Random, units: list[int], people: list[User]) -> dict[str, Any]:
    age = 1 - n / total
    prompt = chance.random() < 1 / 11
    area = AREAS[min(len(AREAS) - 1, int(chance.expovariate(0.5)))]
    number = min(MODELS_AN_AREA, 1 + int(chance.expovariate(0.9)))
    unit = units[min(UNITS - 1, int(chance.expovariate(8 / UNITS)))]
    found = timezone.make_aware(datetime(2026, 11, 20, 2) - timedelta(days=1000 * age))
    closed = chance.random() < 0.35 + 0.5 * age
    status = "closed" if closed else chance.choices(("new", "working", "waiting", "review"), (70, 20, 8, 2))[0]
    owner = chance.choice(people).pk if status != "new" else None
    due = AS_OF + timedelta(days=chance.randint(-20, 60)) if owner and not closed and chance.random() < 0.7 else None  # noqa: PLR2004
    person = chance.randint(1, int(total / A_PERSON))
    name = FAMILY[person % 10] + GIVEN[person // 10 % 12] + GIVEN[person // 120 % 12]
    day = AS_OF - timedelta(days=int(chance.expovariate(1 / 500))) if chance.random() < 0.85 else None  # noqa: PLR2004
    changed = chance.random() < 0.04  # noqa: PLR2004
    standing = chance.choice(("lawful", "undetermined", "gone")) if changed else "unlawful"
    case = f"（{2018 + n % 9}）江{n % 20:02d}刑更{n}号"
    return {
        "fingerprint": f"{n:064x}",
        "section": "note" if prompt else "unlawful",
        "model": f"{area}/model-{number}",
        "version": "1.0.0",
        "area": area,
        "code": "found",
        "institution_id": unit,
        "title_zh": f"模型{area}第{number}号",
        "title_en": f"Model {area} {number}",
        "label_zh": "提请过早",
        "label_en": "Proposed too early",
        "says_zh": f"上次裁定于 2025-10-20 送达，最早可于 2026-10-20 提请；实际早 {n % 90} 日提请，与法定间隔不符",
        "says_en": f"served on 2025-10-20, earliest 2026-10-20; proposed {n % 90} days too early, within the interval",
        "person": f"{name[0]}**",
        "person_key": keyed("person", f"{person:018d}"),
        "name_key": _name_key(name),
        "act": case,
        "slot": "",
        "act_key": f"{n:032x}",
        "day": day,
        "grade": chance.choices(("serious", "minor", ""), (12, 8, 80))[0],
        "standing": standing,
        "was_standing": "unlawful" if changed else "",
        "standing_at": found + timedelta(days=chance.randint(0, 60)) if changed else None,
        "proof_hash": f"{n:064x}",
        "decided_proof": f"{n:064x}" if closed else "",
        "first_run": "2026-11-20-a",
        "last_run": "2026-11-20-a",
        "proof_run": "2026-11-20-a",
        "proof_at": 0,
        "proof_length": 0,
        "status": status,
        "conclusion": chance.choice(("confirmed", "confirmed", "defect", "lawful", "data_error")) if closed else "",
        "owner_id": owner,
        "due": due,
        "raised": False,
        "turn": 0,
        "found_at": found,
        "changed_at": found + timedelta(days=chance.randint(0, 30)) if owner else found,
    }


def _insert(table: type[Clue] | type[Event], rows: Iterator[dict[str, Any]]) -> None:
    """Add rows; PostgreSQL takes them as a stream."""
    if connection.vendor != "postgresql":
        while part := list(islice(rows, AT_ONCE)):
            plain = [{**row, "data": json.loads(row["data"])} if "data" in row else row for row in part]
            made: Any = table
            made._base_manager.bulk_create([made(**row) for row in plain])
        return
    first = next(rows)
    names = ", ".join(f'"{name}"' for name in first)
    with connection.cursor() as cursor, cursor.copy(f"COPY {table._meta.db_table} ({names}) FROM STDIN") as copy:
        copy.write_row(list(first.values()))
        for row in rows:
            copy.write_row(list(row.values()))

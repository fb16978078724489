"""A world of clues, documents and answers in which every case that counts otherwise occurs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from tests.desk.runs.conftest import data, folder, ran_once, run

from jianheng.desk.accounts.first import make_person
from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.casework.models import Clue
from jianheng.desk.papers.models import Ground, Item, Paper, PaperEvent, Reply
from jianheng.desk.runs.models import Ran, Run, TalliedMonth

__all__ = ["data", "folder", "ran_once", "run"]

MODELS = ("commutation/interval-too-short", "commutation/new-end-wrong", "custody/held-after-end")
CONCLUSIONS = (
    "confirmed", "confirmed", "confirmed", "defect", "lawful", "data_error", "identity_error", "model_error",
    "duplicate", "out_of_remit",
)  # fmt: skip
KINDS = ("oral", "notice", "notice", "recommendation", "measure", "request", "report")
STATES = ("draft", "submitted", "approved", "served", "served", "replied", "closed", "closed", "withdrawn", "dropped")
ANSWERS = ("unlawful", "undetermined", "pending", "exempt", "lawful")


@dataclass(frozen=True)
class World:
    """Who looks, and at what."""

    lead: User
    county: User
    narrowed: User
    offices: tuple[Office, ...]
    institutions: tuple[Institution, ...]

    def user(self, name: str) -> User:
        """A fresh copy, as a request has it."""
        return User.objects.get(pk=getattr(self, name).pk)


@pytest.fixture
def world(office: Office, person: Callable[..., User], clue: Callable[..., Clue]) -> World:
    """The world; always the same."""
    below = tuple(Office.objects.create(name=name, parent=office) for name in ("甲县检察院", "乙县检察院"))
    deep = Office.objects.create(name="甲县派出检察室", parent=below[0])
    of = (office, below[0], below[0], below[1], deep)
    names = ("江州监狱", "甲县看守所", "甲县司法局", "乙县看守所", "甲县监狱")
    units = tuple(Institution.objects.create(name=name, office=one) for name, one in zip(names, of, strict=True))
    lead = person("lead")
    county = make_person("county", "甲县检察官", "prosecutor", below[0], "Xiangdang-Chang-7")
    narrowed = make_person("narrowed", "驻所检察官", "prosecutor", office, "Xiangdang-Chang-7")
    narrowed.institutions.add(units[0], units[3])
    chance = Random(20261127)
    clues = [_clue(chance, clue, chance.choice(names)) for _ in range(170)]
    for number in range(44):
        _paper(chance, number, lead, chance.choice(units), clues)
    _followed(lead, units[0], clues)
    _answers(chance, units)
    return World(lead, county, narrowed, (office, *below, deep), units)


def _moment(chance: Random) -> datetime:
    """Often within an hour of midnight in China, where the day there is another than in UTC."""
    day = datetime(2025, 11, 1, 15, 30, tzinfo=UTC) + timedelta(days=chance.randrange(360))
    return day + timedelta(minutes=chance.randrange(60) if chance.random() < 0.5 else chance.randrange(1440))


def _clue(chance: Random, make: Callable[..., Clue], unit: str) -> Clue:
    found = _moment(chance)
    model = chance.choice(MODELS)
    told: dict[str, object] = {
        "model": model,
        "area": model.partition("/")[0],
        "section": "note" if chance.random() < 0.1 else "unlawful",
        "raised": chance.random() < 0.1,
        "standing": chance.choice(("unlawful", "unlawful", "lawful", "gone")),
        "day": None if chance.random() < 0.08 else date(2025, 10, 1) + timedelta(days=chance.randrange(400)),
        "found_at": found,
        "changed_at": found,
    }
    kind = chance.random()
    if kind < 0.65:
        told |= {"status": "closed", "conclusion": chance.choice(CONCLUSIONS)}
        told["concluded_at"] = found + timedelta(days=chance.randrange(60), minutes=chance.randrange(1440))
    elif kind < 0.75:
        # Concluded, and waiting for the second person.
        told |= {"status": "review", "conclusion": chance.choice(CONCLUSIONS)}
    else:
        # Also those that were closed once and are open again.
        told |= {"status": chance.choice(("new", "working", "waiting"))}
    return make(unit, **told)


def _paper(chance: Random, number: int, by: User, unit: Institution, clues: list[Clue]) -> None:
    state, kind = chance.choice(STATES), chance.choice(KINDS)
    restricted = chance.random() < 0.15
    served = date(2025, 12, 1) + timedelta(days=chance.randrange(340))
    issued = state in ("served", "replied", "closed", "withdrawn")
    paper = Paper.objects.create(
        kind="lead" if restricted and chance.random() < 0.5 else kind,
        office=by.office,
        institution=unit,
        number=f"江检〔2026〕{number}号",
        state=state,
        restricted=restricted,
        drafted_by=by,
        drafted_at=datetime(2026, 1, 1, tzinfo=UTC),
        changed_at=datetime(2026, 1, 1, tzinfo=UTC),
        served_on=served if issued and chance.random() < 0.93 else None,
        withdrawn_on=served + timedelta(days=20) if state == "withdrawn" else None,
    )
    for position in range(1, chance.randrange(1, 5)):
        _item(chance, paper, position, served, clues)
    if state in ("replied", "closed") or chance.random() < 0.2:
        for _ in range(chance.randrange(1, 3)):
            event = PaperEvent.objects.create(paper=paper, kind="answer", turn=1)
            day = served + timedelta(days=chance.randrange(40))
            Reply.objects.create(paper=paper, event=event, received_on=day, answer="accepted")


def _item(chance: Random, paper: Paper, position: int, served: date, clues: list[Clue]) -> None:
    done = served + timedelta(days=chance.randrange(60))
    state = chance.choice(("open", "partly", "done", "done", "refused"))
    item = Item.objects.create(
        paper=paper,
        position=position,
        what="…",
        rectified=state,
        rectified_on=None if state == "open" else done,
        wrong=paper.state == "withdrawn",
    )
    seen = chance.random()
    if state == "done" and seen < 0.4:
        item.look_back_on, item.look_back_result = done + timedelta(days=30), "kept"
    elif state == "open" and seen < 0.4:
        # A relapse opens the item again and leaves no day of rectification.
        item.look_back_on, item.look_back_result = done + timedelta(days=30), "relapsed"
    item.save()
    live = paper.state not in ("withdrawn", "dropped")
    for one in chance.sample(clues, chance.randrange(0, 4)):
        if not (live and Ground.objects.filter(clue=one, kind=paper.kind, live=True).exists()):
            Ground.objects.create(item=item, clue=one, kind=paper.kind, live=live)


def _followed(by: User, unit: Institution, clues: list[Clue]) -> None:
    """An oral correction of which one item was put right and the other had to be put in writing."""
    moment, day = datetime(2026, 3, 1, tzinfo=UTC), date(2026, 3, 5)
    told = {"office": by.office, "institution": unit, "drafted_by": by, "drafted_at": moment, "changed_at": moment}
    oral = Paper.objects.create(kind="oral", number="口1", state="closed", served_on=day, **told)
    notice = Paper.objects.create(
        kind="notice", number="书1", state="served", served_on=day + timedelta(days=9), instead_of=oral, **told
    )
    first = Item.objects.create(paper=oral, position=1, what="…", rectified="done", rectified_on=day)
    Item.objects.create(paper=oral, position=2, what="…", rectified="partly", rectified_on=day)
    Item.objects.create(paper=notice, position=1, what="…")
    Ground.objects.create(item=first, clue=clues[0], kind="x")


def _answers(chance: Random, units: tuple[Institution, ...]) -> None:
    """Two runs: what the first said of a model that the second examined too counts no more."""
    for number, models in enumerate((MODELS, MODELS[:2])):
        at = datetime(2026, 9 + number, 1, tzinfo=UTC)
        one = Run.objects.create(name=f"run-{number}", as_of=at.date(), at=at)
        for model in models:
            Ran.objects.create(run=one, model=model, version="1", title_zh=model, title_en=model)
            for unit in units:
                for month in ("", "2025-11", "2026-02", "2026-03", "2026-07"):
                    counts = {answer: chance.randrange(0, 9) for answer in ANSWERS}
                    TalliedMonth.objects.create(run=one, model=model, institution=unit, month=month, **counts)

"""Models that look at their acts in every way that matters to what a change may reach, and what may change of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jianheng.dictionary import Dictionary
from jianheng.language.overrides import overridden
from jianheng.language.read import read_model
from jianheng.language.templates import Shelf
from jianheng.language.tree import Model
from jianheng.law import LawTable

HEAD = """
id: demo/{name}
title: {{zh: 样本, en: sample}}
point: 样本
holder: court
unit: unit
direction: leniency
basis: [刑法#383]
"""
PARTS = {
    "own": "examine: deed\nwhere: b1\nunlawful: {late: {when: i1 > i2, says: {zh: '{i1}'}}}\n",
    "seen": """
examine: deed
where: not (seen_first.val == 3)
with:
  seen_first: {first: visit, where: person == this.person, by: day, within: [ever, as_of], held_by: this.unit}
  seen: {count: visit, where: person == this.person and ok, within: [this.d1, this.deadline], held_by: this.unit}
let: {deadline: "days_after(done_on, 60)"}
exempt: {many: seen > 2}
unlawful: {unseen: {when: seen == 0, due: deadline, says: {zh: "{seen}"}}}
note: {first: {when: seen_first.val > 0}}
""",
    "the": """
examine: deed
with:
  note: {the: memo, where: person == this.person}
  other: {any: stay, where: unit == this.note.unit and ok, within: [this.done_on, as_of], held_by: this.note.unit}
unlawful: {other: has(other)}
""",
    "open": """
examine: stay
with:
  held: {last: hold, where: person == this.person, by: from_at, within: [ever, as_of]}
let: {ended: "end_or(until_on, as_of)"}
exempt: {running: {when: ended >= as_of}}
unlawful: {long: {when: "days_between(from_on, ended) > 30", says: {zh: "{ended}"}}}
note: {held: has(held)}
""",
    "over": """
examine: deed
with:
  during: {any: stay, where: "person == this.person and overlaps(this.done_on, as_of)"}
  planned: {any: memo, where: "person == this.person and day >= as_of"}
unlawful: {during: has(during)}
note: {planned: has(planned)}
""",
    "vague": """
examine: deed
with:
  rough: {last: rough, where: person == this.person and ok, by: day, within: [this.d1, as_of], held_by: this.unit}
let: {after: "days_after(rough.day, 20)"}
unlawful: {rough: {when: rough.val > 0, due: after}}
""",
    "sums": """
examine: deed
with:
  total: {sum: visit, where: person == this.person, value: val, within: [this.done_on, as_of], held_by: this.unit}
  spent: {days: stay, where: person == this.person, over: [this.done_on, this.done_by], within: [ever, as_of]}
let: {done_by: "days_after(done_on, 30)"}
unlawful: {much: total > 3}
note: {spent: spent > 10}
""",
    "slots": """
params: {gap: {type: int, value: 1}}
examine: {of: stay, repeat: {from: from_on, every: param.gap, by: court, until: until_on}}
with: {seen: {count: visit, where: person == this.person, within: [this.slot_from, this.slot_to]}}
unlawful: {unseen: {when: seen == 0, due: slot_to}}
""",
    "groups": """
kind: prompt
examine: {of: visit, each: [unit, hue]}
with: {good: {count: members, where: ok, within: [ever, as_of]}}
note: {some: {when: good > 1, says: {zh: "{good}"}}}
""",
    "peers": """
kind: prompt
examine: {of: visit, each: [unit, hue]}
with: {good: {count: members, where: ok, within: [ever, as_of]}}
let: {place: peer_rank(good)}
note: {first: {when: place == 1}}
""",
    "stated": "examine: {of: deed, statements: true}\nunlawful: {late: i1 > i2}\n",
    "clock": "examine: deed\nunlawful: {old: {when: 'days_between(done_on, as_of) > 50'}}\n",
    "law": """
examine: deed
let:
  limit: law.trial_range(on=d1, b=c1)
  last: clock.trial_rolling(start=d1, on=d1)
unlawful: {out: {when: "not in_range(i1, limit.r)"}, late: {when: done_on > last, due: last, says: {zh: "{last}"}}}
""",
    "local": """
params: {most: {type: int, value: 1, range: [0, 3], local: true}}
examine: deed
with: {seen: {count: visit, where: person == this.person and ok, within: [ever, this.done_on], held_by: this.unit}}
exempt: {same: i1 == i2}
unlawful: {many: {when: seen > param.most, grade: serious}, none: seen == 0}
""",
    "period": """
kind: prompt
params: {first: {type: date, value: 2024-02-01}}
examine:
  of: visit
  each: [unit, hue]
  within: [ever, "days_after(param.first, law.trial_rolling(on=param.first).amount)"]
with: {good: {count: members, where: ok, within: [ever, as_of]}}
note: {some: {when: good > 0, says: {zh: "{good}"}}}
""",
    "verdicts": """
examine: "verdict:demo/seen"
with: {seen: {count: visit, where: person == this.person, within: [ever, this.done_on], held_by: this.unit}}
note: {late: 'answer == "unlawful" and seen > 0', early: 'includes(findings, "unseen")'}
""",
    "often": """
kind: prompt
examine: {of: "verdict:demo/slots", each: [unit]}
with: {all: {count: members}, bad: {count: members, where: answer == "unlawful"}}
note: {often: {when: bad > 0, says: {zh: "{bad}/{all}"}}}
""",
}
# Other numbers, other words, another exemption: each of them a change of the model and of nothing else.
EDITS = {
    "own": (("i1 > i2", "i1 > i2 + 1"), ("{i1}", "数 {i1}"), ("unlawful:", "exempt: {two: i2 == 2}\nunlawful:")),
    "seen": (("seen > 2", "seen > 1"), ("done_on, 60", "done_on, 20"), ("val > 0", "val > 1")),
    "open": (("ended) > 30", "ended) > 5"), ("exempt: {", "exempt: {fit: ok, ")),
    "peers": (("place == 1", "place == 2"),),
    "slots": (("seen == 0", "seen < 2"),),
    "local": (("value: 1", "value: 2"), ("grade: serious", "grade: minor"), ("i1 == i2", "i1 == i2 and b1")),
}
ACCOUNT = "reason: 本地规定, person: 某检察官, date: 2024-01-02, until: {until}"
OVERRIDES = {
    "local": ("params: {{most: {{value: 0, {account}}}}}", "off: {{none: {{{account}}}}}"),
    "seen": ("off: {{first: {{{account}}}}}",),
}
Setting = tuple[str, int | None, tuple[int, str] | None]


def models_of(
    names: Sequence[str], settings: tuple[Setting, ...], as_of: date, dictionary: Dictionary, law: dict[str, LawTable]
) -> list[Model]:
    """Some models as an office has them on a day.

    Args:
        names: which.
        settings: of some models which edit was made, and which override was given up to which day.
        as_of: the day.
        dictionary, law: what names mean.
    """
    edits = {name: edit for name, edit, _ in settings}
    given = {name: override for name, _, override in settings if override is not None}
    texts = {name: HEAD.format(name=name) + _edited(name, edits.get(name)) for name in PARTS}
    books = Shelf({}, {}, {f"demo/{name}": text for name, text in texts.items()})
    found = {name: read_model(texts[name], f"{name}.yaml", dictionary, law, "", books) for name in names}
    for name in found.keys() & given.keys():
        number, until = given[name]
        text = OVERRIDES[name][number].format(account=ACCOUNT.format(until=until))
        found[name] = overridden(found[name], text, f"{name}.yaml", as_of)
    return list(found.values())


def _edited(name: str, edit: int | None) -> str:
    if edit is None:
        return PARTS[name]
    old, new = EDITS[name][edit]
    assert old in PARTS[name], (name, old)
    return PARTS[name].replace(old, new)

"""Models that look at their acts in every way that matters to what a change may reach."""

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
}

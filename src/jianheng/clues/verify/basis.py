"""What a run rests on beside its data: models, overrides, law, calendar, dictionary, engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from jianheng.clues.verify.difference import GONE, Difference, shown, unequal
from jianheng.clues.verify.proof import changed_words
from jianheng.language.canonical import node_from
from jianheng.language.tree import Model
from jianheng.language.write import counted_items, expression_text

Json = dict[str, Any]


def changed_basis(then: Json, now: Json, models: Mapping[str, Model]) -> Iterator[Difference]:
    """Everything but the data that is not as it was.

    Args:
        then: the run's manifest.
        now: the manifest that the same run would have today.
        models: today's models by id.
    """
    named: set[str] = set()
    found = [
        *_engine(then, now),
        *_models(then, now, models),
        *_overrides(then, now),
        *changed_words(then, now),
        *_law(then["contents"], now["contents"], named),
        *_articles(then["articles"], now["articles"], named),
        *_calendar(then["contents"]["calendar"], now["contents"]["calendar"], named),
        *_fields(then["contents"]["fields"], now["contents"]["fields"], named),
    ]
    yield from found
    for file, was, _ in unequal(then["contents"]["files"], now["contents"]["files"]):
        if file not in named:
            what = "law" if file.startswith("law/") else "dictionary"
            zh = "文件改动过（本次运行用到的内容没有变）" if was is not GONE else "新增的文件"
            yield Difference(what, file, zh, "the file was changed, in nothing that the run uses")


def _engine(then: Json, now: Json) -> Iterator[Difference]:
    """Versions; another kind of engine means the same and is no difference, only told."""
    titles = {
        "engine.version": ("引擎版本", "version of the engine"),
        "software": ("软件版本", "version of the software"),
        "dictionary": ("词典版本", "version of the dictionary"),
    }
    kinds = {each["engine"]["name"] for each in (then, now)}
    picked = [
        {
            "engine": each["engine"] if len(kinds) == 1 else {},
            "software": each["software"],
            "dictionary": each["dictionary"],
        }
        for each in (then, now)
    ]
    for path, was, is_now in unequal(picked[0], picked[1]):
        zh, en = titles[path]
        yield Difference("engine", zh, "与运行时不同", f"{en} differs", shown(was), shown(is_now))


def _models(then: Json, now: Json, models: Mapping[str, Model]) -> Iterator[Difference]:
    for name, was in then["contents"]["models"].items():
        if name not in now["contents"]["models"]:
            yield Difference("model", name, "模型库里已没有这个模型", "the library no longer holds the model")
            continue
        model = models[name]
        for path, before, after in unequal(was, now["contents"]["models"][name]):
            place = path.removeprefix("logic.").removeprefix("texts.")
            at = model.place(place)
            zh, en = f"模型 {name} 的 {place} 不同", f"{place} of model {name} differs"
            mode = "row" if place.startswith("with.") else "model"
            texts = [_written(each, mode, model) for each in (before, after)]
            yield Difference("model", f"{at.path}:{at.line}:{at.column}", zh, en, *texts)


def _written(value: Any, mode: str, model: Model) -> str:
    """A piece of a model as a model file writes it."""
    if isinstance(value, dict) and "op" in value:
        return expression_text(node_from(value), "row" if mode == "row" else "model", counted_items(model))
    if isinstance(value, list) and value and all(isinstance(part, dict) and "op" in part for part in value):
        return "[" + ", ".join(_written(part, mode, model) for part in value) + "]"
    return shown(value)


def _overrides(then: Json, now: Json) -> Iterator[Difference]:
    current = {model["id"]: model for model in now["models"]}
    for model in then["models"]:
        sides = [_by_name(each) for each in (model, current.get(model["id"], {}))]
        for path, was, is_now in unequal(sides[0], sides[1]):
            kind, _, name = path.partition(" ")
            what = f"参数 {name}" if kind == "param" else f"关闭发现 {name}"
            place = f"overrides/{model['id']}.yaml"
            yield Difference("override", place, what, f"{kind} {name}", shown(was), shown(is_now))


def _by_name(model: Json) -> dict[str, str]:
    """Overrides in one line each, those that have ended left out: they change nothing."""
    return {
        f"{each['kind']} {each['name']}": f"{each['value'] or 'off'}（{each['reason']['zh']}，{each['person']}，"
        f"{each['date']} 至 {each['until']}）"
        for each in model.get("overrides", [])
        if not each["expired"]
    }


def _law(then: Json, now: Json, named: set[str]) -> Iterator[Difference]:
    files = {file.rpartition("/")[2]: file for file in (*then["files"], *now["files"]) if "/tables/" in file}
    for table in sorted(then["law"].keys() | now["law"].keys()):
        rows, current = then["law"].get(table, {}), now["law"].get(table, {})
        file = files.get(f"{table}.yaml", f"{table}.yaml")
        for row in sorted(rows.keys() | current.keys()):
            for part, was, is_now in unequal(rows.get(row, GONE), current.get(row, GONE)):
                named.add(file)
                told = part.strip(".").replace("values.", "").replace("conditions.", "")
                zh, en = f"行 {row} 的 {told} 不同", f"{told} of row {row} differs"
                yield Difference("law", file, zh, en, shown(was), shown(is_now))


def _articles(then: Json, now: Json, named: set[str]) -> Iterator[Difference]:
    for ref in sorted(then.keys() | now.keys()):
        sides = [_published(each.get(ref, GONE)) for each in (then, now)]
        for part, was, is_now in unequal(*sides):
            file = f"law/instruments/{ref.partition('#')[0]}.yaml"
            named.add(file)
            zh, en = f"条文 {ref} 的 {part.strip('.')} 不同", f"{part.strip('.')} of article {ref} differs"
            yield Difference("article", file, zh, en, shown(was), shown(is_now))


def _published(article: Any) -> Any:
    """An article without the office's word on it, which is told by itself."""
    return article if article is GONE else {name: part for name, part in article.items() if name != "local"}


def _calendar(then: dict[str, str], now: dict[str, str], named: set[str]) -> Iterator[Difference]:
    words = {"1": "工作日", "0": "休息日"}
    for year, was, is_now in unequal(then, now):
        named.add(f"law/calendars/{year}.yaml")
        if GONE in (was, is_now):
            states = ["" if each is GONE else "已知" for each in (was, is_now)]
            yield Difference("calendar", f"工作日历 {year} 年", "与运行时不同", "differs", *states)
            continue
        for (day, left), (_, right) in zip(_days(year, was), _days(year, is_now), strict=True):
            if left != right:
                yield Difference("calendar", f"工作日历 {day}", "与运行时不同", "differs", words[left], words[right])


def _days(year: str, digits: str) -> list[tuple[date, str]]:
    first = date(int(year), 1, 1)
    return [(first + timedelta(days=n), digit) for n, digit in enumerate(f"{int(digits, 16):b}"[1:])]


def _fields(then: Json, now: Json, named: set[str]) -> Iterator[Difference]:
    for table in sorted(then.keys() | now.keys()):
        for field, was, is_now in unequal(then.get(table, {}), now.get(table, {})):
            file = f"dictionary/tables/{table}.yaml"
            named.add(file)
            what = ("字段 " + field, f"field {field}") if field else ("自然键或时间轴", "natural key or axis of time")
            state = (
                ("已不在", "is gone")
                if is_now is GONE
                else (("新增", "is new") if was is GONE else ("不同", "differs"))
            )
            yield Difference("dictionary", file, what[0] + state[0], f"{what[1]} {state[1]}")

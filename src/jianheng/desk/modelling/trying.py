"""Trying a model on its own cases."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jianheng.desk.casework.words import ANSWERS
from jianheng.desk.jobs.kinds import Refused, Step, register
from jianheng.desk.jobs.models import Job
from jianheng.desk.words import lang, say
from jianheng.dictionary import load_dictionary
from jianheng.engine.case_batch import run_cases
from jianheng.engine.cases import CaseDataError
from jianheng.language.canonical import content_hash
from jianheng.language.naming import Naming
from jianheng.language.problem import ModelError
from jianheng.language.tree import Case, Model, bilingual
from jianheng.law import load_tables
from jianheng.library import UnknownModelError, load_library

TRY = "try cases"


@dataclass(frozen=True)
class CaseShown:
    """A case as the page shows it.

    Args:
        name: its name.
        as_of: the day of the check.
        row: the act.
        wanted: the answer that is expected; empty where only values are.
        also: what else is expected, in one text.
        wrong: what came out otherwise, as told by the trial; empty where it agrees.
        got: the answer that came out, where it is another.
    """

    name: str
    as_of: str
    row: str
    wanted: str
    also: str
    wrong: tuple[str, ...]
    got: str


@register(TRY, "试自带案例", "Try a model's own cases")
def try_cases(options: dict[str, Any], by: str, step: Step) -> dict[str, Any]:  # as every kind of work
    """Try the cases of a model; the result holds what came out otherwise than expected.

    Args:
        options: `model`, its id.
        by: who asked.
        step: told that it has begun.
    """
    dictionary, law = load_dictionary(), load_tables()
    try:
        model = load_library(dictionary, law, [options["model"]])[-1]
        step(f"试 {len(model.cases)} 个案例", f"Trying {len(model.cases)} cases", 0, None)
        found = run_cases(model, dictionary, law)
    except (UnknownModelError, ModelError, CaseDataError) as error:
        raise Refused(str(error), str(error)) from error
    wrong = [
        {"case": case.name, "row": each.row, "what": each.what, "wanted": each.wanted, "got": each.got}
        for case, mismatches in zip(model.cases, found, strict=True)
        for each in mismatches
    ]
    failed = len({each["case"] for each in wrong})
    return {
        "zh": f"{len(found)} 个案例，{len(found) - failed} 个通过" + (f"，{failed} 个不符。" if failed else "。"),
        "en": f"{len(found)} cases, {len(found) - failed} pass" + (f", {failed} differ." if failed else "."),
        "url": reverse("models:one", args=[model.id]) + "#cases",
        "hash": trial_hash(model),
        "wrong": wrong,
    }


def trial_hash(model: Model) -> str:
    """A hash of everything that a trial rests on but the software: the model and its cases."""
    return hashlib.sha256(f"{content_hash(model)}{model.cases!r}".encode()).hexdigest()


def last_trial(model: Model) -> Job | None:
    """The last trial of this very text of a model, or one that is going on."""
    jobs = Job.objects.filter(kind=TRY, options__model=model.id).order_by("-asked_at")
    for job in jobs[:5]:
        if job.is_open or (job.state == Job.DONE and job.result.get("hash") == trial_hash(model)):
            return job
    return None


def cases_of(model: Model, trial: Job | None) -> list[CaseShown]:
    """The cases of a model, one line for each act of which something is expected.

    Args:
        model: the model.
        trial: the last trial; None where there was none.
    """
    wrong = trial.result.get("wrong", []) if trial is not None else []
    naming = Naming(model, load_dictionary(), load_tables(), lang())
    found: list[CaseShown] = []
    for case in model.cases:
        found += _shown(case, [each for each in wrong if each["case"] == case.name], naming)
    # What differs is looked at first.
    return sorted(found, key=lambda shown: not shown.wrong)


def _shown(case: Case, wrong: list[dict[str, str]], naming: Naming) -> list[CaseShown]:
    found = []
    for row, expected in case.expect:
        told = dict(expected)
        answer = told.pop("answer", "")
        mine = [each for each in wrong if each["row"] == row]
        got = next((each["got"] for each in mine if each["what"] == "answer"), "")
        found.append(
            CaseShown(
                name=case.name,
                as_of=case.as_of,
                row=row,
                wanted=str(answer),
                also=say("；", "; ").join(_also(what, value, naming) for what, value in told.items() if value),
                wrong=tuple(f"{each['what']}: {each['wanted']} ≠ {each['got']}" for each in mine),
                got=got if got in ANSWERS else "",
            )
        )
    return found


def _also(what: str, value: str | tuple[str, ...], naming: Naming) -> str:
    """An expectation beside the answer, in words."""
    values = (value,) if isinstance(value, str) else value
    if what == "missing":
        return say("缺", "lacking ") + say("、", ", ").join(naming.leaf(each.partition(":")[0]) for each in values)
    if what == "findings":
        return say("、", ", ").join(_title(each, naming.model) for each in values)
    known = {let.name for let in naming.model.lets}
    words = {"caveats": say("附注", "notes"), "notes": say("提示", "prompts")}
    label = naming.let(what) if what in known else words.get(what, what)
    return f"{label}{say('：', ': ')}{say('、', ', ').join(values)}"


def _title(code: str, model: Model) -> str:
    """What a finding or an exemption is called."""
    titles = {each.code: each.title for each in model.findings} | {each.code: each.title for each in model.exempt}
    return bilingual(titles.get(code, ()), lang()) or code

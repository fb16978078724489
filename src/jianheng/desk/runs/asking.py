"""Asking for a run: what was chosen, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict
from django.utils import timezone

from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record
from jianheng.desk.jobs.models import Job
from jianheng.desk.jobs.queue import ask_for
from jianheng.desk.runs.work import RUN
from jianheng.desk.words import say
from jianheng.library import model_ids
from jianheng.library.shelf import AREAS


@dataclass
class Form:
    """The form of a run, as it was filled in.

    Args:
        as_of: the day, as written.
        models: ids or areas; all where none is named.
        since: a run to grow from; empty for a full run.
        errors: what is wrong, by field.
    """

    as_of: str
    models: list[str]
    since: str
    errors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, data: QueryDict) -> Form:
        """Read a form, or the address by which it was opened."""
        today = timezone.localdate().isoformat()
        models = [name for name in data.getlist("model") if name]
        return cls(data.get("as_of", today).strip() or today, models, data.get("since", "").strip())

    def check(self, runs: list[str]) -> bool:
        """Whether it can be asked for; what is wrong goes into `errors`.

        Args:
            runs: names of the runs from which it may grow.
        """
        try:
            if date.fromisoformat(self.as_of) > timezone.localdate():
                # Deadlines that have not come would count as missed.
                self.errors["as_of"] = say("检查日不能晚于今天。", "The day of the check cannot lie in the future.")
        except ValueError:
            self.errors["as_of"] = say("写成 2026-11-23 这样。", "Write it as 2026-11-23.")
        unknown = [name for name in self.models if name not in {*model_ids(), *AREAS}]
        if unknown:
            self.errors["model"] = say(f"没有模型 {'、'.join(unknown)}。", f"No such model: {', '.join(unknown)}.")
        if self.since and self.since not in runs:
            self.errors["since"] = say("这次运行已不在了，请另选。", "That run is gone; choose another.")
        return not self.errors

    @property
    def options(self) -> dict[str, object]:
        """What the job is told."""
        return {"as_of": self.as_of, "models": self.models or None, "changed_since": self.since}

    @property
    def about(self) -> str:
        """What the job is about, for its page."""
        what = "、".join(self.models) if self.models else say("全部模型", "All models")
        return say(f"{what}，检查日 {self.as_of}", f"{what}, as of {self.as_of}")


def ask(form: Form, by: User) -> Job:
    """Put a checked form into the queue."""
    job = ask_for(RUN, form.about, form.options, by)
    record(by, "run", "models", ",".join(form.models) or "all", as_of=form.as_of, since=form.since)
    return job


def going_on() -> Job | None:
    """The run that is waiting or at work, if any."""
    return Job.objects.filter(kind=RUN, state__in=Job.OPEN).select_related("by").first()

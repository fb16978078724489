"""One clue computed again on the data and the law as they lie there now, as long work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from jianheng.clues.masking import Mask, names_in
from jianheng.clues.problem import RunError
from jianheng.clues.verify import Difference, Now, Record, RecordedClue, Verification, open_record, verify
from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record
from jianheng.desk.casework.models import Clue
from jianheng.desk.jobs.kinds import Refused, Step, register
from jianheng.desk.jobs.models import Job
from jianheng.desk.jobs.queue import ask_for
from jianheng.desk.place import workspace
from jianheng.desk.words import lang
from jianheng.running.again import models_of, now_of
from jianheng.running.law_here import law_of
from jianheng.running.localised import localised
from jianheng.running.refused import TOLD_ERRORS
from jianheng.workspace import Workspace

KIND = "verify.clue"
MOST = 40
STEPS = 3.0


@dataclass(frozen=True)
class Verified:
    """How a clue was computed again.

    Args:
        at: when.
        same: whether nothing differs.
        stands: whether the same finding stands now.
        told: what differs.
        more: how many differences are not listed.
    """

    at: datetime
    same: bool
    stands: bool
    told: tuple[str, ...]
    more: int


def ask_to_verify(clue: Clue, user: User) -> Job:
    """Ask for a clue to be computed again; one that is under way is not asked for twice."""
    options: dict[str, object] = {"clue": clue.pk}
    waiting = Job.objects.filter(kind=KIND, options=options, by=user, state__in=Job.OPEN).first()
    return waiting or ask_for(KIND, clue.number, options, user)


def last_verification(clue: Clue) -> Verified | None:
    """The last time that a clue was computed again, by whomever."""
    done = Job.objects.filter(kind=KIND, options={"clue": clue.pk}, state=Job.DONE).order_by("-ended_at").first()
    if done is None or done.ended_at is None or done.result.get("proof") != clue.proof_hash:
        return None
    told = done.result
    return Verified(done.ended_at, told["same"], told["stands"], tuple(told[f"told_{lang()}"]), told["more"])


@register(KIND, "重新计算并比对", "Compute again and compare")
def verify_clue(options: dict[str, Any], by: str, step: Step) -> dict[str, Any]:
    """Compute one clue again.

    Args:
        options: `clue`, its id.
        by: user name of who asked.
        step: reports.

    Raises:
        Refused: the run or the data cannot be read, or do not hold the clue any more.
    """
    clue = Clue.objects.filter(pk=options["clue"]).first()
    if clue is None:
        raise Refused("线索已不在。", "There is no such clue any more.")
    place = workspace()
    step("读取运行", "Reading the run", 0, STEPS)
    try:
        kept = open_record(place.runs / clue.proof_run)
        wanted = [each for each in kept.clues if each.fingerprint == clue.fingerprint]
    except RunError as error:
        told = f"运行 {clue.proof_run} 不能读取。"
        raise Refused(told, f"Run {clue.proof_run} cannot be read.") from error
    if not wanted:
        raise Refused("这次运行里没有这条线索。", "The run does not hold this clue.")
    step("读取数据和法律", "Reading data and law", 1, STEPS)
    now = _now(place, kept)
    step("重新判断", "Answering again", 2, STEPS)
    found = verify(kept, wanted[:1], now)
    record(User.objects.filter(username=by).first(), "verify", "clue", clue.number, same=found.same)
    return _result(clue, found, wanted[0])


def _now(place: Workspace, kept: Record) -> Now:
    """What the run is held against; it is answered again with every model, since its manifest tells of them all."""
    day = date.fromisoformat(kept.manifest["as_of"])
    unread: list[str] = []
    try:
        models = localised(place, models_of(kept), day)
        now = now_of(place, kept, models, law_of(place.local_law, day), unread=unread.append)
    except TOLD_ERRORS as error:
        raise Refused(f"不能重新计算：{error}", f"It cannot be computed again: {error}") from error
    if unread:
        raise Refused(f"不能重新计算：{unread[0]}", f"It cannot be computed again: {unread[0]}")
    return now


def _result(clue: Clue, found: Verification, recorded: RecordedClue) -> dict[str, Any]:
    mask = Mask(names_in(recorded.proof))
    one = found.clues[0]
    differences: list[Difference] = [*found.inputs, *one.differences]
    shown = differences[:MOST]
    if found.same:
        zh, en = "数据、模型、法律和判断都与当时相同。", "Data, model, law and answer are as they were."
    elif one.stands:
        zh, en = f"线索仍成立，有 {len(differences)} 处与当时不同。", f"It stands; {len(differences)} things differ."
    else:
        zh, en = (
            f"线索不再成立，有 {len(differences)} 处不同。",
            f"It stands no more; {len(differences)} differ.",
        )
    return {
        "zh": zh,
        "en": en,
        "url": f"/clues/{clue.pk}/#again",
        "proof": clue.proof_hash,
        "same": found.same,
        "stands": one.stands,
        "told_zh": [mask(each.text("zh")) for each in shown],
        "told_en": [mask(each.text("en")) for each in shown],
        "more": len(differences) - len(shown),
    }

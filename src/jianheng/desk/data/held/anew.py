"""Reading the files of a batch anew, so that another takes its place."""

from __future__ import annotations

from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.data.held.originals import originals_of
from jianheng.desk.data.held.standing import Held
from jianheng.desk.data.models import Intake
from jianheng.desk.data.taking.bringing import ask_to_look
from jianheng.desk.data.taking.uploads import copy_for


def read_anew(user: User, held: Held, reason: str) -> Intake:
    """Read the same files anew, with other columns or another statement.

    Args:
        user: who asks.
        held: the batch, in the person's scope.
        reason: why.

    Returns:
        A new intake, which is looked at; taken in, it takes the batch's place.

    Raises:
        Refused: the files are not here, or no reason is given.
    """
    old = Intake.objects.filter(batch=held.id).first()
    here = originals_of(held.batch)
    if old is None or not here or not here[0].is_here:
        raise Refused("原件不在工作台，请重新移入文件。", "The originals are not here; bring the files in again.")
    if not reason:
        raise Refused("请写明为什么重新读入。", "Say why it is read anew.")
    new = copy_for(user, old, reason)
    ask_to_look(user, new)
    return new

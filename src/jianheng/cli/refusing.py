"""The one place where what cannot be done becomes words at the terminal and an exit code."""

from __future__ import annotations

import errno
import os
import re
from typing import Any

from typer.core import TyperGroup

from jianheng.cli.output import fail

_UNFINISHED = re.compile(r"(^|.*/)\.([^/]+)\.part$")
_OF_A_PLACE = {
    errno.ENOENT: (
        "找不到这个文件或文件夹",
        "no such file or folder",
        "检查路径；要写入的，先建好它所在的文件夹",
        "check the path; to write there, make its folder first",
    ),
    errno.EACCES: (
        "没有权限",
        "permission denied",
        "换一个可以读写的位置，或请管理员开放权限",
        "choose another place, or have the permission given",
    ),
    errno.EPERM: (
        "没有权限",
        "permission denied",
        "换一个可以读写的位置，或请管理员开放权限",
        "choose another place, or have the permission given",
    ),
    errno.EROFS: ("所在的磁盘只读", "the disk is read-only", "换一个可以写入的位置", "choose another place"),
    errno.EISDIR: ("是文件夹，不是文件", "is a folder", "写明其中的文件名", "name a file in it"),
    errno.ENOTDIR: ("路径里有一段是文件，不是文件夹", "a part of the path is a file", "改正路径", "correct the path"),
    errno.EEXIST: ("已经存在", "exists already", "换一个名称", "choose another name"),
}


class RefusingGroup(TyperGroup):
    """Commands that may leave every error whose words are written for the user to this group."""

    def invoke(self, ctx: Any) -> Any:
        """Invoke a command, and say what it refuses.

        Args:
            ctx: the context of the call, whose type belongs to the library of commands that typer brings along.
        """
        try:
            return super().invoke(ctx)
        except OSError as error:
            if _is_told(error):
                fail(str(error))
            if error.filename is None or error.errno not in _OF_A_PLACE:
                raise
            fail(_words(error))
        except Exception as error:
            if not _is_told(error):
                raise
            fail(str(error))


def _words(error: OSError) -> str:
    """What is wrong with a file or folder that a person named, and what to do."""
    zh, en, mend, mend_en = _OF_A_PLACE[error.errno or 0]
    # What is written appears whole: until then it has a name of its own.
    place = _UNFINISHED.sub(r"\1\2", os.fsdecode(error.filename))
    return f"{place}：{zh}。改法：{mend}\n{place}: {en}. Mend: {mend_en}"


def _is_told(error: Exception) -> bool:
    if type(error).__module__.partition(".")[0] != __name__.partition(".")[0]:
        return False  # of a library, and not written for the user
    from jianheng.running import TOLD_ERRORS  # noqa: PLC0415  # half of the program, which few calls need

    return isinstance(error, TOLD_ERRORS)

"""A workspace: one folder that holds the data of one office."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jianheng.workspace.errors import WorkspaceError

FILE = "jianheng.toml"
VERSION = 1


@dataclass(frozen=True)
class Workspace:
    """A workspace folder.

    Args:
        root: the folder.
        version: version of the folder's layout.
        procuratorate: name of the procuratorate whose data it holds.
        created: the day it was made.
    """

    root: Path
    version: int
    procuratorate: str
    created: date

    @property
    def batches(self) -> Path:
        """The folder of delivered data, one folder a batch."""
        return self.root / "batches"

    @property
    def withdrawn(self) -> Path:
        """The folder of what was said of batches that count no more: `withdrawn/<batch>.json`."""
        return self.root / "withdrawn"

    @property
    def deleted(self) -> Path:
        """The folder of certificates of what was deleted: `deleted/<batch>.json` and `.docx`."""
        return self.root / "deleted"

    @property
    def authors(self) -> dict[str, bytes]:
        """Public keys of the authors whose SQL this office trusts: `authors/<author>.pem`."""
        return {path.stem: path.read_bytes() for path in sorted((self.root / "authors").glob("*.pem"))}

    @property
    def overrides(self) -> Path:
        """The folder of what this office sets otherwise, one file a model: `overrides/<area>/<name>.yaml`."""
        return self.root / "overrides"

    @property
    def renamed(self) -> Path:
        """The file of institutions that changed their name, absent where none did: `renamed.yaml`."""
        return self.root / "renamed.yaml"

    @property
    def calendars(self) -> Path:
        """The folder of calendars that this office adds, one file a year: `law/calendars/<year>.yaml`."""
        return self.root / "law" / "calendars"

    @property
    def law_texts(self) -> Path:
        """What is remembered of the folder of law texts attached to it, absent where none is: `law/texts.yaml`."""
        return self.root / "law" / "texts.yaml"

    @property
    def local_law(self) -> Path:
        """The file of what this office confirms and sets in the law: `law/local.yaml`."""
        return self.root / "law" / "local.yaml"

    @property
    def runs(self) -> Path:
        """The folder of results, one folder a run."""
        return self.root / "runs"


def create_workspace(path: Path, procuratorate: str, created: date | None = None) -> Workspace:
    """Make a workspace in a new or empty folder.

    Args:
        path: the folder; made if absent.
        procuratorate: name of the procuratorate.
        created: the day to write down; today if left out.

    Returns:
        The new workspace.

    Raises:
        WorkspaceError: the path is a file, a workspace already or holds other files; or no name was given.
    """
    if not procuratorate.strip():
        raise WorkspaceError(
            "没有写检察院名称",
            "no name of a procuratorate was given",
            "写明工作区属于哪个检察院",
            "say whose workspace it is",
        )
    _check_new(path)
    workspace = Workspace(path, VERSION, procuratorate.strip(), created or date.today())
    workspace.batches.mkdir(parents=True)
    workspace.runs.mkdir()
    (path / FILE).write_text(_toml(workspace), encoding="utf-8", newline="\n")
    return workspace


def open_workspace(path: Path) -> Workspace:
    """Open an existing workspace.

    Args:
        path: its folder.

    Returns:
        The workspace.

    Raises:
        WorkspaceError: no such folder, no `jianheng.toml` in it, or one that cannot be used.
    """
    file = path / FILE
    if not file.is_file():
        what_zh = "不是工作区：里面没有" if path.is_dir() else "不存在，找不到"
        what_en = "is no workspace: it has no" if path.is_dir() else "does not exist; there is no"
        raise WorkspaceError(
            f"文件夹 {path} {what_zh} {FILE}",
            f"the folder {path} {what_en} {FILE}",
            f"检查路径；新建用 jianheng new {path}",
            f"check the path; make a new one with jianheng new {path}",
        )
    workspace = _read(path, file)
    workspace.batches.mkdir(exist_ok=True)
    workspace.runs.mkdir(exist_ok=True)
    return workspace


def _check_new(path: Path) -> None:
    if (path / FILE).exists():
        raise WorkspaceError(
            f"{path} 已经是工作区",
            f"{path} is a workspace already",
            "直接使用它，或者换一个文件夹",
            "use it, or choose another folder",
        )
    if path.is_file():
        raise WorkspaceError(
            f"{path} 是一个文件", f"{path} is a file", "换一个文件夹名称", "choose the name of a folder"
        )
    if path.is_dir() and any(path.iterdir()):
        raise WorkspaceError(
            f"文件夹 {path} 里已有其他文件",
            f"the folder {path} holds other files",
            "工作区要建在新的或空的文件夹里",
            "a workspace is made in a new or empty folder",
        )


def _toml(workspace: Workspace) -> str:
    # A JSON string is a TOML string, but for the one control character that JSON leaves alone.
    name = json.dumps(workspace.procuratorate, ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"version = {workspace.version}\nprocuratorate = {name}\ncreated = {workspace.created}\n"


def _read(path: Path, file: Path) -> Workspace:
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WorkspaceError(
            f"{file} 不能读取：{error}",
            f"{file} cannot be read: {error}",
            "从备份恢复这个文件",
            "restore the file from a backup",
        ) from error
    wrong = [name for name, kind in _KEYS.items() if type(data.get(name)) is not kind]
    if wrong:
        expected = {"version": "整数", "procuratorate": '"检察院名称"', "created": "2025-01-31 形式的日期"}
        raise WorkspaceError(
            f"{file} 缺少或写错：" + "、".join(f"{k} [{data.get(k)}]，应为{expected[k]}" for k in wrong),
            f"{file} lacks or misstates: " + ", ".join(wrong),
            "按上述要求改正，或从备份恢复",
            "correct these entries, or restore the file from a backup",
        )
    if data["version"] != VERSION:
        raise WorkspaceError(
            f"{file} 的版本是 {data['version']}，本软件只认识版本 {VERSION}",
            f"{file} has version {data['version']}; this software knows version {VERSION}",
            "使用与工作区相符的软件版本",
            "use the version of the software that fits the workspace",
        )
    return Workspace(path, data["version"], data["procuratorate"], data["created"])


_KEYS = {"version": int, "procuratorate": str, "created": date}

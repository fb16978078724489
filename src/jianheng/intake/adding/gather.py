"""Which files a delivery holds, and which of them the workspace knows already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jianheng.dictionary import Dictionary
from jianheng.intake.adding.misnamed import check_names
from jianheng.intake.adding.passed_over import is_left_by_system, left_by_system, links_not_followed
from jianheng.intake.adding.result import Recognised
from jianheng.intake.delivery import FILE, Delivery, read_delivery
from jianheng.intake.delivery.cover import has_cover, read_cover
from jianheng.intake.problem import IntakeError, Place, Problem, Words
from jianheng.intake.store.batch import Batch
from jianheng.intake.store.parquet import sha256_of

_SHOWN = 5


@dataclass(frozen=True)
class Given:
    """One file handed over.

    Args:
        path: where it lies.
        name: its name in the delivery, unlike every other.
        sha256: hash of its bytes.
        size: its bytes.
    """

    path: Path
    name: str
    sha256: str
    size: int


def gather(paths: Iterable[Path]) -> tuple[Given, ...]:
    """Find the files, folders included, in an order that does not depend on how they were named.

    Args:
        paths: files, and folders whose files are all meant.

    Returns:
        The files by name; `delivery.yaml`, hidden files and what the system leaves there are left out.

    Raises:
        IntakeError: a path does not exist or cannot be read, a link leads out of the folders, or no file is left.
    """
    paths = [*paths]
    problems = [*links_not_followed(paths)]
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            what = Words("找不到这个文件", "no such file")
            mend = Words("检查路径和文件名", "check the path and the name")
            problems.append(Problem("no_file", Place(str(path)), what, mend=mend))
        within = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        found.update((p.resolve(), None) for p in within if _is_data(p))
    if not problems and not found:
        what = Words("没有可以添加的文件", "there is no file to add")
        problems.append(Problem("no_file", Place("、".join(map(str, paths)) or "."), what))
    if problems:
        raise IntakeError(problems)
    names = _names(list(found))
    return tuple(sorted((_given(path, names[path]) for path in found), key=lambda given: given.name))


def part_deliveries(paths: Iterable[Path]) -> tuple[tuple[Path, ...], ...]:
    """Part files by the statement that goes with them; each part is added by itself.

    A `delivery.yaml` speaks of what lies beside it. Where none does, and several filled templates come together, each
    of these speaks of itself alone.

    Args:
        paths: files, and folders whose files are all meant.

    Returns:
        The files of each delivery, by folder or template; those without a statement come first, together.

    Raises:
        IntakeError: as for `gather`; or files lie in a folder below a statement of delivery, without one of their own.
    """
    paths = [*paths]
    _check_below(paths)
    parts: dict[str, list[Path]] = {}
    for file in gather(paths):
        folder = file.path.parent
        parts.setdefault(str(folder) if (folder / FILE).is_file() else "", []).append(file.path)
    templates = [path for path in parts.get("", ()) if _is_template(path) and has_cover(path, path.name)]
    if len(templates) > 1:
        parts |= {str(path): [path] for path in templates}
        parts[""] = [path for path in parts[""] if path not in templates]
        parts = {folder: files for folder, files in parts.items() if files}
    for left in left_by_system(paths):
        parts.get(str(left.resolve().parent), parts[min(parts)]).append(left)  # to be told of
    return tuple(tuple(parts[folder]) for folder in sorted(parts))


def _check_below(paths: Iterable[Path]) -> None:
    """Refuse files of which nobody can tell whether the statement in a folder above speaks of them.

    Taken for itself, the statement would call complete what lies beside it alone.
    """
    problems = []
    for root in (path for path in paths if path.is_dir()):
        for statement in sorted(root.rglob(FILE)):
            folder = statement.parent
            below = sorted({p.parent for p in folder.rglob("*") if _is_data(p) and p.parent != folder})
            left = [each for each in below if not any((up / FILE).is_file() for up in _between(each, folder))]
            if left:
                listed = "、".join(str(each.relative_to(root)) for each in left[:_SHOWN]) + (
                    "…" if left[_SHOWN:] else ""
                )
                problems.append(
                    Problem(
                        "below_delivery",
                        Place(str(statement.relative_to(root))),
                        Words(
                            f"交付说明下面的文件夹里还有文件（{listed}），不知道说明是否也包括它们",
                            f"files lie in folders below the statement ({listed}); does it speak of them?",
                        ),
                        mend=Words(
                            f"属于这次报送的，移到 {FILE} 旁边；另一次报送的，在那个文件夹里另放一份 {FILE}",
                            f"move them beside it, or put a {FILE} of their own into that folder",
                        ),
                    )
                )
    if problems:
        raise IntakeError(problems)


def _between(folder: Path, top: Path) -> Iterator[Path]:
    """A folder and those above it, up to another."""
    while folder != top:
        yield folder
        folder = folder.parent


def find_delivery(given: Iterable[Given], dictionary: Dictionary) -> Delivery | None:
    """Read the `delivery.yaml` beside the files, or else the first sheet of a filled template.

    Args:
        given: the files.
        dictionary: names the tables.

    Returns:
        The delivery; None where neither is there.

    Raises:
        IntakeError: it cannot be used or is not called as it should be, or the files lie beside several.
    """
    given = tuple(given)
    check_names(file.path for file in given)
    folders = sorted({file.path.parent for file in given})
    found = [folder / FILE for folder in folders if (folder / FILE).is_file()]
    if not found:
        covers = [(file, read_cover(file.path, file.name, dictionary)) for file in given if _is_template(file.path)]
        stated = [(file.path, cover) for file, cover in covers if cover is not None]
        if len(stated) == 1:
            return stated[0][1]
        found = [path for path, _ in stated]
    if len(found) > 1:
        what = Words(f"文件分属 {len(found)} 份交付说明", f"the files belong to {len(found)} deliveries")
        mend = Words("一次交付添加一次", "add each delivery by itself")
        raise IntakeError([Problem("deliveries", Place("、".join(map(str, found))), what, mend=mend)])
    return read_delivery(found[0], dictionary) if found else None


def part_known(given: Iterable[Given], batches: Iterable[Batch]) -> tuple[tuple[Given, ...], tuple[Recognised, ...]]:
    """Part the files that are new from those that the workspace holds.

    Args:
        given: the files.
        batches: the batches of the workspace.

    Returns:
        The new files, each content once, and what was recognised.
    """
    known = {entry.sha256: (batch.id, entry.name) for batch in batches for entry in batch.manifest.files if entry.read}
    new: dict[str, Given] = {}
    recognised: list[Recognised] = []
    for file in given:
        if file.sha256 in known:
            recognised.append(Recognised(file.name, *known[file.sha256]))
        elif file.sha256 in new:
            recognised.append(Recognised(file.name, "", new[file.sha256].name))
        else:
            new[file.sha256] = file
    return tuple(new.values()), tuple(recognised)


def _is_template(path: Path) -> bool:
    return path.suffix.lower() in {".xlsx", ".xlsm"}


def _is_data(path: Path) -> bool:
    return path.is_file() and path.name != FILE and not is_left_by_system(path.name)


def _names(paths: list[Path]) -> dict[Path, str]:
    """Each file's name, with as many folders before it as tell it from the others."""
    names = {path: path.name for path in paths}
    depth = 1
    while len(set(names.values())) < len(names):
        depth += 1
        doubled = [name for name in names.values() if list(names.values()).count(name) > 1]
        names = {path: "/".join(path.parts[-depth:]) if name in doubled else name for path, name in names.items()}
    return names


def _given(path: Path, name: str) -> Given:
    try:
        return Given(path, name, sha256_of(path), path.stat().st_size)
    except OSError as error:
        what = Words(f"文件打不开（{error.strerror}）", f"the file cannot be opened ({error.strerror})")
        mend = Words("检查权限，或先关闭正在使用它的软件", "check its permissions, or close the program that uses it")
        raise IntakeError([Problem("no_file", Place(name), what, mend=mend)]) from error

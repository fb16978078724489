"""Adding delivered files to a workspace."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from pathlib import Path

from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.intake.adding.gather import Given, find_delivery, gather, part_known
from jianheng.intake.adding.inspect import source_name
from jianheng.intake.adding.passed_over import passed_over
from jianheng.intake.adding.renaming import present_names
from jianheng.intake.adding.replacing import (
    corrections_left,
    nothing_instead,
    standing_beside,
    still_counts,
    the_replaced,
)
from jianheng.intake.adding.result import NOT_READ, AddResult, ProgressCall, Recognised
from jianheng.intake.adding.writing import NOTHING_READ, BatchWriter, batch_id
from jianheng.intake.cleaning import PresentNames
from jianheng.intake.deleting import finish_deletions
from jianheng.intake.delivery import FILE, Delivery, read_delivery
from jianheng.intake.mapping import Mapping, load_mapping
from jianheng.intake.problem import IntakeError, Place, Problem, Severity, Words
from jianheng.intake.rows.documents import DocumentReader
from jianheng.intake.store.batch import Batch, list_batches
from jianheng.intake.store.folder import appearing, remove_unfinished
from jianheng.intake.store.lock import writing
from jianheng.intake.store.manifest import Instead, Manifest
from jianheng.intake.store.withdrawal import keep_words
from jianheng.workspace import Workspace

_FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)


class _NothingReadError(Exception):
    """Nothing of the delivery could be read, so that no batch is to be left."""


def add_files(  # noqa: PLR0913 - all that one delivery comes with
    workspace: Workspace,
    files: Iterable[Path],
    *,
    delivery: Delivery | Path | None = None,
    source: str | None = None,
    mapping: Mapping | None = None,
    progress: ProgressCall | None = None,
    dictionary: Dictionary | None = None,
    replaces: str = "",
    reason: str = "",
) -> AddResult:
    """Read files into a new batch of a workspace.

    A cell that cannot be read is recorded as a problem and stays empty; a file whose content the workspace
    holds already is recognised and brings nothing. The batch appears whole or not at all.

    Args:
        workspace: the workspace.
        files: files, and folders whose files are all meant.
        delivery: what the delivery says of itself; if left out, the `delivery.yaml` beside the files. Without
            any, nothing is covered: the absence of a row then proves nothing.
        source: name of the source, under which its mapping is kept; the reporting unit if left out.
        mapping: which column fills which field, in place of what is kept for the source.
        progress: told how far the work is.
        dictionary: the dictionary; the package's own if left out.
        replaces: a batch in whose place the new one stands; it is withdrawn in the same step, and its files are read
            anew, so that an unchanged file beside a mended one is not lost.
        reason: why it is replaced.

    Returns:
        The new batch with its counts and problems, and the files that were known.

    Raises:
        IntakeError: a path or the delivery cannot be used, no row can be read of what is new and nothing was known,
            nothing would stand in the place of the batch replaced, the disk is full, or another process is adding;
            every problem at once.
    """
    dictionary = dictionary or load_dictionary()
    paths = [Path(file) for file in files]
    given = gather(paths)
    if isinstance(delivery, Path):
        given = tuple(file for file in given if file.path != delivery.resolve())
        delivery = read_delivery(delivery, dictionary)
    elif delivery is None:
        delivery = find_delivery(given, dictionary)
    mapping = mapping or load_mapping(workspace, source_name(source, delivery), dictionary)
    names = present_names(workspace)
    finish_deletions(workspace)
    with writing(workspace.batches):
        remove_unfinished(workspace.batches)
        batches = list_batches(workspace)
        instead = the_replaced(workspace, batches, replaces, reason) if replaces else None
        new, recognised = part_known(given, batches)
        if instead is not None:
            beside = standing_beside(workspace, instead)
            anew = part_known(given, beside)
            # The very same batch again takes nobody's place.
            if batch_id(anew[0], delivery, dictionary, mapping, names) not in {batch.id for batch in batches}:
                still_counts(workspace, instead)
                (new, recognised), batches = anew, beside
        notices = (*_other_delivery(recognised, batches, delivery), *passed_over(paths))
        if not new:
            return AddResult(None, {}, notices, recognised)
        added = _add(
            workspace, new, recognised, notices, delivery, mapping, dictionary, names, batches, progress, instead
        )
        keep_words(workspace)
        return added


def _add(  # noqa: PLR0913, PLR0917 - all that one delivery comes with
    workspace: Workspace,
    new: tuple[Given, ...],
    recognised: tuple[Recognised, ...],
    notices: tuple[Problem, ...],
    delivery: Delivery | None,
    mapping: Mapping | None,
    dictionary: Dictionary,
    names: PresentNames,
    batches: tuple[Batch, ...],
    progress: ProgressCall | None,
    instead: Instead | None,
) -> AddResult:
    name = batch_id(new, delivery, dictionary, mapping, names)
    documents = DocumentReader(dictionary, batches)
    problems: list[Problem] = [*notices, *_not_told(delivery)]
    problems += corrections_left(workspace, instead) if instead is not None else []
    try:
        with appearing(workspace.batches / name) as folder:
            writer = BatchWriter(
                folder, name, delivery, dictionary, documents, progress, problems, mapping, instead, names
            )
            manifest: Manifest | None = writer.write(new)
            kept = manifest is not None and any(entry.kept for entry in manifest.tables.values())
            # Kept as a batch, the files would pass for known, and could not be added once they are mended.
            if manifest is None or (not kept and (instead or any(each.code in NOT_READ for each in problems))):
                raise _NothingReadError
    except _NothingReadError:
        if instead is None and any(file.batch for file in recognised):
            return AddResult(None, {}, tuple(problems), recognised)
        raise IntakeError([*problems, _nothing(workspace, instead)]) from None
    except OSError as error:
        raise IntakeError([_disk_problem(workspace, error)]) from error
    return AddResult(name, manifest.tables, tuple(problems), recognised, instead.batch if instead else "")


def _nothing(workspace: Workspace, instead: Instead | None) -> Problem:
    if instead is not None:
        return Problem("nothing_instead", Place(str(workspace.root)), nothing_instead(instead.batch))
    return Problem("nothing_read", Place(str(workspace.root)), NOTHING_READ)


def _not_told(delivery: Delivery | None) -> list[Problem]:
    if delivery is not None:
        return []
    what = Words(
        "没有交付说明：能用来发现违法，但“查无记录”不能说明没有",
        "there is no statement of delivery: the absence of a row proves nothing",
    )
    mend = Words(f"请交付单位填写 {FILE}，与文件放在一起后添加", f"put a {FILE} beside the files")
    return [Problem("no_delivery", Place(FILE), what, mend=mend, severity=Severity.NOTICE)]


def _other_delivery(
    recognised: tuple[Recognised, ...], batches: tuple[Batch, ...], delivery: Delivery | None
) -> list[Problem]:
    """A known file that comes with another statement than it came with: the batch keeps the first."""
    by_id = {batch.id: batch for batch in batches}
    found = []
    for file in recognised:
        if file.batch and delivery is not None and by_id[file.batch].manifest.delivery != delivery:
            what = Words(
                f"已在批次 {file.batch} 中，但这次的交付说明与当时不同，没有采用",
                f"is in batch {file.batch} with another statement of delivery; the new one was not taken",
            )
            mend = Words(
                f"要采用新的说明，用 jianheng add 工作区 文件 --replace {file.batch}",
                f"to take the new one, use jianheng add … --replace {file.batch}",
            )
            found.append(Problem("other_delivery", Place(file.name), what, mend=mend))
    return found


def _disk_problem(workspace: Workspace, error: OSError) -> Problem:
    what = Words(
        f"不能写入工作区（{error.strerror or error}）", f"cannot write to the workspace ({error.strerror or error})"
    )
    mend = Words("检查磁盘和文件夹权限后再试", "check the disk and the folder's permissions, then try again")
    if error.errno in _FULL:
        what = Words("磁盘空间不足，什么也没有添加", "the disk is full; nothing was added")
        mend = Words("腾出空间后再试", "make room, then try again")
    return Problem("disk", Place(str(workspace.batches)), what, mend=mend)

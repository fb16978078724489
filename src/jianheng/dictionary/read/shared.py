"""What all tables share: the version, fields that every delivered table has, and the general legal basis."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.dictionary.field import Field
from jianheng.dictionary.model import Basis
from jianheng.dictionary.problem import FilePlace, Words
from jianheng.dictionary.read.field import read_field
from jianheng.dictionary.read.form import Form
from jianheng.dictionary.read.source import Listing, Mapping

FILE = "common.yaml"


@dataclass(frozen=True)
class Shared:
    """What all tables share.

    Args:
        version: version of the dictionary.
        fields: fields by name; `person` comes first in a table, the others last.
        basis: articles on which every request may rest.
    """

    version: int
    fields: dict[str, Field]
    basis: tuple[Basis, ...]


NOTHING = Shared(1, {}, ())


def read_shared(root: Mapping, form: Form) -> Shared:
    """Read the file.

    Args:
        root: its mapping.
        form: takes the problems.

    Returns:
        What could be read of it.
    """
    form.keys(root, ("version", "fields", "basis"), ())
    fields = {name: read_field(name, node, form) for name, node in form.mapping(root, "fields").pairs.items()}
    return Shared(
        _version(root, form),
        {name: field for name, field in fields.items() if field is not None},
        _basis(root, form),
    )


def _version(root: Mapping, form: Form) -> int:
    written = form.text(root, "version", "1")
    if written.isascii() and written.isdigit():
        return int(written)
    mend = Words("写成 1、2、3 …", "write 1, 2, 3 …")
    form.add("version", root.place("version"), written, Words("不是版本号", "is no version"), mend)
    return 1


def _basis(root: Mapping, form: Form) -> tuple[Basis, ...]:
    listing = root.pairs.get("basis")
    if not isinstance(listing, Listing):
        _complain(root.place("basis"), form)
        return ()
    found = []
    for item in listing.items:
        if isinstance(item, Mapping):
            form.keys(item, ("cite", "words"), ())
            found.append(Basis(form.text(item, "cite"), form.both(item, "words")))
        else:
            _complain(item.at, form)
    return tuple(found)


def _complain(at: FilePlace, form: Form) -> None:
    mend = Words("写成 [{cite: …, words: {zh: …, en: …}}]", "write [{cite: …, words: {zh: …, en: …}}]")
    form.add("basis", at, "", Words("法律依据写法不对", "is no list of articles"), mend)

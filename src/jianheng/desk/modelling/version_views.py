"""A model as it is now beside the version of an earlier run, in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.modelling.shelf import model_of, words_of
from jianheng.desk.runs.folders import folder_of, manifest_of
from jianheng.desk.runs.models import Ran
from jianheng.desk.words import lang
from jianheng.dictionary import load_dictionary
from jianheng.language.canonical import logic_hash
from jianheng.language.sentences import Sentences
from jianheng.law import load_tables


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of both versions.

    Args:
        label: what it tells of.
        before, after: its pieces, each with whether it differs.
    """

    label: str
    before: list[tuple[str, bool]]
    after: list[tuple[str, bool]]

    @property
    def differs(self) -> bool:
        """Whether anything in it differs."""
        return any(differs for _, differs in (*self.before, *self.after))


@needs(Can.MODEL_READ)
def compare(request: HttpRequest, model: str) -> HttpResponse:
    """Both versions, paragraph by paragraph."""
    found = model_of(model)
    ran = Ran.objects.filter(model=found.id, run__name=request.GET.get("run", "")).select_related("run").first()
    folder = folder_of(ran.run.name) if ran is not None else None
    if ran is None or folder is None:
        raise Http404
    then = next(each for each in manifest_of(folder).models if each.id == found.id)
    now = Sentences(found, load_dictionary(), load_tables(), lang()).whole()
    context = {
        "model": found,
        "title": words_of(found.title),
        "ran": ran,
        "paragraphs": paragraphs(then.sentences.pick(lang()), now),
        "same_logic": then.logic == logic_hash(found),
        "overridden": then.overrides,
    }
    return render(request, "models/versions.html", context)


def paragraphs(before: str, after: str) -> list[Paragraph]:
    """The paragraphs of two texts beside each other, in the order of the later one.

    Args:
        before, after: paragraphs with their labels in asterisks.
    """
    was, now = _labelled(before), _labelled(after)
    labels = [*now, *(label for label in was if label not in now)]
    return [Paragraph(label, *_pieces(was.get(label, ""), now.get(label, ""))) for label in labels]


def _labelled(text: str) -> dict[str, str]:
    found = {}
    for paragraph in filter(None, text.split("\n\n")):
        label, _, rest = paragraph.removeprefix("**").partition("**")
        found[label] = rest.lstrip("：: ")
    return found


def _pieces(before: str, after: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    if before == after:
        return [(before, False)], [(after, False)]
    was, now = [], []
    for how, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if b > a:
            was.append((before[a:b], how != "equal"))
        if d > c:
            now.append((after[c:d], how != "equal"))
    return was, now

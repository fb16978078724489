"""What each conclusion means, beside its name in the form."""

from __future__ import annotations

from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.words import CONCLUSIONS
from jianheng.desk.words import Words

MEANINGS = {
    "confirmed": Words("违法成立，可以进入文书", "The breach stands; a document may follow"),
    "defect": Words("违法成立，但未造成后果，无需文书", "A breach without consequence; no document needed"),
    "lawful": Words(
        "查明依法办理，或者适用了记录中没有写明的例外；请写明是哪一项",
        "Lawful on the facts, or under an exception that no record told; say which",
    ),
    "data_error": Words("写明哪个来源、哪一格写错", "Say which source and which cell is wrong"),
    "identity_error": Words("记录属于另一个人", "The records are another person's"),
    "model_error": Words(
        "模型没有正确反映法律；计入本模型的精确率",
        "The model does not say what the law says; lowers its precision",
    ),
    "duplicate": Words("与另一条线索是同一件事，写明编号", "The same matter as another clue; say which"),
    "out_of_remit": Words("写明移送哪一个检察院", "Say to which procuratorate it goes"),
}
# A prompt is no finding of a breach: whoever thinks it is one opens it as a clue.
OF_CLUES_ONLY = ("confirmed", "defect")


def for_section(section: str) -> list[str]:
    """The conclusions that fit a clue or a prompt."""
    return [code for code in CONCLUSIONS if section == Clue.CLUE or code not in OF_CLUES_ONLY]

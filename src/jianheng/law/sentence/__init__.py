"""What a sentence comes to on the calendar."""

from jianheng.law.sentence.broken import broken_end
from jianheng.law.sentence.combined import combined, combined_with_rest, left_after_omitted
from jianheng.law.sentence.commuted import commuted_end, converted_end, converted_reprieve_end, reprieve_end, taken_off
from jianheng.law.sentence.credit import Restraint, credited
from jianheng.law.sentence.ending import sentence_end
from jianheng.law.sentence.supervised import parole_end, probation_end, prolonged, rights_end

__all__ = [
    "Restraint",
    "broken_end",
    "combined",
    "combined_with_rest",
    "commuted_end",
    "converted_end",
    "converted_reprieve_end",
    "credited",
    "left_after_omitted",
    "parole_end",
    "probation_end",
    "prolonged",
    "reprieve_end",
    "rights_end",
    "sentence_end",
    "taken_off",
]

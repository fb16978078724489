"""What a sentence comes to on the calendar."""

from jianheng.law.sentence.broken import broken_end
from jianheng.law.sentence.commuted import commuted_end, converted_end, converted_reprieve_end, reprieve_end
from jianheng.law.sentence.ending import sentence_end
from jianheng.law.sentence.supervised import parole_end, probation_end, prolonged, rights_end

__all__ = [
    "broken_end",
    "commuted_end",
    "converted_end",
    "converted_reprieve_end",
    "parole_end",
    "probation_end",
    "prolonged",
    "reprieve_end",
    "rights_end",
    "sentence_end",
]

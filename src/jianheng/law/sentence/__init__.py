"""What a sentence comes to on the calendar."""

from jianheng.law.sentence.broken import broken_end
from jianheng.law.sentence.ending import sentence_end

__all__ = ["broken_end", "sentence_end"]

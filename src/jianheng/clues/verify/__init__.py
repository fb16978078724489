"""One clue run again from its run's manifest: is everything it rests on as it was, and does it say the same?"""

from jianheng.clues.verify.difference import Difference
from jianheng.clues.verify.record import Record, RecordedClue, open_record
from jianheng.clues.verify.verify import Now, Verification, Verified, verify

__all__ = ["Difference", "Now", "Record", "RecordedClue", "Verification", "Verified", "open_record", "verify"]

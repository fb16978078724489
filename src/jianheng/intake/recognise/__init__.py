"""Which table a sheet is and which field a column fills, from headings and values, each with its reason."""

from jianheng.intake.recognise.proposal import Candidate, ColumnProposal, Proposal, State, TableGuess
from jianheng.intake.recognise.propose import Recogniser

__all__ = ["Candidate", "ColumnProposal", "Proposal", "Recogniser", "State", "TableGuess"]

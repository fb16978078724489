"""Results of models that are kept aside while their run is not finished."""

from jianheng.engine.kept.kept import KEPT, Kept, open_kept, stem
from jianheng.engine.kept.piece import Piece, write_answers

__all__ = ["KEPT", "Kept", "Piece", "open_kept", "stem", "write_answers"]

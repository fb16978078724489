"""Results of models that are kept aside while their run is not finished."""

from jianheng.engine.kept.kept import KEPT, Kept, open_kept
from jianheng.engine.kept.piece import Piece

__all__ = ["KEPT", "Kept", "Piece", "open_kept"]

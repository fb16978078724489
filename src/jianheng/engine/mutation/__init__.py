"""Whether a model's cases would notice a mistake: each small change of the model must fail some case."""

from jianheng.engine.mutation.mutant import Mutant
from jianheng.engine.mutation.score import Score, score

__all__ = ["Mutant", "Score", "score"]

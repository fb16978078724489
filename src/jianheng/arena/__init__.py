"""An invented county whose truth is known: ten years of criminal justice, with unlawful acts in known places."""

from jianheng.arena.act import Act
from jianheng.arena.files.deliveries import write_deliveries
from jianheng.arena.files.dirt.hit import Dirt
from jianheng.arena.files.styled.read import STYLES
from jianheng.arena.files.tables import write_tables
from jianheng.arena.plan import Plan
from jianheng.arena.score import ModelScore, score_model
from jianheng.arena.truth import Truth, TruthError, read_truth, write_truth
from jianheng.arena.world.county_life import live
from jianheng.arena.world.life import FIRST_DAY, LAST_DAY, Life

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "STYLES",
    "Act",
    "Dirt",
    "Life",
    "ModelScore",
    "Plan",
    "Truth",
    "TruthError",
    "live",
    "read_truth",
    "score_model",
    "write_deliveries",
    "write_tables",
    "write_truth",
]

"""What is lost of a county is answered as undetermined, never in silence."""

from benchmarks.losses.held import Loss, losses, scores
from benchmarks.losses.page import count

from jianheng.arena import Plan
from jianheng.dictionary import load_dictionary
from jianheng.law import load_tables
from jianheng.library import load_library

MODELS = ("custody/held-after-end", "commutation/interval-too-short")


def test_a_table_that_nobody_hands_over() -> None:
    dictionary, law = load_dictionary(), load_tables()
    models = [model for model in load_library(dictionary, law) if model.id in MODELS]
    nothing, *_, last = losses(1200, 1, dictionary)
    assert nothing == Loss("无缺失", "nothing lost", Plan(1200, 1))
    assert last.plan.withheld
    without = Plan(1200, 1, ("prison_stay",))
    whole, lossy = (scores(plan, models, dictionary, law) for plan in (nothing.plan, without))
    counts = {name: count(whole[name], score, without) for name, score in lossy.items()}
    assert set(counts) == set(MODELS)
    assert sum(each.seeded for each in counts.values()) > 0
    assert counts["custody/held-after-end"].found < counts["custody/held-after-end"].seeded
    assert all(each.sound for each in counts.values())

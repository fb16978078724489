"""A model as a sequence of layers: the acts, then facts and values as soon as their inputs are ready."""

from __future__ import annotations

from datetime import date

from jianheng.dictionary import Dictionary
from jianheng.engine.coverage import CoverageKinds
from jianheng.engine.layers import Need, layers, needs
from jianheng.engine.lowering.items import conjuncts
from jianheng.engine.plan import Plan
from jianheng.engine.planning.acts import acts, signed_leaves
from jianheng.engine.planning.answers import answers
from jianheng.engine.planning.facts import facts
from jianheng.engine.planning.scope import narrow
from jianheng.engine.planning.slots import slots
from jianheng.engine.planning.stages import Known, Stages
from jianheng.engine.planning.values import lets
from jianheng.language.population import own_dictionary
from jianheng.language.tree import Model
from jianheng.law import LawTable

UNKNOWN = Known()


def build_plan(
    model: Model,
    dictionary: Dictionary,
    law: dict[str, LawTable],
    as_of: date,
    kinds: CoverageKinds,
    rows: bool = False,
    known: Known = UNKNOWN,
) -> Plan:
    """Lower a model.

    Args:
        model: a checked model.
        dictionary, law: what its names mean.
        as_of: the day whose evening the run imagines.
        kinds: which coverage there is.
        rows: only the acts listed in the table `wanted` (for `why` and for evidence).
        known: what is known of the rows.

    Returns:
        The plan; every relation is a SQLGlot select.
    """
    dictionary = own_dictionary(model.examine, dictionary)
    stages = Stages(model, dictionary, law, as_of, kinds, known)
    acts(stages, rows)
    signed_leaves(stages)
    open_parts = [part for part in conjuncts(model.where) if needs(part, model)]
    done: set[Need] = set()
    for layer in layers(model):
        if layer.lets:
            lets(stages, layer.lets)
        if layer.items:
            facts(stages, layer.items)
        if layer.slots:
            slots(stages)
        done |= layer.made()
        narrow(stages, [part for part in open_parts if needs(part, model) <= done])
        open_parts = [part for part in open_parts if not needs(part, model) <= done]
    answers(stages)
    stages.plan.lets = stages.names.lets
    return stages.plan

"""Which delivered fields each derived table is made of, so that nobody is asked for more."""

from __future__ import annotations

from collections.abc import Mapping

_RULINGS = {
    "commutation_ruling": (
        "case_number",
        "court",
        "proposed_on",
        "ruled_on",
        "latest_event_on",
        "result",
        "reduction",
        "to_penalty",
        "to_term",
        "new_start",
        "new_end",
        "served_on",
    ),
    "recited_reduction": (
        "ruling",
        "position",
        "ruled_on",
        "court",
        "case_number",
        "reduction",
        "to_penalty",
        "to_term",
        "new_start",
        "new_end",
    ),
}
_SENTENCE = (
    "judgment",
    "judged_on",
    "main_penalty",
    "term",
    "category",
    "stated_start",
    "stated_end",
    "stated_credit_days",
    "delivered_on",
)
# Beside these fields, every one of these tables tells whose row it is.
MADE_OF: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "reduction": _RULINGS,
    "sentence_state": {"judgment_person": _SENTENCE, **_RULINGS},
    "cell_stay": {
        "assignment": ("kept_by", "kind", "value", "from_on", "until_on"),
        "person_statement": ("birth_on",),
    },
    "custody_span": {
        "judgment_person": (*_SENTENCE, "probation", "effective_on"),
        **_RULINGS,
        "detention_stay": ("centre", "admitted_at", "left_at", "left_for", "serving_from", "serving_end_stated"),
        "prison_stay": ("prison", "admitted_on", "stated_end", "left_on", "left_for"),
        "coercive_measure": ("kind", "executed_at", "in_force_until"),
        "custody_clock": ("stage", "basis", "period_from", "period_until"),
        "proceeding": ("stage", "accepted_on", "ended_on", "outcome"),
    },
}

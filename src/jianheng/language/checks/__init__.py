"""Static checks of a model, one rule a file.

Form, names, slots and `first`/`last` without `by` (E01, E02, E05, E08, E16) are refused while the file is read;
types, months without a convention and open dates (E03, E10, E11) while types are found; what an office may not set
(E17) while its overrides are read. Here stands the rest.

W11 is ours: a text in one language only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from jianheng.dictionary import Dictionary
from jianheng.language.checks.absence_window import absence_without_window
from jianheng.language.checks.case_names import unknown_names
from jianheng.language.checks.column_names import clashing_columns
from jianheng.language.checks.cycle import cycles
from jianheng.language.checks.due_window import window_past_due
from jianheng.language.checks.inclusive_words import inclusive_words
from jianheng.language.checks.key_equality import untied_items
from jianheng.language.checks.law_in_force import law_out_of_force
from jianheng.language.checks.leaf_without_row import leaves_without_row
from jianheng.language.checks.moment_with_date import moments_with_dates
from jianheng.language.checks.naked_number import naked_numbers
from jianheng.language.checks.never_true import never_true
from jianheng.language.checks.one_language import one_language
from jianheng.language.checks.peers_outside_groups import peers_outside_groups
from jianheng.language.checks.placeholders import unknown_placeholders
from jianheng.language.checks.required import missing_cases
from jianheng.language.checks.same_shape import same_shape
from jianheng.language.checks.soft_ground import soft_grounds
from jianheng.language.checks.subject import Share, Subject
from jianheng.language.checks.substituted_fact import substituted_facts
from jianheng.language.checks.unequal_none import unequal_with_none
from jianheng.language.checks.unheld_item import unheld_items
from jianheng.language.checks.unmapped_field import unmapped_fields
from jianheng.language.checks.unreached_exemption import unreached_exemptions
from jianheng.language.population import own_dictionary
from jianheng.language.problem import Problem, in_order
from jianheng.language.tree import Model
from jianheng.law import Instrument, LawTable, load_instruments

CHECKS: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    unknown_names,
    untied_items,
    absence_without_window,
    naked_numbers,
    law_out_of_force,
    soft_grounds,
    unknown_placeholders,
    peers_outside_groups,
    window_past_due,
    never_true,
    unreached_exemptions,
    unequal_with_none,
    unheld_items,
    missing_cases,
    substituted_facts,
    moments_with_dates,
    one_language,
    inclusive_words,
    same_shape,
    unmapped_fields,
    leaves_without_row,
    clashing_columns,
)


def check_model(
    model: Model,
    dictionary: Dictionary,
    law: dict[str, LawTable],
    instruments: dict[str, Instrument] | None = None,
    others: Sequence[Model] = (),
    unfilled: Mapping[tuple[str, str], Share] | None = None,
) -> list[Problem]:
    """Find everything that is wrong with a model, or worth a look.

    Args:
        model: a model as read.
        dictionary: canonical tables and code lists.
        law: decision tables by name.
        instruments: laws and rules by id; left out for those of the package.
        others: models beside which it is listed (W08).
        unfilled: what the data of a workspace leave empty (W07).

    Returns:
        Problems in the order of the file; codes with E stop the model, codes with W are shown.
    """
    known = load_instruments() if instruments is None else instruments
    subject = Subject(model, own_dictionary(model.examine, dictionary), law, known, tuple(others), unfilled or {})
    problems = [*subject.typing.check(), *cycles(subject)]
    # Whatever follows names would never come to an end.
    if any(problem.code == "E04" for problem in problems):
        return in_order(problems)
    for check in CHECKS:
        problems += check(subject)
    return in_order(problems)


__all__ = ["CHECKS", "Share", "check_model"]

"""What one court decision imposes on a person, as facts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jianheng.intake.cleaning import Fact, PartDate
from jianheng.law.term import Term


@dataclass(frozen=True)
class Rights:
    """Deprivation of political rights, imposed or changed.

    Args:
        change: `imposed` by a judgment; by a reduction `to` a term, `by` a term, or `unchanged`.
        term: the term; None where it is for life.
    """

    change: str
    term: Term | None


@dataclass(frozen=True)
class Offence:
    """One offence of a judgment.

    Args:
        name: the name as printed, such as 贩卖毒品罪, without remarks in brackets.
        penalty: `fixed_term`, `life`, `death_reprieve`, `criminal_detention` or `control` for this offence,
            where the text gives this offence its own penalty.
        term: the term for this offence alone.
    """

    name: Fact[str]
    penalty: Fact[str] | None = None
    term: Fact[Term] | None = None


@dataclass(frozen=True)
class PropertyTerm:
    """One money term of a judgment.

    Args:
        kind: a code of `property_kind`.
        amount: yuan; None where the term has no number (没收个人全部财产).
        state: `paid` or `unpaid`, where the text says so beside the term.
        paid: yuan paid, where the text says so beside the term.
        joint: present where several are liable together.
    """

    kind: Fact[str]
    amount: Fact[Decimal] | None = None
    state: Fact[str] | None = None
    paid: Fact[Decimal] | None = None
    joint: Fact[bool] | None = None


@dataclass(frozen=True)
class Sentence:
    """What a judgment, or the decision on an appeal, imposes.

    Args:
        penalty: main penalty to be executed: `fixed_term`, `life`, `death_reprieve`, `criminal_detention`
            or `control`.
        term: its length; for several offences the combined one.
        combined: the words 数罪并罚 or 决定执行, where several penalties were joined (CL 69).
        merges: the words that join an earlier sentence (CL 70, 71).
        offences: in the order of the text.
        rights: deprivation of political rights.
        start_on: first day of the term as printed, credit included or not as the court prints it.
        end_on: last day as printed.
        property: money terms to be executed under this decision.
        limited: the words 限制减刑 (CL 50(2)).
        no_commutation: the words 终身监禁 (CL 383(4)).
    """

    penalty: Fact[str] | None = None
    term: Fact[Term] | None = None
    combined: Fact[bool] | None = None
    merges: Fact[bool] | None = None
    offences: tuple[Offence, ...] = ()
    rights: Fact[Rights] | None = None
    start_on: Fact[PartDate] | None = None
    end_on: Fact[PartDate] | None = None
    property: tuple[PropertyTerm, ...] = ()
    limited: Fact[bool] | None = None
    no_commutation: Fact[bool] | None = None


@dataclass(frozen=True)
class Appeal:
    """A decision of a higher court on a judgment.

    Args:
        court: the court; 本院 where the text names it only so.
        decided_on: day of the decision.
        case_number: in one form.
        by: `appealed` by the person, `protested` by the procuratorate, or `co_defendant` where only others
            appealed; None where the text does not say who did.
        result: `affirm`, `change`, `remand`, `withdrawn` or `approved` (核准).
        sentence: what it imposes instead or besides.
    """

    court: Fact[str] | None
    decided_on: Fact[PartDate]
    case_number: Fact[str] | None
    by: Fact[str] | None
    result: Fact[str]
    sentence: Sentence


@dataclass(frozen=True)
class Judgment:
    """A judgment that imposed a sentence now or earlier executed.

    Args:
        court: the court; 本院 where the text names it only so.
        judged_on: day of the judgment.
        case_number: in one form.
        instance: `first`, or `retrial` where the text says so.
        sentence: what it imposes.
        appeals: decisions on it, in order.
        no_appeal: the words by which nobody, or not this person, appealed.
    """

    court: Fact[str] | None
    judged_on: Fact[PartDate]
    case_number: Fact[str] | None
    instance: str
    sentence: Sentence
    appeals: tuple[Appeal, ...] = ()
    no_appeal: Fact[bool] | None = None

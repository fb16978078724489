"""Everything that a commutation ruling says, each value with its words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jianheng.intake.cleaning import Fact, PartDate
from jianheng.intake.ruling.sentence_facts import Judgment, Rights, Sentence
from jianheng.law.term import Term


@dataclass(frozen=True)
class Person:
    """The prisoner as the ruling describes him or her.

    Args:
        name: as printed.
        sex: `male` or `female`.
        birth_on: day, month or year of birth.
        id_number: the national ID number of 18 characters, where a valid one is printed.
    """

    name: Fact[str] | None = None
    sex: Fact[str] | None = None
    birth_on: Fact[PartDate] | None = None
    id_number: Fact[str] | None = None


@dataclass(frozen=True)
class Delivery:
    """The prisoner handed to, or taken in by, the executing organ.

    Args:
        kind: `delivered` (交付, 送), `admitted` (入监, 收监) or `transferred` (调入, 转押).
        on: the day or month.
        to: the prison, where the same words name it.
    """

    kind: Fact[str]
    on: Fact[PartDate]
    to: Fact[str] | None = None


@dataclass(frozen=True)
class Reduction:
    """An earlier reduction as this ruling recites it.

    Args:
        court: the court; 本院 where the text names it only so.
        ruled_on: day of that ruling; None where only a number of reductions is told (曾被减刑一次).
        case_number: in one form.
        reduction: the term taken off.
        joint_total: the term taken off by this and the neighbouring reductions together, where only that is told.
        to_penalty: `fixed_term` or `life`, where the penalty was converted.
        to_term: the fixed term it was converted to.
        rights: change of the deprivation of political rights.
        new_start: first day of the term as printed after it.
        new_end: last day as printed after it.
    """

    court: Fact[str] | None
    ruled_on: Fact[PartDate] | None
    case_number: Fact[str] | None
    reduction: Fact[Term] | None = None
    joint_total: Fact[Term] | None = None
    to_penalty: Fact[str] | None = None
    to_term: Fact[Term] | None = None
    rights: Fact[Rights] | None = None
    new_start: Fact[PartDate] | None = None
    new_end: Fact[PartDate] | None = None


@dataclass(frozen=True)
class Grounds:
    """Grounds for a reduction, as one speaker states them: the court its findings, the prison its claims.

    Args:
        repentance: True 确有悔改表现 stated, False expressly denied, None not spoken of.
        merit: the same for 立功.
        major_merit: the same for 重大立功.
    """

    repentance: Fact[bool] | None = None
    merit: Fact[bool] | None = None
    major_merit: Fact[bool] | None = None


@dataclass(frozen=True)
class Proposal:
    """The executing organ's proposal.

    Args:
        proposed_on: day of 报请 to the court.
        number: number of the letter, in one form.
        by: the executing organ.
        reduction: the term asked for.
        to_penalty: the penalty asked for, where a conversion is asked.
        to_term: the fixed term asked for in a conversion.
        rights: the change of political rights asked for.
        grounds: what the organ puts forward, found by the court or not.
    """

    proposed_on: Fact[PartDate] | None = None
    number: Fact[str] | None = None
    by: Fact[str] | None = None
    reduction: Fact[Term] | None = None
    to_penalty: Fact[str] | None = None
    to_term: Fact[Term] | None = None
    rights: Fact[Rights] | None = None
    grounds: Grounds = Grounds()


@dataclass(frozen=True)
class Points:
    """Points of conduct.

    Args:
        total: the points.
        from_on: begin of the period, where stated.
        until_on: end of the period.
    """

    total: Fact[Decimal]
    from_on: Fact[PartDate] | None = None
    until_on: Fact[PartDate] | None = None


@dataclass(frozen=True)
class Award:
    """Awards: a number of them, or one with its date.

    Args:
        kind: a code of `award`: `praise` 表扬, `merit_record` 记功, `commendation` 嘉奖.
        count: how many.
        on: when, where a single one is dated.
        from_on: begin of the period of the count.
        until_on: end of the period.
    """

    kind: Fact[str]
    count: Fact[int] | None = None
    on: Fact[PartDate] | None = None
    from_on: Fact[PartDate] | None = None
    until_on: Fact[PartDate] | None = None


@dataclass(frozen=True)
class Payment:
    """Something paid on the property terms, told outside the judgment.

    Args:
        kind: a code of `property_kind`, or `all` where the text speaks of the property terms together.
        amount: yuan; None where the text says that all was paid, without a number.
        fully: the words that say so.
        paid_on: the day, where stated.
        so_far: the words say what was paid in all until now (已履行罚金500元), not one payment.
        said_by: `prison`, `procuratorate`, `court`, or `judgment` for the history.
    """

    kind: Fact[str]
    said_by: str
    so_far: bool = False
    amount: Fact[Decimal] | None = None
    fully: Fact[bool] | None = None
    paid_on: Fact[PartDate] | None = None


@dataclass(frozen=True)
class ClassSign:
    """Words that speak for or against a strict class.

    Args:
        sign: a code; `general` where the text says that no strict class applies, `property_unpaid` where
            property terms are unperformed and nothing is said about the ability.
        said_by: `prison`, `procuratorate`, `court`, or `judgment` where offence and term alone imply it.
        words: the words.
    """

    sign: str
    said_by: str
    words: Fact[str]


@dataclass(frozen=True)
class Order:
    """What the court ordered.

    Args:
        result: `granted`, `refused`, `withdrawn` or `returned`.
        reduction: the term taken off.
        to_penalty: `fixed_term` or `life` in a conversion.
        to_term: the fixed term after a conversion.
        new_start: first day of the term as printed.
        new_end: last day as printed.
        rights: change of the deprivation of political rights.
    """

    result: Fact[str] | None = None
    reduction: Fact[Term] | None = None
    to_penalty: Fact[str] | None = None
    to_term: Fact[Term] | None = None
    new_start: Fact[PartDate] | None = None
    new_end: Fact[PartDate] | None = None
    rights: Fact[Rights] | None = None


@dataclass(frozen=True)
class RulingFacts:
    """All facts of one commutation ruling. What the text does not say is None or empty.

    Args:
        case_number: of this ruling, in one form.
        court: the court of this ruling, where the head names it.
        person: the prisoner.
        prison: the executing organ, by its longest printed name.
        judgments: in the order of the text.
        deliveries: in the order of the text.
        reductions: earlier ones, in the order of the text.
        refusals: days of earlier rulings that refused a reduction.
        proposal: the executing organ's proposal.
        filed_on: day on which the court filed the case.
        heard: `open_hearing` or `papers`.
        heard_on: day of the hearing.
        points: points of conduct.
        awards: awards.
        payments: payments told outside the judgment.
        grounds: what the court itself found; a claim of the prison alone is not here.
        signs: signs of a strict class.
        category: `commutation_class`, with the words that decide it; None where no words do.
        order: what the court ordered.
        ruled_on: day of the ruling, printed at its end.
        latest_event_on: the latest past event that the text mentions; the ruling cannot be older.
        unread: words that could not be read, with the reason: `no_such_day`, `no_exact_amount`, and
            `reduction_not_read` where the history tells of a reduction that is not among `reductions`.
    """

    case_number: Fact[str] | None
    court: Fact[str] | None
    person: Person
    prison: Fact[str] | None
    judgments: tuple[Judgment, ...]
    deliveries: tuple[Delivery, ...]
    reductions: tuple[Reduction, ...]
    refusals: tuple[Fact[PartDate], ...]
    proposal: Proposal
    filed_on: Fact[PartDate] | None
    heard: Fact[str] | None
    heard_on: Fact[PartDate] | None
    points: tuple[Points, ...]
    awards: tuple[Award, ...]
    payments: tuple[Payment, ...]
    grounds: Grounds
    signs: tuple[ClassSign, ...]
    category: Fact[str] | None
    order: Order
    ruled_on: Fact[PartDate] | None
    latest_event_on: Fact[PartDate] | None
    unread: tuple[Fact[str], ...]

    @property
    def commutation_class(self) -> str:
        """Code of `commutation_class`; `unstated` where no words decide between general and strict."""
        return self.category.value if self.category else "unstated"

    @property
    def judgment_in_force(self) -> Judgment | None:
        """The last judgment that imposes a sentence: a combined one replaces what it combines."""
        imposing = [each for each in self.judgments if each.sentence.penalty or each.appeals]
        return imposing[-1] if imposing else None

    @property
    def sentence_in_force(self) -> Sentence | None:
        """What is executed: the judgment in force, or what a higher court put in its place."""
        judgment = self.judgment_in_force
        if judgment is None:
            return None
        changed = [each.sentence for each in judgment.appeals if each.sentence.penalty]
        return changed[-1] if changed else judgment.sentence

    @property
    def delivered_on(self) -> Fact[PartDate] | None:
        """First delivery to the executing organ, or first admission where no delivery is told."""
        for kind in ("delivered", "admitted"):
            for delivery in self.deliveries:
                if delivery.kind.value == kind:
                    return delivery.on
        return None

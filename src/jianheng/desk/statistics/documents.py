"""Which papers count as documents, and which of their parts; what is restricted never does."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from jianheng.desk.papers.models import Item, Paper
from jianheng.desk.words import Words

# What asks an institution to put something right; requests for material and reports do not.
KIND_WORDS = {
    Paper.ORAL: Words("口头纠正", "oral correction"),
    Paper.NOTICE: Words("纠正违法通知书", "notice to correct"),
    Paper.RECOMMENDATION: Words("检察建议书", "recommendation"),
    Paper.MEASURE: Words("变更强制措施建议书", "proposal on a measure"),
}
KINDS = tuple(KIND_WORDS)
COUNTED = Q(restricted=False, kind__in=KINDS, served_on__isnull=False)
STANDING = COUNTED & Q(state__in=(Paper.SERVED, Paper.REPLIED, Paper.CLOSED))


def documents() -> QuerySet[Paper]:
    """Documents that were served and stand."""
    return Paper.objects.filter(STANDING)


def withdrawn() -> QuerySet[Paper]:
    """Documents that were served and withdrawn."""
    return Paper.objects.filter(COUNTED, state=Paper.WITHDRAWN)


def items() -> QuerySet[Item]:
    """What the documents ask to have corrected; what a later document asks again in their stead counts there alone."""
    later = Paper.objects.filter(STANDING, instead_of=OuterRef("paper"))
    return Item.objects.filter(paper__in=documents()).exclude(~Q(rectified=Item.DONE) & Exists(later))

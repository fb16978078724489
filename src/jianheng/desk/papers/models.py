"""Documents, their items, what units answered, and what happened to each.

Counted apart: a clue concluded `confirmed` is a verified problem; a paper in one of `Paper.ISSUED` is a document; an
`Item` with `rectified` done is a rectified item. Papers that are `restricted` are counted and listed nowhere else.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from jianheng.desk.accounts.models import Institution, Office
from jianheng.desk.casework.models import Clue
from jianheng.desk.words import say

USER = settings.AUTH_USER_MODEL


class Paper(models.Model):
    """One document, from its draft until everything in it is settled.

    `drafted_by` has it in hand. `number` is given once, at approval (of an oral correction: when it is said), and is
    kept for ever, also by a document that is withdrawn. `reply_by` is the day that the document itself sets;
    `reply_due_on` the day that counts: the law's where the law has one, else the same. `turn` counts acts of people.
    """

    ORAL, NOTICE, RECOMMENDATION, MEASURE = "oral", "notice", "recommendation", "measure"
    REQUEST, REPORT, LEAD = "request", "report", "lead"

    DRAFT, SUBMITTED, APPROVED, SERVED, REPLIED, CLOSED = (
        "draft",
        "submitted",
        "approved",
        "served",
        "replied",
        "closed",
    )
    WITHDRAWN, DROPPED = "withdrawn", "dropped"
    # Numbered and standing; what is withdrawn was issued once and stands no more; what is dropped never was.
    ISSUED = (APPROVED, SERVED, REPLIED, CLOSED)
    LIVE = (DRAFT, SUBMITTED, *ISSUED)

    kind = models.CharField(max_length=16)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="papers")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="papers")
    addressee = models.CharField(max_length=200, default="")  # where it is not the institution itself
    number = models.CharField(max_length=80, default="")
    year = models.IntegerField(null=True)
    ordinal = models.IntegerField(null=True)
    title = models.CharField(max_length=200, default="")
    opening = models.TextField(default="")
    request = models.TextField(default="")
    language = models.CharField(max_length=2, default="zh")
    state = models.CharField(max_length=10, default=DRAFT)
    turn = models.IntegerField(default=0)
    restricted = models.BooleanField(default=False)
    reply_by = models.DateField(null=True)
    reply_due_on = models.DateField(null=True)
    drafted_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="papers")
    drafted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    served_on = models.DateField(null=True)
    served_how = models.CharField(max_length=16, default="")
    received_on = models.DateField(null=True)
    urged_on = models.DateField(null=True)
    reported_up_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)
    withdrawn_why = models.TextField(default="")
    closed_on = models.DateField(null=True)
    instead_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="followed_by")
    changed_at = models.DateTimeField()

    class Meta:
        """A number names one document."""

        indexes = [
            models.Index(fields=["state", "reply_due_on"], name="paper_by_due"),
            models.Index(fields=["institution", "state"], name="paper_by_institution"),
            models.Index(fields=["drafted_by", "state"], name="paper_by_drafter"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["number"], condition=~models.Q(number=""), name="one_paper_a_number"),
            models.UniqueConstraint(fields=["office", "kind", "year", "ordinal"], name="one_paper_an_ordinal"),
        ]

    @property
    def name(self) -> str:
        """What people call it: its number, or which draft it is."""
        return self.number or say(f"草稿-{self.pk}", f"Draft-{self.pk}")

    @property
    def ref(self) -> str:
        """What the log calls it, whoever reads."""
        return self.number or f"草稿-{self.pk}"

    @property
    def to(self) -> str:
        """Whom it goes to."""
        return self.addressee or self.institution.name

    @property
    def is_live(self) -> bool:
        """Whether it stands or may still stand."""
        return self.state in self.LIVE


class Numbering(models.Model):
    """The last number that an office gave to a kind of document in a year; the row is held while one is given."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    year = models.IntegerField()
    last = models.IntegerField(default=0)

    class Meta:
        """One row a series."""

        constraints = [models.UniqueConstraint(fields=["office", "kind", "year"], name="one_numbering_a_series")]


class Item(models.Model):
    """One problem of a paper, and whether it was put right.

    `wrong` marks what a withdrawn document said wrongly: its clues are open again.
    """

    OPEN, PARTLY, DONE, REFUSED = "open", "partly", "done", "refused"
    KEPT, RELAPSED = "kept", "relapsed"  # what a look-back found

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="items")
    position = models.IntegerField()
    what = models.TextField()
    basis = models.TextField(default="")  # articles, one a line
    asked = models.TextField(default="")
    correct_by = models.DateField(null=True)
    rectified = models.CharField(max_length=8, default=OPEN)
    rectified_on = models.DateField(null=True)
    checked_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    checked_how = models.TextField(default="")
    look_back_due_on = models.DateField(null=True)
    look_back_on = models.DateField(null=True)
    look_back_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    look_back_result = models.CharField(max_length=8, default="")
    look_back_how = models.TextField(default="")
    wrong = models.BooleanField(default=False)
    clues = models.ManyToManyField(Clue, through="Ground", related_name="items")

    class Meta:
        """As they stand in the document."""

        ordering = ["position", "id"]


class Ground(models.Model):
    """That an item rests on a clue, and the proof as it was when it was put there; names are hidden.

    `live` and `kind` follow the paper, so that the database itself lets a clue into one standing document of a kind.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="grounds")
    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="grounds")
    kind = models.CharField(max_length=16)
    live = models.BooleanField(default=True)
    proof = models.JSONField(default=dict)
    proof_hash = models.CharField(max_length=64, default="")

    class Meta:
        """A clue stands once in a kind of document."""

        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["clue", "kind"], condition=models.Q(live=True), name="one_live_paper_a_clue_and_kind"
            )
        ]


class PaperEvent(models.Model):
    """What happened to a paper; lines are added and never changed."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    turn = models.IntegerField()
    text = models.TextField(default="")
    data = models.JSONField(default=dict)

    class Meta:
        """In the order of time."""

        ordering = ["id"]


class EventFile(models.Model):
    """A file that came with an event, kept under its hash beside those of clues."""

    event = models.ForeignKey(PaperEvent, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()


class Reply(models.Model):
    """What the unit answered; a document may be answered more than once."""

    ACCEPTED, PARTLY, REJECTED, OBJECTS = "accepted", "partly", "rejected", "objects"

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="replies")
    event = models.OneToOneField(PaperEvent, on_delete=models.CASCADE, related_name="reply")
    received_on = models.DateField()
    answer = models.CharField(max_length=10)
    words = models.TextField(default="")

    class Meta:
        """In the order in which they came."""

        ordering = ["id"]


class Objection(models.Model):
    """That the unit asks for a review, and what came of it: the document upheld, or withdrawn."""

    UPHELD, WITHDRAWN = "upheld", "withdrawn"

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="objections")
    event = models.OneToOneField(PaperEvent, on_delete=models.CASCADE, related_name="objection")
    filed_on = models.DateField(null=True)
    received_on = models.DateField()
    grounds = models.TextField(default="")
    review_by = models.DateField(null=True)  # None where the law of that day has no number that was read
    result = models.CharField(max_length=10, default="")
    decided_on = models.DateField(null=True)
    decided_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    why = models.TextField(default="")
    told_on = models.DateField(null=True)
    reported_up_on = models.DateField(null=True)

    class Meta:
        """In the order in which they came."""

        ordering = ["id"]


class MadeFile(models.Model):
    """The document as a Word file, made once with its number and kept by its hash; with names hidden and in full."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="made")
    masked = models.BooleanField()
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Each once."""

        constraints = [models.UniqueConstraint(fields=["paper", "masked"], name="one_file_a_paper_and_mask")]

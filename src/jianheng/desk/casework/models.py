"""Clues and prompts, what happened to each, and the lists that people keep."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from jianheng.desk.accounts.models import Institution
from jianheng.desk.words import lang

# As lists ask for them: a database uses an index of some rows only where it sees that the question is for these.
IS_OPEN = models.Q(status__in=["new", "review", "waiting", "working"])


class Clue(models.Model):
    """One finding against one act: the same row from run to run.

    What the machine says (`standing`, `says`, the proof) comes from the last run that examined the act; what people
    say (`status`, `conclusion`) is theirs alone and no run changes it. Names and numbers of persons are kept hidden
    here; the run's explanations hold them.
    """

    CLUE, PROMPT = "unlawful", "note"
    NEW, WORKING, WAITING, REVIEW, CLOSED = "new", "working", "waiting", "review", "closed"
    OPEN = (NEW, WORKING, WAITING, REVIEW)
    GONE = "gone"  # the act is no longer among those examined

    fingerprint = models.CharField(max_length=64, unique=True)
    section = models.CharField(max_length=8)
    model = models.CharField(max_length=100)
    version = models.CharField(max_length=20)
    area = models.CharField(max_length=40)
    code = models.CharField(max_length=80)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="clues")
    title_zh = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    label_zh = models.CharField(max_length=200)
    label_en = models.CharField(max_length=200)
    says_zh = models.TextField()
    says_en = models.TextField()
    person = models.CharField(max_length=80, default="")  # as shown: 周**
    person_key = models.CharField(max_length=32, default="", db_index=True)  # keyed hash of the person's number
    name_key = models.CharField(max_length=32, default="", db_index=True)  # keyed hash of the full name
    act = models.CharField(max_length=300, default="")  # the act's natural key in words
    slot = models.CharField(max_length=40, default="")
    act_key = models.CharField(max_length=400, default="", db_index=True)  # keyed hash of the key in the answers
    day = models.DateField(null=True)
    grade = models.CharField(max_length=8, default="")
    standing = models.CharField(max_length=14, default="unlawful")
    was_standing = models.CharField(max_length=14, default="")  # before the last change
    standing_at = models.DateTimeField(null=True)
    proof_hash = models.CharField(max_length=64)
    decided_proof = models.CharField(max_length=64, default="")  # the proof on which it was concluded
    first_run = models.CharField(max_length=100)
    last_run = models.CharField(max_length=100)
    proof_run = models.CharField(max_length=100)
    proof_at = models.BigIntegerField()  # byte offset of its line in that run's explanations
    proof_length = models.IntegerField()
    status = models.CharField(max_length=8, default=NEW)
    conclusion = models.CharField(max_length=16, default="")
    concluded_at = models.DateTimeField(null=True)  # when it was closed; empty as long as it is open
    # Nearly half of all rows have no owner: an index of the owner alone leads a database astray.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="clues", db_index=False
    )
    due = models.DateField(null=True)
    raised = models.BooleanField(default=False)  # a prompt that a person opened as a clue
    turn = models.IntegerField(default=0)  # counts what people did: a decision names the turn that it saw
    found_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        """The orders in which people look."""

        # What lists are narrowed by stands in the index too (`include`), so that counting them reads no row.
        indexes = [
            models.Index(fields=["section", "status", "-id"], name="clue_by_status"),
            models.Index(
                fields=["section", "institution", "status", "-id"],
                include=["model", "conclusion"],
                name="clue_by_institution",
            ),
            models.Index(
                fields=["section", "model", "status", "-id"],
                include=["institution", "conclusion"],
                name="clue_by_model",
            ),
            models.Index(fields=["section", "area", "status", "-id"], name="clue_by_area"),
            models.Index(fields=["section", "owner", "status", "due"], include=["institution"], name="clue_by_owner"),
            models.Index(fields=["section", "due", "id"], name="clue_by_due"),
            models.Index(fields=["section", "day", "id"], name="clue_by_day"),
            models.Index(fields=["section", "found_at"], name="clue_by_found"),
            models.Index(fields=["section", "concluded_at"], name="clue_by_concluded"),
            models.Index(
                fields=["section", "conclusion", "-id"],
                include=["institution"],
                condition=models.Q(status="closed"),
                name="clue_closed_by_conclusion",
            ),
            # Most rows are closed and most lists are of the open ones: for each order an index of these alone.
            models.Index(fields=["section", "id"], condition=IS_OPEN, name="clue_open"),
            models.Index(
                fields=["section", "due", "id"],
                include=["institution", "owner", "grade", "status"],
                condition=IS_OPEN,
                name="clue_open_by_due",
            ),
            models.Index(fields=["section", "day", "id"], condition=IS_OPEN, name="clue_open_by_day"),
            models.Index(fields=["section", "institution", "id"], condition=IS_OPEN, name="clue_open_by_institution"),
            models.Index(
                fields=["section", "grade", "id"],
                include=["institution", "owner", "area", "day", "status"],
                condition=IS_OPEN,
                name="clue_open_by_grade",
            ),
            models.Index(
                fields=["section", "id"],
                include=["institution", "was_standing", "standing_at", "changed_at"],
                condition=~models.Q(was_standing=""),
                name="clue_changed",
            ),
            # Case numbers are looked up by their beginning.
            models.Index(fields=["act"], opclasses=["varchar_pattern_ops"], name="clue_by_act"),
        ]

    @property
    def number(self) -> str:
        """The number that people say to each other."""
        return f"{self.found_at.year}-{self.pk:06d}"

    @property
    def title(self) -> str:
        """The model's title in the reader's language."""
        return self.title_en if lang() == "en" else self.title_zh

    @property
    def label(self) -> str:
        """What the finding is called, in the reader's language."""
        return self.label_en if lang() == "en" else self.label_zh

    @property
    def says(self) -> str:
        """The finding in a sentence, in the reader's language."""
        return (self.says_en if lang() == "en" else self.says_zh) or self.label

    @property
    def is_open(self) -> bool:
        """Whether people still have something to do."""
        return self.status in self.OPEN


class Event(models.Model):
    """What happened to a clue; lines are added and never changed."""

    clue = models.ForeignKey(Clue, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    turn = models.IntegerField()
    text = models.TextField(default="")  # a person's own words
    data = models.JSONField(default=dict)

    class Meta:
        """In the order of time."""

        ordering = ["id"]


class Attachment(models.Model):
    """A file that somebody put to an event, kept under its hash beside the database."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()


class SavedView(models.Model):
    """A list with its conditions, under a name."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="views")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000)
    position = models.IntegerField(default=0)

    class Meta:
        """As their owner ordered them."""

        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="one_view_a_name")]


class Arrival(models.Model):
    """A run whose clues have been taken up."""

    run = models.CharField(max_length=100, unique=True)
    as_of = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    found = models.IntegerField(default=0)
    new = models.IntegerField(default=0)
    changed = models.IntegerField(default=0)


class Upcoming(models.Model):
    """A deadline of an institution that has not come yet, from the last run that examined its model."""

    run = models.CharField(max_length=100)
    model = models.CharField(max_length=100)
    area = models.CharField(max_length=40)
    title_zh = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="upcoming")
    act = models.CharField(max_length=300)
    person = models.CharField(max_length=80, default="")  # end of the number, as shown
    due = models.DateField(db_index=True)

    class Meta:
        """Soonest first."""

        ordering = ["due", "id"]

    @property
    def title(self) -> str:
        """The model's title in the reader's language."""
        return self.title_en if lang() == "en" else self.title_zh

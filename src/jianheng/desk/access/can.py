"""What a person can be allowed to do."""

from __future__ import annotations

from enum import StrEnum


class Can(StrEnum):
    """A capability; every page and every call of the API asks for one."""

    HOME = "home"
    CLUE_READ = "clue.read"
    CLUE_WORK = "clue.work"  # take, ask for data, record a check, conclude, reopen
    CLUE_ASSIGN = "clue.assign"
    CLUE_REVIEW = "clue.review"  # the second pair of eyes
    CLUE_EXPORT = "clue.export"
    PERSON_REVEAL = "person.reveal"  # names and ID numbers, with a reason
    PAPER_READ = "paper.read"
    PAPER_WORK = "paper.work"  # draft, submit, serve, record answers and rectification
    PAPER_APPROVE = "paper.approve"  # approve, give back, withdraw; never one's own
    LEAD = "lead"  # investigation leads: the restricted line
    STATISTICS_READ = "statistics.read"
    STATISTICS_EXPORT = "statistics.export"
    DATA_READ = "data.read"
    DATA_ADD = "data.add"  # files in, mappings, corrections, the journal
    DATA_WITHDRAW = "data.withdraw"
    DATA_DELETE = "data.delete"
    MODEL_READ = "model.read"
    MODEL_RUN = "model.run"
    PEOPLE_READ = "people.read"
    PEOPLE_MAKE = "people.make"  # the system administrator: accounts, unlocking
    PEOPLE_GRANT = "people.grant"  # the security administrator: roles, scope
    SYSTEM = "system"  # health, jobs of everybody
    AUDIT_READ = "audit.read"

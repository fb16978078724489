"""The documents in English: working versions of the Chinese ones."""

from __future__ import annotations

from jianheng.desk.papers.writing.facts import Kind
from jianheng.desk.papers.writing.forms.blocks import (
    AppendixWords,
    Each,
    FollowUp,
    Form,
    Items,
    ItemWords,
    Paper,
    ProofTable,
    Text,
    When,
    closing,
    heading,
    point,
)

_DAY = "{% if signed_on %}{{ signed_on }}{% else %}Date: ____________{% endif %}"
_DECIDED = "{% if approved_by %}Approved by: {{ approved_by }}{% endif %}"
_VERSION = "English working version; the Chinese document is the one that is served"
_DRAFT = "{% if draft %}. DRAFT: not numbered, not to be served{% endif %}"
_REAL_NAMES = "{% if not masked %}. Contains real names: keep confidential{% endif %}"
_MARKS = (_VERSION, _DRAFT, _REAL_NAMES)
_NUMBER = Text("{% if number %}No. {{ number }}{% else %}(not numbered){% endif %}", "Paper Number")
_ADDRESSEE = Text("To: {{ addressee }}", "Addressee")
_ABOUT = When("title", (Text("{{ title }}", "Subtitle"),))
_NAMED = Text("Appendix: proof of the findings", "Attached")
_ATTACHED = When("proven", (Text("", "Attached"), _NAMED))
_SEAL = (
    Text("", "Attached"),
    Text("", "Attached"),
    Text("{{ office }}", "Signature"),
    Text(_DAY, "Signature"),
)
_MASKED = When("masked", (Text("(Names and identity numbers of persons are hidden.)", "Note"),))
_NOTES = (When("drafted_by", (Text("(Officer in charge: {{ drafted_by }})", "Note"),)), _MASKED)


def _named(name: str) -> tuple[Text | When, ...]:
    """The head of a document that is known by its own name."""
    return Text("{{ office }}", "Office"), Text(name, "Title"), _ABOUT, Text("", "Addressee"), _NUMBER, _ADDRESSEE


def _about(name: str) -> tuple[Text | When, ...]:
    """The head of a letter that is known by what it is about."""
    title = "{% if title %}{{ title }}{% else %}" + name + "{% endif %}"
    return Text("{{ office }}", "Office"), Text(title, "Title"), Text("", "Addressee"), _NUMBER, _ADDRESSEE


def _asked(words: str) -> When:
    return When("reply_by", (closing(words),))


ORAL = Paper(
    "Record of an Oral Correction",
    (
        Text("{{ office }}", "Office"),
        Text("Record of an Oral Correction", "Title"),
        _ABOUT,
        Text("", "Addressee"),
        _NUMBER,
    ),
    (
        Form(
            (
                ("Institution supervised", "{{ addressee }}"),
                ("Said on", _DAY + "   at ____:____"),
                ("How", "□ in person   □ by telephone   Place:"),
                ("Said to", "Name:                         Post:"),
                ("Prosecutor", "{{ drafted_by }}"),
                ("Approved by", "{{ approved_by }}"),
            )
        ),
        When("opening", (heading("Occasion"), Each("opening"))),
        heading("Problems found and corrections asked for"),
        Items("Correction"),
        heading("What is asked"),
        Each("request"),
        _asked("Please correct this and tell this procuratorate by {{ reply_by }}."),
        Text(
            "What is not corrected within seven days of the oral correction will be raised in writing under Article "
            "624(1)(ii) of the Rules of Criminal Procedure of the People's Procuratorates."
        ),
        When("proven", (_NAMED,)),
        heading("What the institution says"),
        Form((("Statement", ""), ("Signed for the institution", ""), ("Signed by the prosecutor", "")), 1.4),
        heading("Correction"),
        FollowUp(("No.", "Problem", "Corrected?", "Checked on", "Checked by"), (1.2, 6.2, 2.8, 2.8, 2.6)),
    ),
    (_MASKED,),
    marks=(_VERSION, _REAL_NAMES),
)
NOTICE = Paper(
    "Notice to Correct Unlawful Conduct",
    _named("Notice to Correct Unlawful Conduct"),
    (
        Each("opening"),
        heading("Unlawful conduct found, its legal basis and the correction asked for"),
        Items("Correction"),
        heading("What is asked"),
        Text(
            "Under Articles 552 and 553 of the Rules of Criminal Procedure of the People's Procuratorates you are "
            "notified to correct the conduct above."
        ),
        Each("request"),
        _asked("Please answer in writing by {{ reply_by }} what has been corrected."),
        heading("Review"),
        closing(
            "If you disagree with this notice you may apply in writing for a review. This procuratorate reviews it "
            "within seven days of receiving your letter and tells you the result without delay (Article 554)."
        ),
    ),
    (_ATTACHED, *_SEAL, *_NOTES),
    marks=_MARKS,
)
RECOMMENDATION = Paper(
    "Procuratorial Recommendation",
    _named("Procuratorial Recommendation"),
    (
        heading("Where the matter comes from"),
        Each("opening"),
        heading("Facts established, problems and recommendations"),
        Items("Recommendation"),
        When("request", (heading("Recommended improvement"), Each("request"))),
        heading("Objection and reply"),
        closing(
            "If you object, please do so in writing, with reasons, before the day of reply; "
            "this procuratorate will review the objection without delay."
        ),
        _asked("Please answer in writing by {{ reply_by }} what has been accepted and done."),
    ),
    (_ATTACHED, *_SEAL, *_NOTES),
    marks=_MARKS,
)
MEASURE = Paper(
    "Proposal to Change a Compulsory Measure",
    _named("Proposal to Change a Compulsory Measure"),
    (
        When("opening", (heading("Review of the need for custody"), Each("opening"))),
        heading("Grounds and legal basis for release or a change of measure"),
        Items("Proposal"),
        heading("Proposal and reply"),
        Each("request"),
        closing(
            "Under Article 95 of the Criminal Procedure Law and Article 581 of the Rules of Criminal Procedure of the "
            "People's Procuratorates, release or a change of the compulsory measure is proposed. Please tell this "
            "procuratorate in writing what has been decided within ten days of receiving this proposal"
            "{% if reply_by %} (by {{ reply_by }}){% endif %}. If it is not accepted, please state the reasons."
        ),
    ),
    (_ATTACHED, *_SEAL, *_NOTES),
    marks=_MARKS,
)
REQUEST = Paper(
    "Request for Materials",
    _about("Request for Materials"),
    (
        Each("opening"),
        Text(
            "Under Article 551(2)(vii) of the Rules of Criminal Procedure of the People's Procuratorates, "
            "please provide the following."
        ),
        heading("Materials asked for"),
        Items("Please provide", proof=False),
        heading("How to hand them over"),
        Each("request"),
        point("State where each comes from, when and by whom it was made; certify and seal copies."),
        point("Hand over electronic data in its original format, unchanged; both sides count and sign."),
        point("For what does not exist or cannot be provided yet, state the reason item by item."),
        Text(
            "The materials are used for legal supervision alone, kept confidential and kept as the law requires.",
            "Item Point",
            keep=True,
        ),
        When("reply_by", (Text("Please hand them over by {{ reply_by }}.", "Item Point", keep=True),)),
    ),
    (*_SEAL, *_NOTES),
    appendix=False,
    marks=_MARKS,
)
REPORT = Paper(
    "Report on Clues",
    _about("Report on Clues"),
    (
        When("opening", (heading("Where the clues come from"), Each("opening"))),
        heading("What was established, and what is proposed"),
        Items("Proposed step"),
        When("request", (heading("Instructions asked for"), Each("request"))),
        _asked("Please decide by {{ reply_by }}."),
    ),
    (
        _ATTACHED,
        Text("", "Attached"),
        Text("Officer in charge: {{ drafted_by }}", "Signature"),
        Text(_DAY, "Signature"),
        heading("Decision"),
        Form((("Head of department", ""), ("Chief procurator", _DECIDED)), 2.2),
        _MASKED,
    ),
    marks=("Internal: not to be given out", "{% if draft %}. DRAFT{% endif %}", _REAL_NAMES),
)
LEAD = Paper(
    "Transfer of Leads",
    _about("Transfer of Leads on Duty Crimes of Judicial Personnel"),
    (
        Each("opening"),
        Text(
            "Under Article 552(1) of the Rules of Criminal Procedure of the People's Procuratorates the leads below "
            "are transferred to you."
        ),
        Text("This letter states acts and the materials that they rest on. It finds nobody responsible."),
        heading("The acts"),
        Items("Materials transferred and proposal"),
        When("request", (heading("Further matters"), Each("request"))),
        _asked("Please tell this procuratorate in writing by {{ reply_by }} how the leads have been taken up."),
    ),
    (_ATTACHED, *_SEAL, *_NOTES),
    marks=("RESTRICTED: named readers only; do not copy or pass on. ", _VERSION, _DRAFT, _REAL_NAMES),
)
ITEMS = ItemWords(
    all="problems",
    loop="for problem in problems",
    number="{{ problem.number }}",
    what="{{ problem.heading }}",
    several="problem.facts|length > 1",
    each="problem.facts",
    other="problem.institution and problem.institution != addressee",
    institution="Institution: {{ problem.institution }}.",
    has_basis="problem.basis",
    basis="Legal basis: {{ problem.basis|join('; ') }}.",
    has_asked="problem.asked",
    asked="ASKED: {{ problem.asked }}",
    has_proof="problem.proof",
    proof="Proof: item {{ problem.number }} of the appendix, clue {{ problem.clues }}.",
    none="(No problem has been entered yet.)",
)
APPENDIX = AppendixWords(
    proven="proven",
    mark="Appendix",
    title="Proof of the Findings",
    about="The items bear the numbers of the problems in the text. “Source data” names the unit that delivered a row, "
    "its file, sheet and row; “Articles” are those in force on the day of the act.",
    items="for problem in problems",
    what="{{ problem.heading }}",
    no_proof="not problem.proof",
    nothing="No proof from data is given for this item.",
    clues="for proof in problem.proof",
    clue="Clue {{ proof.clue }}  {{ proof.model }}",
    says="{% if proof.title %}{{ proof.title }}. {% endif %}Answer: {{ proof.answer }}. {{ proof.says }}",
    tables=(
        ProofTable(
            "proof.rows",
            "Source data",
            "for row in proof.rows",
            ("Unit", "File", "Sheet", "Row", "Content"),
            (
                "{{ row.unit }}",
                "{{ row.file }}",
                "{{ row.sheet }}",
                "{{ row.row }}",
                "{{ row.content }}",
            ),
            (2.9, 3.1, 1.7, 1.3, 6.6),
        ),
        ProofTable(
            "proof.parts",
            "Arithmetic",
            "for part in proof.parts",
            ("What", "Value", "Article"),
            ("{{ part.what }}", "{{ part.value }}", "{{ part.article }}"),
            (6.2, 4.4, 5.0),
        ),
        ProofTable(
            "proof.articles and proof.quoted",
            "Articles",
            "for article in proof.articles",
            ("Law", "Article", "Words"),
            ("{{ article.law }}", "{{ article.article }}", "{{ article.words }}"),
            (4.6, 3.0, 8.0),
        ),
        ProofTable(
            "proof.articles and not proof.quoted",
            "Articles",
            "for article in proof.articles",
            ("Law", "Article"),
            ("{{ article.law }}", "{{ article.article }}"),
            (10.6, 5.0),
        ),
    ),
    end="(End of the appendix)",
)
PAPERS = {
    Kind.ORAL: ORAL,
    Kind.NOTICE: NOTICE,
    Kind.RECOMMENDATION: RECOMMENDATION,
    Kind.MEASURE: MEASURE,
    Kind.REQUEST: REQUEST,
    Kind.REPORT: REPORT,
    Kind.LEAD: LEAD,
}

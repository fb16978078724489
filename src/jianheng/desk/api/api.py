"""The API as one whole."""

from __future__ import annotations

from jianheng.desk.api.asking import router as asking
from jianheng.desk.api.audit import router as audit
from jianheng.desk.api.batches import router as batches
from jianheng.desk.api.certificates import router as certificates
from jianheng.desk.api.clues import router as clues
from jianheng.desk.api.data import router as data
from jianheng.desk.api.document import DocumentedAPI, ReadableJSON
from jianheng.desk.api.document_guard import signed_in_only
from jianheng.desk.api.home import router as home
from jianheng.desk.api.intake_statement import router as intake_statement
from jianheng.desk.api.intake_tables import router as intake_tables
from jianheng.desk.api.intakes import router as intakes
from jianheng.desk.api.jobs import router as jobs
from jianheng.desk.api.journal import router as journal
from jianheng.desk.api.me import router as me
from jianheng.desk.api.models import router as models
from jianheng.desk.api.needing import Needs
from jianheng.desk.api.paper_acts import router as paper_acts
from jianheng.desk.api.papers import router as papers
from jianheng.desk.api.people import router as people
from jianheng.desk.api.problems import router as problems
from jianheng.desk.api.prompts import router as prompts
from jianheng.desk.api.quality import router as quality
from jianheng.desk.api.refusing import refuse_in_words
from jianheng.desk.api.runs import router as runs
from jianheng.desk.api.statistics import router as statistics
from jianheng.desk.api.system import router as system
from jianheng.desk.api.views import router as views
from jianheng.desk.api.warnings import router as warnings

api = DocumentedAPI(
    title="检衡 Jianheng",
    version="1",
    description="检衡工作台的接口：页面能做的，这里都能做；权限相同。Everything a page can do, under the same rights.",
    urls_namespace="api",
    renderer=ReadableJSON(),
    auth=Needs(None),
    # Its page would load scripts from outside; the document itself is at openapi.json.
    docs_url=None,
    docs_decorator=signed_in_only,
)
api.add_router("/me", me)
api.add_router("/home", home)
api.add_router("/clues", clues)
api.add_router("/prompts", prompts)
api.add_router("/views", views)
api.add_router("/papers", papers)
api.add_router("/papers", paper_acts)
api.add_router("/jobs", jobs)
api.add_router("/warnings", warnings)
api.add_router("/models", models)
api.add_router("/runs", runs)
api.add_router("/data", data)
for part in (intakes, intake_tables, intake_statement):
    api.add_router("/data/intakes", part)
for part in (batches, problems):
    api.add_router("/data/batches", part)
api.add_router("/data/certificates", certificates)
api.add_router("/data/journal", journal)
api.add_router("/data/quality", quality)
api.add_router("/data/papers", asking)
api.add_router("/people", people)
api.add_router("/audit", audit)
api.add_router("/statistics", statistics)
api.add_router("/system", system)
refuse_in_words(api)

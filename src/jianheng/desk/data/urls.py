"""Addresses of the data part."""

from __future__ import annotations

from django.urls import path

from jianheng.desk.data.asking import views as asking
from jianheng.desk.data.held import batch_views, downloads, overview_views, problem_views
from jianheng.desk.data.journal import views as journal
from jianheng.desk.data.quality import views as quality
from jianheng.desk.data.taking import columns_views, files_views, look_views, statement_views, take_views

app_name = "data"
urlpatterns = [
    path("", overview_views.overview, name="overview"),
    path("in/", files_views.begin, name="begin"),
    path("in/<uuid:intake_id>/", files_views.go_on, name="in"),
    path("in/<uuid:intake_id>/files/", files_views.files, name="in_files"),
    path("in/<uuid:intake_id>/files/<int:pk>/remove/", files_views.remove, name="in_remove"),
    path("in/<uuid:intake_id>/drop/", files_views.drop, name="in_drop"),
    path("in/<uuid:intake_id>/recognise/", look_views.recognise, name="in_recognise"),
    path("in/<uuid:intake_id>/recognise/again/", look_views.again, name="in_look_again"),
    path("in/<uuid:intake_id>/state/<str:which>/", look_views.state, name="in_state"),
    path("in/<uuid:intake_id>/columns/", columns_views.columns, name="in_columns"),
    path("in/<uuid:intake_id>/columns/<int:at>/<int:number>/", columns_views.row, name="in_column"),
    path("in/<uuid:intake_id>/statement/", statement_views.state, name="in_statement"),
    path("in/<uuid:intake_id>/take/", take_views.take, name="in_take"),
    path("batches/<str:batch>/", batch_views.batch, name="batch"),
    path("batches/<str:batch>/withdraw/", batch_views.withdraw, name="withdraw"),
    path("batches/<str:batch>/again/", batch_views.again, name="again"),
    path("batches/<str:batch>/delete/", batch_views.plan, name="plan"),
    path("batches/<str:batch>/delete/now/", batch_views.delete, name="delete"),
    path("batches/<str:batch>/original/<int:number>/", downloads.original, name="original"),
    path("batches/<str:batch>/problems/", problem_views.problems, name="problems"),
    path("batches/<str:batch>/problems.xlsx", downloads.problems_xlsx, name="problems_xlsx"),
    path("batches/<str:batch>/problems/<int:number>/", problem_views.correct, name="correct"),
    path("certificates/", downloads.certificates, name="certificates"),
    path("certificates/<str:name>.docx", downloads.certificate, name="certificate"),
    path("quality/", quality.quality, name="quality"),
    path("quality/make/", quality.make, name="quality_make"),
    path("quality/<uuid:report_id>/state/", quality.state, name="quality_state"),
    path("quality/<uuid:report_id>/letters/<int:number>/", quality.letter, name="quality_letter"),
    path("quality/<uuid:report_id>/<str:kind>/", quality.download, name="quality_download"),
    path("request/", asking.request_form, name="request"),
    path("templates/", asking.template_form, name="templates"),
    path("templates/journal.xlsx", asking.journal_template, name="journal_template"),
    path("papers/<uuid:papers_id>/", asking.papers, name="papers"),
    path("papers/<uuid:papers_id>/state/", asking.state, name="papers_state"),
    path("papers/<uuid:papers_id>/<int:number>/", asking.download, name="paper"),
    path("journal/", journal.journal, name="journal"),
    path("journal/write/<str:table>/", journal.write, name="journal_write"),
    path("journal/<int:pk>/", journal.entry, name="journal_entry"),
]

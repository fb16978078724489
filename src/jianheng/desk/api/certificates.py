"""Certificates of what was deleted."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest
from ninja import Router, Schema

from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.api.files import FILE, path_answer
from jianheng.desk.api.limits import Line
from jianheng.desk.api.needing import Needs
from jianheng.desk.data.held.certificates import Certified, certificate_paper, certified, paper_name

router = Router(tags=["data: batches"])


class CertificateOut(Schema):
    """What was deleted, when, by whom and why; `left` names files that hold rows of it after all."""

    name: str
    batch: str
    unit: str
    rows: int
    tables: dict[str, int]
    deleted_on: str
    by: str
    reason: str
    left: list[str]

    @staticmethod
    def of(one: Certified) -> CertificateOut:
        """Read a certificate."""
        told = one.told
        return CertificateOut(
            name=one.name,
            batch=told["batch"],
            unit=told.get("unit", ""),
            rows=one.rows,
            tables=told.get("tables", {}),
            deleted_on=told["deleted_on"],
            by=told["by"],
            reason=told["reason"],
            left=told.get("rows_left", []),
        )


@router.get("", response=list[CertificateOut], auth=Needs(Can.DATA_READ), summary="销毁证明 certificates")
def certificates(request: HttpRequest) -> list[CertificateOut]:
    """The certificates of what was deleted, the latest first."""
    return [CertificateOut.of(one) for one in certified(reader(request))]


@router.get("/{name}", auth=Needs(Can.DATA_READ), summary="下载证明 download a certificate", openapi_extra=FILE)
def certificate(request: HttpRequest, name: Line) -> FileResponse:
    """One certificate as a Word paper."""
    return path_answer(certificate_paper(reader(request), name), paper_name(name))

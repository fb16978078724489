"""The API with its document: every operation tells how it refuses and what it asks of the caller."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import BaseRenderer
from ninja.responses import NinjaJSONEncoder

from jianheng.desk.api.needing import Needs
from jianheng.desk.api.refusing import BUSY, NOT_ALLOWED, NOT_HERE, NOT_SIGNED_IN, PLAIN, WRONG
from jianheng.desk.api.told import Told, WrongFields
from jianheng.desk.words import Words

CONFLICT = Words(
    "别人刚刚改过，或者与现状冲突；没有保存。",
    "Somebody else was there first, or a rule forbids it; nothing was saved.",
)
SIGNING_IN = Words(
    "会话 cookie；写操作另要请求头 X-CSRFToken，值同 csrftoken cookie。",
    "The session's cookie; writing wants the header X-CSRFToken with the value of the cookie csrftoken as well.",
)
BODIES = ("post", "put", "patch", "delete")


class ReadableJSON(BaseRenderer):
    """JSON in which Chinese stands as it is, so that people can read answers too."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        """Write an answer; half a character, which only a broken request can bring, becomes a question mark."""
        return json.dumps(data, cls=NinjaJSONEncoder, ensure_ascii=False).encode("utf-8", "replace")


class DocumentedAPI(NinjaAPI):
    """An API whose document declares its refusals, and whose answers nobody keeps."""

    def create_response(self, request: HttpRequest, data: Any, **options: Any) -> HttpResponse:
        """Answer; names, passwords and clues stay in no cache on the way."""
        answer = super().create_response(request, data, **options)
        answer["Cache-Control"] = "no-store"
        return answer

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """The document."""
        document = super().get_openapi_schema(**options)
        schemas = document["components"]["schemas"]
        for model in (Told, WrongFields):
            schema = model.model_json_schema(ref_template="#/components/schemas/{model}", mode="serialization")
            schemas.update(schema.pop("$defs", {}))
            schemas[model.__name__] = schema
        needs = self._needs()
        for path, operations in document["paths"].items():
            for method, operation in operations.items():
                _refusals(path, method, operation)
                operation["x-needs"] = needs.get(operation["operationId"], "")
        schemes = document["components"].get("securitySchemes", {})
        for scheme in schemes.values():
            scheme["description"] = f"{SIGNING_IN.zh} {SIGNING_IN.en} ({settings.SESSION_COOKIE_NAME})"
        return document

    def _needs(self) -> dict[str, str]:
        """The capability that each operation asks for, by its id."""
        return {
            operation.operation_id or self.get_openapi_operation_id(operation): each.can or "signed in"
            for _, operation in self.operations()
            for each in operation.auth_callbacks
            if isinstance(each, Needs)
        }

    def operations(self) -> list[tuple[str, Any]]:
        """Every operation with its path."""
        return [
            ("/".join(part.strip("/") for part in (router.prefix, path) if part.strip("/")), operation)
            for router in self._get_bound_routers()
            for path, view in router.path_operations.items()
            for operation in view.operations
        ]


def _refusals(path: str, method: str, operation: dict[str, Any]) -> None:
    """Declare how an operation refuses."""
    asks = bool(operation.get("parameters")) or "requestBody" in operation
    statuses = {401: NOT_SIGNED_IN, 403: NOT_ALLOWED, 503: BUSY}
    if "requestBody" in operation:
        statuses[400] = PLAIN[400]
    if asks or "{" in path:
        statuses[404] = NOT_HERE
    # What is read may be gone as well: the run in which a clue's proof lies.
    if method in BODIES or "{" in path:
        statuses[409] = CONFLICT
    if asks or method in BODIES:
        statuses[422] = WRONG
    for status, words in sorted(statuses.items()):
        name = (WrongFields if status == 422 else Told).__name__  # noqa: PLR2004  # the status of wrong fields
        schema = {"$ref": f"#/components/schemas/{name}"}
        told = {"description": f"{words.zh} {words.en}", "content": {"application/json": {"schema": schema}}}
        operation["responses"].setdefault(status, told)

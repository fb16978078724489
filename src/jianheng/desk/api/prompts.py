"""The list of prompts; one prompt is read and dealt with as a clue is."""

from __future__ import annotations

from ninja import Router

from jianheng.desk.api.lists import add_list

router = Router(tags=["prompts"])
add_list(router, "prompts")

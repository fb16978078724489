"""From an empty workbench to a concluded clue, by somebody who reads only the screen; in Chinese and in English."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect
from tests.desk.walk.conftest import Served
from tests.desk.walk.screen import Screen

from jianheng.workspace import create_workspace

pytestmark = pytest.mark.long

PICTURES = os.environ.get("JIANHENG_PICTURES", "")
PASSWORD = "Xiangdang-Chang-7"
DETENTION_CENTRE = "05-青澜县看守所"
# What the detention centre keeps beside what is asked for; it is not read.
NOT_READ = ("律师会见登记表", "械具禁闭使用登记表")
PEOPLE = {"sysadmin": "xitong", "secadmin": "anquan", "auditor": "shenji", "prosecutor": "jcg"}


@pytest.mark.real("browser")
def test_from_an_empty_workbench_to_a_concluded_clue(
    served: Served, local_county: Path, page: Page, tmp_path: Path
) -> None:
    whole_walk(Screen(page, "zh", pictures(tmp_path)), served.address, local_county)


@pytest.mark.real("browser")
@pytest.mark.real("postgresql")
def test_the_same_in_english_on_postgresql(
    start_serving: Callable[..., Served], empty_database: str, local_county: Path, page: Page, tmp_path: Path
) -> None:
    served = start_serving(create_workspace(tmp_path / "workspace", "青澜县人民检察院"), empty_database)
    whole_walk(Screen(page, "en", pictures(tmp_path)), served.address, local_county)


def pictures(folder: Path) -> Path:
    return Path(PICTURES) if PICTURES else folder


def whole_walk(walk: Screen, address: str, county: Path) -> None:
    walk.page.goto(address)
    if walk.lang == "en":
        walk.page.get_by_role("button", name="English").click()
    first_start(walk)
    sign_in(walk)
    data_in(walk, county)
    run_a_model(walk)
    conclude_a_clue(walk)
    sign_out(walk)


def first_start(walk: Screen) -> None:
    walk.look("01-first-start")
    for field in walk.page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    for role, username in PEOPLE.items():
        walk.page.locator(f"#{role}-name").fill("某人")
        walk.page.locator(f"#{role}-username").fill(username)
    walk.press("建立账号", "Make the accounts")


def sign_in(walk: Screen) -> None:
    page = walk.page
    page.wait_for_url("**/account/login/**")
    page.locator("input[name=username]").fill(PEOPLE["prosecutor"])
    page.locator("input[name=password]").fill(PASSWORD)
    walk.look("02-sign-in")
    walk.press("登录", "Sign in")
    walk.see("从这里开始", "Begin here")
    walk.look("03-empty-home")


def data_in(walk: Screen, county: Path) -> None:
    page = walk.page
    walk.press("把数据放进来", "Bring data in")
    walk.look("04-data")
    walk.press("移入文件", "Bring files in")
    files = county / "files" / DETENTION_CENTRE
    page.locator("input[type=file][name=files]").set_input_files(sorted(files.iterdir()))
    walk.press("收下并识别", "Keep and recognise")
    walk.see("4 种表", "4 kinds of tables")
    walk.look("05-recognised")
    # The second link of this name: the first is the step at the top.
    page.locator(".actionbar").get_by_role("link", name=walk.say("对应字段", "Columns")).click()
    confirm_columns(walk, known_columns(county))
    page.wait_for_url("**/statement/")
    walk.look("07-statement")
    walk.press("核对无误，下一步", "Go on")
    walk.look("08-take-in")
    walk.press("入库", "Take in")
    page.wait_for_url("**/data/batches/**")
    walk.look("09-batch")


def known_columns(county: Path) -> dict[str, dict[str, Any]]:
    """What somebody of the detention centre knows of each column, by sheet and heading."""
    told = yaml.load((county / "columns.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return {
        sheet["sheet"]: {column["heading"]: column for column in sheet["columns"]}
        for sheet in told
        if sheet["file"].startswith(DETENTION_CENTRE)
    }


def confirm_columns(walk: Screen, known: dict[str, dict[str, Any]]) -> None:
    """Answer for each table what the page asks, until it leads on."""
    page = walk.page
    page.wait_for_url("**/columns/**")
    walk.look("06-columns")
    # Twice at most a table: what is required and has no column is told once, and may be left open.
    for _ in range(2 * len(known)):
        sheet = page.locator(".table-tabs [aria-current=page]").inner_text().strip()
        if sheet in NOT_READ:
            page.locator("input[name=left_out]").check()
        else:
            answer_columns(walk, known[sheet])
        with page.expect_navigation():
            walk.press("确认这张表的列", "Confirm these columns")
        if "/columns/" not in page.url:
            return
        walk.look("06-columns-answered")


def answer_columns(walk: Screen, known: dict[str, Any]) -> None:
    """Choose the field of every column that is asked or left aside, and what its local words stand for."""
    page = walk.page
    for at in [str(row.get_attribute("id")) for row in page.locator("tr[id^=col-]").all()]:
        row = page.locator(f"#{at}")
        column = known[row.locator(".head b").inner_text().strip()]
        wanted = "+".join(column["fields"]) or "-"
        if row.locator(".choose select").input_value() != wanted:
            with page.expect_response("**/columns/**"):
                row.locator(".choose select").select_option(wanted)
            expect(page.locator(f"#{at}:not(.asks) .choose select")).to_have_value(wanted)
        for word in page.locator(f"#{at} fieldset.codes select").all():
            local = (word.get_attribute("name") or "").split("-", 2)[2]
            if local in column.get("codes", {}):
                word.select_option(column["codes"][local])


def run_a_model(walk: Screen) -> None:
    page = walk.page
    page.get_by_role("link", name=walk.say("模型", "Models"), exact=True).first.click()
    walk.look("10-library")
    page.get_by_role("link", name=walk.say("未成年人与成年人混押", "Minor held with adults")).first.click()
    walk.look("11-model")
    page.locator("input[name=as_of]").first.fill("2026-11-20")
    walk.press("运行", "Run")
    walk.see("查看结果", "See the result")
    walk.look("12-run-done")
    walk.press("查看结果", "See the result")
    walk.look("13-run")


def conclude_a_clue(walk: Screen) -> None:
    page = walk.page
    page.get_by_role("link", name=walk.say("线索", "Clues"), exact=True).first.click()
    expect(page.locator("[data-row]")).to_have_count(2)
    walk.look("14-clues")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/clues/\d+/$"))
    walk.look("15-clue")
    act(walk, "t", ("领取", "Take"), {})
    act(walk, "v", ("记录核查", "Record a check"), {"what": "核对监室台账与视频，确认同室另有成年人"})
    page.keyboard.press("c")
    dialog = page.locator("dialog[open]")
    dialog.locator("input[value=confirmed]").check()
    dialog.locator("textarea").first.fill("台账与视频一致，属实")
    walk.look("16-conclude")
    dialog.locator("button.primary").click()
    walk.see("属实", "Confirmed")
    walk.look("17-concluded")


def act(walk: Screen, key: str, words: tuple[str, str], fields: dict[str, str]) -> None:
    """Do one act by its key: a dialog opens, is filled in and sent."""
    walk.page.keyboard.press(key)
    dialog = walk.page.locator("dialog[open]")
    expect(dialog).to_contain_text(walk.say(*words))
    for name, text in fields.items():
        dialog.locator(f"[name={name}]").fill(text)
    dialog.locator("button.primary").click()
    expect(walk.page.locator("dialog[open]")).to_have_count(0)


def sign_out(walk: Screen) -> None:
    walk.page.get_by_role("link", name=walk.say("设置", "Settings")).click()
    walk.press("退出登录", "Sign out")
    walk.page.wait_for_url("**/account/login/**")

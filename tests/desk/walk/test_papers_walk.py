"""From a concluded clue to a withdrawn document, and to an item put right and looked back at; in both languages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.desk.walk.screen import Screen

from jianheng.arena import LAST_DAY, Plan, write_deliveries
from jianheng.arena.world.life import Life
from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.intake.add import add_files
from jianheng.running import Ask, chosen_models, run_workspace
from jianheng.running.law_here import law_of
from jianheng.workspace import Workspace, create_workspace, open_workspace

pytestmark = pytest.mark.long

PICTURES = os.environ.get("JIANHENG_PICTURES", "")
PASSWORD = "Xiangdang-Chang-7"
PATIENCE = 90_000
MODELS = ["commutation/interval-too-short", "correction/never-registered", "custody/held-after-end"]
# Persons of the great county of whom these models find something, and some of whom they do not.
PERSONS = (*range(10), 64, 68, 358, 359, 578, 579)
PEOPLE = """
import sys
from pathlib import Path
from jianheng.workspace import open_workspace
from jianheng.desk.start import start
place = open_workspace(Path(sys.argv[1]))
start(place)
from django.core.management import call_command
call_command("migrate", verbosity=0, interactive=False)
from jianheng.desk.accounts.first import first_office, make_person
from jianheng.desk.runs.arriving import arrive
office = first_office(place.procuratorate)
for username, role in (("jcg", "prosecutor"), ("zuzhang", "lead"), ("xitong", "sysadmin"), ("anquan", "secadmin")):
    make_person(username, "某" + username[:1], role, office, sys.argv[2])
for run in sorted(place.runs.iterdir()):
    if not run.name.startswith("."):
        arrive(run, None)
"""


class Few(Plan):
    """A county of a few chosen persons."""

    def lives(self, dictionary: Dictionary, numbers: Iterable[int] | None = None) -> Iterator[Life]:
        """Their lives."""
        return super().lives(dictionary, PERSONS if numbers is None else numbers)


@dataclass(frozen=True)
class Reader(Screen):
    """Somebody at a screen of a workbench.

    Args:
        site: where the workbench is.
    """

    site: str

    def go(self, path: str) -> None:
        """Open a page."""
        self.page.goto(f"{self.site}{path}")

    def look(self, name: str, *, whole: bool = True) -> None:
        """Leave a picture of the whole page."""
        super().look(f"papers-{name}", whole=whole)

    def act(self, words: tuple[str, str], picture: str = "", **fields: str) -> None:
        """Press an act's button, fill in its dialog, and send it."""
        self.press(*words)
        dialog = self.page.locator("dialog[open]")
        expect(dialog).to_contain_text(self.say(*words))
        for name, value in fields.items():
            field = dialog.locator(f"[name={name}]").first
            if field.evaluate("one => one.tagName") == "SELECT":
                field.select_option(value)
            elif field.get_attribute("type") in ("radio", "checkbox"):
                dialog.locator(f"[name={name}][value='{value}']").check()
            else:
                field.fill(value)
        if picture:
            self.look(picture)
        dialog.locator("button.primary").click()
        expect(self.page.locator("dialog[open]")).to_have_count(0)

    def sign_in(self, username: str) -> None:
        """Sign in, in one's language."""
        self.go("/account/login/")
        if self.lang == "en":
            self.page.get_by_role("button", name="English").click()
        self.page.locator("input[name=username]").fill(username)
        self.page.locator("input[name=password]").fill(PASSWORD)
        self.press("登录", "Sign in")
        self.page.wait_for_url(re.compile(r"/$"))


@pytest.fixture(scope="session")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with people and the clues of a few models."""
    root = tmp_path_factory.mktemp("papers")
    workspace = create_workspace(root / "工作区", "青澜县人民检察院")
    folders, _ = write_deliveries(root / "files", Few(len(PERSONS), 1), load_dictionary())
    for folder in folders:
        add_files(workspace, [folder])
    models = chosen_models(MODELS)
    run_workspace(workspace, Ask(LAST_DAY, models, law_of(workspace.local_law, LAST_DAY)), lambda *_: None)
    (workspace.root / "desk").mkdir(exist_ok=True)
    told = {name: value for name, value in os.environ.items() if not name.startswith(("JIANHENG_", "DJANGO_"))}
    subprocess.run([sys.executable, "-c", PEOPLE, str(workspace.root), PASSWORD], check=True, env=told)
    return workspace.root


@pytest.fixture
def windows(browser: Browser) -> Iterator[Callable[[], Page]]:
    """Opens windows of people of their own."""
    opened: list[Any] = []
    expect.set_options(timeout=PATIENCE)

    def window() -> Page:
        opened.append(browser.new_context(viewport={"width": 1366, "height": 900}, accept_downloads=True))
        page: Page = opened[-1].new_page()
        page.set_default_timeout(PATIENCE)
        return page

    yield window
    for context in opened:
        context.close()


@pytest.mark.real("browser")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_from_a_concluded_clue_to_rectified(
    ran: Path,
    start_serving: Callable[[Workspace], Any],
    windows: Callable[[], Page],
    lang: str,
    tmp_path: Path,
) -> None:
    folder = Path(PICTURES) if PICTURES else tmp_path
    site = start_serving(open_workspace(ran)).site
    mine, lead = (Reader(windows(), lang, folder, site) for _ in range(2))
    mine.sign_in("jcg")
    lead.sign_in("zuzhang")
    a_wrong_notice(mine, lead)
    a_rectified_notice(mine, lead)


def confirmed_clue(mine: Reader) -> str:
    """Conclude the first clue; its address."""
    mine.go("/clues/")
    mine.page.locator("[data-row] a").first.click()
    mine.page.wait_for_url(re.compile(r"/clues/\d+/$"))
    mine.act(
        ("作出结论", "Conclude"), conclusion="confirmed", why=mine.say("与卷宗核对，属实", "Checked with the file")
    )
    mine.see("属实", "Confirmed")
    return re.sub(r"^.*?(/clues/\d+/).*$", r"\1", mine.page.url)


def drafted(mine: Reader, picture: str = "") -> str:
    """From the clue's page to a submitted notice; its address."""
    if picture:
        mine.look(f"{picture}-clue")
    mine.press("制作文书", "Draft a document")
    mine.page.locator("#kind-notice").check()
    if picture:
        mine.look(f"{picture}-kinds")
    mine.press("起草", "Draft")
    mine.page.wait_for_url(re.compile(r"/papers/\d+/edit/$"))
    mine.page.locator("[name=reply_by]").fill((date.today() + timedelta(days=20)).isoformat())
    mine.page.locator("[name=title]").fill(mine.say("关于社区矫正报到的", "On reporting for correction"))
    if picture:
        mine.look(f"{picture}-draft")
    mine.press("保存", "Save")
    mine.page.wait_for_url(re.compile(r"/papers/\d+/$"))
    mine.act(("送审", "Submit"))
    mine.see("待批准", "For approval")
    return re.sub(r"^.*?(/papers/\d+/).*$", r"\1", mine.page.url)


def a_wrong_notice(mine: Reader, lead: Reader) -> None:
    clue = confirmed_clue(mine)
    paper = drafted(mine, "1")
    lead.go("/")
    lead.see("请批准或退回", "approve or return it")
    lead.look("2-home-of-the-lead")
    lead.go(paper)
    lead.act(("批准", "Approve"), "3-approve")
    lead.see("已批准，待送达", "Approved, to be served")
    mine.go(paper)
    with mine.page.expect_download() as given:
        mine.press("下载（姓名隐去）", "Download (names hidden)")
    assert Path(given.value.path()).read_bytes()[:2] == b"PK"
    mine.act(("记录送达", "Record service"), how="direct")
    mine.see("已送达，待回复", "Served")
    mine.act(
        ("收到异议", "Objection came"), "4-objection", text=mine.say("报到登记在另一册", "Another register has it")
    )
    mine.see("复查异议", "Review the objection")
    mine.look("5-objected")
    lead.go(paper)
    lead.act(
        ("复查异议", "Review the objection"),
        "6-review",
        result="withdrawn",
        why=lead.say("另一册登记了报到，纠正意见错误", "The other register has it; the notice is wrong"),
    )
    lead.see("已撤回", "Withdrawn")
    lead.look("7-withdrawn")
    mine.go(clue)
    mine.see("重新办理", "Reopened")
    mine.look("8-clue-reopened")


def a_rectified_notice(mine: Reader, lead: Reader) -> None:
    confirmed_clue(mine)
    paper = drafted(mine)
    lead.go(paper)
    lead.act(("批准", "Approve"))
    mine.go(paper)
    mine.act(("记录送达", "Record service"), how="meeting")
    mine.act(("收到回复", "Answer came"), "9-answer", answer="accepted", text=mine.say("已补办报到", "Done since"))
    later = (date.today() + timedelta(days=60)).isoformat()
    mine.act(
        ("记录整改", "Record the check"),
        "10-rectify",
        state="done",
        text=mine.say("查看补登的登记册和本人签名", "Saw the register and the signature"),
        look_back_due_on=later,
    )
    mine.see("已整改", "Put right")
    mine.act(
        ("回头看", "Look back"),
        "11-look-back",
        result="kept",
        text=mine.say("抽查三人，按时报到", "Three seen, all right"),
    )
    mine.act(("办结", "Close"))
    mine.see("已办结", "Closed")
    mine.look("12-closed")
    mine.go("/papers/?tab=all")
    mine.look("13-list")

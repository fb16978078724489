"""`jianheng people`: what can be done for people at the machine itself, when nobody can sign in who could."""

from __future__ import annotations

from typing import Annotated

import typer

from jianheng.cli.options import WorkspacePath, the_workspace
from jianheng.cli.output import fail, results, tell
from jianheng.desk.start import start

people = typer.Typer(
    name="people",
    help="工作台的账号 / accounts of the workbench",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@people.callback()
def _root() -> None:
    """工作台的账号 / accounts of the workbench."""


@people.command("password")
def password(
    workspace: WorkspacePath,
    username: Annotated[str, typer.Argument(metavar="用户名", help="谁的密码 / whose password")],
) -> None:
    """给忘了密码的人一个首次密码，登录后须改；记入审计日志 / a new first password, for whoever has the machine."""
    start(the_workspace(workspace))
    from django.core.management import call_command  # noqa: PLC0415  # Django has to know the workspace first

    from jianheng.desk.accounts.making import set_first_password  # noqa: PLC0415
    from jianheng.desk.accounts.models import User  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
    person = User.objects.filter(username=username).first()
    if person is None:
        fail(f"没有账号 [{username}]。改法：核对用户名\nno account [{username}]")
    made = set_first_password(None, person)
    results.print(f"{person.username}  {made.password}", markup=False)
    tell("只显示这一次；登录后须先改。已记入审计日志。")

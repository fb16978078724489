"""The `jianheng` command."""

from __future__ import annotations

from typing import Any

import typer

from jianheng import __version__
from jianheng.cli.on_demand import OnDemand
from jianheng.cli.refusing import RefusingGroup

COMMANDS = (
    *("demo", "spark-demo", "new", "add", "correct", "withdraw", "delete", "batches", "request", "template"),
    *("run", "serve", "backup", "restore", "upgrade", "quality", "clues", "answers", "why", "warnings", "verify"),
    *("test", "show", "diff", "sign", "arena", "score", "law", "audit", "people", "papers"),
)


class Commands(RefusingGroup):
    """All commands, each read when it is called."""

    def __init__(self, **told: Any) -> None:
        super().__init__(**told)
        self.commands = OnDemand(COMMANDS)


app = typer.Typer(
    name="jianheng",
    cls=Commands,
    help="检衡：刑事执行法律监督模型 / legal supervision of criminal-sentence execution",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"jianheng {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="版本 / version"),
) -> None:
    """检衡：刑事执行法律监督模型 / legal supervision of criminal-sentence execution."""


def main() -> None:
    """Entry point of the installed command."""
    app()

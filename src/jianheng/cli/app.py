"""The `jianheng` command."""

from __future__ import annotations

import typer

from jianheng import __version__
from jianheng.cli import (
    add,
    answers,
    arena,
    audit,
    backup,
    batches,
    clues,
    correct,
    delete,
    demo,
    diff,
    law,
    new,
    papers,
    people,
    quality,
    request,
    restore,
    run,
    score,
    serve,
    show,
    sign,
    spark_demo,
    template,
    test,
    upgrade,
    verify,
    warnings,
    why,
    withdraw,
)
from jianheng.cli.refusing import RefusingGroup

app = typer.Typer(
    name="jianheng",
    cls=RefusingGroup,
    help="检衡：刑事执行法律监督模型 / legal supervision of criminal-sentence execution",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("demo")(demo.demo)
app.command("spark-demo")(spark_demo.spark_demo)
app.command("new")(new.new)
app.command("add")(add.add)
app.command("correct")(correct.correct)
app.command("withdraw")(withdraw.withdraw)
app.command("delete")(delete.delete)
app.command("batches")(batches.batches)
app.command("request")(request.request)
app.command("template")(template.template)
app.command("run")(run.run)
app.command("serve")(serve.serve)
app.command("backup")(backup.backup)
app.command("restore")(restore.restore)
app.command("upgrade")(upgrade.upgrade)
app.command("quality")(quality.quality)
app.command("clues")(clues.clues)
app.command("answers")(answers.answers)
app.command("why")(why.why)
app.command("warnings")(warnings.warnings)
app.command("verify")(verify.verify_clue)
app.command("test")(test.test)
app.command("show")(show.show)
app.command("diff")(diff.diff)
app.command("sign")(sign.sign)
app.command("arena")(arena.arena)
app.command("score")(score.score)
app.add_typer(law.law)
app.add_typer(audit.audit)
app.add_typer(people.people)
app.add_typer(papers.papers)


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

"""`jianheng law`: what the law says on a day, and what follows from it."""

from __future__ import annotations

import typer

from jianheng.cli.law import article, calendar, clock, commutation, confirm, deadline, local, set_row, term, texts

law = typer.Typer(
    name="law",
    help="法律：条文、期限、刑期、减刑、工作日历 / the law by date",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
law.command("article")(article.article)
law.command("term")(term.term)
law.command("clock")(clock.clock)
law.command("commutation")(commutation.commutation)
law.command("deadline")(deadline.deadline)
law.command("calendar")(calendar.calendar)
law.command("texts")(texts.texts)
law.command("confirm")(confirm.confirm)
law.command("set")(set_row.set_row)
law.command("local")(local.local)

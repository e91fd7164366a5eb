"""The ftready command: each verb reads its files or settings, calls one function, and prints what came back.

Nothing is decided here. Slow libraries are imported by the verbs that need them. A verb is a function in one of the
files beside this one, and a word in the list below.
"""

import sys

import typer

from bot.cli.answers import export, verdict, why
from bot.cli.comparing import diff
from bot.cli.examining import doctor
from bot.cli.flows import check, draw, questions, schema
from bot.cli.forgetting import forget
from bot.cli.new import new
from bot.cli.output import output_told
from bot.cli.proving import paths
from bot.cli.reporting import report
from bot.cli.serving import demo, run, web, worker
from bot.cli.stories import run_stories
from bot.cli.trying import try_flow
from bot.collector import collect_less, collect_no_more

app = typer.Typer(
    name="ftready",
    help="Find out, as a team and in one thread, whether fine-tuning is the right next move.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

for verb in (
    run,
    web,
    worker,
    demo,
    new,
    check,
    diff,
    paths,
    questions,
    draw,
    schema,
    verdict,
    why,
    export,
    report,
    forget,
    doctor,
):
    app.command()(verb)
app.command("test")(run_stories)  # pytest takes what is called test for one
app.command("try")(try_flow)  # which Python keeps for itself


def main() -> None:
    """Run the command; what a person can mend is said in one sentence, without a traceback."""
    from bot.start_refusals import StartError

    collect_less()
    try:
        with output_told():
            app()
    except StartError as error:
        typer.echo(str(error), err=True)
        sys.exit(2)
    finally:
        collect_no_more()

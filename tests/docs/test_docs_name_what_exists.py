"""Commands, settings, files and links that a document names are there, and what is there is in the documents."""

import re
import tomllib
from pathlib import Path

import pytest
import typer.main
from doc_pages import PAGES, ROOT, Page, page, spans_of
from pydantic import SecretStr

from bot.cli import app
from bot.settings import Settings
from bot.store.keys import RETENTION_DAYS

COMMANDS = typer.main.get_command(app).commands
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
MADE_BY_THE_READER = {
    "flows/release.yml",
    "flows/fragments/people.yml",
    "flows/stories/release/ben-hesitates.yml",
    "flows/translations/release.de.yml",
    "guidance/de/release-calmly.md",
}
every_page = pytest.mark.parametrize("doc", PAGES, ids=lambda doc: doc.name)


def ftready_lines(doc: Page) -> list[list[str]]:
    """The uses of the command, split into words; `/ftready` and `@ftready` are Slack's."""
    found = [re.fullmatch(r"(?P<before>\S*)ftready (?P<rest>[a-z].*)", line) for line in doc.code]
    return [match["rest"].split() for match in found if match and match["before"] not in {"/", "@"}]


@every_page
def test_every_make_command_it_names_is_in_the_makefile(doc):
    named = {target for line in doc.code for target in re.findall(r"^make ([a-z]+)", line)}

    assert named <= TARGETS


@every_page
def test_every_ftready_command_and_option_it_names_exists(doc):
    for command, *words in ftready_lines(doc):
        assert command in COMMANDS
        options = {option for parameter in COMMANDS[command].params for option in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= options


def test_every_command_and_option_of_ftready_is_in_a_document():
    said = "\n".join(line for doc in PAGES for line in doc.code)
    commands = {command for doc in PAGES for command, *_ in ftready_lines(doc)}
    options = {option for each in COMMANDS.values() for parameter in each.params for option in parameter.opts}

    assert set(COMMANDS) - commands == set()
    assert {option for option in options if option.startswith("--") and option not in said} == set()


def test_every_target_of_the_makefile_is_in_a_document():
    said = "\n".join(line for doc in PAGES for line in doc.code)

    assert {target for target in TARGETS - {"help"} if f"make {target}" not in said} == set()


def test_the_table_of_settings_has_every_setting_with_its_default():
    (table,) = page("docs/operating.md").tables("Setting", "Default", "What it is")
    documented = {spans_of(name)[0]: (spans_of(default) or [None])[0] for name, default, _ in table}

    assert documented == {
        name.upper(): None if field.is_required() or field.default in {None, ""} else str(field.default)
        for name, field in Settings.model_fields.items()
    }


def test_how_long_an_assessment_is_kept_is_said():
    assert f" {RETENTION_DAYS} days after its last event" in page("docs/operating.md").prose


def test_the_settings_of_the_readme_exist_and_are_all_one_needs():
    (table,) = page("README.md").tables("Setting", "What it is")
    documented = {spans_of(name)[0].lower() for name, _ in table}
    secrets = {name for name, field in Settings.model_fields.items() if SecretStr in str_or_args(field.annotation)}
    needed = {name for name, field in Settings.model_fields.items() if field.is_required()}

    assert needed | secrets == documented


def test_the_readme_says_that_a_proof_needs_more_than_the_demo_brings():
    parts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    needs = {part for part, there in parts.items() if any(each.startswith("z3-solver") for each in there)}
    said = page("README.md").text

    assert "playground" not in needs
    assert said.index("The last of these needs a solver that `make setup` brings") < said.index("ftready paths")


def str_or_args(annotation: object) -> tuple[object, ...]:
    return (annotation, *getattr(annotation, "__args__", ()))


@every_page
def test_every_file_and_folder_it_names_is_there(doc):
    paths = {
        span
        for span in doc.spans
        if re.fullmatch(r"\.?\w[\w.-]*(/[\w.-]+)*(/|\.(md|py|yml|toml|png))", span) and span not in MADE_BY_THE_READER
    }
    if doc.name == "docs/writing-flows.md":
        paths = {path for path in paths if "/" in path}
    places = (ROOT, ROOT / "bot", doc.file.parent)

    assert {path for path in paths if not any((place / path).exists() for place in places)} == set()


@every_page
def test_every_link_to_another_document_leads_there(doc):
    astray = []
    for link in doc.links:
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = (doc.file.parent / name).resolve() if name else doc.file
        if not target.exists() or (anchor and anchor not in Page(target).anchors):
            astray.append(link)

    assert astray == []


@every_page
def test_it_names_no_folder_of_a_machine_and_no_place_packages_come_from(doc):
    machine = re.findall(r"(?<![\w.:/>-])(?:/(?:home|root|work|Users|tmp|mnt|srv|opt|var)/|[A-Z]:\\)\S*", doc.text)
    index = re.findall(r"pypi\.org|pythonhosted|--(?:extra-)?index-url|artifactory|devpi|127\.0\.0\.1:\d+", doc.text)

    assert machine + index == []


def test_the_changelog_says_what_is_not_released_yet():
    text = page("CHANGELOG.md").text

    assert re.search(r"^## Unreleased\n+### (Added|Changed|Fixed|Removed)\n+- \S", text, re.MULTILINE)


def test_a_path_of_a_machine_would_be_noticed(tmp_path: Path):
    written = tmp_path / "page.md"
    written.write_text("Look into /home/ada/ftready for it.")

    with pytest.raises(AssertionError):
        test_it_names_no_folder_of_a_machine_and_no_place_packages_come_from(Page(written))

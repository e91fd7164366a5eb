"""`ftready new` asks a few questions and writes a flow that passes the check; it overwrites nothing."""

import pytest
from cli_runs import ftready, ftready_alone

ANSWERS = """\
Release check

Are we ready: to release?
Are all tests green?



yes_or_no


Fix "them"

y
How many {bugs} are open?


number
n
2




Would you release?
Confidence

choice
Yes; With care; No
everyone


n

GO
WAIT
"""
SHEET = """\
owner: ada
answers:
  are_all_tests_green: {ada: yes}
  how_many_bugs_are_open: {ada: 1}
  confidence: {ada: yes, ben: yes}
"""


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FTREADY_FLOWS", raising=False)
    return tmp_path


def test_the_flow_that_is_written_passes_the_check_and_decides(here):
    run = ftready("new", stdin=ANSWERS)
    (here / "answers.yml").write_text(SHEET, encoding="utf-8")

    assert run.code == 0
    assert run.out.endswith("ftready check flows/release_check.yml && ftready test flows/stories/release_check\n")
    assert ftready("check", "flows/release_check.yml").out == "1 flow checked, no problems\n"
    assert ftready("verdict", "release_check", "answers.yml").out.startswith("go: Everything is there")
    assert ftready("test", "flows/stories/release_check").out.splitlines()[-1].startswith("1 of 1 story holds")


def test_what_was_answered_stands_in_the_flow(here):
    ftready("new", "mine.yml", stdin=ANSWERS)
    text = (here / "mine.yml").read_text(encoding="utf-8")

    assert 'about: "Are we ready: to release?"' in text
    assert "ask: How many {{bugs}} are open?" in text
    assert "- 1 if value <= 2" in text
    assert 'with_care: {text: "With care", level: 0.5}' in text
    assert "fails: level(are_all_tests_green) = 0" in text
    assert [line["asked_of"] for line in ftready("questions", "mine.yml", "--format", "json").json()] == [
        "anyone",
        "anyone",
        "everyone",
    ]


def test_it_overwrites_nothing(here):
    (here / "flows").mkdir()
    for name in ("mine.yml", "flows/release_check.yml"):
        (here / name).write_text("mine", encoding="utf-8")

    named, by_id = ftready("new", "mine.yml", stdin=ANSWERS), ftready("new", stdin=ANSWERS)

    assert (named.code, named.err) == (1, "mine.yml is there already; name another file.\n")
    assert (by_id.code, by_id.err) == (1, "flows/release_check.yml is there already; name another file.\n")
    assert (here / "mine.yml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("\nRelease check\n", "Write 1 to 60 characters; this cannot stay empty."),
        ("\u200b\u2060\nRelease check\n", "Write 1 to 60 characters; there is nothing to read in this."),
        ("Release check\n\nReady?\n\u200b\n", "Write 1 to 2000 characters; there is nothing to read in this."),
        ("Release check\n\nReady?\nBugs?\n\n\nchoice\nA; \u200b\n", "There is nothing to read in one of them."),
        ("Release check\n\nReady?\nBugs?\n\n\nchoice\n\nA; B\n", "Write 2 to 9 options with ; between"),
        ("Release check\nRelease Check\nrelease\n", "Write small letters, digits and _, as in release_check."),
        ("x" * 61 + "\nRelease check\n", "Write 1 to 60 characters; this has 61."),
        ("Release check\n\nReady?\n\nGreen?\n\n\nyesno\n", "Write one of yes_or_no, choice, choices, number, text."),
        ("Release check\n\nReady?\nGreen?\n\n\nchoice\nonly\n", "Write 2 to 9 options with ; between"),
        ("Release check\n\nReady?\nBugs?\n\n\nnumber\ny\nfew\n", "Write a number."),
        ("Release check\n\nReady?\nBugs?\n\n\nyes_or_no\ny\nnobody\n", "Write one of owner, anyone, everyone."),
    ],
)
def test_what_will_not_do_is_said_and_asked_again(here, typed, said):
    run = ftready("new", stdin=typed)

    assert said in run.out
    assert run.code == 1  # the answers end before the questions do
    assert not (here / "flows").exists()


def test_answers_that_end_early_write_nothing(here):
    run = ftready("new", "mine.yml", stdin="Release check\n")

    assert run.code == 1
    assert "so nothing is written" in run.err
    assert "Aborted" not in run.err
    assert not (here / "mine.yml").exists()


def test_an_editor_is_told_the_schema_where_there_is_one(here):
    (here / "flows").mkdir()
    (here / "flows" / "flow.schema.json").write_text("{}", encoding="utf-8")
    ftready("new", stdin=ANSWERS)

    first = (here / "flows" / "release_check.yml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=flow.schema.json"


def test_answers_can_be_piped_into_the_installed_command(tmp_path):
    file = tmp_path / "mine.yml"

    assert ftready_alone("new", str(file), stdin=ANSWERS.encode()).code == 0
    assert ftready("check", str(file)).code == 0


def test_what_a_flow_beside_it_is_called_is_taken(here):
    (here / "flows").mkdir()
    (here / "flows" / "other.yml").write_text("flow: release_check\n", encoding="utf-8")
    run = ftready("new", "flows/second.yml", stdin=ANSWERS.replace("\n\n", "\nrelease_check\nrelease_2\n", 1))

    assert run.code == 0, run.out
    assert "other.yml is called so; take another." in run.out
    assert (here / "flows" / "second.yml").read_text("utf-8").startswith("flow: release_2\n")


def test_a_flow_is_not_called_like_a_word_of_the_command(here):
    run = ftready("new", stdin=ANSWERS.replace("Release check\n\n", "Status\nstatus\n\n", 1))

    assert "[status_2]" in run.out
    assert "/ftready status means something else already; take another." in run.out
    assert (here / "flows" / "status_2.yml").is_file()


def test_what_was_typed_is_printed_where_it_cannot_be_written(here):
    (here / "file").write_text("", encoding="utf-8")
    run = ftready("new", "file/mine.yml", stdin=ANSWERS)

    assert run.code == 1
    assert "file/mine.yml cannot be written: " in run.err
    assert 'about: "Are we ready: to release?"' in run.out


def test_a_sign_no_flow_can_have_is_refused_where_it_is_typed(here):
    run = ftready("new", "mine.yml", stdin=ANSWERS.replace("Release", "Rel\x07ease\nRelease", 1))

    assert "There is the invisible character U+0007; take it out." in run.out
    assert run.code == 0


@pytest.mark.parametrize("verb", ["check", "test"])
def test_a_name_too_long_for_a_file_is_told_beside_all_others(here, verb):
    run = ftready(verb, "x" * 300, "nowhere.yml")

    assert run.code == 1
    assert (run.out + run.err).count("cannot be read: ") == 2


def test_nothing_is_written_to_a_name_too_long_for_a_file(here):
    run = ftready("new", "x" * 300, stdin=ANSWERS)

    assert run.code == 1
    assert "cannot be written: File name too long" in run.err

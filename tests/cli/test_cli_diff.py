"""`ftready diff` as a person runs it."""

from cli_runs import FLOW, ROOT, ftready

QUICK = str(ROOT / "flows" / "quick.yml")


def test_a_flow_beside_itself_keeps_everything():
    run = ftready("diff", FLOW, FLOW)

    assert (run.code, run.out) == (0, "19 questions are kept as they are\n")


def test_two_flows_beside_one_another_show_what_is_new_and_what_is_dropped():
    lines = ftready("diff", QUICK, FLOW).out.splitlines()

    assert "  new question training_pairs" in lines
    assert "  dropped question same_failures" in lines
    assert any(line.startswith("  changed question weeks_unchanged: who answers, ") for line in lines)


def test_json_lists_every_change_with_what_it_is_about():
    changes = ftready("diff", QUICK, FLOW, "--format", "json").json()

    assert {
        "part": "question",
        "id": "training_pairs",
        "kind": "new",
        "what": [],
        "asked_anew": False,
        "details": [],
    } in changes


def test_a_flow_that_is_not_there_is_named():
    run = ftready("diff", FLOW, "nothing")

    assert run.code == 2
    assert "There is no flow 'nothing'" in run.err

"""Slips of the words of the command: they are noticed, and what may be the title of a check is none."""

import pytest
from office import flows

from bot.slack.surfaces.typed.command import KNOWN
from bot.slack.surfaces.typed.slips import slip_before_words, slip_of

OURS = (*KNOWN, *(flow.id for flow in flows().offered()))
TITLES = """
invoices, invoice, tagging, triage, summaries, summary, contracts, emails, tickets, claims, refunds, routing, headlines,
translation, sentiment, statements, station, statute, histories of patients, deletion, exposure, experts,
expense, experiments, reports, remarks, reminders, pauses in speech, cause, phase, resale, result, results, retail,
helm, held, heap, kelp, shelf, helpdesk, helper, news feed, new, view, quiet, quick wins, quotes, ready, readability,
production plan, product, products, predictions, portrait, profiles, upload, updates, grading, outliers, customers,
forget-me-nots, outsourcing, standup notes, start-up names, star, stars, make over, fake offers, take out, overtake,
hand writing, handbook, band over, remind them, forget it, status reports, export controls, delete requests,
pause detection, history essays, help centre, resume screening, remind customers, hand over notes, take over bids,
andover, tart, presume, ab, a, x, 2027, übersetzungen, größen
"""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hepl", "help"), ("hlep", "help"), ("halp", "help"), ("hhelp", "help"), ("hlp", "help"), ("ehlp", "help"),
        ("stattus", "status"), ("statsu", "status"), ("sttaus", "status"), ("stauts", "status"), ("staus", "status"),
        ("tsatus", "status"), ("portfollio", "portfolio"), ("protfolio", "portfolio"), ("portfoilo", "portfolio"),
        ("redines", "readiness"), ("exprot", "export"), ("delte", "delete"), ("histroy", "history"),
        ("puase", "pause"), ("reusme", "resume"), ("upgarde", "upgrade"), ("outsider", "outsiders"),
        ("remind mee", "remind me"), ("rmind me", "remind me"), ("remnid em", "remind me"), ("hand ovr", "hand over"),
        ("hnad over", "hand over"), ("take ovre", "take over"), ("forget mee", "forget me"),
        ("forgetme", "forget me"), ("forget", "forget me"), ("hand", "hand over"),
        ("Stauts", "status"), ("qiuck", "quick"), ("strat", "start"), ("satrt", "start"),
    ],
)  # fmt: skip
def test_a_slip_is_noticed(typed, meant):
    assert slip_of(typed, OURS) == meant


@pytest.mark.parametrize("title", [" ".join(each.split()) for each in TITLES.split(",")])
def test_what_may_well_be_a_title_is_none(title):
    assert slip_of(title, OURS) == ""


@pytest.mark.parametrize("word", OURS)
def test_no_word_of_ours_is_asked_about(word):
    assert slip_of(word, OURS) == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("readines", "readiness"), ("readyness", "readiness"), ("Raediness", "readiness"), ("produciton", "production"),
        ("handvoer", "handover"), ("choos", "choose"),
    ],
)  # fmt: skip
def test_a_slip_in_the_name_of_a_flow_is_noticed_before_a_title_too(typed, meant):
    assert slip_before_words(typed, OURS) == meant


@pytest.mark.parametrize(
    "title",
    [*(" ".join(each.split()) for each in TITLES.split(",")), "readings", "handovers", "retry", "quack", "productions"],
)
def test_the_first_word_of_a_title_is_none(title):
    assert slip_before_words(title.split()[0], [flow.id for flow in flows().offered()]) == ""

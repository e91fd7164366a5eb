"""What authors get told: every mistake at its place, with what to write instead."""

import pytest
from condition_parts import SHEET, TOGETHER, condition, faults

from bot.flow.conditions import Scope


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("casse >= 50", 0, "unknown name 'casse'; did you mean 'cases'?"),
        ("cheaper", 0, "unknown name 'cheaper'; it is an option, asked for as in `motive is cheaper`"),
        ("logging", 0, "unknown name 'logging'; it is an option, asked for as in `safeguards has logging`"),
        ("level(test_case) = 0", 6, "`level` does not know 'test_case'; did you mean 'test_cases'?"),
        ("lvel(baseline) = 0", 0, "unknown function 'lvel'; did you mean 'level'?"),
        ("level = 0", 0, "`level` needs to know of what, as in `level(baseline)`"),
        ("level(1) = 0", 0, "`level` takes one name, as in `level(baseline)`"),
        ("count > 2", 0, "`count` needs parentheses with something in them, as in `count(…)`"),
        ("examples.godo > 1", 9, "`examples` has no field 'godo'; did you mean 'good'?"),
        ("exmples.good > 1", 0, "unknown name 'exmples'; did you mean 'examples'?"),
        ("cases.good > 1", 6, "`cases` is a number and has no fields; take out `.good`"),
        (
            "plateau is flatt",
            11,
            "'flatt' is not an option of plateau; did you mean 'flat'? There are flat, rising, unmeasured",
        ),
        ("plateau is zzz", 11, "'zzz' is not an option of plateau; write one of flat, rising, unmeasured"),
        ("motive in (form, fact)", 17, "'fact' is not an option of motive; did you mean 'facts'?"),
        ("safeguards has review and safeguards has loging", 41, "'loging' is not an option of safeguards"),
        ("every(basline: linked)", 6, "unknown question 'basline'; did you mean 'baseline'?"),
    ],
)
def test_an_unknown_word_is_told_with_the_nearest_known_one(text, offset, message):
    ((at, said),) = faults(text)

    assert at == offset
    assert said.startswith(message)


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("plateau >= 3", 0, "`plateau` is one of flat, rising, unmeasured; compare it with `is`, not `>=`"),
        ("3 < plateau", 4, "`plateau` is one of flat, rising, unmeasured; compare it with `is`, not `<`"),
        ("plateau = flat", 8, "options are not compared with `=`; write `plateau is flat`"),
        ("plateau != flat", 8, "options are not compared with `!=`; write `plateau is not flat`"),
        ("safeguards = logging", 11, "options are not compared with `=`; write `safeguards has logging`"),
        ("safeguards is logging", 0, "`safeguards` is a list of unsure_rule, logging, review; write `safeguards has"),
        ("plateau has flat", 0, "`plateau` is one of flat, rising, unmeasured; write `plateau is flat`"),
        ("cases is many", 0, "`cases` is a number and has no options; `is` asks for an option"),
        ("safeguards > 2", 0, "`safeguards` is a list of unsure_rule, logging, review; ask with `has`, or use `count("),
        ("failures > 2", 0, "`failures` is a list of names or one of unsure, none; use `count(failures)`"),
        ("people_here > 2", 0, "`people_here` is a list of names; use `count(people_here)`"),
        ("examples > 2", 0, "`examples` is several numbers, good, bad; say which, as in `examples.good`"),
        ("task_line = 2", 0, "`task_line` is a text; `=` takes numbers"),
        ("linked = 1", 0, "`linked` is true or false; write `linked` alone, or `not linked`"),
        ("linked is yes", 0, "`linked` is true or false and has no options; write `linked` alone, or `not linked`"),
        ("failures has vat", 0, "`failures` is a list of names or one of unsure, none; no flow knows the name 'vat'"),
        ("cases + linked > 1", 8, "`linked` is true or false; `+` takes numbers"),
        ("-plateau > 1", 1, "`plateau` is one of flat, rising, unmeasured; compare it with `is`, not `-`"),
        ("count(cases) > 1", 6, "`cases` is a number; count what is answered with a list, by type choices or names"),
        (
            "count(lookup) > 1",
            6,
            "`lookup` is a number or one of no_lookup; count what is answered with a list, by type choices or names",
        ),
        ("sqrt(plateau) > 1", 5, "`plateau` is one of flat, rising, unmeasured; compare it with `is`, not `sqrt`"),
        ("cases", 0, "`cases` is a number; write what is true or false, as in `cases > 0`"),
        ("share(baseline: linked)", 0, "`share(baseline: linked)` is a number; write what is true or false"),
        (
            "motive",
            0,
            "`motive` is one of form, cheaper, in_house, facts; write what is true or false, as in `motive is",
        ),
        ("cases and linked", 0, "`cases` is a number; `and` joins conditions, as in `cases > 0`"),
        ("linked or task_line", 10, "`task_line` is a text; `or` joins conditions, as in `given(task_line)`"),
        ("not safeguards", 4, "`safeguards` is a list of unsure_rule, logging, review; `not` joins conditions, as in"),
        ("max(cases) > 1", 0, "`max` takes two numbers or more, not 1"),
        ("sqrt() > 1", 0, "`sqrt` takes one thing, not nothing"),
        ("given(cases, weeks)", 0, "`given` takes one thing, not 2"),
        ("1234567890123456 > cases", 0, "this number is too long; write at most 15 digits"),
        ("level(baseline: linked)", 6, "only every, some, share, owner go through answers; take out `baseline:`"),
        ("every(linked)", 0, "`every` does not know whose answers; write `every(baseline: …)`"),
        ("every(linked, linked)", 0, "`every` takes one condition; join several with `and` or `or`"),
    ],
)
def test_a_wrong_type_is_told_with_what_to_write_instead(text, offset, message):
    ((at, said),) = faults(text)

    assert at == offset
    assert said.startswith(message)


def test_answers_are_gone_through_only_where_there_are_some():
    assert faults("every(value: linked)", TOGETHER) == [
        (6, "this is about the answers to one question already; take out `value:`")
    ]
    assert faults("every(1 = 1)", Scope()) == [(0, "there are no answers to go through here; take out `every(…)`")]
    assert faults("every(every(linked))", TOGETHER) == [
        (6, "there are no answers to go through here; take out `every(…)`")
    ]


def test_names_inside_a_quantifier_are_those_of_an_answer():
    assert faults("every(baseline: cases > 1)")[0] == (16, "unknown name 'cases'; known are value, linked, motive")


@pytest.mark.parametrize("text", ["linked = yes", "plateau = flt", "failures = vat"])
def test_a_word_compared_with_what_is_no_number_is_told_once(text):
    assert [at for at, _ in faults(text)] == [0]


def test_all_mistakes_come_back_together_in_order():
    found = faults("(weks > 1 or plateau is flt) and every(baseline: value.nwo > lnked) and cases")

    assert [at for at, _ in found] == [1, 24, 55, 61, 72]


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("cases == 3", 6, "`==` means nothing here; write `is` before an option, `=` before a number"),
        ("linked && linked", 7, "`&&` means nothing here; write `and`"),
        ("linked || linked", 7, "`||` means nothing here; write `or`"),
        ("!linked", 0, "`!` means nothing here; write `not`"),
        ("cases ≥ 3", 6, "`≥` means nothing here; write `>=`"),
        ("cases => 3", 6, "`=>` means nothing here; write `>=`"),
        ("cases ** 2 > 1", 6, "`**` means nothing here; there are no powers, multiply with `*`"),
        ("cases > 90%", 10, "`%` means nothing here; write `90` where people answer in percent, `0.9` for a share"),
        ('plateau is "flat"', 11, '`"` means nothing here; write `flat`, without quotes'),
        ("plateau is 'flat'", 11, "`'` means nothing here; write `flat`, without quotes"),
        ("linked AND linked", 7, "`AND` is not known; write `and` in small letters"),
        ("🙂 linked", 0, "`🙂` means nothing here; take it out"),
        ("linked\0", 6, "`U+0000` means nothing here; take it out"),
        ("", 0, "nothing is written here; write a condition, as in `value >= 20`"),
        ("   ", 0, "nothing is written here; write a condition, as in `value >= 20`"),
        ("linked and", 10, "this ends too early; write a name, a number or `(` after `and`"),
        ("cases > and linked", 8, "after `>` comes a name, a number or `(`, not `and`"),
        ("cases > .5", 8, "a number does not begin with `.`; write 0.5"),
        ("or linked", 0, "this begins with `or`; begin with a name, a number, `not` or `(`"),
        ("(linked", 7, "a `(` is not closed; add `)`"),
        ("linked)", 6, "this `)` closes nothing; take it out or open a `(` before"),
        ("1 < cases < 3", 10, "only two things are compared at a time; join comparisons with `and`"),
        ("plateau is (flat, rising)", 11, "after `is` comes the name of one option; for several write `in (…)`"),
        ("cases is 3", 9, "after `is` comes the name of one option; compare numbers with `=`"),
        ("plateau in flat", 11, "after `in` come options in parentheses; write `in (flat)`, or where"),
        ("plateau is in (flat)", 11, "`is in` is one word too many; write `in (…)` alone"),
        ("cases > 80 percent", 11, "shares go from 0 to 1 here; write 0.8 for 80 percent"),
        ("cases > 2 weeks", 10, "a number has no unit here; write it in what is counted, as in 14 for two weeks"),
        ("plateau in (flat rising)", 17, "`rising` cannot follow `flat` here; put a comma between options"),
        ("plateau not flat", 12, "after `not` comes `in (…)` here; to say that something is not one option write"),
        ("linked cases > 1", 7, "something is missing between `linked` and `cases`, such as `and`, `or`, `is` or `>=`"),
        ("examples.good.bad > 1", 13, "`.` cannot follow `good`; only a name has fields, as in `value.now`"),
        ("cases > 1 (linked)", 10, "`(` cannot follow `1`; put `and`, `or` or another operator between them"),
    ],
)
def test_a_slip_of_the_pen_is_told_in_one_sentence(text, offset, message):
    found = faults(text)

    assert found[0][0] == offset
    assert found[0][1].startswith(message)
    assert len(found) == 1


def test_every_foreign_sign_is_told_not_only_the_first():
    assert [at for at, _ in faults("cases == 3 && !linked")] == [6, 11, 14]


def test_a_word_may_be_both_a_name_and_an_option():
    scope = Scope({"flat": SHEET.names["plateau"]})

    assert condition("flat is flat", scope)
    assert faults("flat is fla", scope)[0][0] == 8


def test_a_name_that_is_also_an_option_is_taken_for_the_name():
    scope = Scope({"plateau": SHEET.names["plateau"], "flat": SHEET.names["cases"]})

    assert faults("plateau = flat", scope) == [
        (0, "`plateau` is one of flat, rising, unmeasured; compare it with `is`, not `=`")
    ]


def test_twenty_foreign_signs_are_enough_to_tell():
    assert len(faults("! " * 100)) == 20

"""What ftready stands on is looked at piece by piece, and each thing that is wrong is said with its cure."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web
from bot_parts import ROOT, manifest, settings, workspace
from typer.testing import CliRunner

from bot.cli import app
from bot.doctor import Grade, examine
from bot.doctor.clocks import compared
from bot.doctor.flows import look_at_flows
from bot.doctor.links import look_at_links
from bot.doctor.slack import look_at_slack
from bot.doctor.state import look_at_state
from bot.playground.playground import open_playground
from bot.playground.server import serving

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LINKED = """\
flow: linked
title: Linked
about: It leads somewhere.
source: {{title: Somewhere, link: "{link}"}}
sections:
  - id: one
    title: One
    questions:
      - id: seen
        short: Seen
        ask: Has it been seen?
        type: choice
        options: {{yes: {{text: Seen, level: 1}}, no: {{text: Not seen, level: 0}}}}
        asked_of: owner
        gap: {{do: See it, done: it was seen}}
verdicts:
  seen: {{title: SEEN, mark: tada}}
  unseen: {{title: UNSEEN, mark: mag}}
order: [unseen, seen]
rules:
  - {{id: all, verdict: seen, when: level(seen) = 1, say: It was seen.}}
  - {{id: last, verdict: unseen, otherwise: yes, say: Nobody saw it.}}
"""


@pytest.fixture
async def playground():
    async with workspace("socket") as (opened, _):
        yield opened


async def found(looks):
    return [each async for each in looks]


async def wrongs(looks):
    return [str(each) for each in await found(looks) if each.grade is Grade.WRONG]


async def test_where_all_is_well_nothing_else_is_said(playground, redis, redis_url):
    await redis.config_set("appendfsync", "always")
    given = settings(playground, redis_url, "socket")

    try:
        looks = [*await found(look_at_state(given)), *await found(look_at_slack(given))]
    finally:
        await redis.config_set("appendfsync", "everysec")

    assert {each.grade for each in looks} == {Grade.WELL}
    assert "Valkey" in str(looks[0])
    assert [each.about for each in looks if "scopes are those of manifest.yml" in each.sentence] == ["SLACK_BOT_TOKEN"]


async def test_no_secret_is_in_what_is_said(playground, redis_url):
    given = settings(playground, redis_url, "socket")
    said = str([*await found(look_at_state(given)), *await found(look_at_slack(given))])

    for secret in (given.slack_bot_token, given.slack_app_token, given.slack_signing_secret):
        assert secret.get_secret_value() not in said


@pytest.mark.parametrize(
    ("scopes", "grade", "sentence"),
    [
        (lambda own: own[1:], Grade.WRONG, "it lacks app_mentions:read; put manifest.yml into the app's settings"),
        (lambda own: [*own, "channels:history"], Grade.WATCH, "it carries channels:history, which ftready never uses"),
    ],
)
async def test_scopes_that_differ_from_the_manifest_are_named(redis_url, scopes, grade, sentence):
    own = manifest()
    own["oauth_config"]["scopes"]["bot"] = scopes(own["oauth_config"]["scopes"]["bot"])
    opened = open_playground(own, limited=False)
    async with serving(opened):
        looks = await found(look_at_slack(settings(opened, redis_url, "socket")))

    assert [(each.grade, sentence in each.sentence) for each in looks if "it " in each.sentence[:3]][-1] == (
        grade,
        True,
    )


@pytest.mark.parametrize(
    ("setting", "value", "sentence"),
    [
        ("slack_bot_token", "xoxb-wrong", "SLACK_BOT_TOKEN: Slack does not take it (invalid_auth)"),
        ("slack_app_token", "xapp-wrong", "SLACK_APP_TOKEN: Slack opens no socket with it (invalid_auth)"),
        ("slack_api_url", "http://127.0.0.1:9/api/", "SLACK_API_URL: nothing answers at http://127.0.0.1:9/api/"),
    ],
)
async def test_what_slack_does_not_take_is_said_with_its_cure(playground, redis_url, setting, value, sentence):
    usual = settings(playground, redis_url, "socket")
    given = type(usual)(_env_file=None, **{**usual.model_dump(), setting: value})

    (said,) = await wrongs(look_at_slack(given))

    assert sentence in said


async def test_a_token_of_a_whole_organisation_is_said(playground, redis_url):
    workspace = playground.first.workspace
    workspace.put_installation(replace(workspace.installation, is_org_wide=True))

    (said,) = await wrongs(look_at_slack(settings(playground, redis_url, "socket")))

    assert "SLACK_BOT_TOKEN: it is that of a whole organisation" in said


async def test_in_http_mode_it_says_where_requests_come_to(playground, redis_url):
    looks = await found(look_at_slack(settings(playground, redis_url, "http", 3000)))

    assert "Slack's requests come to port 3000 at /slack/events" in str(looks[-1])


async def test_a_redis_that_is_away_is_said(playground, tmp_path):
    (said,) = await wrongs(look_at_state(settings(playground, f"unix://{tmp_path}/none.sock", "socket")))

    assert "REDIS_URL: the server there does not answer" in said


async def test_the_work_engine_s_own_server_is_looked_at_too(playground, redis_url, tmp_path):
    given = settings(playground, redis_url, "socket").model_copy(update={"docket_url": f"unix://{tmp_path}/none.sock"})

    (said,) = await wrongs(look_at_state(given))

    assert "DOCKET_URL: the server there does not answer" in said


async def test_a_user_that_may_run_no_scripts_is_said(playground, redis, redis_url):
    await redis.acl_setuser("modest", enabled=True, passwords=["+secret"], commands=["+@all", "-eval"], keys=["*"])
    try:
        url = redis_url.replace("unix://", "unix://modest:secret@")
        (said,) = await wrongs(look_at_state(settings(playground, url, "socket")))
    finally:
        await redis.acl_deluser("modest")

    assert "this user may not run scripts" in said


async def test_a_weaker_promise_is_to_be_watched(playground, redis_url):
    looks = await found(look_at_state(settings(playground, redis_url, "socket")))

    assert ["about a second of answers" in each.sentence for each in looks if each.grade is Grade.WATCH] == [True]


@pytest.mark.parametrize(
    ("apart", "grade"),
    [
        (4, Grade.WELL),
        (-4, Grade.WELL),
        (6, Grade.WATCH),
        (-299, Grade.WATCH),
        (300, Grade.WRONG),
        (-4000, Grade.WRONG),
    ],
)
def test_a_clock_is_judged_by_how_far_it_is_off(apart, grade):
    assert compared("Slack", NOW + timedelta(seconds=apart), NOW).grade is grade


@pytest.mark.parametrize(
    ("url", "watched"),
    [
        ("redis://10.0.0.7:6379/0", ["unencrypted", "without a password"]),
        ("rediss://10.0.0.7:6379/0", ["without a password"]),
        ("rediss://u:p@redis.example.com/0", []),
        ("redis://127.0.0.1:6379/0", []),
        ("redis://localhost/0", []),
        ("unix:///run/redis.sock", []),
    ],
)
def test_a_redis_elsewhere_wants_encryption_and_a_password(url, watched):
    from bot.doctor.state import _listened_in

    said = [each.sentence for each in _listened_in("REDIS_URL", url)]

    assert len(said) == len(watched)
    assert all(word in sentence for word, sentence in zip(watched, said, strict=True))


async def test_flows_with_mistakes_are_wrong_each_with_its_place(tmp_path):
    (tmp_path / "x.yml").write_text("flow: x\n", encoding="utf-8")

    assert all("x.yml:1:1: " in each for each in await wrongs(look_at_flows(tmp_path)))
    assert await wrongs(look_at_flows(tmp_path))


async def test_no_flows_are_wrong_too(tmp_path):
    for folder in (tmp_path, tmp_path / "none"):
        (said,) = await wrongs(look_at_flows(folder))
        assert f"there is no flow in {folder}" in said


async def test_the_shipped_flows_are_well():
    assert await wrongs(look_at_flows(ROOT / "flows")) == []


async def test_a_link_to_nowhere_is_to_be_watched(tmp_path):
    async def answer(request):
        return web.Response(status=404 if request.path == "/gone" else 200)

    site = web.Application()
    site.router.add_get("/{any}", answer)
    runner = web.AppRunner(site)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        said = {}
        for path in ("here", "gone"):
            folder = tmp_path / path
            folder.mkdir()
            (folder / "linked.yml").write_text(LINKED.format(link=f"{address}/{path}#:~:text=x"), encoding="utf-8")
            said[path] = [str(each) for each in await found(look_at_links(folder))]
    finally:
        await runner.cleanup()

    assert said["here"] == ["   ok  links: something is at each of the 1 addresses that flows lead to."]
    assert said["gone"] == [f"watch  links: {address}/gone answers 404; see whether it has moved."]


async def test_settings_that_are_missing_are_said_and_the_flows_are_looked_at_all_the_same(monkeypatch, tmp_path):
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FTREADY_FLOWS", str(ROOT / "flows"))

    looks = await found(examine(links=False))

    assert [each.about for each in looks if each.grade is Grade.WRONG] == ["REDIS_URL", "SLACK_BOT_TOKEN"]
    assert looks[-1].about == "FTREADY_FLOWS"


def test_the_command_ends_with_1_while_something_is_wrong(monkeypatch, tmp_path):
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FTREADY_FLOWS", str(ROOT / "flows"))

    run = CliRunner().invoke(app, ["doctor"])

    assert run.exit_code == 1
    assert "wrong  REDIS_URL: is missing; set it to: the Redis or Valkey that keeps the state." in run.stdout
    assert run.stdout.endswith("2 wrong, 0 to watch, 1 well.\n")

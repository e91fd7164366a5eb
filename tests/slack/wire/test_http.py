"""The door for HTTP: only what Slack signed comes in, whole and parsed; the rest is turned away before it is read."""

import json
import time
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_bolt.response import BoltResponse
from slack_sdk.signature import SignatureVerifier

from bot.slack.doors.http import MOST_BYTES, Door, parse, web_app

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
FORM = "application/x-www-form-urlencoded"
COMMAND = {"command": "/ftready", "text": "size of payload", "team_id": "T0PLAYGRND"}


class Inside:
    """Stands where the Bolt app stands, and notes what reaches it."""

    def __init__(self, answer=None):
        self.bodies = []
        self._answer = answer or BoltResponse(status=200, body="")

    async def async_dispatch(self, request):
        self.bodies.append(request.body)
        return self._answer


async def healthy():
    return True


async def ask(inside, body, headers, where=("POST", "/slack/events"), health=healthy):
    """Send a request to the application and give its status, headers and body."""
    application = web_app(Door(inside, SECRET), health)
    chunks = [body[at : at + 70_000] for at in range(0, len(body), 70_000)] or [b""]
    sent = iter(chunks)
    left = len(chunks)
    answer = {}

    async def receive():
        nonlocal left
        left -= 1
        return {"type": "http.request", "body": next(sent), "more_body": left > 0}

    async def send(message):
        if message["type"] == "http.response.start":
            answer["status"] = message["status"]
            answer["headers"] = {name.decode(): value.decode() for name, value in message["headers"]}
        else:
            answer["body"] = answer.get("body", b"") + message.get("body", b"")

    raw = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()]
    method, path = where
    scope = {"type": "http", "method": method, "path": path, "headers": raw, "query_string": b"", "scheme": "https"}
    await application({**scope, "server": ("127.0.0.1", 1), "client": None}, receive, send)
    return answer


def signed(body, content_type=FORM, at=None, secret=SECRET):
    stamp = str(int(at if at is not None else time.time()))
    signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body)
    return {"x-slack-request-timestamp": stamp, "x-slack-signature": signature, "content-type": content_type}


async def test_a_signed_command_comes_in_parsed_whatever_words_are_in_it():
    inside = Inside()
    body = urlencode(COMMAND).encode()

    answer = await ask(inside, body, signed(body))

    assert answer["status"] == 200
    assert inside.bodies == [COMMAND]


async def test_a_signed_press_comes_in_as_its_payload():
    inside = Inside()
    body = urlencode({"payload": json.dumps({"type": "block_actions", "text": "a&b=c"})}).encode()

    await ask(inside, body, signed(body))

    assert inside.bodies == [{"type": "block_actions", "text": "a&b=c"}]


async def test_what_the_app_answers_goes_back_as_it_is():
    inside = Inside(BoltResponse(status=200, body={"response_action": "clear"}))
    body = b'{"type":"view_submission"}'

    answer = await ask(inside, body, signed(body, "application/json"))

    assert json.loads(answer["body"]) == {"response_action": "clear"}
    assert answer["headers"]["content-type"].startswith("application/json")


async def test_what_could_not_be_done_is_not_answered_well():
    body = urlencode(COMMAND).encode()

    answer = await ask(Inside(BoltResponse(status=503, body="")), body, signed(body))

    assert answer["status"] == 503


@pytest.mark.parametrize(
    "change",
    [
        {"x-slack-signature": ""},
        {"x-slack-signature": "v0=abc"},
        {"x-slack-signature": "v0=é"},
        {"x-slack-request-timestamp": ""},
        {"x-slack-request-timestamp": "soon"},
        {"x-slack-request-timestamp": "²"},
        {"x-slack-request-timestamp": "9" * 5000},
        {"x-slack-request-timestamp": "-1"},
        {"x-slack-request-timestamp": str(int(time.time()) + 60)},
    ],
)
async def test_what_slack_did_not_sign_is_turned_away(change):
    inside = Inside()
    body = urlencode(COMMAND).encode()

    answer = await ask(inside, body, {**signed(body), **change})

    assert answer["status"] == 401
    assert inside.bodies == []


@pytest.mark.parametrize("seconds", [-301, 301])
async def test_what_slack_signed_too_long_ago_or_not_yet_is_turned_away(seconds):
    body = urlencode(COMMAND).encode()

    answer = await ask(Inside(), body, signed(body, at=time.time() + seconds))

    assert answer["status"] == 401


async def test_what_someone_else_signed_is_turned_away():
    body = urlencode(COMMAND).encode()

    answer = await ask(Inside(), body, signed(body, secret="another"))

    assert answer["status"] == 401


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b"{"),
        ("application/json", b"[]"),
        ("application/json", b'"words"'),
        ("application/json", b"[" * 100_000),
        ("application/json", b'{"n":' + b"9" * 10_000 + b"}"),
        (FORM, b"payload=%7B"),
        (FORM, b"payload=[]"),
        (FORM, b"payload=3"),
        (FORM, b"no sign of a form"),
        ("application/json", b'{"type":"block_actions","team":5}'),
        ("application/json", b'{"type":"block_actions","user":{"id":1},"team":{"id":[]},"enterprise":7}'),
    ],
)
async def test_what_cannot_be_read_is_turned_away_even_when_signed(content_type, body):
    answer = await ask(Inside(), body, signed(body, content_type))

    assert answer["status"] in {200, 400}
    if answer["status"] == 200:
        assert content_type == "application/json"


async def test_bytes_that_are_no_text_are_turned_away():
    answer = await ask(Inside(), b"\xff\xfe", {**signed(b""), "content-type": FORM})

    assert answer["status"] == 401


async def test_too_much_is_turned_away_before_it_is_all_read():
    inside = Inside()
    body = b"a" * (MOST_BYTES + 200_000)

    answer = await ask(inside, body, signed(body))

    assert answer["status"] == 413
    assert inside.bodies == []


async def test_the_documented_example_of_a_signature_is_ours():
    verifier = SignatureVerifier(SECRET)
    body = (
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&"
        "channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&"
        "response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&"
        "trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
    )
    assert (
        verifier.generate_signature(timestamp="1531420618", body=body)
        == "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
    )


async def test_health_says_whether_the_store_answers():
    async def ill():
        return False

    well = await ask(Inside(), b"", {}, ("GET", "/healthz"))
    unwell = await ask(Inside(), b"", {}, ("GET", "/healthz"), ill)

    assert (well["status"], unwell["status"]) == (200, 503)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.text(max_size=80), st.text(max_size=80), st.text(max_size=40))
async def test_no_forgery_comes_in_and_none_breaks_the_door(body, timestamp, signature, content_type):
    inside = Inside()
    plain = {
        "x-slack-request-timestamp": timestamp.encode("latin-1", "ignore").decode("latin-1"),
        "x-slack-signature": signature.encode("latin-1", "ignore").decode("latin-1"),
        "content-type": content_type.encode("latin-1", "ignore").decode("latin-1"),
    }

    answer = await ask(inside, body, plain)

    assert answer["status"] == 401
    assert inside.bodies == []


@settings(max_examples=150, deadline=None)
@given(st.data())
async def test_a_signed_request_with_any_one_byte_changed_does_not_come_in(data):
    inside = Inside()
    body = bytearray(urlencode(COMMAND).encode())
    headers = signed(bytes(body))
    place = data.draw(st.integers(0, len(body) - 1))
    body[place] ^= data.draw(st.integers(1, 255))

    answer = await ask(inside, bytes(body), headers)

    assert answer["status"] == 401
    assert inside.bodies == []


@given(st.binary(max_size=300), st.sampled_from(["application/json", FORM, ""]))
def test_a_body_is_an_object_or_nothing(body, content_type):
    assert isinstance(parse(body, content_type), dict | None)


@given(st.dictionaries(st.text(min_size=1, max_size=8), st.text(max_size=20), min_size=1))
def test_a_form_is_read_as_it_was_written(form):
    found = parse(urlencode(form).encode(), FORM)

    assert found == form or "payload" in form

"""The links of all guidance pages, opened in a real browser on an article with the headings of the real one."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from page_driver import soon

pytestmark = pytest.mark.browser

GUIDANCE = Path(__file__).parents[2] / "flows" / "guidance"
FRAGMENT = "#:~:text="
HEADINGS = (
    "TL;DR",
    "The Problems Fine-Tuning Cannot Magically Solve",
    "What to Optimize First",
    "When Fine-Tuning Becomes Rational",
    "A Useful Diagnostic",
    "Common Mistakes",
    "Key Takeaways",
    "FAQ",
)
"""The article's headings, in its order."""
FAR_APART = "<p style='height: 3000px'>Words between two headings.</p>"
SCREENS = 0.6
"""A heading counts as shown when it is not below this part of the window."""


def _pages() -> dict[str, dict[str, str]]:
    return {file.stem: next(yaml.safe_load_all(file.read_text(encoding="utf-8"))) for file in GUIDANCE.glob("*.md")}


PAGES = _pages()
LINKS = sorted({page["link"] for page in PAGES.values()})


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the article stands."""
    folder = tmp_path_factory.mktemp("blog")
    parts = "".join(f"<h2>{heading}</h2>{FAR_APART}" for heading in HEADINGS)
    page = f"<!doctype html><meta charset=utf-8><title>Article</title><h1>Article</h1>{FAR_APART}{parts}"
    (folder / "article.html").write_text(page, encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=folder)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/article.html"
        server.shutdown()
        thread.join()


def _heading_in(link: str) -> str:
    return unquote(link.split(FRAGMENT)[1])


def _open(chromium, address: str) -> None:
    # From a blank page every opening is a new one; within the same page a browser would only follow the fragment.
    chromium.get("about:blank")
    chromium.get(address)


def _place_of(chromium, heading: str) -> float:
    """Say where a heading stands in the window: 0 at its top, 1 at its bottom."""
    script = """
        const found = [...document.querySelectorAll("h2")].find((each) => each.textContent === arguments[0]);
        return found.getBoundingClientRect().top / window.innerHeight;
    """
    return float(chromium.execute_script(script, heading))


@pytest.mark.parametrize("link", LINKS, ids=_heading_in)
def test_a_guidance_link_scrolls_to_its_heading(chromium, article, link):
    page, fragment = link.split(FRAGMENT)
    assert page == "https://makeyourai.work/blog/when-not-to-fine-tune"
    _open(chromium, article + FRAGMENT + fragment)

    heading = _heading_in(link)
    soon(lambda: 0 <= _place_of(chromium, heading) <= SCREENS)
    others = [each for each in HEADINGS if each != heading]
    assert all(not 0 <= _place_of(chromium, each) <= 1 for each in others)


def test_a_heading_that_is_not_there_scrolls_nowhere(chromium, article):
    """Without this the tests above could pass in a browser that scrolls anyway."""
    _open(chromium, f"{article}{FRAGMENT}What%20Nobody%20Wrote")

    assert chromium.execute_script("return document.readyState") == "complete"
    assert chromium.execute_script("return window.scrollY") == 0


def test_every_page_names_the_heading_its_link_leads_to():
    assert PAGES
    for name, page in PAGES.items():
        assert page["heading"] in HEADINGS, name
        assert _heading_in(page["link"]) == page["heading"], name
        assert not set("-,&") & set(page["link"].split(FRAGMENT)[1]), f"{name}: - , & mean something in such a link"

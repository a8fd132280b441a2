"""The site as a person uses it: in a real browser, from a file and from a host, by mouse and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files as resources
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import quote

import pytest

from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.site.site import files
from real import real_corpus
from website.test_website_pages import CORPUS

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
CHROMIUM = "/usr/bin/chromium"
MEASURE = "measure.html#rail-384-2018%2F1-1"
PAGES = (
    "index.html",
    "agencies/index.html",
    "agencies/SPC.html",
    "roles/courts.html",
    "lists/index.html",
    "lists/judgment-defaulters.html",
    "documents/rail-384-2018.html",
    "acts/travel.rail.html",
    "laws/index.html",
    "laws/bidding-law.html",
    "territories/index.html",
    "territories/guangdong.html",
    "checks/index.html",
    "checks/MOU401.html",
    "measures.html",
    MEASURE,
    "findings.html",
    "finding.html",
    "graph.html",
    "graph.html#list%3Ajudgment-defaulters",
)


class Site(NamedTuple):
    """Where a site is, as an address and as a folder, and the corpus that it is of."""

    base: str
    folder: Path
    compiled: Compiled


def expect(locator: Any) -> Any:
    """Return what is said of a locator, which is waited for until it is so."""
    from playwright.sync_api import expect as expecting

    return expecting(locator)


class Visit:
    """A page that is watched: what it asks for, what it complains of, and whether it asks the reader anything."""

    def __init__(self, page: Any, base: str) -> None:
        self.page = page
        self.base = base
        self.wrong: list[str] = []
        page.set_default_timeout(10_000)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("dialog", lambda dialog: self.wrong.append(f"dialog: {dialog.message}"))
        page.on("requestfailed", self._failed)
        page.on("request", self._asked)

    def _heard(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(f"console: {message.text}")

    def _failed(self, request: Any) -> None:
        if "ERR_ABORTED" not in str(request.failure):  # the next page was opened before it came
            self.wrong.append(f"failed: {request.url}: {request.failure}")

    def _asked(self, request: Any) -> None:
        if not request.url.startswith(self.base):
            self.wrong.append(f"outside: {request.url}")

    def open(self, path: str) -> Any:
        """Open a page anew, and wait until scripts have filled what they fill."""
        self.page.goto("about:blank")
        self.page.goto(self.base + path)
        self.page.wait_for_load_state()
        expect(self.page.locator("[data-part] > .instead")).to_have_count(0)
        return self.page


def write(folder: Path, compiled: Compiled) -> Path:
    for path, file in files(compiled).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
    return folder


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Site:
    compiled = real_corpus()
    folder = write(tmp_path_factory.mktemp("with blank 与汉字"), compiled)
    return Site(f"{folder.as_uri()}/site/", folder, compiled)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    compiled = compile_text(CORPUS, path='a "<b>.mou')
    folder = write(tmp_path_factory.mktemp("hostile"), compiled)
    return Site(f"{folder.as_uri()}/site/", folder, compiled)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Any, real: Site) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    seen = Visit(context.new_page(), real.base)
    yield seen
    context.close()
    assert seen.wrong == []


def shown(page: Any, selector: str) -> list[str]:
    """Return the texts that a reader sees."""
    return [text.strip() for text in page.locator(selector).all_inner_texts()]


@pytest.mark.parametrize("path", PAGES)
def test_every_sort_of_page_opens_from_a_file(visit: Visit, path: str) -> None:
    page = visit.open(path)
    assert shown(page, "h1")[0]
    assert page.locator("[role=alert]").count() == 0
    assert page.title().endswith("Joint-sanction rules") or "#" in path
    assert page.locator("main section").count() > 0


def test_it_opens_from_any_host_under_any_path(browser: Any, real: Site) -> None:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(real.folder.parent))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}/{quote(real.folder.name)}/site/"
        context = browser.new_context()
        seen = Visit(context.new_page(), base)
        for path in ("agencies/SPC.html", MEASURE, "graph.html#agency%3ASPC"):
            assert seen.open(path).locator("[role=alert]").count() == 0
        context.close()
        server.shutdown()
        assert seen.wrong == []


def test_the_language_is_changed_by_one_click_and_remembered(visit: Visit) -> None:
    page = visit.open("agencies/SPC.html")
    assert shown(page, "h1") == ["Supreme People's Court"]
    page.locator("#in-zh").check()
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    assert shown(page, "h1") == ["最高人民法院"]
    assert "最高人民法院" in page.title()
    assert page.get_by_role("combobox").first.get_attribute("aria-label") == "搜索全部内容"
    page = visit.open("lists/index.html")
    assert shown(page, "h1") == ["名单"]
    assert page.locator("bdi[lang=en]:visible").count() == 0


def test_the_theme_is_that_of_the_system_until_it_is_chosen(visit: Visit) -> None:
    page = visit.open("index.html")

    def ground() -> str:
        return str(page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor"))

    light = ground()
    page.emulate_media(color_scheme="dark")
    assert ground() != light
    page.locator("#theme").click()
    assert ground() == light
    page = visit.open("findings.html")
    assert ground() == light


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("人民法院", "Supreme People's Court"),
        ("民法", "Supreme People's Court"),
        ("失信", "Judgment defaulters"),
        ("judg", "Judgment defaulters"),
        ("def", "Judgment defaulters"),
        ("judgment-def", "Judgment defaulters"),
        ("384-2018/1-1", "No trains at all"),
        ("MOU401", "MOU401"),
    ],
)
def test_the_search_finds_chinese_by_any_letters_and_english_by_beginnings(
    visit: Visit, written: str, found: str
) -> None:
    page = visit.open("index.html")
    page.get_by_role("combobox").fill(written)
    page.wait_for_selector("#results [role=option]")
    assert any(found in text for text in shown(page, "#results [role=option]"))


def test_the_search_says_what_to_do_where_it_finds_nothing(visit: Visit) -> None:
    page = visit.open("index.html")
    page.get_by_role("combobox").fill("efaulters")  # no beginning of a word
    page.wait_for_selector("#results p")
    assert "Nothing is called" in shown(page, "#results")[0]


def test_the_search_goes_by_keyboard_alone(visit: Visit) -> None:
    page = visit.open("index.html")
    page.keyboard.press("/")
    page.keyboard.type("supreme people")
    page.wait_for_selector("#results [role=option]")
    active = page.get_by_role("combobox").get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowDown")
    assert page.get_by_role("combobox").get_attribute("aria-activedescendant") != active
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/agencies/SPC.html")
    page.keyboard.press("/")
    page.keyboard.type("x")
    page.keyboard.press("Escape")
    assert page.locator("#results").is_hidden()


def test_the_table_has_every_row_and_turns_pages(visit: Visit, real: Site) -> None:
    page = visit.open("measures.html")
    whole = len(real.compiled.rows)
    assert shown(page, "[data-part=rows] .status") == [f"{whole} rows"]
    assert page.locator("[data-part=rows] tbody tr").count() == 50
    first = shown(page, "[data-part=rows] tbody tr")[0]
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".pager span")).to_contain_text("2")
    assert shown(page, "[data-part=rows] tbody tr")[0] != first


def test_the_table_filters_and_sorts(visit: Visit, real: Site) -> None:
    page = visit.open("agencies/SPC.html")
    rows = [row for row in real.compiled.rows if row.enforcer == "SPC"]
    status = page.locator("[data-part=rows] .status")
    assert status.inner_text() == f"{len(rows)} rows"
    page.get_by_role("combobox", name="Force").select_option(label="may")
    some = [row for row in rows if row.force == "may"]
    assert status.inner_text() == f"{len(some)} of {len(rows)} rows"
    page.get_by_role("combobox", name="Force").select_option(label="all")
    page.get_by_role("searchbox", name="Find in these rows").fill("travel")
    assert 0 < int(status.inner_text().split()[0]) < len(rows)
    page.get_by_role("searchbox", name="Find in these rows").fill("no such thing")
    assert "loosen the filters" in status.inner_text()
    page.get_by_role("searchbox", name="Find in these rows").fill("")
    page.get_by_role("button", name="Days").click()
    heading = page.get_by_role("columnheader", name="Days")
    assert heading.get_attribute("aria-sort") == "ascending"
    page.get_by_role("button", name="Days").press("Enter")
    assert heading.get_attribute("aria-sort") == "descending"
    latest = max(row.days.first for row in rows if row.days.first).isoformat()
    assert latest in shown(page, "[data-part=rows] tbody tr")[0].replace("\u2011", "-")


def test_indexes_filter_and_sort_by_what_is_read(visit: Visit) -> None:
    page = visit.open("lists/index.html")
    names = shown(page, "table.grid tbody tr td:first-child")
    page.get_by_role("button", name="Name").click()
    assert shown(page, "table.grid tbody tr td:first-child") == sorted(names, key=str.casefold) or set(
        shown(page, "table.grid tbody tr td:first-child")
    ) == set(names)
    page.get_by_label("Filter these lines").fill("tax")
    left = [name for name in shown(page, "table.grid tbody tr:visible td:first-child") if name]
    assert 0 < len(left) < len(names)


def test_the_slider_shows_everything_as_of_a_day(visit: Visit, real: Site) -> None:
    page = visit.open("measures.html")
    status = page.locator("[data-part=rows] .status")
    page.get_by_label("As of: any day").fill("2015-06-01")
    page.get_by_label("As of: any day").dispatch_event("change")
    day = date(2015, 6, 1).toordinal()
    on = sum(day in row.days for row in real.compiled.rows)
    assert status.inner_text().replace("\u2011", "-").startswith(f"{on} of")
    page.get_by_role("combobox", name="On the day").select_option("ended")
    ended = sum(row.days.end <= day for row in real.compiled.rows)
    assert status.inner_text().startswith(f"{ended} of")
    # It stays when another page is opened, and what is not of the day is gone there.
    page = visit.open("documents/index.html")
    visible = page.locator("table.grid tbody tr:visible").count()
    documents = real.compiled.corpus.documents.values()
    assert visible == sum(day in real.compiled.timeline.document_days(one) for one in documents)
    page.get_by_role("button", name="All days").click()
    assert page.locator("table.grid tbody tr:visible").count() == len(documents)
    slider = page.get_by_label("As of: a day on which something changes")
    slider.focus()
    page.keyboard.press("Home")
    page.wait_for_selector(".day.on")
    assert re.match(r"\d{4}-\d\d-\d\d", slider.get_attribute("aria-valuetext") or "")


def test_an_agency_that_has_nothing_on_a_day_is_told_so(visit: Visit) -> None:
    page = visit.open("agencies/SPC.html")
    page.get_by_label("As of: any day").fill("1950-01-01")
    page.get_by_label("As of: any day").dispatch_event("change")
    assert "had not begun" in page.locator("[data-part=rows] .status").inner_text()


def test_the_graph_opens_at_one_step_and_grows(visit: Visit, real: Site) -> None:
    page = visit.open("graph.html#list%3Ajudgment-defaulters")
    page.wait_for_selector("svg .node")
    graph = real.compiled.graph
    near = set(graph.successors("list:judgment-defaulters")) | set(
        graph.predecessors("list:judgment-defaulters")
    )
    nodes = page.locator("svg .node:not(.more)").count()
    assert 2 < nodes <= len(near) + 1
    page.locator("svg .node.more").first.press("Enter")
    more = page.locator("svg .node:not(.more)").count()
    assert more > nodes
    agency = page.locator("svg .node.kind-agency").first
    agency.focus()
    agency.press("Enter")
    expect(page.locator("svg .node[aria-expanded=true]")).to_have_count(2)
    assert page.locator("svg .node:not(.more)").count() > more
    page.get_by_role("checkbox").check()
    assert page.locator("svg .node.kind-channel").count() == 0
    page.get_by_role("button", name="Start over").click()
    assert page.locator("svg .node[aria-expanded=true]").count() == 1


def test_a_graph_is_begun_by_searching(visit: Visit) -> None:
    page = visit.open("graph.html")
    page.get_by_role("searchbox", name="Where to begin").fill("铁路")
    page.locator(".choices a").first.click()
    page.wait_for_selector("svg .node.centre")


def test_a_finding_is_told_with_its_situation_its_places_and_its_parties(visit: Visit, real: Site) -> None:
    page = visit.open("findings.html")
    page.get_by_role("combobox", name="Check").select_option("MOU401")
    page.locator("[data-part=findings] li a[href*='finding.html']").first.click()
    page.wait_for_selector("svg .node")
    assert "MOU401" in shown(page, "h1")[0]
    text = page.locator("main").inner_text()
    assert "The smallest situation" in text
    assert "^" in text
    assert ".mou:" in text


def test_a_measure_is_told_whole(visit: Visit, real: Site) -> None:
    page = visit.open(MEASURE)
    text = page.locator("main").inner_text()
    for part in ("must prohibit", "What it stands on", "From law to act", "Condition", "memoranda/transport"):
        assert part in text
    assert shown(page, "h1") == ["No trains at all"]
    page = visit.open("measure.html#no-such/thing")
    assert "No measure is called" in page.locator("main").inner_text()


def test_what_matters_is_read_without_script(browser: Any, real: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(real.base + "agencies/SPC.html")
    assert page.locator(".plain-rows tbody tr").count() > 50
    assert page.locator(".plain-rows").is_visible()
    assert "Supreme People's Court" in shown(page, "h1")[0]
    page.locator("#in-zh").check()
    assert shown(page, "h1") == ["最高人民法院"]
    page.goto(real.base + "documents/rail-384-2018.html")
    assert "must prohibit" in page.locator("main").inner_text()
    context.close()


@pytest.mark.parametrize(
    "path", ["index.html", "agencies/SPC.html", "measures.html", MEASURE, "findings.html"]
)
def test_on_a_phone_nothing_is_wider_than_the_screen(browser: Any, real: Site, path: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, is_mobile=True, has_touch=True)
    seen = Visit(context.new_page(), real.base)
    page = seen.open(path)
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()
    assert seen.wrong == []


def test_on_paper_there_is_nothing_to_press(visit: Visit) -> None:
    page = visit.open("agencies/SPC.html")
    page.emulate_media(media="print")
    for selector in (".top", ".day", ".controls", ".pager"):
        assert page.locator(selector).first.is_hidden()
    assert page.locator("main table").first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_nobody_is_kept_out(browser: Any, real: Site, path: str, scheme: str) -> None:
    axe = resources("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    seen = Visit(context.new_page(), real.base)
    page = seen.open(path)
    if "graph" in path or path == MEASURE:
        page.wait_for_selector("svg, .choices a")
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    grave = [
        (one["id"], node["html"][:160], node.get("failureSummary", "")[:300])
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"][:3]
    ]
    context.close()
    assert grave == []


def test_nothing_that_somebody_wrote_does_anything(browser: Any, hostile: Site) -> None:
    context = browser.new_context()
    seen = Visit(context.new_page(), hostile.base)
    pages = [path.removeprefix("site/") for path in files(hostile.compiled) if path.endswith(".html")]
    for path in (*map(quote, pages), "measure.html#1-2016%2F1", "graph.html#list%3Alate-payers"):
        page = seen.open(path)
        assert page.locator("main img, main script, main iframe").count() == 0
    page = seen.open("index.html")
    page.get_by_role("combobox").fill("<script>")
    page.wait_for_selector("#results *")
    page = seen.open("measure.html#%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    assert "<img src=x" in page.locator("main").inner_text()
    page.wait_for_timeout(200)
    context.close()
    assert seen.wrong == []


def test_an_agency_is_told_what_changed_last_as_of_the_day(visit: Visit) -> None:
    page = visit.open("agencies/CRC.html")
    changes = page.locator("[data-part=changes]")
    assert changes.inner_text().replace("\u2011", "-").startswith("2023-12-01")
    assert "Notice, Objection" in changes.inner_text()
    page.get_by_label("As of: any day").fill("2019-06-01")
    page.get_by_label("As of: any day").dispatch_event("change")
    assert changes.inner_text().replace("\u2011", "-").startswith("2018-12-31")
    page.get_by_label("As of: any day").fill("1990-06-01")
    page.get_by_label("As of: any day").dispatch_event("change")
    assert "Nothing had begun" in changes.inner_text()


def test_a_site_of_one_day_shows_what_is_of_that_day(browser: Any, tmp_path: Path) -> None:
    text = (ROOT / "tests/tables/faults/as-of-does-not-reach-the-graph.mou").read_text("utf-8")
    write(tmp_path, compile_text(text, date(2015, 6, 1)))
    context = browser.new_context(locale="en-GB")
    seen = Visit(context.new_page(), f"{tmp_path.as_uri()}/site/")
    page = seen.open("documents/index.html")
    assert page.locator("table.grid tbody tr:visible").count() == 0
    context.close()

"""The site of many rows, in a real browser, beside a datasette of the same rows: `python tests/benchmarks/browsing.py`.

A generated corpus with so many rows (`--rows`, 100,000 if not said) is compiled, and its site and SQLite file are
written; `--folder` keeps them and takes them again. Told are, as medians of `--repeat` visits, each by a browser
context of its own (nothing cached):

- how long until the first page can be used, and until the table of all rows shows its first rows;
- how long a search takes, from the last letter to the results, and how long the slider takes, from the chosen day to
  the rows of that day (measured inside the page);
- with `--datasette PROGRAM` (`pip install datasette`, in an environment of its own), how long until datasette's page of
  the same table shows its first rows, its server running already, and with its start.

Nothing is asserted of time. The site is opened from its files; datasette, which needs a server, over the loopback.
"""

from __future__ import annotations

import argparse
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.corpora import generate
from mou_compiler import Compiled, compile_sources
from mou_compiler.outputs import site, tables_csv, tables_sqlite

CHROMIUM = "/usr/bin/chromium"
ROWS_PER_MEASURE = 1.46
SEARCHED = ("agen", "文件1", "matter-7", "第2")
_UNVISITED = (
    "tables/agencies/", "site/agencies/", "site/acts/", "site/lists/", "site/documents/", "site/laws/", "site/checks/",
    "site/data/measures-", "site/data/finding-",
)  # fmt: skip
"""What is not opened here, and is not written: that takes most of the time."""
_SEARCH = """(text) => new Promise((done) => {
  const field = document.querySelector("[role=combobox]"), results = document.getElementById("results");
  const start = performance.now();
  new MutationObserver((_, self) => {
    if (!results.querySelector("[role=option], p")) return;
    self.disconnect(); requestAnimationFrame(() => done(performance.now() - start));
  }).observe(results, { childList: true, subtree: true });
  field.value = text; field.dispatchEvent(new Event("input", { bubbles: true }));
})"""
_SLIDE = """(place) => new Promise((done) => {
  const slider = document.querySelector("#day input[type=range]"), body = document.querySelector("[data-part=rows] tbody");
  const start = performance.now();
  new MutationObserver((_, self) => { self.disconnect(); requestAnimationFrame(() => done(performance.now() - start)); })
    .observe(body, { childList: true });
  slider.value = String(Math.round(Number(slider.max) * place)); slider.dispatchEvent(new Event("input", { bubbles: true }));
})"""


def compiled_with(rows: int) -> Compiled:
    """Return a corpus of at least so many rows."""
    measures = int(rows / ROWS_PER_MEASURE)
    while True:
        compiled = compile_sources({source.path: source.text for source in generate(measures)})
        if len(compiled.rows) >= rows:
            return compiled
        measures = int(measures * max(1.02, rows / len(compiled.rows)))


def write(folder: Path, rows: int) -> int:
    """Write the site and the SQLite file of so many rows; return how many rows there are."""
    compiled = compiled_with(rows)
    for output in (site.OUTPUT, tables_sqlite.OUTPUT, tables_csv.OUTPUT):
        for path, file in output.render(compiled).items():
            if path.startswith(_UNVISITED):
                continue
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as stream:
                file.write(stream)
    return len(compiled.rows)


def visited(browser: Any, address: str, ready: str) -> float:
    """Return the seconds from asking for a page, nothing cached, until something stands on it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    start = time.perf_counter()
    page.goto(address, wait_until="commit", timeout=120_000)
    page.wait_for_selector(ready, timeout=120_000)
    seconds = time.perf_counter() - start
    context.close()
    return seconds


def of_repeats(repeat: int, one: Callable[[], float]) -> tuple[float, float]:
    """Return the median and the most of some repeats."""
    times = [one() for _ in range(repeat)]
    return statistics.median(times), max(times)


def inside(browser: Any, address: str, ready: str, script: str, arguments: tuple[Any, ...]) -> list[float]:
    """Return the milliseconds that a script measures in a page, for each argument."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address, timeout=120_000)
    page.wait_for_selector(ready, timeout=120_000)
    found = [float(page.evaluate(script, argument)) for argument in arguments]
    context.close()
    return found


def serve(program: str, database: Path) -> tuple[subprocess.Popen[bytes], str, float]:
    """Start a datasette, and return it, its address, and the seconds until it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    start = time.perf_counter()
    server = subprocess.Popen(
        [program, "serve", str(database), "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    while True:
        try:
            with urllib.request.urlopen(f"{address}/-/versions.json", timeout=5):
                break
        except OSError:
            time.sleep(0.02)
    return server, address, time.perf_counter() - start


def tell(what: str, times: tuple[float, float]) -> None:
    print(f"{what:<58} {times[0]:7.2f} s  (most {times[1]:.2f})", flush=True)


def measure(folder: Path, repeat: int, datasette: str) -> None:
    """Print what each thing takes."""
    from playwright.sync_api import sync_playwright

    base = f"{(folder / 'site').as_uri()}/"
    drawn = "[data-part=rows] tbody tr"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM)
        visited(browser, base + "index.html", "main h1")  # the browser itself warms up
        tell(
            "first page, to be used",
            of_repeats(repeat, lambda: visited(browser, base + "index.html", "#day:not([hidden])")),
        )
        ours = of_repeats(repeat, lambda: visited(browser, base + "measures.html", drawn))
        tell("table of all rows, first rows seen", ours)
        searches = [
            inside(browser, base + "index.html", "#day:not([hidden])", _SEARCH, SEARCHED)
            for _ in range(repeat)
        ]
        for number, text in enumerate(SEARCHED):
            told = [each[number] for each in searches]
            print(
                f"search for {text!r:<47} {statistics.median(told):7.0f} ms (most {max(told):.0f})",
                flush=True,
            )
        slid = [
            t
            for _ in range(repeat)
            for t in inside(browser, base + "measures.html", drawn, _SLIDE, (0.3, 0.6, 0.9, 0.5))
        ]
        print(
            f"{'slider, to the rows of the day':<58} {statistics.median(slid):7.0f} ms (most {max(slid):.0f})",
            flush=True,
        )
        if datasette:
            server, address, begun = serve(datasette, folder / "tables" / "enforcement.sqlite")
            try:
                page = f"{address}/enforcement/enforcement"
                theirs = of_repeats(repeat, lambda: visited(browser, page, "table.rows-and-columns tbody tr"))
            finally:
                server.terminate()
                server.wait()
            tell("datasette: table of the same rows, first rows seen", theirs)
            tell("datasette: the same with the start of its server", (theirs[0] + begun, theirs[1] + begun))
            print(
                f"datasette / site: {theirs[0] / ours[0]:.1f}; with its start {(theirs[0] + begun) / ours[0]:.1f}"
            )
        browser.close()


def main() -> None:
    """Write what is to be looked at, where it is not there yet, and look at it."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rows", type=int, default=100_000)
    asked.add_argument("--repeat", type=int, default=5)
    asked.add_argument("--folder", type=Path)
    asked.add_argument("--datasette", default="")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = (given.folder or Path(made)).resolve()
        if not (folder / "site").exists():
            start = time.process_time()
            rows = write(folder, given.rows)
            print(f"{rows} rows written in {time.process_time() - start:.0f} s of processor time", flush=True)
        measure(folder, given.repeat, given.datasette)


if __name__ == "__main__":
    main()

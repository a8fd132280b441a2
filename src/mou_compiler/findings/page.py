"""The page of a check, as the formats that explain it need it, and as Markdown."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from mou_compiler.findings.finding import Severity
from mou_compiler.words import Language, Text

WHAT = Text("What", "内容")
WHY = Text("Why it matters", "为何重要")
FIX = Text("How to fix", "如何修正")
FAILING = Text("Finds something in", "会报告的例子")
PASSING = Text("Finds nothing in", "不会报告的例子")
BESIDE = Text("The file {} beside them", "例子所用的文件 {}")


FAILING_IN = Text("Finds something in, made up in the words of {}", "会报告的例子（虚拟，仿{}法律用语）")
PASSING_IN = Text("Finds nothing in, made up in the words of {}", "不会报告的例子（虚拟，仿{}法律用语）")


class Elsewhere(NamedTuple):
    """Two programs that show a check in the words of the law of one country: the first fails, the second does not."""

    country: Text
    failing: str
    passing: str


def in_words_of(country: Text, program: str, failing: str, passing: str) -> Elsewhere:
    """Return a program in which ⟨⟩ stands for the piece by which it fails, or does not."""
    return Elsewhere(country, *(program.replace("⟨⟩", piece) for piece in (failing, passing)))


class Page(Protocol):
    """What explains a check: its code and name, what it finds, why, how to mend it, and two examples."""

    @property
    def code(self) -> str:
        """The code, which never changes."""

    @property
    def name(self) -> str:
        """The name, in words joined by hyphens."""

    @property
    def severity(self) -> Severity:
        """The gravest that it tells."""

    @property
    def what(self) -> Text:
        """What it finds."""

    @property
    def why(self) -> Text:
        """Why that matters."""

    @property
    def fix(self) -> Text:
        """What to do about it."""

    @property
    def failing(self) -> str:
        """A program in which it finds something; empty where no program can show it."""

    @property
    def passing(self) -> str:
        """The same program, mended."""

    @property
    def elsewhere(self) -> tuple[Elsewhere, ...]:
        """The same in the words of other countries."""

    @property
    def beside(self) -> tuple[tuple[str, str], ...]:
        """The files that the programs name, each as path and text."""


class Example(NamedTuple):
    """A text that shows a check at work, under its heading; `syntax` names its language, if it has one."""

    heading: Text
    text: str
    syntax: str


def title(page: Page, language: Language) -> str:
    """Return code, name and severity."""
    severity = page.severity.word.spelled(language)
    return f"{page.code} {page.name}" + (f"（{severity}）" if language == "zh" else f" ({severity})")


def sections(page: Page) -> list[tuple[Text, Text]]:
    """Return the sections in prose, each with its heading."""
    return [(WHAT, page.what), (WHY, page.why), (FIX, page.fix)]


def examples(page: Page) -> list[Example]:
    """Return the examples and the files that they name; there are none where no program can show the fault."""
    programs = [(FAILING, page.failing), (PASSING, page.passing)]
    for country, failing, passing in page.elsewhere:
        for heading, text in ((FAILING_IN, failing), (PASSING_IN, passing)):
            programs.append((Text(heading.en.format(country.en), heading.zh.format(country.zh)), text))
    found = [Example(heading, text.strip("\n"), "mou") for heading, text in programs if text.strip()]
    for path, text in page.beside:
        heading = Text(BESIDE.en.format(path), BESIDE.zh.format(path))
        found.append(Example(heading, text.strip("\n"), ""))
    return found


def first_sentence(text: str) -> str:
    """Return the first sentence, or what stands before the first colon, without its stop."""
    for mark in (": ", "：", ". ", "。"):
        text = text.split(mark, maxsplit=1)[0]
    return text.rstrip(".。:：")


def as_markdown(page: Page, language: Language) -> str:
    """Return the page as Markdown."""
    parts = [f"# {title(page, language)}"]
    parts += [
        f"## {heading.spelled(language)}\n\n{text.spelled(language)}" for heading, text in sections(page)
    ]
    parts += [
        f"## {example.heading.spelled(language)}\n\n```{example.syntax}\n{example.text}\n```"
        for example in examples(page)
    ]
    return "\n\n".join(parts) + "\n"

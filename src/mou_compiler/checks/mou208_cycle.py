"""A tree that runs in a circle: a territory, subject, agency, rank or list above itself."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import joined, named
from mou_compiler.checking.check import Check
from mou_compiler.corpus.schema.declarations import Declaration
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Related, Severity
from mou_compiler.meaning.rule import components
from mou_compiler.words import Text

CHECK = Check(
    code="MOU208",
    name="cycle",
    category=Category.INVALID,
    severity=Severity.ERROR,
    what=Text(
        "A territory, kind of subject, agency, rank or list lies, over some steps, above itself; or agencies succeed "
        "each other in a circle.",
        "地域、主体、机构、位阶或名单经若干层级隶属于自身，或机构循环承接。",
    ),
    why=Text(
        "In a circle nothing is above anything (grammar/meaning.md, Trees).",
        "循环之中无所谓上下（见 grammar/meaning.md「树」）。",
    ),
    fix=Text("remove one of the steps", "删去其中一步"),
    failing="""
territory a "A" "甲" { within b }
territory b "B" "乙" { within a }
""",
    passing="""
territory a "A" "甲" { within b }
territory b "B" "乙"
""",
)


def run(view: View) -> Iterator[Finding]:
    """Yield one finding for each circle."""
    corpus = view.corpus
    trees: list[tuple[dict[str, Declaration], dict[str, list[str]]]] = [
        (
            dict(corpus.territories),
            {id_: [ref.id for ref in item.parents] for id_, item in corpus.territories.items()},
        ),
        (
            dict(corpus.subjects),
            {id_: [ref.id for ref in item.parents] for id_, item in corpus.subjects.items()},
        ),
        (dict(corpus.agencies), {id_: _ids(item.parent) for id_, item in corpus.agencies.items()}),
        (
            dict(corpus.agencies),
            {
                id_: [ref.id for one in item.successions for ref in one.heirs]
                for id_, item in corpus.agencies.items()
            },
        ),
        (
            dict(corpus.territories),
            {
                id_: [ref.id for one in item.successions for ref in one.heirs]
                for id_, item in corpus.territories.items()
            },
        ),
        (dict(corpus.ranks), {id_: [ref.id for ref in item.above] for id_, item in corpus.ranks.items()}),
        (dict(corpus.lists), {id_: _ids(item.parent) for id_, item in corpus.lists.items()}),
    ]
    for declarations, edges in trees:
        for circle in components(edges):
            first, *others = [declarations[id_] for id_ in circle if id_ in declarations]
            names = joined(named(item, item.id) for item in (first, *others))
            yield CHECK.finding(
                Text(f"{names.en} lie above each other in a circle", f"{names.zh}构成循环"),
                first.place,
                cause=Cause.of("circle", declared=first.KEYWORD.en, members=tuple(sorted(circle))),
                related=[Related(named(item, item.id), item.place) for item in others],
            )


def _ids(ref: object) -> list[str]:
    return [ref.id] if isinstance(ref, Ref) else []

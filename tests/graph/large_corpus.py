"""A corpus of the size that the real one will have, made by rule."""

from __future__ import annotations

from collections.abc import Iterator

FORMS = ("government", "court", "procuratorate", "party", "company", "association", "bank", "legislature")
FIELDS = ("travel", "finance", "procurement", "office", "honour", "land", "customs", "licence", "securities", "insurance")  # fmt: skip
RANKS = ("law", "regulation", "rule", "policy", "local")


def large_corpus(documents: int = 36, measures: int = 10, agencies: int = 160, laws: int = 400) -> str:
    """Return a corpus of so many documents with so many measures each, and lists and acts in proportion."""
    return "\n".join(_statements(documents, measures, agencies, laws))


def _statements(documents: int, measures: int, agencies: int, laws: int) -> Iterator[str]:
    lists, acts = documents * 2, documents * 7
    above = ""
    for rank in RANKS:
        yield f'rank {rank} "{rank.capitalize()} of the land" "{rank}位阶" {{ {above}may-burden }}'
        above = f"below {rank}; "
    for number in range(agencies):
        form = FORMS[number % len(FORMS)]
        yield f'agency A{number} "Administration of matters {number}" "第{number}事务管理总局" {{ kind {form} }}'
    for number in range(laws):
        yield f'law L{number} "Law on matters {number}" "第{number}事务管理法" {{ rank {RANKS[number % 5]} }}'
    for number in range(acts):
        branch = f"{FIELDS[number % len(FIELDS)]}.branch{number % 37}"
        yield f'act {branch}.act{number} "Doing something of kind {number}" "从事第{number}类活动"'
    for number in range(lists):
        yield (
            f'list K{number} "Serious violators in field {number}" "第{number}领域严重失信主体名单" '
            f"{{ kind blacklist; keeper A{number * 3 % agencies}; "
            f"entry e {{ conduct conduct.kind{number % 12}.wrong{number} }} }}"
        )
        yield f'act conduct.kind{number % 12}.wrong{number} "Wrong of kind {number}" "第{number}类违法行为"'
    for number in range(documents):
        yield f'memorandum D{number} "Joint measures in field {number}" "第{number}领域联合惩戒备忘录" {{'
        yield f"  signed 2016-{number % 12 + 1:02d}-20; on K{number}"
        yield f"  signatories {', '.join(f'A{(number * 7 + step) % agencies}' for step in range(30))}"
        for item in range(measures):
            act = (number * 11 + item * 5) % acts
            branch = f"{FIELDS[act % len(FIELDS)]}.branch{act % 37}.act{act}"
            enforcers = f"A{(number * 5 + item * 3) % (agencies // 3)}, A{(number + item) % (agencies // 3)}"
            yield (
                f'  measure {item + 1} "Restrict things of kind {act}" "限制第{act}类活动" '
                f"{{ by {enforcers} jointly; restrict {branch}; basis L{(number * 9 + item) % (laws // 2)} art {item + 1} }}"
            )
        yield "}"

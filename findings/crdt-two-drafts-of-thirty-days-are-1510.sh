#!/usr/bin/env bash
# What one expects: two offices that each amend the term in `within 30 days` of a shared draft, one to 15 and one to 10, see a
# conflict, or one of the two terms; if both write 15 it is 15.
# What happens: shared texts merge without conflicts, which is what they promise, letter by letter: both deletions are one, and both
# insertions stay. Yjs has 1510 or 1015 days, by the number of the client, and where both wrote 15 it has 1515. Loro, told of the new text,
# keeps the 0 of 30 where it can: 15 and 10 become 151 or 115 days. All copies agree, so nothing looks wrong. If one office repeals
# the article while the other amends its term, the article is gone but for the figures of the term. Amendments at two places merge
# well, and that is what one tries. A merge by lines (merge3, as git has it) reports a conflict for the first and the last,
# and takes what both wrote alike once.
# Seen with pycrdt 0.14.13 (Yjs), loro 1.17.1, merge3 1.0.0. Source: yjs, issue 364 (closed); automerge-classic, issue 484 (closed: so
# intended, also where both write the same); y-crdt, pull request 595 (open), for texts set alike by several.
# mou: a document is a text under version control, merged by lines; nothing of it is merged letter by letter.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pycrdt==0.14.13 loro==1.17.1 merge3==1.0.0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

import loro
import pycrdt
from merge3 import Merge3

print({name: version(name) for name in ("pycrdt", "loro", "merge3")})
DRAFT = "The office replies within 30 days.\n"


def amend(days: str) -> str:
    return DRAFT.replace("30", days)


def by_yjs(first: str, second: str) -> set[str]:
    drafted = pycrdt.Doc(client_id=1)
    drafted.get("article", type=pycrdt.Text).insert(0, DRAFT)
    offices = []
    for client, new in enumerate((first, second), 2):
        office = pycrdt.Doc(client_id=client)
        office.apply_update(drafted.get_update())
        text = office.get("article", type=pycrdt.Text)
        if new:
            at = DRAFT.index("30")
            del text[at : at + 2]
            text.insert(at, new[at : new.index(" days")])
        else:
            text.clear()
        offices.append(office)
    updates = [office.get_update() for office in offices]
    for office, update in zip(offices, reversed(updates)):
        office.apply_update(update)
    return {str(office.get("article", type=pycrdt.Text)) for office in offices}


def by_loro(first: str, second: str) -> set[str]:
    drafted = loro.LoroDoc()
    drafted.peer_id = 1
    drafted.get_text("article").insert(0, DRAFT)
    drafted.commit()
    offices = []
    for peer, new in enumerate((first, second), 2):
        office = loro.LoroDoc()
        office.import_(drafted.export(loro.ExportMode.Snapshot()))
        office.peer_id = peer
        office.get_text("article").update(new)
        office.commit()
        offices.append(office)
    updates = [office.export(loro.ExportMode.Snapshot()) for office in offices]
    for office, update in zip(offices, reversed(updates)):
        office.import_(update)
    return {office.get_text("article").to_string() for office in offices}


def by_lines(first: str, second: str) -> set[str]:
    versions = (text.splitlines(keepends=True) for text in (DRAFT, first, second))
    return {"".join(Merge3(*versions).merge_lines(reprocess=False))}


def report(name: str, first: str, second: str) -> list[str]:
    answers = []
    for who, merge in (("Yjs", by_yjs), ("Loro", by_loro), ("by lines", by_lines)):
        merged = merge(first, second)
        assert len(merged) == 1, "the copies of both offices agree"
        answers.append("conflict" if "<<<<<<<" in (text := merged.pop()) else text.strip())
        print(f"{name}: {who}: {answers[-1]!r}")
    return answers


differ = report("15 and 10", amend("15"), amend("10"))
assert differ[0] in {amend("1510").strip(), amend("1015").strip()}
assert differ[1] in {amend("151").strip(), amend("115").strip()} and differ[2] == "conflict"
assert report("15 and 15", amend("15"), amend("15")) == [amend("1515").strip()] * 2 + [amend("15").strip()]
yjs, by_peer, lines = report("10, and repealed", amend("10"), "")
assert (yjs, by_peer, lines) == ("10", "1", "conflict")
PY
echo "as described: 15 and 10 are 1510, and what both wrote stands twice"

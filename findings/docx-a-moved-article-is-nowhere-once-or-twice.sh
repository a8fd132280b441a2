#!/usr/bin/env bash
# What one expects: a sentence that a drafter moves from article 1 to article 2, with changes tracked as drafts between agencies
# have them, is read once, where it now stands or where it stood.
# What happens: OOXML keeps it at both places, the one marked w:moveFrom, the other w:moveTo; unlike what is deleted, what was
# moved away is ordinary text (w:t). python-docx passes over both: the right of appeal is in no article. docx2txt reads
# both: it is in each of them. mammoth and pandoc read it once, in article 2. And where `15` is replaced by `10` python-docx
# gives `within  working days`, of which neither edition speaks. A file with its changes accepted is read alike by all, and
# that is what one tests with. Nobody tells that the file had changes in it.
# Seen with python-docx 1.2.0, docx2txt 0.9, mammoth 1.13.0, pypandoc-binary 1.17 (pandoc 3.9). Source: ECMA-376 part 1, 17.13.5
# (moveFrom, moveTo, ins, del); python-docx, issue 1123 and pull request 1538 (both open).
# mou: reads no word processor's file.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check \
    python-docx==1.2.0 docx2txt==0.9 mammoth==1.13.0 pypandoc-binary==1.17 2>/dev/null
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

import docx
import docx2txt
import mammoth
import pypandoc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

print({name: version(name) for name in ("python-docx", "docx2txt", "mammoth", "pypandoc-binary")})
WHO = 'w:id="{}" w:author="a" w:date="2016-01-20T00:00:00Z"'


def text(words: str, name: str = "t") -> str:
    return f'<w:r><w:{name} xml:space="preserve">{words}</w:{name}></w:r>'


def moved(way: str, number: int) -> str:
    start = f'<w:{way}RangeStart {WHO.format(number)} w:name="one"/>'
    end = f'<w:{way}RangeEnd w:id="{number}"/>'
    return f"{start}<w:{way} {WHO.format(number + 1)}>{text(' Appeal lies to the court.')}</w:{way}>{end}"


ARTICLES = [
    text("Article 1. The list is published.") + moved("moveFrom", 1),
    text("Article 2. Entries are notified.") + moved("moveTo", 3),
    text("Article 3. Answers are given within ")
    + f'<w:del {WHO.format(5)}>{text("15", "delText")}</w:del><w:ins {WHO.format(6)}>{text("10")}</w:ins>'
    + text(" working days."),
]
draft = docx.Document()
for article in reversed(ARTICLES):
    draft.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{article}</w:p>"))
draft.save("draft.docx")

read = {
    "python-docx": "\n".join(paragraph.text for paragraph in docx.Document("draft.docx").paragraphs),
    "docx2txt": docx2txt.process("draft.docx"),
    "mammoth": mammoth.extract_raw_text(open("draft.docx", "rb")).value,
    "pandoc": pypandoc.convert_file("draft.docx", "plain", extra_args=["--wrap=none"]),
}
where = {}
for name, words in read.items():
    articles = [line for line in words.splitlines() if line.strip()]
    print(name, articles)
    where[name] = ([number for number, line in enumerate(articles, 1) if "Appeal" in line], articles[2][36:].split()[0])
print(where)
assert where == {
    "python-docx": ([], "working"),
    "docx2txt": ([1, 2], "10"),
    "mammoth": ([2], "10"),
    "pandoc": ([2], "10"),
}
PY
echo "as described: who moves the right of appeal has it nowhere, or twice"

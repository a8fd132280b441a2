#!/usr/bin/env bash
# What one expects: the hyphen of `article 114-1`, kept on one line as the drafter's word processor offers it (w:noBreakHyphen, a
# character of the text in OOXML), is in the text that a reader of documents gives.
# What happens: docx2txt and docx2python leave it out, without a word: the article inserted after 114 becomes article 1141, and
# 5-10 working days become 510. python-docx gives a hyphen, mammoth the hyphen that does not break, so of
# four readers of one file no three agree. The same with the ordinary hyphen is read well by all, as is each test
# document whose author did not press the keys for the other.
# Seen with docx2txt 0.9, docx2python 3.7.1, python-docx 1.2.0, mammoth 1.13.0. Source: ECMA-376 part 1, noBreakHyphen;
# python-docx2txt, pull request 34 (of 2021, open); python-docx, issue 1018 (closed).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check docx2txt==0.9 docx2python==3.7.1 python-docx==1.2.0 mammoth==1.13.0 2>/dev/null
(cd "$folder" && "$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

import docx
import docx2txt
import mammoth
from docx.oxml import OxmlElement
from docx2python import docx2python

print({name: version(name) for name in ("docx2txt", "docx2python", "python-docx", "mammoth")})


def read(hyphen: str) -> dict[str, str]:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for text in ("article 114", hyphen, "1 within 5", hyphen, "10 working days"):
        run = paragraph.add_run("" if text == "unbroken" else text)
        if text == "unbroken":
            run._r.append(OxmlElement("w:noBreakHyphen"))
    document.save("draft.docx")
    with open("draft.docx", "rb") as stream, docx2python("draft.docx") as second:
        return {
            "docx2txt": docx2txt.process("draft.docx").strip(),
            "docx2python": second.text.strip(),
            "python-docx": docx.Document("draft.docx").paragraphs[0].text,
            "mammoth": mammoth.extract_raw_text(stream).value.strip(),
        }


ordinary, unbroken = read("-"), read("unbroken")
for reader in ordinary:
    print(f"{reader}: {ordinary[reader]!r} {unbroken[reader]!a}")
assert set(ordinary.values()) == {"article 114-1 within 5-10 working days"}
assert unbroken["docx2txt"] == unbroken["docx2python"] == "article 1141 within 510 working days"
assert unbroken["python-docx"] == "article 114-1 within 5-10 working days"
assert unbroken["mammoth"] == "article 114\u20111 within 5\u201110 working days"
PY
)
echo "as described: one article becomes another, and five to ten days 510"

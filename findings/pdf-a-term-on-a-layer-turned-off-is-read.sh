#!/usr/bin/env bash
# What one expects: of a consolidated text in PDF that has the old wording on one layer and the new one on another, so that a reader turns
# on the edition he wants, a reader of text gives what is shown.
# What happens: pypdf, pdfminer and PDFium give the letters of every layer, shown or not, where they stand. `The term is 15 days`, as each
# viewer shows it, is `The term is 3015 days`, both editions in one number; where the layers are sentences each norm is there
# twice, in two versions. PyMuPDF gives 15. With the other layer on by default it is 30 for that one, and 3015 for the three as
# before, so nobody but it reads which edition a file opens with. None of the three tells that there are layers. A file without
# layers, and one with a layer that is on, is read alike by all.
# Seen with pypdf 7.1.1, pdfminer.six 20260107, pypdfium2 5.15.2, PyMuPDF 2.0 (which makes the file). Source: ISO 32000-1, 8.11 "Optional
# content", on what is shown; pdf_oxide, issue 1373 (closed), that it says nothing of reading; euske/pdfminer, issue 70 (open).
# mou: reads no PDF; an edition is a text of its own, with the days from and until which it holds.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pypdf==7.1.1 pdfminer.six==20260107 pypdfium2==5.15.2 PyMuPDF==2.0 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import io
from importlib.metadata import version

import pymupdf
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text

print({name: version(name) for name in ("pypdf", "pdfminer.six", "pypdfium2", "PyMuPDF")})


def write(*, old: bool | None, new: bool) -> bytes:
    """Return a page with the term of the old edition, unless there is none, and that of the new one, each on a layer."""
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((72, 100), "The term is")
    if old is not None:
        page.insert_text((140, 100), "30", oc=document.add_ocg("2015", on=old))
    page.insert_text((140, 100), "15", oc=document.add_ocg("2018", on=new))
    page.insert_text((160, 100), "days.")
    return document.tobytes()


def read(file: bytes) -> dict[str, str]:
    texts = {
        "pypdf": pypdf.PdfReader(io.BytesIO(file)).pages[0].extract_text(),
        "pdfminer": extract_text(io.BytesIO(file)),
        "PDFium": pypdfium2.PdfDocument(file)[0].get_textpage().get_text_range(),
        "PyMuPDF": pymupdf.open(stream=file)[0].get_text(),
    }
    return {who: " ".join(text.split()) for who, text in texts.items()}


shown, other, plain = read(write(old=False, new=True)), read(write(old=True, new=False)), read(write(old=None, new=True))
for name, told in (("the new edition shown", shown), ("the old edition shown", other), ("one edition", plain)):
    print(f"{name}:", told)
BOTH, NEW, OLD = (f"The term is {days} days." for days in (3015, 15, 30))
assert list(shown.values()) == [BOTH, BOTH, BOTH, NEW]
assert list(other.values()) == [BOTH, BOTH, BOTH, OLD]
assert list(plain.values()) == [NEW] * 4
PY
echo "as described: what a layer hides is read, and two editions are one number"

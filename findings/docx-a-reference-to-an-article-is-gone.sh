#!/usr/bin/env bash
# What one expects: the number in `under article 17 of the rules` is text, also where it is a cross-reference that follows the
# numbering; Word shows it, and a reader of documents gives it.
# What happens: OOXML writes one field in two ways. Where it is written in pieces (w:fldChar) four readers give `17`; where
# it is one element (w:fldSimple), or where the words lie in a field to be filled in (w:sdt, as in the forms of authorities),
# python-docx gives `under article  of the rules`, mammoth loses the first of these, docx2txt and docx2python none: the
# sentence still reads, and cites nothing. A range `articles 3 to 17` becomes `articles 3 to`. No error; only
# mammoth tells of it, in a list of messages that is asked for apart from the text.
# Seen with python-docx 1.2.0, mammoth 1.13.0, docx2txt 0.9, docx2python 3.7.1. Source: ECMA-376 part 1, 17.16.19 (fldSimple),
# 17.5.2 (sdt); python-docx, `Paragraph.text`, speaks of runs and hyperlinks.
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
from docx.oxml import parse_xml
from docx2python import docx2python

print({name: version(name) for name in ("docx2txt", "docx2python", "python-docx", "mammoth")})
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RUN = "<w:r><w:t>17</w:t></w:r>"
MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
CODE = r'<w:r><w:instrText xml:space="preserve"> REF source \n </w:instrText></w:r>'
WRITTEN = {
    "in pieces": MARK.format("begin") + CODE + MARK.format("separate") + RUN + MARK.format("end"),
    "as one": rf'<w:fldSimple w:instr=" REF source \n ">{RUN}</w:fldSimple>',
    "to be filled in": f"<w:sdt><w:sdtContent>{RUN}</w:sdtContent></w:sdt>",
}
read = {}
for how, written in WRITTEN.items():
    document = docx.Document()
    paragraph = document.add_paragraph("under article ")
    for element in parse_xml(f"<w:p {WORD}>{written}</w:p>"):
        paragraph._p.append(element)
    paragraph.add_run(" of the rules")
    document.save("draft.docx")
    with open("draft.docx", "rb") as stream, docx2python("draft.docx") as second:
        told = mammoth.extract_raw_text(stream)
        read[how] = {
            "docx2txt": docx2txt.process("draft.docx").strip(),
            "docx2python": second.text.strip(),
            "mammoth": told.value.strip(),
            "python-docx": docx.Document("draft.docx").paragraphs[0].text,
        }
    print(how, read[how], "mammoth's messages:", [message.message for message in told.messages])
lost, kept = "under article  of the rules", "under article 17 of the rules"
assert list(read["in pieces"].values()) == [kept, kept, kept, kept]
assert list(read["as one"].values()) == [kept, kept, lost, lost]
assert list(read["to be filled in"].values()) == [kept, kept, kept, lost]
PY
)
echo "as described: the same number is there for some readers and gone for others"

"""The data of the site: pieces of script, each a call with a name and a value in JSON.

A page that is opened from a file cannot fetch, but it can load a script. What stands in a piece is JSON alone, with
every letter escaped that ends a line of script or that has no shape of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, BinaryIO

from mou_compiler.publishing.output import File
from mou_compiler.text import Text

MEDIA_TYPE = "text/javascript"
_ESCAPED = re.compile("[<>&\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def piece(title: Text, name: str, value: Callable[[], Any], rows: int | None = None) -> File:
    """Return the file of a piece; its value is made when it is written."""

    def write(stream: BinaryIO) -> object:
        return stream.write(encoded(name, value()))

    return File(title, MEDIA_TYPE, write, rows)


def encoded(name: str, value: Any) -> bytes:
    """Return a piece as script: `mou.take(name, value)`."""
    return f"mou.take({as_json(name)},{as_json(value)});\n".encode()


def as_json(value: Any) -> str:
    """Return JSON that is the same in HTML and in script: nothing in it ends either, or reorders what is shown."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)

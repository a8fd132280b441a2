"""What of a file's bytes is no text: its byte order mark and its kind of line end, which a formatter keeps."""

from __future__ import annotations

from typing import NamedTuple

UTF8_MARK = b"\xef\xbb\xbf"


class Layout(NamedTuple):
    """The mark with which a file begins, and with what its lines end."""

    mark: bytes
    line_end: bytes

    def encode(self, text: str) -> bytes:
        """Return the bytes of a text whose lines end in a line feed, as a file of this kind has them."""
        return self.mark + text.encode().replace(b"\n", self.line_end)


def layout_of(raw: bytes) -> Layout:
    """Return the layout of a file; where lines end differently, the end that most of them have."""
    pairs = raw.count(b"\r\n")
    counts = {b"\n": raw.count(b"\n") - pairs, b"\r\n": pairs, b"\r": raw.count(b"\r") - pairs}
    return Layout(UTF8_MARK if raw.startswith(UTF8_MARK) else b"", max(counts, key=lambda end: counts[end]))

"""Did you mean: the nearest of the spellings that would have been right."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from mou_compiler.words import Text


def did_you_mean(written: str, known: Iterable[str]) -> Text | None:
    """Return the question whether the nearest known spelling was meant; None where none is near."""
    candidates = list(known)
    folded = {candidate.casefold(): candidate for candidate in candidates}
    if written.casefold() in folded:
        near = [folded[written.casefold()]]
    else:
        near = get_close_matches(written, candidates, n=1, cutoff=0.6)
    if not near and len(written) > 1:
        near = sorted(
            (candidate for candidate in candidates if written in candidate or candidate in written),
            key=lambda candidate: (abs(len(candidate) - len(written)), candidate),
        )[:1]
    return Text(f"did you mean `{near[0]}`?", f"是否想写「{near[0]}」？") if near else None

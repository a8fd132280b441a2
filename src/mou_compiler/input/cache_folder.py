"""Where the user's programs keep what they can do without."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path | None:
    """Return mou's own folder below the user's cache folder, there or not; None where nobody is at home."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    try:
        above = Path(base) if os.path.isabs(base) else Path.home() / ".cache"  # noqa: PTH117
    except RuntimeError:
        return None
    return above / "mou"

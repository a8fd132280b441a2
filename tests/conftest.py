"""Makes the modules of this folder importable from every test, and knows the option that re-accepts cases."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="rewrite what the cases under tests/cases and tests/syntax/broken expect to what the compiler now says",
    )

"""Answers kept by question and argument, so that nothing is worked out twice."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Value = TypeVar("Value")


class Memo:
    """Keeps answers for as long as what is asked about does not change: for good."""

    def remember(self, function: Callable[Given, Value]) -> Callable[Given, Value]:
        """Return the function with a memory: what it answers to the same arguments is worked out once."""
        return cast("Callable[Given, Value]", cache(function))

"""mou, the memorandum compiler: joint-sanction memoranda to a dependency graph, tables and checked findings.

    >>> import mou_compiler
    >>> compiled = mou_compiler.compile_paths(["memoranda"])  # doctest: +SKIP
    >>> [finding.message.en for finding in compiled.findings]  # doctest: +SKIP

Everything public is imported here on first use, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mou_compiler.compilation import Compiled, compile_paths, compile_sources, compile_text
    from mou_compiler.findings.finding import Finding, Severity
    from mou_compiler.interpret.situations import Situation
    from mou_compiler.workspace import Workspace

__version__ = "0.1.0"
__all__ = [
    "Compiled",
    "Finding",
    "Severity",
    "Situation",
    "Workspace",
    "__version__",
    "compile_paths",
    "compile_sources",
    "compile_text",
]


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> Any:
    if name in ("Compiled", "compile_paths", "compile_sources", "compile_text"):
        from mou_compiler import compilation

        return getattr(compilation, name)
    if name in ("Finding", "Severity"):
        from mou_compiler.findings import finding

        return getattr(finding, name)
    if name == "Situation":
        from mou_compiler.interpret.situations import Situation

        return Situation
    if name == "Workspace":
        from mou_compiler.workspace import Workspace

        return Workspace
    raise AttributeError(name)

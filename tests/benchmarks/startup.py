"""Start-up, side by side: `python tests/benchmarks/startup.py [RUNS]`.

Each command is run in turn, in a process of its own, so that all meet the same machine; medians of wall time.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
MOU = Path(sys.executable).with_name("mou")
COMMANDS: dict[str, list[str | Path]] = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "mou --version": [MOU, "--version"],
    "mou --help": [MOU, "--help"],
    "mou fmt --check memoranda": [MOU, "fmt", "--check", "memoranda"],
    "mou check memoranda": [MOU, "check", "--no-cache", "memoranda"],
}


def seconds(command: list[str | Path]) -> float:
    """Return the wall time of one run of a command."""
    start = time.perf_counter()
    subprocess.run(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    took: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(runs):
        for name, command in COMMANDS.items():
            took[name].append(seconds(command))
    bare = statistics.median(took["python -c pass"])
    print(f"medians of {runs} runs")
    for name, times in took.items():
        median = statistics.median(times)
        over = "" if name == "python -c pass" else f"  {1000 * (median - bare):7.1f} ms over bare Python"
        print(f"  {name:28} {1000 * median:7.1f} ms  (least {1000 * min(times):7.1f}){over}")


if __name__ == "__main__":
    main()

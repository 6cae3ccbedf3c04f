"""Run every benchmark and print a line a figure; ``python -m benchmarks [word checking …]``."""

import importlib
import sys

BENCHMARKS = ("starting", "typing", "checking", "comparing", "versions", "word", "pdf")


def main(names: list[str]) -> None:
    """Print the figures of the benchmarks called ``names``, or of all."""
    for name in names or BENCHMARKS:
        for result in importlib.import_module(f"benchmarks.{name}").results():
            print(result.line(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

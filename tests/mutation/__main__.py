"""The command; see the package."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.mutation.drawing import Drawn, draw, seeds_of
from tests.mutation.reach import Reach, recorded
from tests.mutation.trial import ROOM, copy_of, failing, noticed_by

ROOT = Path(__file__).resolve().parent.parent.parent
TARGET = 90  # in 100


def main() -> int:
    options = _options()
    seeds = options.seed or seeds_of(ROOT, options.seeds)
    with tempfile.TemporaryDirectory(prefix="ipnews-mutation-") as folder:
        copy = copy_of(ROOT, Path(folder, "copy"))
        reach = recorded(copy, ROOT / ".data/mutation", ["-n", "auto", "-m", ROOM])
        tests = {seed: _try(seed, draw(copy, seed, options.count), copy, reach) for seed in seeds}
        noticing = {test for found in tests.values() for test in found.values() if "::" in test}
        if failed := failing(sorted(noticing), copy):
            _say(f"{failed} fails without any fault, so that it notices none")
            return 2
    for seed, found in tests.items():
        survivors = [drawn for drawn, test in found.items() if not test]
        _say(f"\n{seed}: {len(found) - len(survivors)} of {len(found)} noticed; survivors:")
        for drawn in survivors:
            _say(f"  {drawn}")
    return int(any(_percent(found) < TARGET for found in tests.values()))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.mutation")
    parser.add_argument("--seed", action="append", help="instead of the checkout's own; repeatable")
    parser.add_argument("--count", type=int, default=40, help="faults for each seed")
    parser.add_argument("--seeds", type=int, default=3, help="how many of the checkout's own")
    return parser.parse_args()


def _try(seed: str, faults: list[Drawn], copy: Path, reach: Reach) -> dict[Drawn, str]:
    """The test that noticed each fault."""
    tests = {}
    for at, drawn in enumerate(faults, 1):
        tests[drawn] = noticed_by(drawn, copy, reach)
        _say(f"{seed} {at}/{len(faults)} {drawn.path}:{drawn.line} {tests[drawn] or 'SURVIVED'}")
    return tests


def _percent(tests: dict[Drawn, str]) -> float:
    return 100 * sum(map(bool, tests.values())) / len(tests)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

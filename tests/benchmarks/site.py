"""Every public page at two sizes: queries that must not grow, rows that are read, processor time.

    python -m tests.benchmarks.site --sizes 100 20000 --database sqlite --data DIR --report FILE

Loads generated releases (or takes those that an earlier run left under --data), gives their
promises an outcome, indexes them and visits every page. Ends with status 1 where a page asks more
queries of the larger database, or does not answer as it should.
"""

import argparse
import re
import time
from typing import Any

from . import stores

ODD = (301, 302, 404, 500)


def main() -> None:
    arguments = _arguments()
    arguments.data = arguments.data or stores.scratch()
    stores.prepare(arguments.database, arguments.data)
    every = [_visits(size, arguments) for size in arguments.sizes]
    told, wrong = _report(every, arguments)
    if arguments.report:
        arguments.report.write_text(told, "utf-8")
    print(told)  # noqa: T201
    if wrong:
        raise SystemExit(f"{wrong} pages ask more of more releases, or do not answer.")


def _visits(size: int, arguments: argparse.Namespace) -> list[Any]:
    from .addresses import addresses
    from .visits import alone, visit

    stores.opened(size, seed=arguments.seed, data=arguments.data)
    stores.complete()
    alone()
    wanted = [page for page in addresses() if re.search(arguments.only, page[0])]
    found = []
    for name, address in wanted:
        found.append(visit(name, address, runs=arguments.runs))
        stores.tell(f"{size:,} {name}: {found[-1].cost:.0f} ms")
    return found


def _report(every: list[list[Any]], arguments: argparse.Namespace) -> tuple[str, int]:
    from .markdown import cell, ms, table

    rows, grown, odd, slow = [], 0, 0, 0
    for few, many in zip(every[0], every[-1], strict=True):
        grows, fails = few.queries != many.queries, many.status in ODD or few.status in ODD
        grown, odd, slow = grown + grows, odd + fails, slow + (many.cost > arguments.target)
        notes = [
            *(["**queries**"] if grows else []), *([f"**{many.status}**"] if fails else []),
            *(["slow"] if many.cost > arguments.target else []),
        ]  # fmt: skip
        rows.append(
            [cell(many.name), str(few.queries), str(many.queries), f"{few.rows:,}",
             f"{many.rows:,}", ms(few.cost), ms(many.cost), ms(many.first),
             f"{few.size / 1024:.0f}", f"{many.size / 1024:.0f}", " ".join(notes)]
        )  # fmt: skip
    few, many = (f"{size:,}" for size in (arguments.sizes[0], arguments.sizes[-1]))
    heads = ["page", f"queries at {few}", many, f"rows read at {few}", many, f"ms at {few}", many,
             "after a publication", f"KB at {few}", many, ""]  # fmt: skip
    title = f"# Public pages on {arguments.database}, {time.strftime('%Y-%m-%d')}\n\n"
    summary = (
        f"{len(rows)} pages: {grown} ask more queries of more releases, {odd} do not answer, "
        f"{slow} take more than {arguments.target} ms of processor time.\n\n"
    )
    return title + summary + table(heads, rows), grown + odd


def _arguments() -> argparse.Namespace:
    parser = stores.options("Every public page at two sizes.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 20_000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--target", type=int, default=300, help="milliseconds")
    parser.add_argument("--only", default="", help="pages whose name holds this expression")
    return parser.parse_args()


if __name__ == "__main__":
    main()

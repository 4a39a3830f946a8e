"""nDCG@10 of the search over our rated queries: ``python -m tests.benchmarks.ranking``.

The demo is loaded into a database of its own, in memory on SQLite, or with TEST_DATABASE=postgres
on PostgreSQL. Exit status 1 where the mean is below 0.9. Collected by no test run.
"""

import math
import os
import sys
from collections.abc import Mapping, Sequence
from statistics import fmean

from tests.search.rated import Rated, rated

CUT = 10
WANTED = 0.9


def ndcg(found: Sequence[str], grades: Mapping[str, int], cut: int = CUT) -> float:
    """Normalised discounted cumulative gain, with the gain of a grade g being 2**g - 1.

    1.0 for the best order there is, 0.0 where nothing that helps is among the first.
    """
    best = dcg(sorted(grades.values(), reverse=True)[:cut])
    once = list(dict.fromkeys(found))[:cut]
    return dcg([grades.get(one, 0) for one in once]) / best if best else 0.0


def dcg(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(at + 2) for at, grade in enumerate(grades))


def numbers_found(text: str) -> list[str]:
    """The adapter: what readers get for this text, the best first."""
    from releases.models import Edition
    from releases.search.results.ranked_results import editions_of, search

    rows = Edition.objects.published().select_related("release")
    return [str(row.release.number) for row in editions_of(search(text).keys()[:CUT], rows)]


def report(queries: Sequence[Rated]) -> float:
    """Prints a line for each query, the best first; returns the mean.

    The same hits by date alone tell how much of the mean is owed to the ranking.
    """
    found = [(row, numbers_found(row.query)) for row in queries]
    scored = [(ndcg(numbers, row.grades), row, numbers) for row, numbers in found]
    for score, row, numbers in sorted(scored, key=lambda one: -one[0]):
        got = " ".join(f"{number}:{row.grades.get(number, 0)}" for number in numbers)
        print(f"{score:.3f}  {row.query}  {got if score < 1 else ''}".rstrip())  # noqa: T201
    mean = fmean(score for score, *_ in scored)
    by_date = fmean(ndcg(sorted(numbers, reverse=True), row.grades) for row, numbers in found)
    print(f"nDCG@{CUT} over {len(scored)} queries: {mean:.4f}")  # noqa: T201
    print(f"the same hits, newest first: {by_date:.4f}")  # noqa: T201
    return mean


def main() -> int:
    from tests.databases import prepare_environment

    prepare_environment()
    os.environ["DJANGO_SETTINGS_MODULE"] = "ipnews.settings"
    import django
    from django.db import connection

    django.setup()
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        from releases.demo.load import load

        load()
        return 0 if report(rated()) >= WANTED else 1
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    sys.exit(main())

"""The list of what is misread, rewritten: ``python -m tests.pasted.misread [NEW PAGE…]``.

Parts that are right leave the list. Parts that are wrong are added for the pages named only: of
any other page they are a fault to mend. After a conflict of two lists, lines of both are taken.
"""

import json
import os
import sys

import django


def wrong_parts(page: str) -> list[str]:
    from tests.intake.parse.test_reading_as_text import assert_reads_back
    from tests.pasted.faults import FAULTS
    from tests.pasted.golden_pages import judged, read_page, text
    from tests.pasted.test_kept import lost, misplaced

    wrong = [part for part, faults in FAULTS.items() if page in judged(part) and faults(page)]
    if lost(text(page), read_page(page)):
        wrong.append("kept")
    if list(misplaced(read_page(page))):
        wrong.append("places")
    try:
        assert_reads_back(text(page))
    except AssertionError:
        wrong.append("printed")
    return wrong


def rewrite(new: list[str]) -> None:
    from tests.pasted.golden_pages import MISREAD, files, misread

    known = misread()
    rows = {}
    for page in files():
        if page in known or page in new:
            rows[page] = [p for p in wrong_parts(page) if page in new or p in known[page]]
    rows = {page: parts for page, parts in rows.items() if parts}
    lines = (f"\n  {json.dumps(page)}: {json.dumps(parts)}" for page, parts in rows.items())
    MISREAD.write_text("{" + ",".join(lines) + "\n}\n", "utf-8")


if __name__ == "__main__":
    os.environ |= {"DJANGO_SETTINGS_MODULE": "ipnews.settings", "DEBUG": "true"}
    django.setup()
    rewrite(sys.argv[1:])

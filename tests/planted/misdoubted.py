"""The list of false doubts, rewritten: ``python -m tests.planted.misdoubted``; look at the diff."""

import json
import os

import django


def rewrite() -> None:
    from tests.pasted.golden_pages import files

    from .counting import HERE, golden, planted
    from .test_pages_are_sound import pages

    every = {page: planted(page).false for page in pages()}
    every |= {page: golden(page) for page in files()}
    rows = {page: [one.split(" ")[0] for one in false] for page, false in every.items() if false}
    lines = (f"\n  {json.dumps(page)}: {json.dumps(codes)}" for page, codes in rows.items())
    (HERE / "misdoubted.json").write_text("{" + ",".join(lines) + "\n}\n", "utf-8")


if __name__ == "__main__":
    os.environ |= {"DJANGO_SETTINGS_MODULE": "ipnews.settings", "DEBUG": "true"}
    django.setup()
    rewrite()

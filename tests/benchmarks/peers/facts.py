"""What is asked for: words, and the filters of lists, from the corpus that all sites hold."""

from collections import Counter
from pathlib import Path
from typing import Any

from . import corpus, probe_words

MOST_READ = 2_000  # releases that words are drawn from
HELD = 20  # words of each kind whose releases are counted


def found(lines: Path) -> dict[str, Any]:
    """`words` by kind, `held` (how many releases hold each of the first of them), `slugs`."""
    every = list(corpus.read(lines))
    texts = [f"{row['title']}\n{row['body']}" for row in every]
    words = probe_words.words(texts[:MOST_READ])
    held = {
        kind: [sum(all(part in text for part in word.split()) for text in texts) for word in some]
        for kind, some in ((kind, listed[:HELD]) for kind, listed in words.items())
    }
    years = Counter(row["date"][:4] for row in every)
    bodies = Counter(row["publisher"] for row in every)
    step = max(1, len(every) // 50)
    return {
        "words": words,
        "held": held,
        "slugs": [row["slug"] for row in every[::step]],
        "year": years.most_common(1)[0][0],
        "body": bodies.most_common(1)[0][0],
        "pages": -(-len(every) // 20),
    }

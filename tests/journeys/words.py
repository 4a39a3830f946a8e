"""Whether a public page holds every sentence of the page that was pasted."""

import html
import re
import unicodedata
from collections.abc import Iterable

# A piece this long that stands on the page is no coincidence.
PIECE = 4
# A moment of publication, printed anew in our own form; the number or clock before a turn.
REPRINTED = re.compile(
    r"\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?\d{2}:\d{2}(:\d{2})?|^\d+[.、](?!\d(?!\.\d))|"
    r"^[\[(【]?\d{1,2}:\d{2}(:\d{2})?[\])】]?|^第[一二三四五六七八九十]{1,3}个?问题"
)
MARKERS = ("答", "问", "记者", "[", "]", "【", "】", "(", ")", "“", "”")


def normal(text: str) -> str:
    """Without white space and list bullets, in one width."""
    return re.sub(r"[\s•·]+", "", unicodedata.normalize("NFKC", text))


def page_text(markup: str) -> str:
    """What the page's main part says, without its tags."""
    main = markup.split("<main", 1)[1].split("</main>", 1)[0]
    return normal(html.unescape(re.sub(r"<[^>]*>", "", main)))


def sentences(text: str) -> list[str]:
    return [normal(s) for s in re.split(r"\n|(?<=[。!?！？])", text) if normal(s)]


def missing(
    text: str, markup: str, *, furniture: Iterable[str] = (), names: Iterable[str] = ()
) -> list[str]:
    """Sentences of `text` that the page lacks.

    A sentence may be shared out over the page (a label and its value, a name and what was said):
    then it is made of pieces of four characters or more that stand there to the letter, of
    speakers' names, and of markers. `furniture` holds what belongs to the old page only.
    """
    shown = f"{page_text(markup)}\n{normal(' '.join(furniture))}"
    short = (*filter(None, map(normal, names)), *MARKERS)
    return [
        sentence
        for sentence in sentences(text)
        if not all(
            _made_of(run, shown, short)
            for run in re.split(r"[:;,、。?!]+", REPRINTED.sub(":", sentence))
        )
    ]


def _made_of(run: str, shown: str, short: tuple[str, ...]) -> bool:
    while run and run not in shown:
        size = int(run[0] in "()[]【】")
        size = size or next((n for n in range(len(run) - 1, PIECE - 1, -1) if run[:n] in shown), 0)
        size = size or next((len(s) for s in short if run.startswith(s)), 0)
        if not size:
            return False
        run = run[size:]
    return True

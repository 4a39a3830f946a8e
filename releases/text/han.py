"""Where a text holds Chinese: runs of Han characters with the signs and digits between them."""

import re

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN = re.compile(f"[{HAN}]")
# 3800余万元, 《…》 and 一、二 are one run each; an English word or a space ends it.
_BETWEEN = r"\d.,%+−·—–\-、。，；：？！“”‘’（）《》〈〉【】"
_RUN = re.compile(rf"[\d.,%+−《【]*[{HAN}](?:[{_BETWEEN}]*[{HAN}])*[》】]?")


def holds_han(text: str) -> bool:
    return _HAN.search(text) is not None


def marked_runs(text: str, before: str, after: str) -> str:
    """The text with `before` and `after` put around each run."""
    return _RUN.sub(lambda run: f"{before}{run[0]}{after}", text)

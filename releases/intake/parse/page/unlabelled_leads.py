"""Who published and when, printed before the first label: 市版权局 2024-04-17 16:16 来源：…"""

import re

from releases.text.folding import fold_simplified
from releases.text.periods.printed_dates import timestamp

_DATED = re.compile(
    r"^\s*[(\[【]?\s*(?P<who>[^,。:()\[\]【】\d]{0,20}?)\s*"
    r"(?P<when>\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?)"
    r"\s*[)\]】]?[\s|\[【(]*$"
)
_BODY = re.compile(r"\s*[^,。:\s\d]{2,16}(?:局|办|院|海关|中心|政府|办公室|公安|警方|发布)\s+")
# 【来源】某某日报: a label in brackets and without a colon.
IN_BRACKETS = re.compile(r"【(来源|时间|发布时间|编辑|审核|作者)】(?![:：])")
_RUN = re.compile(r"\w+")


def lead_of(printed: str) -> tuple[str, list[str]] | None:
    """The moment as ISO text, "" where there is none, and the words that no field keeps."""
    folded = fold_simplified(printed)
    dated = _DATED.match(folded)
    if dated is None:
        return ("", [printed.strip()]) if _BODY.fullmatch(folded) else None
    stamp = timestamp(dated["when"])
    if not stamp or stamp[1]:
        return None
    kept = all(run in stamp[0] for run in _RUN.findall(dated["when"]))
    when = [] if kept else [printed[slice(*dated.span("when"))]]
    return stamp[0], [printed[slice(*dated.span("who"))].strip(), *when]

"""What a page says about itself: labelled lines, a bare moment, the site's name."""

import re
from dataclasses import dataclass, field

from releases.text.folding import fold_simplified
from releases.text.periods.printed_dates import timestamp

from .metadata_labels import BARE, LABEL, field_of
from .site_chrome import without_site
from .unlabelled_leads import IN_BRACKETS, lead_of

_MAX_LINE = 160
_MAX_VALUE = 60
_WRAPPED = re.compile(r"^[(\[【]\s*(?P<inside>[^()\[\]【】]{2,120})\s*[)\]】]\s*[|]?$")
_BODY_SIGN = re.compile(r"^[,\s]*正文:\s*")
_RUN = re.compile(r"\w+")
# Buttons and counters of the site behind a value, some of them without a blank.
_GLUED = (
    r"(?<=[报社台])网站分享(?:到|至):?|打印(?:本页|此页)?|关闭(?:窗口|本页|页面)?|(?:我要)?纠错|分享(?:到|至):?(?:\s*(?:微信|微博|QQ空间|QQ|朋友圈))*|"
    r"(?:阅读|浏览|点击)(?:次数|量|数)?:?\s*[\d.,]+万?\s*次?|字[体号]:.*"
)
_BUTTONS = re.compile(
    rf"\s*[【\[(|]\s?(?:{_GLUED}|大[\s|/]*中[\s|/]*小)?\s?[】\])]?$|\s*(?:{_GLUED})$|\s+(?:分享|收藏|阅读|浏览|扫一扫.*)$"
)
# Nobody's name or outlet ends so.
_AFTER_NAME = re.compile(r"(?:阅读|浏览|收藏|分享|点击|字体|字号)$")
_BY = re.compile(r"\s+(?:记者|通讯员|作者|摄影|文字)\s.*$")
_JUNK = re.compile(
    r"(?:[\s|丨/\[\]【】()·]|我要纠错|纠错|打印(?:本页)?|关闭(?:窗口)?|收藏|分享(?:到)?:?|原创|大|中|小|字[体号]:?)*"
)
_SITE = re.compile(r"\s*[-_—|–]{1,2}\s*[^-_—|–\s]{2,12}(?:网|网站|政府|在线|客户端|频道|门户)$")
_TITLE_LABEL = re.compile(r".{0,16}[|丨:]\s*")
_SENTENCE = re.compile(r"[。!?]\S")


@dataclass
class PageMetadata:
    """Values found so far; the first value of a field wins, as page heads come first."""

    values: dict[str, str] = field(default_factory=dict)
    furniture: list[str] = field(default_factory=list)
    opening: bool = True  # nothing of the text was read yet

    def settle(self) -> None:
        """What all labels of the page decide.

        A source without a label gives way to one with it. The first review is the editor's where no
        editor is named, else one of the reviews.
        """
        bare = self.values.pop("bare_source", "")
        if bare and not self.put("source", bare):
            self.furniture.append(bare)
        first = self.values.pop("first_review", "")
        if first and self.put("editor", first):
            return
        known = self.values.get("reviewer", "")
        if first and first not in (self.values["editor"], *known.split("、")):
            self.values["reviewer"] = "、".join(filter(None, [first, known]))

    def put(self, name: str, value: str) -> bool:
        if name == "published_at" and value.startswith(f"{self.values.get(name)}T"):
            self.values[name] = value  # the same day, with its hour
        return bool(value) and self.values.setdefault(name, value) is value

    def take_title(self, line: str) -> bool:
        """The title, then the subtitle; False where the page has both already."""
        shown = self.values.get("title", "")
        label = shown.removesuffix(line)
        if shown and shown.endswith(line) and _TITLE_LABEL.fullmatch(fold_simplified(label or "|")):
            # The page repeats its title without the label, or as it was.
            self.values["title"] = line
            self.furniture.append(label or line)
        elif not shown:
            # The site's name may be printed after the title.
            site = _SITE.search(fold_simplified(line))
            title = line[: site.start()] if site else without_site(line) or line
            self.values["title"] = title
            if name := line.removeprefix(title).strip():
                self.furniture.append(name)
        elif not self.values.get("subtitle"):
            self.values["subtitle"] = line
        else:
            return False
        return True


def read_line(line: str, into: PageMetadata) -> bool:
    """Takes a line of labels and values; False where the line is something else."""
    line = IN_BRACKETS.sub(r" \1:", line)  # of the same length
    folded = fold_simplified(line)
    wrapped = _WRAPPED.match(folded)
    start, end = wrapped.span("inside") if wrapped else (0, len(line))
    if end - start > _MAX_LINE or _SENTENCE.search(folded):
        return False
    found = list(LABEL.finditer(folded, start, end)) or list(BARE.finditer(folded, start, end))
    if not found:
        return False
    if not _JUNK.fullmatch(folded, start, found[0].start()):
        lead = lead_of(line[start : found[0].start()])
        if lead is None or (lead[0] and not into.put("published_at", lead[0])):
            return False
        into.furniture += filter(None, lead[1])
        start = found[0].start()
    if junk := line[start : found[0].start()].strip(" \t\u3000|丨/[]【】"):
        into.furniture.append(junk)
    stops = [*(match.start() for match in found[1:]), end]
    for match, stop in zip(found, stops, strict=True):
        value = folded[match.end() : stop]
        # 编辑： before a long text is a turn of speech or prose, not a label.
        prose = value.count(",") > 2 or value.endswith(("?", "!", "。"))
        if prose or stop - match.end() > _MAX_VALUE:
            return False
    fields = {field_of(fold_simplified(match["label"])) for match in found}
    for match, stop in zip(found, stops, strict=True):
        label = match["label"]
        # 时间 beside 来源 or 编辑 is when the page was published.
        if field_of(fold_simplified(label)) == "time" and fields & {"source", "editor", "reviewer"}:
            label = "发布时间"
        _take_value(label, line[match.start() : match.end()], line[match.end() : stop], into)
    return True


def strip_body_sign(line: str, into: PageMetadata) -> str:
    """The line without a ``正文：`` printed before its first words."""
    sign = _BODY_SIGN.match(fold_simplified(line[:20]))
    if sign is None:
        return line
    into.furniture.append(line[: sign.end()].strip())
    return line[sign.end() :]


def _take_value(label: str, printed: str, value: str, into: PageMetadata) -> None:
    """Puts a labelled value into its field; what the field does not keep goes to the furniture."""
    name, marker = field_of(fold_simplified(label)), printed.strip()
    value = value.strip(" \t\u3000|丨/;；").rstrip("[【(（ \t\u3000")
    for opener, closer in ("（）", "()", "【】", "[]"):
        if value.endswith(closer) and opener not in value:
            value = value[:-1].rstrip()
    if name == "event.host":
        # Below a page's text 主办单位 is the site's, above it the conference's.
        name = "host" if into.opening else ""
    while name and (button := _button(name, value)):
        # What stood without a blank between is kept whole as well.
        glued = button.start() and not button[0][0].isspace()
        into.furniture.append(value[0 if glued else button.start() :].strip())
        value = value[: button.start()].rstrip()
    if name == "published_at" or (name == "time" and re.search(r"\d{4}-", fold_simplified(value))):
        stamp = timestamp(value)
        taken = stamp[0] if stamp and into.put("published_at", stamp[0]) else ""
        # ISO text keeps the digits of a moment, but not 年, 下午 and the like.
        kept = taken and all(run in taken for run in _RUN.findall(value))
        into.furniture.append(marker if kept else f"{marker}{value}")
    elif name in ("source", "editor") and (stamp := timestamp(value)) and stamp[1]:
        # ``来源：某某发布2023/4/21 15:06:5238``: what follows the name is the moment.
        into.put("published_at", stamp[0])
        into.furniture.append(f"{marker} {value[stamp[1] :]}")
        if not into.put(name, rest := value[: stamp[1]].strip(" \t\u3000(（[")):
            into.furniture.append(rest)
    elif name and into.put(name, value):
        # The event keeps a day and an hour, not the weekday and the words around them.
        into.furniture.append(f"{marker}{value}" if name == "time" else marker)
    elif name == "reviewer" and value:
        before = into.values[name].split("、")
        into.values[name] = "、".join([*before, *([] if value in before else [value])])
        into.furniture.append(marker)
    else:
        into.furniture.append(f"{printed}{value}".strip())


def _button(name: str, value: str) -> re.Match[str] | None:
    """What the site printed behind a value: a button, a counter, those who wrote it."""
    folded = fold_simplified(value)
    found = _BUTTONS.search(folded) or (_BY.search(folded) if name == "source" else None)
    names = name in ("editor", "reviewer", "first_review")
    return found or (_AFTER_NAME.search(folded) if names else None)

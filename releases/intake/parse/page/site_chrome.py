"""The site's own words around a page: bars of channels, menus, its name."""

import re

from releases.intake.parse.people.affiliations import ends_as_body
from releases.text.folding import fold_simplified

_CHANNEL = re.compile(
    r"(?:网站)?首页|(?:政务|政府信息|信息|财政)公开|新闻(?:发布|中心|动态|资讯|发布会|发布厅)|(?:市级|部门|省级)?发布(?:会|厅|实录)?|"
    r"互动交流|专题(?:专栏|报道|集锦)?|走进\S{2,4}|机构(?:概况|职能|设置|介绍)|(?:办事|政务|公共|便民)服务|要闻(?:动态)?|"
    r"(?:工作|部门|基层|地方)动态|通知公告|公示公告|政策(?:法规|文件|解读)|数据(?:开放|发布)|图片新闻|视频(?:新闻|回放)?|"
    r"(?:文字|图文|发布)实录|图文直播|在线访谈|搜索|检索|登录|注册|退出|设为首页|加入收藏|收藏(?:本站)?|English|EN|繁[体體](?:版|中文)?|"
    r"简体(?:版|中文)?|手机版|电脑版|客户端|移动端|微[信博]|(?:微信)?公众号|返回(?:上一?[页级]|首页|列表|顶部)?|关注我们|联系我们|网站地图|"
    r"详情|详细内容|内容|正文|更多|分享(?:到)?:?|打印|关闭|无障碍(?:阅读|浏览|版)?|长者(?:模式|版)|适老版|智能问答|本网要闻|时政|法治|经济|社会|"
    r"党建|人事|案例|公告|法院(?:概况|动态)|审务公开|检务公开|警务公开|诉讼服务|检察(?:动态|要闻)|警务资讯|海关(?:概况|动态)|(?:www|WWW)\.\S+"
)
# 检察概况, 法院要闻: whatever the site's own channels are called.
_SECTION = re.compile(
    r"[^\W\d_]{2,4}(?:要闻|动态|概况|公开|业务|资讯|之窗|专栏|快讯|播报|风采|聚焦)"
)
# A menu: four words or more of one look, with marks or wide blanks between.
_MENU = re.compile(r"[^\W\d_]{2,6}(?:(?:\s*[|丨·>]\s*|\s{2,}|\t)[^\W\d_]{2,6}){3,}")
_BUTTON = re.compile(
    r"打印(?:本页|此页|本稿)?|关闭(?:窗口|本页)?|我要纠错|纠错|收藏(?:本页)?|分享(?:到|至)?:?|返回(?:首页|顶部|列表|上一?[页级])?|"
    r"扫一扫|字[体号]:?|大|中|小|默认|放大|缩小|点(?:个?赞|分享|收藏|在看|点赞)|复制链接|微[信博]|朋友圈|QQ空间"
)
_BETWEEN = re.compile(r"[\s|丨/·>»<>\-—_\\\[\]【】()]+")
_NO_TITLE = re.compile(r"欢迎(?:访问|光临|来到|您).*|无标题.{0,4}|未命名.{0,4}|Untitled.*", re.I)
_BEHIND = re.compile(r"(\s*[_|丨]+\s*|\s*-+\s*)")
_BEFORE = re.compile(r"\s*[_|丨-]+\s*|\s+")
_DEED = re.compile(r"召开|举行|发布|通报|公布|印发")
_MIN_TITLE = 8
_TODAY = re.compile(r"今天是.{0,12}(?:星期|周)[一二三四五六日天].{0,12}")
_SITE_NAME = re.compile(
    r"\S{2,20}(?:网|网站|门户|门户网|在线)|中国[·.]\S{2,6}|[^\W\d_]{2,4}(?:发布|融媒|公安|检察|日报|晚报)"
)
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+$", re.I)
_SAYS = re.compile(r"[,:!?“”《》\s]|.{5}发布|发布.")
_SEVERAL = 3
_MAX_BAR = 120
_MAX_NAME = 24
_MAX_WORD = 6


def is_channel_bar(line: str) -> bool:
    """Whether the line is a bar of several channels or of buttons, wherever it stands."""
    return _channels(line) >= _SEVERAL or _channels(line, _BUTTON) > 0


def is_site_words(line: str) -> bool:
    """Whether a line above the text is but a channel, a menu or the name of the site."""
    folded = _ADDRESS.sub("", fold_simplified(line).strip())
    words = folded.split()
    known = any(_CHANNEL.fullmatch(word) or _SECTION.fullmatch(word) for word in words)
    menu = len(words) > _SEVERAL and known and all(len(word) <= _MAX_WORD for word in words)
    if menu or _SECTION.fullmatch(folded) or _MENU.fullmatch(folded):
        return True
    if _channels(line) or _TODAY.fullmatch(folded) or _NO_TITLE.fullmatch(folded):
        return True
    body = re.sub(r"\([^()]{2,12}\)$", "", folded)  # its second name
    is_name = bool(_SITE_NAME.fullmatch(folded)) or ends_as_body(body)
    return len(folded) <= _MAX_NAME and is_name and not _SAYS.search(folded)


def without_site(title: str) -> str:
    """A title without the names of channels and of the site behind it; "" where it is no more."""
    pieces = _BEHIND.split(title)
    while len(pieces) > 1 and is_site_words(pieces[-1]):
        del pieces[-2:]
    kept = "".join(pieces)
    return "" if is_site_words(kept) else kept


def is_button(text: str) -> bool:
    """Whether a link says 打印, 关闭 and the like."""
    return _channels(text, _BUTTON) > 0


def behind_site(title: str) -> str:
    """A title without the name of the site before it."""
    mark = _BEFORE.search(title)
    rest = title[mark.end() :] if mark else ""
    named = mark and is_site_words(title[: mark.start()])
    return rest if named and len(rest) >= _MIN_TITLE and not _DEED.match(rest) else title


def _channels(line: str, kind: re.Pattern[str] = _CHANNEL) -> int:
    """How many channels a line names that names nothing else; 0 where it says more."""
    words = (
        [word for word in _BETWEEN.split(fold_simplified(line)) if word]
        if len(line) <= _MAX_BAR
        else []
    )
    return len(words) if all(map(kind.fullmatch, words)) else 0

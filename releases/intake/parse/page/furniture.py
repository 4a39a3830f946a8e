"""Boilerplate: lines that are no part of the release, as buttons, menus, counters, sharing."""

import re

from releases.text.folding import fold_simplified
from releases.text.typography import told_in

_LINKS = re.compile(
    r"(?:相关|推荐|延伸|更多)(?:稿件|链接|文档|新闻|阅读|信息|报道|文章|推荐|解读):?"
)
_NOISE = re.compile(
    r"(?!<)[^>]{0,30}(?:\s?>{1,2}\s?[^>]{1,40}){1,8}|打印(?:本页|页面|此页)?|关闭(?:窗口|本页)?|打印\s*关闭|收藏|分享(?:到|至)?[::]?.{0,40}|"
    r"[-—]?\s?END\s?[-—]?|往期(?:推荐|回顾|精彩)|附件:?|纠错|【?我要纠错】?|EN|首页|返回(?:首页|顶部|列表)?|"
    r"(?:\[|【)?(?:大|中|小|打印|关闭|放大字体|缩小字体|默认|超大|字体)(?:\]|】)?(?:[\s|"
    r"/]*(?:\[|【)?(?:大|中|小|打印|关闭|放大字体|缩小字体|默认|超大)"
    r"(?:\]|】)?){0,6}|"
    r"字[体号][::]?.{0,20}|.{0,6}扫一扫.{0,30}|扫(?:码|描).{0,20}|[^\s,。:]{2,16}(?:供稿|供图)|返回搜狐.{0,12}|查看更多|新闻推荐|"
    r"相关(?:稿件|链接|文档|新闻|阅读|附件|信息)(?::.{0,60})?|"
    r"(?:咨询|联系|举报|监督|服务)(?:电话|热线)\s?:?\s?[\d\-—、, 转()]{5,40}|"
    r"(?:您)?(?:现在|当前)?(?:所在)?的?位置\s?[:>].{0,80}|首页\s*[>》].{0,80}|[上下]一[条篇页].{0,80}|广告|"
    r"\((?:[^()。]{0,16}(?:记者|記者|通讯员|通訊員|摄影|文/)\s*[^()。]{2,24}|"
    r"[^()。]{0,16}(?:摄|供图|供稿|提供))\)|"
    r"广告\s.{0,60}[×xX]|视频|回放|[↓↑→▼]{0,3}点击.{0,12}(?:观看|查看|播放).{0,12}|"
    r"新闻发布会视频|微信|微博|QQ空间|人人网|版权所有.{0,60}|.{0,8}ICP备.{0,40}|"
    r".{0,8}公网安备.{0,40}|网站标识码.{0,40}|"
    r"无障碍(?:阅读|浏览)?|长者(?:模式|版|助手)|关怀版|智能问答|政务微[信博]|繁體(?:版|中文)?|"
    r"简体(?:版|中文)?|https?://\S{1,200}|"
    r"(?:浏览|阅读|访问|点击)(?:次数|量|数)?[::]?\s*[\d.,]{0,9}万?\+?\s*次?"
)


def heads_links(line: str) -> bool:
    """``相关链接``: what follows are the titles of other pages."""
    return bool(_LINKS.fullmatch(fold_simplified(line)))


def is_furniture(line: str) -> bool:
    """Whether the whole line is boilerplate, or tells what the page shows outside its text."""
    return bool(told_in(line)) or (
        len(line) <= 120 and bool(_NOISE.fullmatch(fold_simplified(line)))
    )

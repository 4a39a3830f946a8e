"""Numbers and addresses of a person's own that readers should not see."""

import re
from collections.abc import Iterator

from stdnum import luhn
from stdnum.cn import ric

from releases.text.folding import fold

from .remark import Remark

IDENTITY, MOBILE, CARD = "identity_number", "mobile_number", "bank_card"
ADDRESS, PLATE = "home_address", "number_plate"
MINOR = "minor_named"
PASSPORT, MAILBOX = "passport_number", "personal_mailbox"
_GAP = r"[ .\-]?"
_IDENTITY = re.compile(
    rf"(?<![\dA-Za-z.\-])[1-9]\d{{5}}{_GAP}(?:19|20)\d{{2}}{_GAP}\d{{4}}{_GAP}\d{{3}}[\dXx](?![\dA-Za-z])"
)
_SAID_TO_BE = re.compile(
    r"(?:身份证|公民身份)(?:证件?|号码?|件)*[:为是(（]{0,2}\s?(?P<number>\d{14,17}[\dXx])(?![\dA-Za-z*])"
)
_MOBILE = re.compile(
    rf"(?<![\dA-Za-z.\-〔])(?:\+?86{_GAP})?(?P<number>1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}})(?![\d.\-A-Za-z])"
)
_CARD = re.compile(
    r"(?<![\dA-Za-z.\-])(?:62|4\d|5[1-5]|60|95|68)\d{2}(?: ?\d{4}){2} ?\d{3,4}(?: ?\d{1,4})?"
    r"(?![\dA-Za-z.])"
)
_PASSPORT = re.compile(r"护照(?:号码?)?[:为是]?\s?(?P<number>[DEGHPS][A-Z]?\d{7,8})(?!\d)")
_MAILBOX = re.compile(r"(?<=个人邮箱)[:为是]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PLATE = re.compile(
    r"[京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云藏陕甘青宁新]"
    r"[A-HJ-NP-Z][· ]?"
    r"(?=[A-HJ-NP-Z\d]*\d)[A-HJ-NP-Z\d]{5,6}(?![A-Za-z\d])"
)
_LIVES = re.compile(
    r"(?:家住|家庭住址|现住址?|住址|户籍地址?|户籍所在地|居住地址?|暂住|租住|住在|住于|居住在|居住于|户籍在)[^,。;\n]{0,30}?"
    r"\d+(?:号|室|栋|幢|组|单元|弄)"
)
_FLAT = re.compile(
    r"[^\s,。;:、(]{2,16}?(?:小区|花园|家园|新村|公寓|苑|佳园|府|宿舍|家属院|新城|嘉园)[^,。;\n]{0,8}?"
    r"\d+(?:号楼|栋|幢|座|号)[^,。;\n]{0,6}?\d+(?:单元|室|号|户)|"
    r"\d+(?:号楼|栋|幢)\d+单元\d+(?:室|号|户)?"
)
_MINOR = re.compile(
    r"(?P<name>[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任"
    r"沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤]"
    r"(?!某)[\u4e00-\u9fff]{1,2})\((?:[男女],?)?(?:今年)?(?P<age>\d{1,2})周?岁"
)
_OF_AGE = 18
# What such digits are, where it is told before them.
_OF_A_THING = re.compile(
    r"(?:专利|申请|公开|公告|授权|注册|登记|备案|许可|信用代码|案|文|编|流水|订单|合同|批准|证书|索引|"
    r"标识|网安备|网备|ICP备|条码|受理|热线|ZL|CN|公安备)(?:(?!身份|电话|手机|[人者员])[^,。;:、\d]){0,8}[:为是]?[^,。;:、\d人者员电话]{0,3}$"
)
_AMOUNT = re.compile(r"^\s?(?:元|万|亿|件|人|个|家|次|起|千|吨|公里|米|%|\.\d|〕|号(?![码,。;]|$))")
_LEAD = 16


Span = tuple[int, int]


def personal_data(text: str) -> Iterator[Remark]:
    """Identity numbers and cards by their check digits, and never the numbers of a thing."""
    folded = fold(text)
    taken = identity_numbers(folded)
    for start, end in taken:
        yield hidden(IDENTITY, "身份证号", start, end, folded, 2, 3)
    for found in _CARD.finditer(folded):
        number = found[0].replace(" ", "")
        apart = _of_a_thing(folded, found.start()) or is_within(found.span(), taken)
        if 16 <= len(number) <= 19 and luhn.is_valid(number) and not apart:
            yield hidden(CARD, "银行卡号", *found.span(), folded, 4, 4)
    for found in _MOBILE.finditer(folded):
        start, end = found.span("number")
        if not _of_a_thing(folded, found.start()) and not _AMOUNT.match(folded[end : end + 4]):
            yield hidden(MOBILE, "手机号", start, end, folded, 3, 4)
    for found in _PASSPORT.finditer(folded):
        yield hidden(PASSPORT, "护照号", *found.span("number"), folded, 2, 2)
    for found in _MAILBOX.finditer(folded):
        message = f"“{found[0]}”像是个人邮箱，公开前请核实。"
        yield Remark(MAILBOX, *found.span(), message)
    for found in _PLATE.finditer(folded):
        yield hidden(PLATE, "车牌号", *found.span(), folded, 2, 0)
    for found in _MINOR.finditer(folded):
        if int(found["age"]) < _OF_AGE and "某" not in found["name"]:
            message = f"“{text[found.start() : found.end()]}”：未成年人的姓名不公开。"
            yield Remark(MINOR, *found.span(), message)
    places: list[Span] = []
    for found in (*_LIVES.finditer(folded), *_FLAT.finditer(folded)):
        if not is_within(found.span(), places):
            places.append(found.span())
            message = f"“{text[found.start() : found.end()]}”像是住址：公开时写到乡镇、街道为止。"
            yield Remark(ADDRESS, *found.span(), message)


def is_identity(number: str) -> bool:
    """By date and check digit: the table of places does not know those of long ago."""
    try:
        born = ric.get_birth_date(number)
    except ValueError:
        return False
    return bool(born) and ric.calc_check_digit(number) == number[-1]


def identity_numbers(folded: str) -> list[Span]:
    """Those whose check digit and date are right, and what is called one."""
    taken = [
        found.span()
        for found in _IDENTITY.finditer(folded)
        if is_identity(re.sub("[ .-]", "", found[0]).upper())
        and not _of_a_thing(folded, found.start())
    ]
    for found in _SAID_TO_BE.finditer(folded):
        if not is_within(found.span("number"), taken):
            taken.append(found.span("number"))
    return taken


def is_within(span: Span, taken: list[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def hidden(kind: str, what: str, start: int, end: int, folded: str, head: int, tail: int) -> Remark:
    """With its middle masked, in the message as in what takes its place."""
    number = re.sub("[ .-]", "", folded[start:end])
    masked = number[:head] + "*" * (len(number) - head - tail) + number[len(number) - tail :]
    return Remark(kind, start, end, f"正文里有{what}“{masked}”，公开前要隐去。", masked)


def _of_a_thing(folded: str, at: int) -> bool:
    return bool(_OF_A_THING.search(folded[max(0, at - _LEAD) : at]))

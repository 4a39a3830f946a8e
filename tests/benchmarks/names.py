"""Bodies, people, brands and indicators of generated releases; cities and people are invented."""

import functools
import itertools
import random
from dataclasses import dataclass

CITIES = [
    "云岫",
    "澜汀",
    "梧渡",
    "沐岚",
    "汐陵",
    "霁川",
    "棠岭",
    "砚溪",
    "苇州",
    "鹭泽",
    "桐屿",
    "岫宁",
    "沅棠",
    "禾浦",
    "黛湖",
    "槐序",
    "竹汀",
    "榆岸",
    "雁洲",
    "青芜",
]
PEOPLE_PER_CITY = 250

# What follows the city's name, what pages print instead, kind of body, its head.
BODIES = [
    ("市人民政府新闻办公室", "市政府新闻办", "government", "主任"),
    ("市市场监督管理局", "市市场监管局", "government", "局长"),
    ("市知识产权局", "市知识产权局", "government", "局长"),
    ("市知识产权保护中心", "市知识产权保护中心", "government", "主任"),
    ("市中级人民法院", "市中院", "court", "院长"),
    ("市人民检察院", "市检察院", "procuratorate", "检察长"),
    ("市公安局", "市公安局", "government", "局长"),
    ("市科学技术局", "市科技局", "government", "局长"),
    ("市农业农村局", "市农业农村局", "government", "局长"),
    ("市文化和旅游局", "市文旅局", "government", "局长"),
    ("市经济和信息化局", "市经信局", "government", "局长"),
    ("市司法局", "市司法局", "government", "局长"),
    ("市商务局", "市商务局", "government", "局长"),
    ("市财政局", "市财政局", "government", "局长"),
    ("市教育局", "市教育局", "government", "局长"),
    ("市林业局", "市林业局", "government", "局长"),
    ("市卫生健康委员会", "市卫健委", "government", "主任"),
    ("市发展和改革委员会", "市发改委", "government", "主任"),
    ("市人民政府国有资产监督管理委员会", "市国资委", "government", "主任"),
    ("市政务服务和大数据管理局", "市政务和大数据局", "government", "局长"),
    ("市地方金融管理局", "市地方金融局", "government", "局长"),
    ("市委宣传部", "市委宣传部", "party", "部长"),
    ("市委网络安全和信息化委员会办公室", "市委网信办", "party", "主任"),
    ("市版权局", "市版权局", "party", "局长"),
    ("海关", "{city}海关", "customs", "关长"),
    ("市高新技术产业开发区管理委员会", "高新区管委会", "government", "主任"),
    ("市仲裁委员会", "市仲裁委", "other", "主任"),
    ("市律师协会", "市律师协会", "other", "会长"),
    ("市工商业联合会", "市工商联", "other", "主席"),
    ("市科学技术协会", "市科协", "other", "主席"),
]
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "商岑方纪闻季柏宁温柳"
)
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建国文斌宇浩凯鑫晨轩睿哲瀚翊珩琰若舒砚秋淮安远帆"
    "芷蕴知行慕清川亦然书维正其望之恒一诺思齐怀瑾"
)
_RARE = "焜犇彧翀昉垚淼赟煊琤"
_DUTIES = ("党组成员", "党委委员", "一级调研员", "新闻发言人", "总工程师", "四级调研员")
_SYLLABLES = [
    "BA",
    "DO",
    "KI",
    "LU",
    "MA",
    "NO",
    "RE",
    "SA",
    "TI",
    "VO",
    "XI",
    "YU",
    "ZEN",
    "TECH",
    "LINK",
    "STAR",
]

TOPICS = [
    "专利",
    "商标",
    "著作权",
    "地理标志",
    "执法",
    "司法保护",
    "海关保护",
    "植物新品种",
    "商业秘密",
    "质押融资",
    "公共服务",
    "宣传周",
]


@dataclass(frozen=True, slots=True)
class Body:
    """`full` is the vocabulary's name, `printed` what the city's own pages say."""

    full: str
    printed: str
    alias: str
    kind: str
    head: str


@dataclass(frozen=True, slots=True)
class Somebody:
    """`note` tells namesakes apart; `body` counts within the city."""

    name: str
    slug: str
    note: str
    body: int
    posts: tuple[str, ...]


def bodies(city: str) -> list[Body]:
    """The city's bodies, in the order of BODIES."""
    return [
        Body(city + after, short.format(city=city), _alias(city, short), kind, head)
        for after, short, kind, head in BODIES
    ]


def _alias(city: str, short: str) -> str:
    return short.format(city=city) if "{" in short else city + short


@functools.cache
def people(seed: int) -> list[Somebody]:
    """Everybody of every city, city by city."""
    rng = random.Random(f"people {seed}")
    taken: dict[str, int] = {}
    found = []
    for city, place in itertools.product(CITIES, range(PEOPLE_PER_CITY)):
        # The first of each city speaks for the press office and hosts.
        body = 0 if place < 8 else rng.randrange(1, len(BODIES))
        name = _name(rng)
        nth = taken[name] = taken.get(name, 0) + 1
        note = f"{city}{BODIES[body][0].format(city=city)}" + (f"之{nth}" if nth > 2 else "")
        slug = f"{name}-{nth}" if nth > 1 else name
        found.append(Somebody(name, slug, note if nth > 1 else "", body, _posts(rng, body)))
    return found


def _name(rng: random.Random) -> str:
    given = rng.choices(_GIVEN, k=rng.choice((1, 2, 2)))
    if rng.random() < 0.01:
        given[-1] = rng.choice(_RARE)
    return rng.choice(_SURNAMES) + "".join(given)


def _posts(rng: random.Random, body: int) -> tuple[str, ...]:
    head = BODIES[body][3]
    post = rng.choice((head, f"副{head}", f"副{head}", f"副{head}", "科长"))
    return (rng.choice(_DUTIES), post) if rng.random() < 0.5 else (post,)


@functools.cache
def brands(seed: int) -> list[str]:
    """Latin names as firms print them."""
    rng = random.Random(f"brands {seed}")
    made = ("".join(rng.sample(_SYLLABLES, rng.choice((2, 2, 3)))) for _ in range(600))
    return list(dict.fromkeys(["GOODLUCK", *made]))

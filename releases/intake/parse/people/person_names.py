"""Whether a few characters can be a person's name."""

import re

from releases.text.folding import fold_simplified
from releases.text.han import all_han, is_han

_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖萧田董袁潘蔡蒋余于杜叶程"
    "魏苏吕丁任卢姚沈钟姜崔谭"
    "陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱丘侯江尹薛闫阎段雷龙史陶贺顾毛郝龚邵万钱严覃武戴莫孔向"
    "汤常温康施文牛樊葛邢安齐"
    "易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷"
    "盛曲翁冉骆蓝路游辛靳管柴"
    "蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏"
    "宗瞿桂全佟应臧闵苟邬边卞"
    "姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕"
    "楚鄢劳谌奚皮粟冼蔺楼盘满"
    "闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都"
    "普阙浦戈伏鹿薄邸雍辜羊阿"
    "乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利于呼居揭干但尉冶斯元束檀衣"
    "信展阴昝智幸奉植衡富尧闭由"
    "袭彧敬哏犇郏佴郗璩缑蹇逄厍仉禤亶筱俸揣麴丕禚黎戸張劉陳楊黃趙吳孫馬鄭謝許鄧韓馮蕭葉呂盧鍾譚"
    "陸賈鄒閆蘇龍賀顧龔錢嚴湯齊"
    "喬莊聶魯歐蘭寧紀單畢塗盛駱藍蔣潤羅閻韋範"
    "酆水昌凤贝贲滑於羿汲邴糜松弓牧隗宓蓬仰秋暴钭韶蓟怀鄂咸籍赖苍莘贡堵宰郦郤寿宦鱼慎庾暨弘习禄殳沃蔚夔融訾毋乜巢蒯竺桓酈樂衛鄔遲賴費"
)
_TWO = (
    "欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 欧陽 歐陽 澹台 呼延 南宫 "
    "长孙 宇文 轩辕 拓跋 独孤 闾丘 闻人 濮阳 公冶 钟离 申屠 赫连 宗政 太叔 仲孙 鲜于 司空 百里 "
    "东郭 南门 西门 左丘 颛孙 巫马 公西 漆雕 公良 谷梁 段干 羊舌 梁丘 澹臺 聞人 鍾離"
)
_COMPOUND = frozenset(_TWO.split())
# Words that begin like a surname and stand before a colon or after a post, but name nobody.
_WORDS = (
    "时间 地点 方法 任务 目标 成效 安全 项目 单位 金额 成果 费用 关键 经验 温馨 全部 时候 "
    "高效 白天 成立 全体 全国 全省 全市 原因 内容 方式 方向 全文 国家 文字 广告 国内 国际 "
    "商标 专利 全面 左右 平均 平台 路径 方案 文件 符合 成功 时期 明确 强化 和谐 安排 计划 "
    "计量 应当 连续 相关 来源 编辑 原标 谈到 谈及 于是 由于 任何 关于 有关 对于 单独 解读 "
    "解答 充分 成员 公安 公告 公开 公布 全力 支持 文章 高度 史上 明年 金融 银行 平时 党组 "
    "党委 党员 应对 强调 宣布 宣传 华侨 路透 联系 主持 海关 海外 农业 农村 水利 林业 商务 "
    "交通 卫生 文化 教育 财政 民政 司法 人社 税务 统计 国资 经信 措施 情况 背景 意义 亮点 "
    "难点 焦点 热点 重点 特点 问题 回应 提示 注意 说明 附件 备注 电话 邮箱 网址 地址 结论 "
    "举例 例如 比如 其中 同时 此外 另外 首先 其次 最后 再次 白皮 管理 "
    "高质 高水 高新 高端 和国 成绩 成本 支行 支队 支持"
)
_NOT_NAMES = frozenset(_WORDS.split())
_FUNCTION = frozenset("的了是也都还把被请及等说们这那我你他她它个此某局厅署")
# 王和平, 李大为, 张有才: these small words are also parts of names, though not of the shortest.
_IN_NAMES = frozenset("在就有和与对将为让不以其")
# 两省长江流域: 长 belongs to the river.
_NOT_GIVEN = frozenset(["流域", "沿线", "沿岸", "大桥", "经济", "上游", "下游", "两岸", "干流"])
_DOTS = "·•・"


def is_surname(text: str) -> bool:
    """Whether the text begins with a known surname, compound ones included."""
    first = fold_simplified(text[:2])
    return text[:1] in _SURNAMES or first[:1] in _SURNAMES or first in _COMPOUND


def may_be_name(text: str) -> bool:
    """A spaced-out name: two to four ideographs, or longer ones joined by a dot."""
    if any(dot in text for dot in _DOTS):
        return len(text) <= 15 and all(map(all_han, re.split(f"[{_DOTS}]", text)))
    is_word = text in _NOT_NAMES or text[:2] in _NOT_NAMES or not _FUNCTION.isdisjoint(text)
    joins = text[1:] if len(text) < 3 else text[:1] if is_surname(text) else text
    if text.endswith("地") or (not _IN_NAMES.isdisjoint(joins) and text[:1] != "和"):
        return False
    return 2 <= len(text) <= 4 and all_han(text) and not is_word and text[1:] not in _NOT_GIVEN


def looks_like_name(text: str) -> bool:
    """A name with nothing around it to prove it: the surname has to be known."""
    if any(dot in text for dot in _DOTS):
        return may_be_name(text)
    longest = 4 if text[:2] in _COMPOUND else 3
    return may_be_name(text) and len(text) <= longest and is_surname(text)


def tidy(name: str) -> str:
    """``梁  远`` → ``梁远``: blanks inside are typesetting."""
    return "".join(name.split())


def leading_name(text: str, start: int) -> str:
    """The longest likely name from ``start``, chosen by its surname; ``""`` if there is none."""
    longest = 4 if text[start : start + 2] in _COMPOUND else 3
    for size in range(longest, 1, -1):
        candidate = text[start : start + size]
        if len(candidate) == size and all(map(is_han, candidate)) and looks_like_name(candidate):
            return candidate
    return ""

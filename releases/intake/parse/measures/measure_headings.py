"""Whether a heading names an action, or a state whose paragraph tells of one."""

import re

ACTION = (
    "加强|加大|加快|强化|推动|推进|完善|优化|聚焦|开展|建立|健全|深化|提升|提高|夯实|打造|构建|"
    "促进|落实|坚持|严格|严打|严厉|打击|"
    "保护|引导|支持|服务|培育|引聚|引进|宣传|协同|配合|拓展|扩大|抓好|抓实|做好|做优|做强|做大|"
    "突出|注重|创新|规范|压实|织密|筑牢|守牢|"
    "保障|持续|不断|着力|大力|积极|全面|深入|切实|统筹|用好|用足|发挥|凸显|有成效|成效|见效|"
    "稳步提升|显著增强|得到|维护|实施|整治|查处|"
    "狠抓|助力|增强|激发|搭建|畅通|改善|精准|依法|从严|靠前|广泛|建设|改革|管理|治理|监管|防范|"
    "解决|履行|贯彻|丰富|营造|减轻|简化|惠|开放|推行|办好|培养|盘活|培训|推广|改造|组织|举办|建成|设立|"
    "出台|制定|编制|摸清|清理|排查|整合|联合|创建|打通|破解|补齐|延伸|取消|降低|走访|帮扶|普及|严管|"
    "严控|严查|守住|兜牢|扶持|奖励|鼓励|发展|壮大|管好|用活|布局|争创|争取|开设|开通|上线|提供|"
    "力促|抓|保持|常态化|凝聚|"
    "修订|修复|探索|试点|加密|增设|更换|更新|建好|实行|试行|压缩|缩短|压减|统一"
)
ACTS = re.compile(ACTION)
# 工业生产稳定增长 reports a state of things; nobody did it.
_STATE = re.compile(
    r"(?:增长|回升|上涨|下降|回落|平稳|稳定|改善|恢复|向好|丰收|豐收|好转|增加|减少|回暖|为主|"
    r"运行|态势|较快|加快|下跌|反弹|持平)$"
)
_STATE_VERB = re.compile(
    r"(?:保持|聚焦)|^(?:推动|促进|确保|着力|坚持|实现|加强|加大|持续|努力|切实|全力)"
)
_NO_LEAD = re.compile(
    r"设有|不[受用是能会]|也[在有是]|才[受是能]|亮点|^在|再创|获得“|:|谢谢|您好|你好|大家好|各位|我们?(?!市|省|区|县|局|国)|您|请问|同志|女士|先生|下一?步|"
    r"发布会|难在|这件|不是|是(?:底线|关键|基础|根本|前提|重点|核心|大事)|高度重视|将采取|举措|以下|如下|方面|[?？!！]|^(?:据|目前|当前|近年来|今年|截至|"
    r"其中|这|此|他|她|同时|因此|但)"
)
# What somebody did or is to do: a heading of a state counts where its paragraph tells of it.
_DEED = re.compile(
    r"组织|开展|办理|审结|受理|查处|查办|建立|建成|设立|成立|出台|颁布|印发|制定|举办|补偿|培训|走访|发放|投放|培育|"
    r"认定|引进|推动|推进|推出|加强|加大|打造|打击|实施|启动|签订|完成|帮助|指导|服务|扣留|查扣|查获|抓获|破获|"
    r"侦办|立案|起诉|调解|清理|整治|检查|新建|改造|升级|上线|开通|落实|优化|健全|完善|聚焦|围绕|着力|"
    r"坚持|强化|深化|支持|促成|促进|授予|命名|选派|搭建|联合|召开|修订|编制|探索|试点|推行|"
    r"帮扶|挽回|处置|关闭|下架|签发|赔付|荣获|成功|入选|新开|将"
)
# 服务品质逐步提升 heads a report, not a deed.
STATE_HEAD = re.compile(
    r"(?:逐步|持续|不断|稳步|显著|明显|日益|更加|全面|有所|大幅|深入|扎实|有力)[^,。]{2,4}。?$|"
    r"(?:取得[^,。]{0,4}|卓有成效|有成效|有力|凸显|突破|升级|见效|从无到有|再上台阶|有序|有效|明显)。?$"
)
# What such a heading may be of even where only its results are told: a line of work.
_OF_WORK = re.compile(
    r"(?:创造|运用|转化|保护|管理|服务|建设|监管|执法|审判|检察|宣传|培训|协作|合作|工作)"
    r"(?:逐步|持续|不断|稳步|显著|明显|日益|更加|全面|大幅|取得|卓有|有成效|有力|凸显)"
)
_OF_QUANTITY = re.compile(r"[数总增]量|质量|水平|规模|结构|成本|占比|[率额]|地位|^有")


def leads(words: str, told: str) -> bool:
    """Whether a heading stands for a measure, by its words and by what is told below it.

    A state that was reached does where a deed is told, or where it is of a line of work.
    """
    if STATE_HEAD.search(words) and not ACTS.match(words):
        if _NO_LEAD.search(words) or _OF_QUANTITY.search(words):
            return False
        of_work = _OF_WORK.search(words) and not _STATE.search(words)
        return bool(_DEED.search(told) or of_work) and not re.search(r"\d", words)
    return names_action(words)


def names_action(words: str) -> bool:
    """Whether the words name something to do, and no state of things."""
    if _NO_LEAD.search(words) or re.search(r"\d", words) or words.count(",") > 2:
        return False
    return bool(ACTS.search(words)) and (
        not _STATE.search(words) or bool(_STATE_VERB.search(words))
    )

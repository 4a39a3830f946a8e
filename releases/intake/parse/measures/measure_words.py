"""Words by which a deed is told from a state of things, an explanation and a courtesy."""

import re

_ADVERB = (
    "进一步|继续|持续用力|持续|不断|着力|大力|全力|努力|积极|全面|深入|切实|坚决|严格|严厉|严肃|依法|依职权|从严|从快|"
    "逐步|分步|有序|扎实|加快|及时|常态化|统筹|广泛|精准|靠前|柔性|联合|主动|充分|稳步|重点|认真|高标准|高质量|高效|"
    "尽快|协同|牢牢|同步|提前|分类|分批|滚动|系统|综合|更好|更加|再|还|也|集中|定期|适时|陆续|率先|创新性?地?|真正|"
    "大幅|有效|快速|优先|探索|试点"
)
_VERB = (
    "加强|加大|加快|加密|加紧|加速|强化|推动|推进|推行|推广|推出|推介|推送|完善|优化|聚焦|紧盯|瞄准|围绕|开展|开通|开放|开设|开发|建立|"
    "建设|建成|健全|深化|深耕|提升|提高|夯实|打造|打击|打通|打响|打好|打掉|构建|构筑|促进|促成|力促|落实|落槌|坚持|严格|严打|严厉|严管|"
    "严控|严查|严惩|严守|保护|保障|保持|引导|引聚|引进|引入|支持|支撑|服务|培育|培养|培训|宣传|协同|配合|配备|拓展|拓宽|扩大|扩展|"
    "扩充|抓(?!手|获)|突出|注重|创新|创建|规范|压实|压缩|压减|织密|筑牢|统筹|统一|发挥|维护|维权|实施|实行|实现|整治|整合|整顿|查处|查办|查扣|"
    "狠抓|助力|增强|增设|增加|激发|激励|搭建|畅通|疏通|改善|改造|改革|管理|治理|监管|监督|防范|防控|解决|履行|贯彻|丰富|营造|减轻|"
    "减少|简化|办(?![法公事案])|盘活|盘点|组织|组建|举办|举行|设立|设置|出台|制定|制订|修订|编制|编印|编写|印发|摸清|摸排|清理|清查|"
    "排查|巡查|检查|核查|抽查|联合|联动|会同|破解|破除|补齐|延伸|取消|降低|走访|帮扶|帮助|普及|守住|守护|守牢|兜牢|兜住|扶持|奖励|鼓励|发展|"
    "壮大|布局|布设|争创|争取|力争|上线|提供|修复|探索|试点|试行|更换|更新|缩短|巩固|延长|指导|辅导|导入|促(?!销)|聘请|"
    "聘任|选派|选聘|派驻|派出|征集|移送|适用|介入|护送|劝返|铺通|公开|公布|发布|通报|遴选|评选|评定|申报|认定|对接|链接|衔接|接入|融合|"
    "用(?![户途标于])|做(?!法)|管(?!委)|护(?!照)|盯|稳(?!定|步)|守(?!法)|建(?![议筑])|打(?![假工])|破(?!案)|优化|活跃|凝聚|汇聚|集聚|吸引|招引|绘制|升级|释放|释法|转化|转变|运用|运营|创造|立案|调解|"
    "化解|处置|追究|惩治|惩处|遏制|铲除|净化|倒逼|督促|督导|督办|考核|评价|评估|跟踪|回访|受理|审理|审结|监测|监控|预警|预防|"
    "研究|谋划|部署|编织|完成|启动|投入|投放|发放|发挥|安排|拨付|兑现|补贴|补助|资助|设计|承接|承办|参与|签订|签署|共建|共享|互认|贯通|"
    "细化|量化|硬化|亮化|绿化|净化|美化|活化|深挖|挖掘|擦亮|叫响|唱响|讲好|树立|树牢|牵头|召开|制作|播放|受邀|邀请|"
    "强基|强链|固本|提质|增效|扩面|扩容|降本|减负|解难|纾困|惠企|便民|利民|下沉|重拳|限期|全覆盖|入驻|进驻|进园|送(?!达)|严(?!重)|优(?![势质惠秀])"
)
# 管住、盯紧、护好: what comes out of it makes any verb a deed.
_BROUGHT_ABOUT = "[抓做建用管守护盯握扛压夯筑兜稳办把选育练扎织打][好住紧实牢足准优强大活细密稳]"
_OPENS = re.compile(
    rf"(?:(?:{_ADVERB})*(?:地|把|对|为|向|与)?)?(?:{_VERB}|{_BROUGHT_ABOUT})(?![率量额]|数(?![据字]))"
)
# 联合、会同、依托 somebody or something comes before the verb.
_WITH = re.compile(
    rf"(?:在|于|对|向|为|与|以|把|由|会同|联合|依托|围绕|针对|按照|通过|面向)[^,。;]{{1,24}}?(?:{_VERB})"
)
# Deeds that are named as nouns too: 保护网络越织越密 tells of a net, 保护创新成果 of a deed.
_NOMINAL = re.compile(
    r"服务|管理|监管|监督|保护|创造|运用|建设|创新|发展|转化|运营|培训|培育|宣传|改革|审理|受理|调解|评价|监测|融合|协同|"
    r"检查|评估|试点|研究|治理|防范|引导|支撑|保障|执法|考核|配合|组织|预警|帮扶|交易"
)
# 创造质量, 服务网络: the noun goes on, whatever is said of it.
_COMPOUND = re.compile(
    rf"(?:{_NOMINAL.pattern})(?:质量|数量|总量|水平|能力|主体|成果|结构|规模|力度|成效|氛围|环境|体系|机制|网络|平台|渠道|效益|生态|"
    r"效能|触角|合力|格局|基础|活力|模式|方式|领域|对象|周期|时限|费用|成本|工作)"
)
_RISES = (
    r"(?:更加|更为|更|日益|日趋|日渐|愈加|不断|持续|逐步|稳步|显著|明显|全面|进一步|加快|加速|大幅|有效|"
    r"深入|扎实|迈上|越\S越|再|屡)"
)
_STATE = re.compile(
    rf"(?:{_RISES}[^,]{{1,5}}|凸显|有力|有效|有序|有方|[有见]成效|见效|显著|明显|突出|突破|提速增效|优化升级|量质齐升|提质增效|"
    r"扩面增量|从无到有|从有到优|新台阶|新高|新进展|改善|恢复|向好|好转|"
    r"提升|加强|完善|健全|优化|提高|增强|活跃|浓厚|丰硕|扩大|拓宽|"
    r"畅通|稳中有[升进]|[齐双攀跃]升|双提[升高]|翻番|提速|提档|升级|落地)$"
)
# 创造、运用、保护 are work itself: where work was announced, that they grew reports it.
_WORK_GROWS = re.compile(
    r"(?:创造|运用|保护|管理|服务|建设|转化|执法|监管|宣传|改革|治理|工作|机制|体系|制度|力度|效益)"
    rf"(?:{_RISES}(?:提升|提高|加强|增强|深化|优化|完善|推进|加大|健全|加快|拓展)|凸显|卓有成效|成效显著|见效|有力|取得突破)$"
)
_DEED = re.compile(
    r"开展|组织|举办|建成|建立|设立|成立|出台|印发|制定|制发|办理|查处|查办|查扣|立案|移送|走访|推出|上线|开通|签订|签署|签发|联合|启动|检查|"
    r"巡查|关闭|关停|发放|颁布|扣留|审结|受理|遴选|聘任|培训|引进|推动|帮助|指导|促成|颁发|新建|补偿|赔付|督促|征集|选派|组建|编印|破获|"
    r"抓获|捣毁|调处|处置|盘点|推广|改造|配备|拨付|派驻|摸排|评定|实施|承办|派出|推行|落实|完善|开设|试点|布设|布局|投放|兑现|整治|"
    r"监督|批准|起诉|新开|查获|侦办|清理|挽回|下架|认定|授予|搭建|召开|修订|编制|帮扶|打击|聘请|服务企业|服务群众"
)
_NO_LEAD = re.compile(
    r"谢谢|您好|你好|大家好|各位|我们?(?!市|省|区|县|局|国)|您|请问|同志|女士|先生|下一?步|"
    r"发布会|难在|这件|不是|不用|无需|不受|不收|没有|设有|拥有|获得|荣获|被评|高度重视|将采取|举措|以下|如下|方面|"
    r"[?？!！]|[的了]$|的,|(?<![还凡但总])是(?!否)|也在|[都也才就]能|可以|如果|只要|一旦|比如|例如|"
    r"^(?:据|目前|当前|近年来|今年|去年|截至|其中|这|此|那|他|她|它|同时|因此|但|凡|若|在|从|对(?!接|标))"
)
_MAX_LEAD = 60
_COURTESY = re.compile(
    r"^(?:先|再|借此机会|[向给跟]大家|就是|,)*(?:感谢|谢谢|欢迎|祝|请(?:允许|大家|各位|看|问)|允许我|通报|汇报|回答|回应|说明一|补充[一两几说]|"
    r"报告一|[^,]{0,4}(?<![聘邀申提])请(?![求示])|介绍(?:一下|有关|情况)|我(?!们|市|省|县|区|局|国|院|委|校|行|关))"
)
_LACKS = re.compile(r"不[^断要忘]|没有|缺乏|缺少|(?:快|小|大|多|高|低|少|难|长|弱|短|慢|贵|乱|散)$")
_FEATURES = re.compile(
    r"(?:特点|特征|原因|问题|困难|难点|难题|变化|类型|条件|情形|区别|优势|好处|误区|亮点|因素|不足|短板|挑战|标准|渠道|途径)(?:有|是|为|如下)?[:。,]?$"
)
ANNOUNCES = re.compile(
    r"(?:以下|如下|下列|下面|(?:[一二两三四五六七八九十几]|\d)(?:个|项|件|大)?(?:方面|环节|领域|点)?)(?:的)?(?:重点)?"
    r"(?:几[个项件]|[一二两三四五六七八九十]?[个项件]?)(?:方面|重点)?(?:的)?"
    r"(?:工作|举措|措施|事情?|任务|行动|改革|方面|文章|环节|强化|提升|着力|突破|活动|服务|抓手)"
    r"(?:[^,。:;]{0,12})(?:[:。]|$)"
)


def opens_with_action(words: str) -> bool:
    """Whether words open with a deed: 加强…, 进一步优化…, 盯紧…."""
    opening = words[:_MAX_LEAD]
    named = _NOMINAL.match(opening) and (_COMPOUND.match(opening) or _STATE.search(opening))
    return bool(_OPENS.match(opening)) and not named


def acts(words: str) -> bool:
    """The same, also where whom it is done with or for comes first: 会同市公安局开展…."""
    return opens_with_action(words) or bool(_WITH.match(words))


def is_state(words: str) -> bool:
    """Whether words report how something is or grew, not what was done."""
    state = _STATE.search(words[-_MAX_LEAD:])
    return bool(state and state.start() > 1) and not opens_with_action(words)


def is_work_that_grew(words: str) -> bool:
    """Whether it is work of its own kind that grew: 知识产权保护不断加强, not 授权量稳步增长."""
    return bool(_WORK_GROWS.search(words))


def reports_deed(words: str) -> bool:
    """Whether the sentences below a heading tell of something that was done."""
    return bool(_DEED.search(words))


def is_lead(words: str) -> bool:
    """Whether a sentence may head a paragraph: no courtesy, explanation or figure."""
    return not (_NO_LEAD.search(words) or re.search(r"\d", words) or words.count(",") > 2)


def is_item(words: str) -> bool:
    """Whether a list's item may be a measure: no courtesy, and no lack or feature of things."""
    return not (_COURTESY.search(words) or _LACKS.search(words) or words[:1].isdigit())


def lists_features(intro: str) -> bool:
    """Whether what stands before a list says that it is one of features or reasons."""
    return bool(_FEATURES.search(intro.rstrip()))

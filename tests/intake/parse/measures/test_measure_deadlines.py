"""The words that set a deadline, of what is still to be done."""

import pytest

from .told import found


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("年底前建成平台", "年底前"),
        ("2033年6月底前建成平台", "2033年6月底前"),
        ("明年3月底前建成平台", "明年3月底前"),
        ("春节前检查一遍", "春节前"),
        ("国庆节前检查一遍", "国庆节前"),
        ("今年一季度末前建成平台", "今年一季度末前"),
        ("到2035年建成平台", "到2035年"),
        ("到今年底，网点达到50个", "到今年底"),
        ("年内建成平台", "年内"),
        ("今年内建成平台", "今年内"),
        ("11月上旬前建成平台", "11月上旬前"),
        ("8月31日前建成平台", "8月31日前"),
        ("本月底前建成平台", "本月底前"),
        ("力争三年内建成平台", "三年内"),
        ("到“十六五”末建成平台", "到“十六五”末"),
        ("2033年底实现全覆盖", "2033年底"),
        ("在2034年底以前建成平台", "2034年底以前"),
        # No deadlines.
        ("受理后10日内办结", None),
        ("7个工作日内给出结论", None),
        ("在会前印发材料", None),
        ("支持企业授权前先行使用", None),
        ("目前的做法是免费", None),
        ("一年内的多次扣留只交一次保证金", None),
        ("让办理时限比2031年底缩短一半", None),
    ],
)
def test_due(words, due):
    (measure,) = found("下一步，我们将做好工作。", f"加快平台建设。{words}。")[-1:]
    assert (measure.stage, measure.due) == ("planned", due)


@pytest.mark.parametrize(
    "text",
    [
        "完善服务网络。到2031年底，累计建成网点12个。",
        "整治代理乱象。去年年底前完成了检查。",
        "拓宽融资渠道。发放贷款由2019年的3亿元增加到2031年的9亿元。",
    ],
)
def test_what_is_done_has_none(text):
    (measure,) = found("#二、工作成效", text)
    assert (measure.stage, measure.due) == ("done", None)

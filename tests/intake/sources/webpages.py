"""Saved pages of invented cities, each in the style of one content system, and Word files."""

import io

import docx

TITLE = "云岫市召开2025年知识产权新闻发布会"
BODY = (
    "<p>　　4月25日上午，市政府新闻办召开新闻发布会，通报全市知识产权工作情况。</p>\n"
    "<p>市市场监督管理局副局长&nbsp;&nbsp;方岚</p>"
    "<p>知识产权创造稳步提升。2024年专利授权<span>1,939</span>件，\n      同比增长4.5%。</p>"
    "<table border=1><tr><th>指标</th><th>2023年</th><th>2024年</th></tr>"
    "<tr><td><p>专利授权</p></td><td>1,855件</td><td>1,939件</td></tr></table>"
    "<h3>答记者问</h3><p>1.请问如何加强著作权保护？<br>高原：强化版权保护意识。</p>"
)
READ = [
    "　　4月25日上午，市政府新闻办召开新闻发布会，通报全市知识产权工作情况。",
    "市市场监督管理局副局长  方岚",
    "知识产权创造稳步提升。2024年专利授权1,939件，同比增长4.5%。",
    "指标\t2023年\t2024年",
    "专利授权\t1,855件\t1,939件",
    "答记者问",
    "1.请问如何加强著作权保护？",
    "高原：强化版权保护意识。",
]
MENU = "".join(f'<li><a href="/{n}">栏目{n}政务公开信息</a></li>' for n in range(40))
FOOTER = "<div class=footer>主办单位：云岫市人民政府 网站标识码：1300000000</div>"


def page(body, *, head="", charset="utf-8"):
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="{charset}"><title>{TITLE}_云岫市人民政府'
        f"</title>{head}<script>var x = '<p>不是正文</p>';</script><style>p {{}}</style></head>"
        f"<body><nav><ul>{MENU}</ul></nav><div class=top><ul>{MENU}</ul></div>{body}{FOOTER}"
        "</body></html>"
    )


TAGS = (
    f'<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2025-04-25 09:30">'
    '<meta name="ContentSource" content="云岫日报"><meta name="Author" content="null">'
)
INFO = (
    "<div class=info>发布时间：2025-04-25 09:30　来源：云岫日报　浏览次数：<script>1</script></div>"
)
TRS = page(
    f"<h1>{TITLE}</h1>{INFO}<div class='view TRS_UEDITOR trs_paper_default trs_web'>"
    f"<div class=TRS_Editor><style>.x{{}}</style>{BODY}</div></div>"
    "<div class=bj>责任编辑：林晓燕</div>",
    head=TAGS,
)
UCAP = page(
    f"<div class=wz><UCAPTITLE>{TITLE}</UCAPTITLE></div>"
    f"<div><UCAPCONTENT>{BODY}</UCAPCONTENT></div>",
    head=TAGS,
)
UCAP_COMMENTS = page(f"<div><!--<UCAPCONTENT>-->{BODY}<!--</UCAPCONTENT>--><p>相关稿件</p></div>")
HANWEB = page(
    f"<table><tr><td>{TITLE}</td></tr><tr><td><div id=zoom>"
    f"<!--ZJEG_RSS.content.begin-->{BODY}<!--ZJEG_RSS.content.end--></div></td></tr></table>",
    head=TAGS,
)
NAMELESS = page(f"<div class=a1><div class=b2>{BODY}</div><div class=c3>版权声明</div></div>")


def docx_bytes(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def word_file(*lines):
    document = docx.Document()
    for line in lines or (TITLE, "发布时间：2025-04-25 09:30", "去年专利授权1939件。"):
        document.add_paragraph(line)
    return docx_bytes(document)

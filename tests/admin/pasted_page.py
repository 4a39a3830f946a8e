"""A page as an editor pastes it, and the draft that it becomes."""

from django.core.files.uploadedfile import SimpleUploadedFile

from releases.models import Edition
from tests.admin.asking import url

PAGE = """云岫市召开2025年知识产权新闻发布会
发布时间：2025-04-25 09:30
信息来源：云岫日报
编辑：林晓燕
审核：周正
打印
4月25日上午，市政府新闻办召开新闻发布会。
市委宣传部、市公安局等单位负责人出席新闻发布会。
云岫日报、云岫广播电视台等媒体记者参加新闻发布会。
市市场监督管理局副局长 方岚
知识产权创造稳步提升。2024年专利授权1,939件，同比增长4.5%。
答记者问
1.请问如何加强著作权保护？
市委宣传部副部长 高原：强化版权保护意识。
"""


def paste(client, content=PAGE, **extra):
    return client.post(url("pastedtext_paste"), {"text": content, **extra}, follow=True)


def upload(client, content, name="page.txt"):
    return paste(client, "", file=SimpleUploadedFile(name, content))


def drafted(client, content=PAGE):
    """The draft that the paste became."""
    paste(client, content)
    return Edition.objects.latest("pk")

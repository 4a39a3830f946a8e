"""A chosen file waits for its form: for who sent it, for a day, and not too many."""

import datetime
import os

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.management import call_command

from releases.publishing.uploads.kept_uploads import folder, keep, kept, sweep
from tests.make import NOW

pytestmark = pytest.mark.usefixtures("data_dir")


def chosen(name="会场.jpg", by=7, content=b"x" * 9):
    return keep(ContentFile(content, name), by=by)


def test_it_comes_back_whole_and_by_its_name():
    file = kept(chosen().token, by=7).file()
    assert (file.name, file.read()) == ("会场.jpg", b"x" * 9)


def test_only_for_who_sent_it():
    found = chosen()
    assert kept(found.token, by=8) is None
    assert kept(found.token + "x", by=7) is None
    assert kept("", by=7) is None
    found.forget()
    assert kept(found.token, by=7) is None
    found.forget()


@pytest.mark.parametrize(("hours", "there"), [(24, True), (25, False)])
def test_for_a_day(hours, there):
    with time_machine.travel(NOW, tick=False):
        token = chosen().token
    with time_machine.travel(NOW + datetime.timedelta(hours=hours), tick=False):
        assert bool(kept(token, by=7)) == there


def test_five_of_each_account():
    tokens = []
    for n in range(6):
        tokens.append(chosen(content=b"%d" % n).token)
        os.utime(kept(tokens[-1], by=7).path, (n, n))
    others = chosen(by=8)
    assert [bool(kept(token, by=7)) for token in tokens] == [False, True, True, True, True, True]
    assert kept(others.token, by=8)


@pytest.mark.parametrize(("seconds", "swept"), [(0, 1), (1, 0)])
def test_what_is_a_day_old_is_swept(seconds, swept):
    at = (NOW - datetime.timedelta(hours=24)).timestamp() + seconds
    os.utime(chosen().path, (at, at))
    assert sweep(now=NOW) == swept
    assert len(list(folder().glob("*/*"))) == 1 - swept


@pytest.mark.django_db
def test_the_command_sweeps_them_too(capsys):
    os.utime(chosen().path, (0, 0))
    call_command("sweep_files", dry_run=True)
    assert "选了没有保存" not in capsys.readouterr().out
    call_command("sweep_files")
    assert "已删除选了没有保存的文件：1 个。" in capsys.readouterr().out

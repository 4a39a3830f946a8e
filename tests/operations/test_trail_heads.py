"""The head of the chain is kept outside of the database, and the trail is held against it."""

import datetime
import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from releases.models import Change
from releases.operations import trail_heads
from releases.operations.doctor import trail_chain
from releases.publishing.trail.history import Verb, record
from releases.publishing.trail.verification import head
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_dir")]
DAY = datetime.timedelta(days=1)


@pytest.fixture
def edition():
    return make.make_edition(title="专利发布会")


def act(edition, now=make.NOW):
    return record(edition, Verb.EDIT, by=None, now=now)


def run(command="verify_trail", *given):
    out = io.StringIO()
    call_command(command, *given, stdout=out)
    return out.getvalue()


def taken_away(change):
    """Behind the application's back."""
    on = "" if connection.vendor == "sqlite" else " ON releases_change"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER change_delete_refused{on}")
    Change.objects.filter(pk=change.pk)._raw_delete(connection.alias)


def test_a_line_is_appended_each_time(edition, data_dir):
    assert trail_heads.published() == []
    trail_heads.publish(make.NOW)
    first = act(edition)
    trail_heads.publish(make.NOW + DAY)
    trail_heads.publish(make.NOW + 10 * DAY)
    files = {path.name: path.read_text() for path in (data_dir / "trail-heads").iterdir()}
    assert files == {
        "2025-04.txt": f"2025-04-26T09:30:00+08:00 0 -\n2025-04-27T09:30:00+08:00 1 {first.hash}\n",
        "2025-05.txt": f"2025-05-06T09:30:00+08:00 1 {first.hash}\n",
    }
    known = trail_heads.published()
    assert [str(each) for each in known] == ["0:", f"1:{first.hash}", f"1:{first.hash}"]
    assert known[1].where == "2025-04-27T09:30:00+08:00 公布（2025-04.txt）"


def test_the_command_publishes_and_the_other_verifies(edition):
    act(edition)
    assert run("publish_trail_head") == f"已公布链头：{head()}\n"
    act(edition)
    assert run() == f"2 条操作记录连成一链，与 1 个链头相符。\n现在的链头：{head()}\n"
    assert "与 3 个链头相符" in run("verify_trail", "--head", str(head()), "--head", "0:")


def test_an_end_that_was_taken_away_is_told(edition):
    act(edition)
    last = act(edition)
    trail_heads.publish(make.NOW)
    taken_away(last)
    with pytest.raises(
        CommandError, match=r"2025-04-26T09:30:00\+08:00 公布.*第 2 条，现在只到第 1"
    ) as told:
        run()
    assert "此前 1 条完好。请与备份" in str(told.value)
    assert told.value.returncode == 1


def test_a_head_that_was_mailed_is_held_against_it_too(edition):
    act(edition)
    with pytest.raises(CommandError, match="不是给出（--head）的链头"):
        run("verify_trail", "--head", f"1:{'0' * 64}")
    for broken in ("1", f"1:{'0' * 63}", "x:", "1:0"):
        with pytest.raises(CommandError, match="不完整"):
            run("verify_trail", "--head", broken)


def test_after_a_restoring_later_heads_count_no_more(edition):
    first, last = act(edition), act(edition)
    trail_heads.publish(make.NOW)
    taken_away(last)
    trail_heads.publish(make.NOW, restored=True)
    assert trail_heads.published()[-1].sequence == 1
    assert "与 1 个链头相符" in run()
    again = act(edition, make.NOW + DAY)
    trail_heads.publish(make.NOW + DAY)
    assert [each.hash for each in trail_heads.published()] == [first.hash, again.hash]
    assert "2 条操作记录连成一链，与 2 个链头相符。" in run()


@pytest.mark.parametrize("line", ["", "x", "2025-04-26T09:30:00+08:00 1 abc", "链头"])
def test_a_file_that_was_altered_is_told(edition, data_dir, line):
    trail_heads.publish(make.NOW)
    (data_dir / "trail-heads" / "2025-04.txt").write_text(f"{line}\n", "utf-8")
    with pytest.raises(CommandError, match=r"2025-04\.txt 第 1 行读不懂"):
        run()
    assert next(finding.what for finding in trail_chain.look()).endswith("对照。")


def told():
    return [finding.what for finding in trail_chain.look()]


def test_the_doctor_tells_of_a_broken_chain_and_of_heads_that_stay_away(edition):
    assert told() == []
    last = act(edition)
    assert told() == ["操作记录的链头两天没有公布了。"]
    trail_heads.publish(datetime.datetime.now(datetime.UTC) - 3 * DAY)
    assert told() == ["操作记录的链头两天没有公布了。"]
    trail_heads.publish(datetime.datetime.now(datetime.UTC) - DAY)
    assert told() == []
    taken_away(last)
    (fault,) = told()
    assert fault.startswith("末尾的记录不见了")

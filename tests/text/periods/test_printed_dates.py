from datetime import date

import pytest

from releases.text.periods.printed_dates import day_on, days, timestamp


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2031-05-06 07:08", "2031-05-06T07:08:00+08:00"),
        ("2031/5/6 7:08:09", "2031-05-06T07:08:09+08:00"),
        ("2031年05月06日 11:29", "2031-05-06T11:29:00+08:00"),
        ("2031-05-06   07:08:09", "2031-05-06T07:08:09+08:00"),
        ("2031/10/20 14:08:3022", "2031-10-20T14:08:30+08:00"),
        ("2031年5月6日", "2031-05-06"),
        ("２０３１-05-06", "2031-05-06"),
    ],
)
def test_moments_as_pages_print_them(printed, iso):
    found = timestamp(printed)
    assert found is not None
    assert found[0] == iso


@pytest.mark.parametrize("words", ["", "5月6日", "2031年13月1日", "2031-02-30", "12:30"])
def test_no_moment_is_made_up(words):
    assert timestamp(words) is None


def test_a_year_comes_from_the_publication_date_only():
    day = next(days("5月6日上午"))
    assert day_on(day, date(2031, 5, 7)) == date(2031, 5, 6)
    assert day_on(day, None) is None


def test_a_conference_of_last_december_is_not_put_in_the_future():
    assert day_on(next(days("12月28日")), date(2031, 1, 3)) == date(2030, 12, 28)


def test_today_and_a_day_in_brackets():
    assert day_on(next(days("今天上午")), date(2031, 5, 6)) == date(2031, 5, 6)
    assert day_on(next(days("今（12）日")), date(2031, 5, 12)) == date(2031, 5, 12)


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2031-05-06 23:59:59", "2031-05-06T23:59:59+08:00"),
        ("2031-05-06 00:00:00", "2031-05-06T00:00:00+08:00"),
        ("2031-05-06 24:00:00", "2031-05-06"),
        ("2031-05-06 23:60:00", "2031-05-06"),
        ("2031-05-06 23:59:60", "2031-05-06T23:59:59+08:00"),
        ("1899-05-06", None),
        ("1900-01-01", "1900-01-01"),
        ("2099-12-31", "2099-12-31"),
        ("2100-01-01", None),
    ],
)
def test_the_first_and_last_moments_that_there_are(printed, iso):
    found = timestamp(printed)
    assert (found and found[0]) == iso


@pytest.mark.parametrize(
    ("words", "published", "expected"),
    [
        ("6月6日", date(2031, 5, 6), date(2031, 6, 6)),  # 31 days ahead
        ("6月7日", date(2031, 5, 6), date(2030, 6, 7)),
        ("2031年6月7日", date(2031, 5, 6), date(2031, 6, 7)),
        ("2月29日", date(2031, 5, 6), None),
    ],
)
def test_a_day_lies_a_month_ahead_at_most(words, published, expected):
    assert day_on(next(days(words)), published) == expected


@pytest.mark.parametrize(
    ("printed", "moment"),
    [
        ("2031-01-20T01:30:00Z", "2031-01-20T09:30:00"),
        ("2031-01-20T20:30:00.000Z", "2031-01-21T04:30:00"),
        ("2031-12-31T16:00:00Z", "2032-01-01T00:00:00"),
        ("2031-01-20T09:30:00+08:00", "2031-01-20T09:30:00"),
        ("2031-01-20T09:30:00+0900", "2031-01-20T08:30:00"),
        ("2031-01-20 09:30 PM", "2031-01-20T21:30:00"),
        ("2031-01-20 09:30:15pm", "2031-01-20T21:30:15"),
        ("2031-01-20 12:10 AM", "2031-01-20T00:10:00"),
        ("2031-01-20 12:10 PM", "2031-01-20T12:10:00"),
        ("2031-01-20 下午3:30", "2031-01-20T15:30:00"),
        ("2031年1月20日下午3时30分", "2031-01-20T15:30:00"),
        ("2031年1月20日 晚8：05", "2031-01-20T20:05:00"),
        ("2031年1月20日 上午 9:30", "2031-01-20T09:30:00"),
        ("2031年1月20日 中午12:30", "2031-01-20T12:30:00"),
        ("2031-01-20 下午15:30", "2031-01-20T15:30:00"),
        ("2031 01/ 20 21:17:37", "2031-01-20T21:17:37"),
        ("2031 / 01 / 20 21:17", "2031-01-20T21:17:00"),
    ],
)
def test_a_moment_in_every_clock(printed, moment):
    found = timestamp(printed)
    assert found is not None
    assert found[0] == f"{moment}+08:00"
    assert found[1:] == (0, len(printed))


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("9日", 9),
        ("9日在", 9),
        ("17日上午", 17),
        ("记者从市政府9日联合召开", 9),
        ("会于9日举行", 9),
    ],
)
def test_a_day_alone_needs_what_follows(printed, day):
    found = [found.day for found in days(printed)]
    assert found == ([day] if printed != "9日" else [])


@pytest.mark.parametrize("words", ["第9日上午", "每月9日在", "5至9日在", "19月9日"])
def test_what_is_no_day_alone(words):
    assert all(found.month for found in days(words))


def test_a_day_alone_that_is_still_to_come_was_last_month_s():
    (day,) = days("31日在市政府举行")
    assert day_on(day, date(2031, 6, 1)) == date(2031, 5, 31)

"""The cache of one process: bounded in bytes, the least recently used goes first."""

import pytest
import time_machine

from releases.public.serving import store
from releases.public.serving.memory import OVERHEAD, MemoryCache, _stores

KILOBYTE = b"x" * 1000


@pytest.fixture
def memory():
    _stores.pop("test", None)
    yield MemoryCache("test", {"OPTIONS": {"MAX_BYTES": 5 * (1000 + OVERHEAD + 100)}})
    del _stores["test"]


def test_it_keeps_copies(memory):
    value = ["香菇"]
    memory.set("a", value)
    value.append("木耳")
    assert memory.get("a") == ["香菇"]
    assert (memory.get("b"), memory.get("b", 1)) == (None, 1)


def test_what_nobody_asked_for_goes_when_the_bytes_are_full(memory):
    for key in "abcde":
        memory.set(key, KILOBYTE)
    memory.get("a")
    memory.set("f", KILOBYTE)
    assert [key for key in "abcdef" if memory.has_key(key)] == list("acdef")
    assert memory.store.currsize <= memory.store.maxsize


def test_what_is_larger_than_all_is_not_kept(memory):
    memory.set("a", 1)
    memory.set("b", KILOBYTE * 100)
    memory.set("a", KILOBYTE * 100)
    assert (memory.get("a"), memory.get("b")) == (None, None)


def test_it_forgets_when_told(memory):
    with time_machine.travel(0, tick=False) as clock:
        memory.set("a", 1, 10)
        assert not memory.add("a", 2)
        clock.shift(9)
        assert memory.touch("a", 10)
        clock.shift(9)
        assert memory.get("a") == 1
        clock.shift(1)
        assert memory.get("a") is None
        assert memory.add("a", 3)
    assert not memory.touch("b")
    memory.set("a", 1, 0)
    assert not memory.has_key("a")


def test_all_threads_have_the_same(memory):
    memory.set("a", 1)
    other = MemoryCache("test", {"OPTIONS": {"MAX_BYTES": 1}})
    assert other.get("a") == 1
    assert other.delete("a")
    assert not other.delete("a")
    memory.set("a", 1)
    other.clear()
    assert memory.get("a") is None


@pytest.fixture
def broken(monkeypatch):
    class Broken:
        def get(self, *args):
            raise ConnectionError

        set = get

    monkeypatch.setattr(store, "cache", Broken())
    for name in ("_failed_at", "_told_at"):
        monkeypatch.setattr(store, name, float("-inf"))


@pytest.mark.usefixtures("broken")
def test_pages_are_made_without_a_cache_that_fails(caplog):
    for _ask in range(3):
        assert store.kept("a", int) is None
        store.keep("a", 1)
    assert caplog.text.count("does not answer") == 1


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize(("seconds", "times"), [(59.9, 1), (60.0, 2)])
def test_that_it_fails_is_told_once_a_minute(monkeypatch, caplog, seconds, times):
    now = [1000.0]
    monkeypatch.setattr(store.time, "monotonic", lambda: now[0])
    for _second in range(2):
        assert store.kept("a", int) is None
        now[0] += seconds
    assert caplog.text.count("does not answer") == times

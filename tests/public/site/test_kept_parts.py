"""What is kept of pages makes room for what was asked for lately, by bytes."""

import sys

from django.utils import translation

from releases.public.site import kept_parts


def test_room_is_made_for_those_asked_for_lately(monkeypatch):
    monkeypatch.setattr(kept_parts, "_parts", kept_parts.LRUCache(100, getsizeof=lambda k: 40))
    for key in "abac":
        kept_parts.kept(key, 1, lambda: "made")
    assert sorted(kept_parts._parts) == ["a", "c"]
    assert kept_parts.kept("a", 1, lambda: "anew") == "made"
    assert kept_parts.kept("a", 2, lambda: "anew") == "anew"


def test_what_is_larger_than_the_room_is_not_kept(monkeypatch):
    monkeypatch.setattr(kept_parts, "_parts", kept_parts.LRUCache(10))
    assert kept_parts.kept("a", 1, lambda: "x" * 100) == "x" * 100
    assert not kept_parts._parts


def test_items_that_are_missing_or_made_of_other_things_are_made_together():
    asked = []

    def make(keys):
        asked.append(keys)
        return {key: (f"made {key}",) for key in keys if key != 4}

    assert kept_parts.kept_items("rows", {2: "a", 1: "b"}, make) == {2: ("made 2",), 1: ("made 1",)}
    assert list(kept_parts.kept_items("rows", {1: "b", 3: "c", 2: "a", 4: "d"}, make)) == [1, 3, 2]
    assert kept_parts.kept_items("rows", {1: "b"}, make) == {1: ("made 1",)}
    kept_parts.kept_items("rows", {1: "anew", 2: "a"}, make)
    kept_parts.kept_items("others", {2: "a"}, make)
    with translation.override("en"):
        kept_parts.kept_items("rows", {2: "a"}, make)
    assert asked == [[2, 1], [3, 4], [1], [2], [2]]


def test_items_take_no_more_than_their_bytes(monkeypatch):
    one = sys.getsizeof("x" * 100)
    items = kept_parts.LRUCache(2 * one, getsizeof=kept_parts._items.getsizeof)
    monkeypatch.setattr(kept_parts, "_items", items)
    for key, length in ((1, 100), (2, 100), (1, 100), (3, 100), (4, 2 * one)):
        made = kept_parts.kept_items(
            "rows", {key: key}, lambda keys, n=length: {keys[0]: ("x" * n,)}
        )
        assert made == {key: ("x" * length,)}
    assert [name[-1] for name in items] == [1, 3]

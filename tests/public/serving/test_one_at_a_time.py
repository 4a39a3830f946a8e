"""A page that many ask for at once is made once."""

import threading
from concurrent.futures import ThreadPoolExecutor

from releases.public.serving import one_at_a_time as module
from releases.public.serving.one_at_a_time import one_at_a_time


def test_the_others_wait_and_are_told():
    made, together = [], threading.Barrier(4)

    def ask():
        together.wait(10)
        with one_at_a_time("name") as waited:
            if waited and made:
                return "kept"
            threading.Event().wait(0.05)
            made.append(1)
            return "made"

    with ThreadPoolExecutor(4) as readers:
        answers = sorted(future.result() for future in [readers.submit(ask) for _n in range(4)])
    assert (answers, len(made)) == (["kept", "kept", "kept", "made"], 1)
    assert "name" not in module._making


def test_another_page_is_not_waited_for_nor_this_one_for_ever(monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    with one_at_a_time("name") as first, one_at_a_time("other") as other:
        assert (first, other) == (False, False)
        with one_at_a_time("name") as waited:
            assert waited
    with one_at_a_time("name") as waited:
        assert not waited

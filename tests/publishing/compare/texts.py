"""Texts to compare, and one side of what was found."""

from hypothesis import strategies as st

TEXTS = st.text("专利授权量件一二三12,.%ab。，", max_size=40)


def side(found, *signs):
    return "".join(run.text for run in found if run.sign in signs)

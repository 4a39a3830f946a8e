"""Small worlds: releases with exchanges, measures, figures and speakers; and few known words."""

import datetime
import random

from releases.models import Edition, FollowUp, Measure, SynonymGroup, SynonymWord, Theme
from releases.text.search_key import key
from tests.make import (
    NOW,
    index_all,
    make_appearance,
    make_attending_organisation,
    make_block,
    make_indicator,
    make_measure,
    make_organisation,
    make_person,
    make_release,
    make_statistic,
    make_topic,
)

WORDS = ["专利", "商标", "香菇", "维权", "海关", "1939件"]
BODIES = ["市知识产权局", "市公安局", "市法院"]
PEOPLE = ["张焜", "王犇", "李彧"]
TOPICS = ["专利", "商标"]
INDICATORS = ["专利授权量", "商标注册量"]


def make_world(*, releases: int = 8, seed: int = 1) -> list[Edition]:
    """Seeded, so that a failure can be looked at again."""
    rnd = random.Random(seed)
    bodies = [make_organisation(name) for name in BODIES]
    people = [make_person(name, slug=name) for name in PEOPLE]
    themes = ["", *Theme.values]
    indicators = [make_indicator(n, theme=t) for n, t in zip(INDICATORS, themes[1:], strict=False)]
    editions = []
    for number in range(releases):
        at = NOW.replace(year=2023 + number % 3) + datetime.timedelta(days=number)
        edition = make_release(
            at=at, number=f"{at:%Y%m%d}-{number + 1}", title=f"{rnd.choice(WORDS)}发布会",
            topics=[make_topic(name) for name in rnd.sample(TOPICS, rnd.randint(0, 2))],
        ).editions.get()  # fmt: skip
        _fill(rnd, edition, bodies, people, indicators, themes)
        editions.append(edition)
    _follow_up(rnd)
    index_all()
    return editions


def make_words() -> Edition:
    """Two releases whose words do not meet, and an alias that nobody printed."""
    edition = make_release(title="云岫市专利工作发布会", topics=[make_topic("专利")]).editions.get()
    organisation = make_organisation("云岫市市场监督管理局")
    organisation.aliases.create(name="市监局")
    organisation.aliases.create(name="从未印出的别名")
    make_appearance(edition, "张焜", organisation=organisation)
    block = make_block(edition, "全年专利授权1939件，香菇地理标志保护有力，行政裁决提速。")
    make_statistic(block, indicator=make_indicator("专利授权量"))
    other = make_release(title="商标发布会", topics=[make_topic("商标")]).editions.get()
    make_block(other, "商标注册总量增长。")
    index_all()
    return edition


def make_synonyms(*words: str) -> SynonymGroup:
    group = SynonymGroup.objects.create()
    for word in words:
        SynonymWord.objects.create(group=group, word=word, key=key(word))
    return group


def _fill(rnd, edition, bodies, people, indicators, themes):
    make_attending_organisation(edition, rnd.choice(BODIES))
    speakers = [
        make_appearance(
            edition, person=person, organisation=rnd.choice(bodies),
            role=rnd.choice(["presenter", "respondent", "attendee"]),
        )
        for person in rnd.sample(people, 2)
    ]  # fmt: skip
    for number in range(rnd.randint(1, 3)):
        make_block(edition, f"请问{rnd.choice(WORDS)}怎么办？", kind="question", number=number + 1)
        for speaker in rnd.sample(speakers, rnd.randint(1, 2)):
            text = f"我们抓好{rnd.choice(WORDS)}，推进{rnd.choice(WORDS)}。全年1939件。"
            block = make_block(edition, text, kind="answer", speaker=speaker)
            make_measure(
                block, rnd.choice(WORDS), stage=rnd.choice(Measure.Stage.values),
                theme=rnd.choice(themes),
                **rnd.choice([{}, {"organisation": bodies[0], "organisation_name": "市局"}]),
            )  # fmt: skip
            make_statistic(block, indicator=rnd.choice(indicators))
    make_block(edition, f"{rnd.choice(WORDS)}工作顺利。")


def _follow_up(rnd):
    """Later releases tell of some measures, of a few of them twice; some are taken back."""
    measures = list(Measure.objects.select_related("edition__release").in_order())
    for told in rnd.sample(measures, len(measures) // 2):
        later = [m for m in measures if m.edition.release_id != told.edition.release_id]
        for said in rnd.sample(later, min(len(later), rnd.randint(1, 2))):
            FollowUp.objects.create(
                promise=told.edition.release, promise_uid=told.uid,
                outcome=rnd.choice(["done", "ongoing", "dropped"]),
                evidence=said.edition.release, evidence_kind="m", evidence_uid=said.uid,
                at=NOW, unlinked_at=rnd.choice([None, None, None, NOW]),
            )  # fmt: skip

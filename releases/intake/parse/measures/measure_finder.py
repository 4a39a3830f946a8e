"""Measures: what was done or is to be done under a lead sentence or a number of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from releases.intake.parse.people.speaker_mentions import spoken_for
from releases.intake.parse.reading import ParsedBlock, ParsedMeasure, ParsedSpeaker, Stage
from releases.text.folding import fold_simplified

from .measure_spans import measure_spans
from .measure_stages import Stages, asked_stage, carried_stage, headed_stage
from .measure_themes import ABOUT_PROPERTY, theme_of

_DUE = re.compile(
    r"(?:20\d\d年|今年|明年|本)?(?:\d{1,2}月)?(?:年)?(?:底|末)(?:之)?前|(?:20\d\d年|今年|"
    r"明年)?\d{1,2}月(?:\d{1,2}日|份)?(?:之)?前|"
    r"到20\d\d年(?:底|末)?|20\d\d年前|(?:上半年|年内|“?十[四五六]五”?末|三季度前|季度末前)"
)
_MAX_READ = 20000
_BELOW = 400
_TELLING = ("paragraph", "statement", "answer")


@dataclass
class _Talk:
    """What is known of the stage while one speaker goes on."""

    of_property: bool
    speaker: int | None = None
    kind: str = ""
    asked: Stage | None = None
    carried: Stage | None = None
    organisation: str = ""
    below: str = ""  # the paragraph under a heading


def measures(
    blocks: Sequence[ParsedBlock], speakers: Sequence[ParsedSpeaker]
) -> Iterator[ParsedMeasure]:
    """Measures in reading order, each with its stage, theme, organisation and deadline."""
    bodies = {speaker.id: speaker.organisation for speaker in speakers}
    named = {speaker.name: speaker.organisation for speaker in speakers}
    of_property = any(ABOUT_PROPERTY.search(block.text) for block in blocks)
    talk = _Talk(of_property)
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        if block.kind == "table":
            continue
        if block.kind == "question":
            talk = _Talk(of_property, asked=asked_stage(fold_simplified(block.text)))
            continue
        if (block.speaker, block.kind) != (talk.speaker, talk.kind) and block.kind != "heading":
            asked = talk.asked if block.kind == "answer" else None
            # A heading above the first words says in which time they stand.
            carried = None if talk.kind else talk.carried
            talk = _Talk(of_property, block.speaker, block.kind, asked, carried)
        if block.speaker is None:
            talk.organisation = spoken_for(fold_simplified(block.text), named) or talk.organisation
        tells = block.kind == "heading" and following and following.kind in _TELLING
        talk.below = fold_simplified(following.text[:_BELOW]) if tells and following else ""
        organisation = bodies.get(block.speaker or talk.speaker or 0, "") or talk.organisation
        yield from measures_of_block(block, organisation, talk)


def measures_of_block(
    block: ParsedBlock, organisation: str, talk: _Talk
) -> Iterator[ParsedMeasure]:
    text = block.text[:_MAX_READ]
    folded = fold_simplified(text)
    if block.kind == "heading":
        talk.carried = headed_stage(folded) or talk.carried
    spans = measure_spans(block, folded, talk.speaker is not None, talk.below)
    stages = Stages(f"{folded}\n{talk.below}", talk.carried, talk.asked)
    for span in spans:
        heading = text[slice(*span.heading)]
        words = folded[span.start : span.end]
        stage = stages.of(span.start, span.end + len(talk.below))
        due = _DUE.search(words)
        if due and stage == "done" and due[0].startswith("到"):
            due = None  # 由2018年777件增加到2022年1939件 tells what was, not by when
        yield ParsedMeasure(
            block=block.id,
            start=span.start,
            end=span.end,
            heading=heading,
            stage=stage,
            theme=theme_of(heading, words, talk.of_property),
            organisation=organisation,
            due=text[span.start + due.start() : span.start + due.end()] if due else None,
        )
    talk.carried = carried_stage(folded, bool(spans), talk.carried)

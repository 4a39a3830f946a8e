"""Measures: what was done or is to be done under a lead sentence or a number of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from releases.intake.parse.people.speaker_mentions import acting_body, spoken_for
from releases.intake.parse.reading import ParsedBlock, ParsedMeasure, ParsedSpeaker, Stage
from releases.text.folding import fold_simplified

from .measure_deadlines import deadline
from .measure_spans import MeasureSpan, Surroundings, measure_spans
from .measure_stages import asked_stage, carried_stage, headed_stage, near_stage, stage_of
from .measure_themes import ABOUT_PROPERTY, theme_of
from .measure_words import ANNOUNCES

_MAX_READ = 20000
_MAX_BELOW = 600
_MAX_LEAD = 200


@dataclass
class _Talk:
    """What is known of the stage while one speaker goes on."""

    of_property: bool
    speaker: int | None = None
    kind: str = ""
    asked: Stage | None = None
    carried: Stage | None = None
    organisation: str = ""
    listed: bool = False

    @property
    def far(self) -> Stage | None:
        """Who asks for plans is told plans, whatever was done before."""
        return "planned" if self.asked == "planned" else self.carried or self.asked


def measures(
    blocks: Sequence[ParsedBlock], speakers: Sequence[ParsedSpeaker]
) -> Iterator[ParsedMeasure]:
    """Measures in reading order, each with its stage, theme, organisation and deadline."""
    bodies = {speaker.id: speaker.organisation for speaker in speakers}
    named = {speaker.name: speaker.organisation for speaker in speakers}
    of_property = any(ABOUT_PROPERTY.search(block.text) for block in blocks)
    talk = _Talk(of_property)
    for at, block in enumerate(blocks):
        if block.kind == "table":
            continue
        folded = fold_simplified(block.text[:_MAX_READ])
        if block.kind == "question":
            talk = _Talk(of_property, asked=asked_stage(folded))
            continue
        if (block.speaker, block.kind) != (talk.speaker, talk.kind) and block.kind != "heading":
            asked = talk.asked if block.kind == "answer" else None
            # A heading above the first words says in which time they stand.
            carried = None if talk.kind else talk.carried
            talk = _Talk(of_property, block.speaker, block.kind, asked, carried)
        if block.speaker is None:
            talk.organisation = spoken_for(folded, named) or talk.organisation
        body = bodies.get(block.speaker or talk.speaker or 0, "") or talk.organisation
        yield from measures_in(block, folded, body, talk, paragraph_below(blocks, at))


def paragraph_below(blocks: Sequence[ParsedBlock], at: int) -> str:
    """The paragraph under a heading."""
    under = blocks[at + 1] if blocks[at].kind == "heading" and at + 1 < len(blocks) else None
    tells = under and under.kind in ("paragraph", "statement", "answer")
    return fold_simplified(under.text[:_MAX_BELOW]) if under and tells else ""


def measures_in(
    block: ParsedBlock, folded: str, body: str, talk: _Talk, below: str
) -> Iterator[ParsedMeasure]:
    if block.kind == "heading":
        talk.carried = headed_stage(folded) or talk.carried
    spans = measure_spans(
        block, folded, Surroundings(talk.speaker is not None, talk.far, talk.listed, below)
    )
    leads: dict[tuple[int, int], tuple[Stage | None, str]] = {}
    for span in spans:
        if span.lead not in leads:
            lead = folded[span.lead[0] : span.lead[1]][-_MAX_LEAD:]
            leads[span.lead] = near_stage(lead), acting_body(lead, body)
        near, organisation = leads[span.lead]
        yield measure_at(block, folded, span, near, talk, organisation, below)
    if block.kind != "heading":
        talk.carried = carried_stage(folded, bool(spans), talk.carried)
    last = folded.rstrip()[-_MAX_LEAD:]
    talk.listed = bool(ANNOUNCES.search(last)) or (
        # An item of a list whose marks are gone.
        talk.listed and bool(spans) and spans[0].start == spans[0].heading[0]
    )


def measure_at(
    block: ParsedBlock,
    folded: str,
    span: MeasureSpan,
    near: Stage | None,
    talk: _Talk,
    body: str,
    below: str,
) -> ParsedMeasure:
    """The measure of a span, with what its words and those around it say of it."""
    start, end = span.start, span.end
    words, heading = folded[start:end], folded[slice(*span.heading)]
    stage = stage_of(f"{words}。{below}", heading, near, talk.far)
    due = deadline(folded, start, end) if stage != "done" else None
    return ParsedMeasure(
        block=block.id,
        start=start,
        end=end,
        heading=block.text[slice(*span.heading)],
        stage=stage,
        theme=theme_of(heading, words, talk.of_property),
        organisation=body,
        due=block.text[slice(*due)] if due else None,
    )

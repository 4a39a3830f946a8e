"""Writes one generated release from top to bottom: facts, statements, questions, closing words."""

import random
from collections.abc import Sequence
from typing import Any

from . import wording
from .figures import figure_sentence
from .names import CITIES, PEOPLE_PER_CITY, TOPICS, Body, Somebody, bodies, brands, people
from .page import Line, Page, Step
from .words import Drawn, Vocabulary

LONG_EVERY, LONG_PLACE = 1000, 7  # one release in so many is a whole transcript
MEAN = 3000
ROLES = ("host", "presenter", "presenter", "respondent", "respondent", "attendee")

_CLAUSES = Drawn(
    wording.CLAUSES,
    ((rank + 10) ** -0.8 for rank in range(len(wording.CLAUSES))),
    places=1 << 12,
)
_BODIES = {city: bodies(city) for city in CITIES}


class Writer:
    """Writes one page from top to bottom; every draw is from the page's own random numbers."""

    def __init__(self, page: Page, rng: random.Random, words: Vocabulary, seed: int) -> None:
        self.page, self.rng = page, rng
        self.city = CITIES[page.city]
        self.bodies: list[Body] = _BODIES[self.city]
        self.everybody = people(seed)
        self.size = _size(rng, page.index)
        self.words = _stream(rng, words, int(self.size / 9) + 130)
        self.themes = rng.sample(range(len(TOPICS)), 3)
        self.theme, self.theme2 = TOPICS[self.themes[0]], TOPICS[self.themes[1]]
        self.brand = rng.choice(brands(seed)) if rng.random() < 0.15 else ""

    def write(self) -> None:
        page, rng = self.page, self.rng
        page.topics = self.themes[: rng.choice((1, 2, 2, 3))]
        page.speakers = self._speakers()
        page.time = "上午" if page.moment.hour < 12 else "下午"
        page.venue = f"{self.city}市新闻发布厅"
        self.facts = self._facts()
        page.bodies = self._attending()
        page.title = self._put(rng.choice(wording.TITLES))
        self._line("paragraph", self._put(rng.choice(wording.LEADS)))
        self._line("statement", self._put(rng.choice(wording.OPENINGS)), 0)
        sections = 2 if self.size < 8000 else 4
        for nth in range(sections):
            self._section(nth, share=self.size * 0.56 / sections)
        self._line("heading", "答记者问")
        questions = 4 if self.size < 8000 else self.size // 700
        for number in range(1, questions + 1):
            self._exchange(number, share=self.size * 0.36 / questions)
        self._line("paragraph", self._put(rng.choice(wording.CLOSINGS)))

    def _section(self, nth: int, *, share: float) -> None:
        """A presenter's part: paragraphs with figures, and one with measures."""
        speaker = 1 + nth % 2
        self._line("heading", self._put(self._one(wording.HEADINGS), nth=wording.NTH[nth]))
        paragraphs = max(3, int(share / 330))
        for place in range(paragraphs):
            if place == 1:
                self._measures(speaker, share / paragraphs)
            else:
                self._figures("statement", speaker, share / paragraphs, 1)

    def _exchange(self, number: int, *, share: float) -> None:
        asked = self._one(wording.OUTLETS) + self._put(self._one(wording.QUESTIONS))
        self._line("question", asked, number=number)
        speaker = self.rng.randrange(1, len(self.page.speakers) - 1)
        thanks = self._put(self._one(wording.THANKS))
        share -= len(asked)
        if number % 3 == 0:
            self._line("answer", thanks + self._prose(share * 0.6), speaker)
            self._figures("answer", speaker % 4 + 1, share * 0.4, 1)
        else:
            self._line("answer", thanks + self._prose(share), speaker)

    def _figures(self, kind: str, speaker: int, share: float, count: int) -> None:
        """Prose with sentences of figures in it, each figure's words marked."""
        text = self._prose(share - 40 * count)
        line = len(self.page.lines)
        for _ in range(count):
            sentence, figures = figure_sentence(self.rng, self.page.moment)
            for figure in figures:
                self.page.figures.append((line, figure.moved(len(text))))
            text += sentence
        self._line(kind, text, speaker)

    def _measures(self, speaker: int, share: float) -> None:
        text = f"我们主要抓了{self.words.pop()}等工作。"
        line = len(self.page.lines)
        for order in wording.ORDERS[: self.rng.choice((2, 2, 2, 3))]:
            lead, stage, theme = self._one(wording.MEASURES)
            heading = self._put(lead)
            due = "年底前" if stage == "planned" and self.rng.random() < 0.5 else ""
            said = (
                f"{order}{heading}。" + (f"{due}，" if due else "") + self._prose(share / 2.2 - 14)
            )
            self.page.steps.append(
                Step(line, len(text), len(text) + len(said), heading, stage, theme, due)
            )
            text += said
        self._line("statement", text, speaker)

    def _prose(self, share: float) -> str:
        """Sentences of two to four clauses, about `share` characters in all."""
        clauses = _CLAUSES.some(self.rng, max(2, int(share / 13)))
        ends = self.rng.choices("，，。", k=len(clauses) - 1)
        text = "".join([part for pair in zip(clauses, ends, strict=False) for part in pair])
        text += clauses[-1] + "。"
        slots = text.count("%s")
        if slots > len(self.words):  # never so far; a page cannot run dry
            self.words.extend(self.words[:slots] * 2)
        taken = tuple(self.words[-slots:]) if slots else ()
        del self.words[len(self.words) - slots :]
        if self.brand and self.rng.random() < 0.2:
            text += f"“{self.brand}”商标就是其中一例。"
        return text % taken

    def _put(self, template: str, **more: str) -> str:
        words = self.words.pop(), self.words.pop()
        return template.format(word=words[0], word2=words[1], **self.facts, **more)

    def _facts(self) -> dict[str, object]:
        moment, host = self.page.moment, self._somebody(0)
        return {
            "city": self.city, "year": moment.year, "theme": self.theme, "theme2": self.theme2,
            "date": f"{moment.month}月{moment.day}日", "time": self.page.time,
            "venue": self.page.venue, "period": f"{moment.year}年以来",
            "greeting": "上午好" if moment.hour < 12 else "下午好",
            "host": host.name, "host_body": self.bodies[host.body].printed + host.posts[-1],
            "body": self.bodies[self._somebody(1).body].printed,
            "bodies": "、".join(self.bodies[number].printed for number in self._attending()),
            "people": "、".join(map(self._presented, range(1, len(self.page.speakers)))),
            "first": self._somebody(1).name,
        }  # fmt: skip

    def _one(self, things: Sequence[Any]) -> Any:
        return things[int(self.rng.random() * len(things))]

    def _presented(self, place: int) -> str:
        who = self._somebody(place)
        return f"{self.bodies[who.body].printed}{'、'.join(who.posts)}{who.name}"

    def _somebody(self, place: int) -> Somebody:
        return self.everybody[self.page.speakers[place]]

    def _attending(self) -> list[int]:
        """The bodies of those who are there, each once."""
        return list(dict.fromkeys(self._somebody(n).body for n in range(1, len(ROLES))))

    def _speakers(self) -> list[int]:
        """A host from the press office, and five others whom it meets ever again."""
        rng, first = self.rng, self.page.city * PEOPLE_PER_CITY
        found = [first + rng.randrange(8)]
        while len(found) < len(ROLES):
            who = first + 8 + int((PEOPLE_PER_CITY - 8) * rng.random() ** 1.6)
            if who not in found:
                found.append(who)
        return found

    def _line(
        self, kind: str, text: str, speaker: int | None = None, number: int | None = None
    ) -> None:
        self.page.lines.append(Line(kind, text, speaker, number))


def _size(rng: random.Random, index: int) -> int:
    """Characters wanted; one in a thousand is the transcript of a whole day."""
    if index % LONG_EVERY == LONG_PLACE:
        return rng.randint(20_000, 60_000)
    return min(6_500, max(900, int(rng.gauss(MEAN, 800))))


def _stream(rng: random.Random, words: Vocabulary, count: int) -> list[str]:
    """Words to fill slots with: a quarter come from the release's own few, in bursts."""
    own = words.words.some(rng, 30) + words.phrases.some(rng, 20)
    stream = words.words.some(rng, count)
    stream[1::3] = words.phrases.some(rng, len(stream[1::3]))
    stream[2::4] = rng.choices(own, k=len(stream[2::4]))
    return stream

"""What the finder says of paragraphs that one person speaks."""

from releases.intake.parse.measures.measure_finder import measures
from releases.intake.parse.reading import ParsedBlock, ParsedMeasure, ParsedSpeaker

OURS = "云岭市市场监督管理局"
SPEAKERS = [ParsedSpeaker(1, "沈焜", OURS, ("局长",), "presenter")]


def found(*texts: str, question: str = "") -> list[ParsedMeasure]:
    """Of statements in their order, or of answers to a question; ``#`` opens a heading."""
    blocks = [ParsedBlock(1, "question", question)] if question else []
    for number, text in enumerate(texts, 2):
        if text.startswith("#"):
            blocks.append(ParsedBlock(number, "heading", text[1:]))
        else:
            blocks.append(ParsedBlock(number, "answer" if question else "statement", text, 1))
    return list(measures(blocks, SPEAKERS))


def headings(*texts: str, question: str = "") -> list[str]:
    return [measure.heading for measure in found(*texts, question=question)]


def stages(*texts: str, question: str = "") -> list[str]:
    return [measure.stage for measure in found(*texts, question=question)]

"""Files to import: pages of every kind that is read, interchange objects one a file or a line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import IO

from django.utils.translation import gettext as _

from releases.intake.parse import reader
from releases.intake.parse.reading import Reading
from releases.intake.sources.unreadable import Unreadable
from releases.intake.validate import Invalid, reading_of

from .field_words import in_words
from .pasted_pages import readable

PAGES = (".txt", ".html", ".htm", ".docx")
SUFFIXES = (*PAGES, ".json", ".jsonl")


@dataclass(frozen=True, slots=True)
class FoundRelease:
    """One release of a file: where it stands, and its reading or the reason it is refused.

    `page` holds the bytes of a page, which are kept with the release; `size` is in bytes.
    """

    where: str
    reading: Reading | None = None
    refusal: str = ""
    page: bytes | None = None
    size: int = 0


def paths_under(path: Path) -> list[Path]:
    """The file itself, or every file below a folder that can be imported, in order of name."""
    if path.is_dir():
        return sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    return [path]


def releases_in(path: Path) -> Iterator[FoundRelease]:
    """Every release of one file; a broken one is found as a refusal and does not stop the rest."""
    try:
        with path.open("rb") as file:
            yield from releases_of(str(path), file)
    except OSError as error:
        yield FoundRelease(str(path), refusal=_("打不开：%s") % error.strerror)


def releases_of(name: str, file: IO[bytes]) -> Iterator[FoundRelease]:
    """As `releases_in`, of a file that is open already."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        yield FoundRelease(name, refusal=_("只能导入 %s 文件") % "、".join(SUFFIXES))
    elif suffix == ".jsonl":
        for n, line in enumerate(file, 1):
            if line.strip():
                yield _object(_("%(path)s 第 %(n)s 行") % {"path": name, "n": n}, line)
    elif suffix in PAGES:
        content = file.read()
        try:
            reading = reader.read(readable(content).text)
        except Unreadable as error:
            yield FoundRelease(name, refusal=str(error))
        else:
            yield FoundRelease(name, reading=reading, page=content, size=len(content))
    else:
        yield _object(name, file.read())


def _object(where: str, content: bytes) -> FoundRelease:
    try:
        reading = reading_of(json.loads(content.decode("utf-8-sig")))
    except UnicodeDecodeError:
        refusal = _("不是 UTF-8 编码：请另存为 UTF-8 再导入")
    except json.JSONDecodeError as error:
        at = {"line": error.lineno, "column": error.colno}
        refusal = _("不是合格的 JSON：第 %(line)s 行第 %(column)s 列。请重新导出这个文件") % at
    except (RecursionError, ValueError):
        refusal = _("不是合格的 JSON：嵌套太深或数字太大")
    except Invalid as error:
        refusal = in_words(str(error))
    else:
        return FoundRelease(where, reading=reading, size=len(content))
    return FoundRelease(where, refusal=refusal)

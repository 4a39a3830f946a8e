"""How a log line reads, as text or as JSON: one line, whatever stands in it, with its request.

Only what is named here is written: Django's records carry the request itself along, whose query and
address are no business of a log.
"""

import contextvars
import json
import logging
import re
import time

# Of the request that this thread answers or answered last.
request_id: contextvars.ContextVar[str] = contextvars.ContextVar("request_id", default="-")

SIGN_OFF = re.compile(r"(/sign-off/)[\w-]+")
FOREIGN_HOST, LONGEST_TOLD = "django.security.DisallowedHost", 300


class WithoutRequest(logging.Filter):
    """gunicorn repeats whatever it could not read, and who sent it: that it could not will do. Of a
    host that is not ours the name tells what is wrong, not the way through our code."""

    def filter(self, record: logging.LogRecord) -> bool:
        if str(record.msg).startswith(("Invalid request from", "Error handling request")):
            record.msg, record.args = "A request could not be answered.", ()
        elif record.name == FOREIGN_HOST:
            record.msg, record.exc_info = str(record.msg)[:LONGEST_TOLD], None
        return True


class TextLine(logging.Formatter):
    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's name
        line = (
            f"{_when(record)} {record.levelname} {record.name} [{request_id.get()}] "
            f"{without_token(record.message)}"
        )
        return line if line.isprintable() else "".join(map(_printable, line))


class JsonLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": _when(record),
            "level": record.levelname,
            "logger": record.name,
            "request_id": request_id.get(),
            **(getattr(record, "fields", None) or {"message": without_token(record.getMessage())}),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def without_token(message: str) -> str:
    """The address of a sign-off opens a draft: we tell it of each request, Django of failures."""
    return SIGN_OFF.sub(r"\1…", message)


def _when(record: logging.LogRecord) -> str:
    """With milliseconds and the distance to UTC, as `2026-11-30T11:02:03.004+0800`."""
    at = time.localtime(record.created)
    return f"{time.strftime('%Y-%m-%dT%H:%M:%S', at)}.{record.msecs:03.0f}{time.strftime('%z', at)}"


def _printable(character: str) -> str:
    """Nobody begins a line of his own, or turns one round, by what he asks for."""
    return character if character.isprintable() else ascii(character)[1:-1]

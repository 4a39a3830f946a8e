"""Files that may take long or much memory are read in a process of their own, which may be ended.

Front door: text_apart. Run as a program it reads one file from its input.
"""

import importlib
import resource
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from .unreadable import Unreadable

MAX_SECONDS = 10
MAX_MEMORY = 400 * 1024 * 1024
# Of the clock, where a machine has more to do than to read.
MOST_WAITED = 20
_REFUSED = 3
_ROOM = __package__


def text_apart(source: str, content: bytes) -> str:
    """What `read(content)` of a module of this room gives; raises Unreadable, also for its end."""
    try:
        done = subprocess.run(  # noqa: S603 (this very module)
            [sys.executable, "-m", __name__, source, str(MAX_SECONDS), str(MAX_MEMORY)],
            input=content,
            capture_output=True,
            timeout=MOST_WAITED,
            cwd=Path(__file__).parents[3],
            check=False,
        )
    except subprocess.TimeoutExpired:
        done = None
    if done and done.returncode == 0:
        return done.stdout.decode("utf-8", "surrogatepass")
    if done and done.returncode == _REFUSED:
        raise Unreadable(done.stdout.decode("utf-8"))
    raise Unreadable(
        _(
            "这个文件的格式太复杂，%(seconds)s 秒、%(memory)s MB 内存之内读不完："
            "请删去其中不用的部分，或复制其中的文字来粘贴。"
        )
        % {"seconds": MAX_SECONDS, "memory": MAX_MEMORY // 1024**2}
    )


def main(source: str, seconds: int, memory: int) -> int:
    """Read the input, write its text or the refusal."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    settings.configure(USE_I18N=False)
    read = importlib.import_module(f"{_ROOM}.{source}").read
    try:
        text, status = read(sys.stdin.buffer.read()), 0
    except Unreadable as refusal:
        text, status = str(refusal), _REFUSED
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))

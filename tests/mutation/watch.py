"""A pytest plugin for a faulty checkout: what never ends, or eats the memory, is ended."""

import resource
import signal

SECONDS = 60  # of processor time, for one test; the slowest takes a few
MEMORY = 4 * 1024**3

resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def wind_up() -> None:
    """Without a handler the signal ends the process, from within a regular expression too."""
    signal.setitimer(signal.ITIMER_PROF, SECONDS)


wind_up()


def pytest_runtest_logstart() -> None:
    wind_up()

"""ipnews beside what an office would otherwise take: Wagtail, plain Django, and a constant page.

    python -m tests.benchmarks.peers --sizes 100 1000 --database sqlite --data DIR --report FILE

The same generated releases stand in each; all are served by gunicorn as ipnews ships it and loaded
by wrk (Debian's) in turn, for many short rounds, so that what else the machine does falls on all.
Processor time is Linux's account of the server's processes and of PostgreSQL's. The folder DIR
keeps databases, corpus and the peers' Python environment (requirements-bench.txt), made once.

*Uncached* means: no page is kept (PAGE_CACHE_MB=0), and no query of a search is asked twice.
"""

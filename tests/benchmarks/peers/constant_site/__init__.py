"""What keeping pages is measured against: the bytes of one page, sent by a view that does no more.

`/bare/` has no middleware at all; `/versioned/` has the log and the probes of ipnews around it and
reads the content version, as a kept page does.
"""

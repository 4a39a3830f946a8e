"""What keeping pages is measured against: the bytes of one page, sent by a view that does no more.

`/bare/` has no middleware at all; `/versioned/` has the log and the probes of ipnews around it,
reads the content version, and has the headers that the other middleware gives every page.
"""

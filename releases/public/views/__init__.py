"""One view per page; each asks published() or once_published() and nothing else.

Front door: the parent's urls.
"""

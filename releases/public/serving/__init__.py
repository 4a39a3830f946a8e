"""Pages that were made once are served again for as long as nothing changes that they show.

Front door: `kept_pages.KeptPages`, the middleware. It asks for one row, the content version, and
neither renders a page nor looks at a session where it has the answer. Never purges: a new version
is a new name for everything.
"""

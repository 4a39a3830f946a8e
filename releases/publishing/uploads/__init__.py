"""What editors upload: it is what its name says, or is refused; photos are made anew for pages.

Front door: attached.put. Nothing here shows a file to readers.
"""

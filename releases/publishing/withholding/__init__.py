"""What readers may see no more: what stands on a release that is withdrawn, and what is withheld.

Front doors: `what_stands.stands_on`, `closing`. Deletes nothing.
"""

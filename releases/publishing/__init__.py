"""The states of an edition: verbs that move it, and the rules that allow or refuse the move.

Front doors: drafting, where a reading becomes an edition, and lifecycle, the only one that changes
a state. Every verb has the index written by itself. Nothing here reads a pasted page.
"""

"""The states of an edition: verbs that move it, and the rules that allow or refuse the move.

Front door: lifecycle, the only one that changes a state. Nothing here reads a pasted page.
"""

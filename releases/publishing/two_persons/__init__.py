"""What readers see at once is changed by two: one proposes, another confirms, while review is on.

`waiting.by_two` stands on each such verb, `confirming` is what the second one does. A proposal
is the verb with its arguments; what it would change is found by doing it and taking it back.
"""

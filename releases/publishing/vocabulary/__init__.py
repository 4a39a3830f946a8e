"""Verbs of the names that all releases share: save, merge, take a merge back, tell apart.

They are live content: each change is one transaction, under an optimistic lock, with a record that
outlives the name and the account. Links move, printed names never.
"""

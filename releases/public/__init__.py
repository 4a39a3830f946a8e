"""What readers see: pages over published() and nothing else.

Front door: urls. Never writes.
"""

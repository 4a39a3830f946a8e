"""Pinned releases 置顶: a few stand first where readers find the newest.

Front door: `pins`. Only the order changes; a correction keeps a pin, a withdrawal ends it.
"""

"""The checks before publication: what was found, mended by a click or passed over with a reason.

Front door: `publishing.publish_checks` for what is wrong; mending and passing for what is done.
"""

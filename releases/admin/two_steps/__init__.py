"""The pages of 两步验证: what an account has, adds and removes, and how another's is reset.

Front door: `two_steps_page.urls`.
"""

"""Departments sign off 部门会签: each confirms its own rows of an open edition, by a link.

Front doors: `sign_off_links.ask`, `department_answers.answer`.
"""

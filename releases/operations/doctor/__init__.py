"""The doctor: looks at a whole site, and tells each finding with its remedy in one line.

Front door: `examination.examine`. Changes nothing.
"""

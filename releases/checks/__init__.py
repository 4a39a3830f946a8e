"""What deserves a person's look in a reading or an edition; pure, and the only place that says so.

Front door: doubts.doubts. Knows no Django, reads and writes nothing.
"""

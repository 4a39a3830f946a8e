"""What deserves a look in an edition before it is published, however it came; pure.

Front door: all_findings.findings. Every kind of finding is told there and nowhere else.
"""

"""Second factors 两步验证: what an account adds, removes or has reset, each an act of the trail.

Front doors: the verbs of `factor_acts`. No secret is told to anybody but the one who made it.
"""

"""The bin 回收站: a discarded draft lies there as it was, is brought back, or removed for good.

Front door: `recycle_bin`; `lifecycle.discard` puts a draft there. Nothing published comes here.
"""

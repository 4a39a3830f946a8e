"""Publication at a set minute 定时发布: somebody sets it, a timer's command keeps it, a change of
the words voids it.

Front doors: `set_minute`, `due`. Never publishes by itself: `lifecycle.publish` does, for whoever
set the minute.
"""

"""Messages 消息: who is told of an act on an edition, in the admin and, where set up, by mail.

Front doors: `inbox.tell` within the act, `mailing.send_waiting` after it. Nobody is told of what
they did themselves.
"""

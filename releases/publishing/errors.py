"""Why a verb of this room did not do what was asked, in a sentence for the editor."""


class Refused(Exception):
    """Nothing was changed; the message is a Chinese sentence that says why."""

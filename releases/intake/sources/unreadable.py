"""The one refusal of this room."""


class Unreadable(Exception):
    """The page cannot be read as text; the message is a sentence for the editor."""

"""Commands of Django's that ask more here."""

#!/usr/bin/env python
"""The command line of ipnews: `python manage.py help` lists the commands."""

import sys


def main() -> None:
    from django.core.management import execute_from_command_line

    from ipnews.settings_or_exit import settings_or_exit

    settings_or_exit()
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

"""The account that an entry of the audit log or a signature names; commands have none."""

from django.contrib.auth.models import User

Editor = User

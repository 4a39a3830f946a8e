"""Who acts: the account that the audit log or a signature names; commands have none."""

from typing import TypeAlias

from django.contrib.auth.models import User

Editor: TypeAlias = User
Actor: TypeAlias = User | None

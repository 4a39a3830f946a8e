"""Every check of the doctor by its name, those of readiness first."""

from collections.abc import Iterable

from django.db import DatabaseError

from releases.operations import readiness
from releases.operations.findings import Finding

from . import (
    accounts,
    clock,
    content,
    database_health,
    file_access,
    review_staff,
    site_settings,
    trail_chain,
)

CHECKS: dict[str, readiness.Check] = {
    **readiness.CHECKS,
    "settings": site_settings.look,
    "permissions": file_access.look,
    "triggers": database_health.triggers,
    "integrity": database_health.integrity,
    "fingerprints": content.fingerprints,
    "trail": trail_chain.look,
    "files": content.files,
    "clock": clock.look,
    "accounts": accounts.look,
    "review": review_staff.look,
}


def examine(names: Iterable[str] = ()) -> dict[str, list[Finding]]:
    """Each check, or those named, with what it found."""
    return {name: _findings(name) for name in CHECKS if name in (set(names) or CHECKS)}


def _findings(name: str) -> list[Finding]:
    try:
        return list(CHECKS[name]())
    except DatabaseError as error:
        told = str(error).strip().splitlines() or [type(error).__name__]
        return [Finding(f"数据库答不上来（{told[0]}）。", "请先照 database、migrations 两项处理。")]
    except OSError as error:
        return [
            Finding(f"{error.filename} 读不了（{error.strerror}）。", "请用运行网站的用户检查。")
        ]

"""The manifest of a backup: what is in it, by hash and count, and what it was made with."""

import json
from dataclasses import asdict, dataclass, field

# Rises when an older ipnews could not read the file.
FORMAT = 1


class BackupRefused(Exception):
    """The message is for the operator, with the remedy."""


@dataclass(frozen=True, slots=True)
class TablePart:
    table: str
    fields: list[str]
    rows: int
    sha256: str
    # The last key that was given out: keys of deleted rows are not given out again.
    last_key: int | None = None

    @property
    def name(self) -> str:
        return f"tables/{self.table}.jsonl"


@dataclass(frozen=True, slots=True)
class FilePart:
    file: str
    size: int
    sha256: str

    @property
    def name(self) -> str:
        return f"attachments/{self.file}"


@dataclass(frozen=True, slots=True)
class Manifest:
    version: str
    made_at: str
    engine: str
    migrations: list[list[str]]
    format: int = FORMAT
    tables: list[TablePart] = field(default_factory=list)
    files: list[FilePart] = field(default_factory=list)
    # Files that rows name and that were not there when the backup was taken.
    missing_files: list[str] = field(default_factory=list)
    # By the key of each edition that was ever published.
    fingerprints: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def manifest_of(text: str, *, version: str) -> Manifest:
    """Raises BackupRefused where a newer ipnews made it."""
    try:
        data = json.loads(text)
        if data["format"] > FORMAT or _numbers(data["version"]) > _numbers(version):
            raise BackupRefused(
                f"备份是 ipnews {data['version']} 做的，这里是 {version}：请先升级这里的程序。"
            )
        tables = [TablePart(**part) for part in data.pop("tables")]
        files = [FilePart(**part) for part in data.pop("files")]
        return Manifest(tables=tables, files=files, **data)
    except (ValueError, KeyError, TypeError) as error:
        raise BackupRefused("备份的清单读不懂：请换一份备份。") from error


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]

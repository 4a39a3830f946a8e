"""What a trigger is, and how each engine writes it."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trigger:
    """Refuses a change by the name of the `rule` that it breaks, or does something beside it."""

    name: str
    table: str
    event: str
    when: str = ""
    rule: str = ""
    does: str = ""
    # On PostgreSQL the row is held first, so that nobody changes meanwhile what the rule reads.
    holds: str = ""
    vendors: tuple[str, ...] = ("sqlite", "postgresql")
    # What came late and it reads: a column, or a table that came by the same migration.
    came_with: str = ""
    # On PostgreSQL it waits for the end of the transaction.
    at_commit: bool = False

    @property
    def tables(self) -> set[str]:
        """Every table of ours that it stands on, reads or writes, and what it came with."""
        own = re.findall(r"\breleases_[a-z_]+", f"{self.table} {self.when} {self.does}")
        return {*own, *filter(None, [self.came_with])}

    def hinders(self, vendor: str) -> bool:
        """Whether it would be in the way of a migration: SQLite rebuilds no table that another's
        trigger names, and PostgreSQL alters none while one waits for the commit."""
        return self.at_commit if vendor == "postgresql" else len(self.tables) > 1

    def source(self, vendor: str) -> str:
        """What the database keeps of it: SQLite the statement, PostgreSQL the function's body."""
        on = f"{self.event} ON {self.table}"
        if vendor == "sqlite":
            when = f" WHEN {self.when}" if self.when else ""
            does = self.does or f"SELECT RAISE(ABORT, '{self.rule}');"
            return f"CREATE TRIGGER {self.name} {on}{when} BEGIN {does} END"
        does = self.does or (
            f"RAISE EXCEPTION '{self.rule}' USING ERRCODE = 'check_violation', "
            f"CONSTRAINT = '{self.rule}';"
        )
        when = self.when or "true"
        # Before a deletion the row that goes is returned: with nothing it would stay, in silence.
        row = "OLD" if self.event == "BEFORE DELETE" else "NEW"
        return f"BEGIN /* {on} */ {self.holds}IF {when} THEN {does} END IF; RETURN {row}; END"

    def statements(self, vendor: str) -> list[str]:
        source = self.source(vendor)
        if vendor == "sqlite":
            return [source]
        kind, waits = "TRIGGER", ""
        if self.at_commit:
            kind, waits = "CONSTRAINT TRIGGER", "DEFERRABLE INITIALLY DEFERRED "
        each = "STATEMENT" if self.event == "BEFORE TRUNCATE" else "ROW"
        return [
            f"CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql "
            f"AS $${source}$$",
            f"CREATE {kind} {self.name} {self.event} ON {self.table} {waits}"
            f"FOR EACH {each} EXECUTE FUNCTION {self.name}()",
        ]

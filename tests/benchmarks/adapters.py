"""What the benchmark asks of a search, and the one place that knows whose search it is.

`Ours` is the site's own search. `Scan` searches by LIKE alone: it tries out the benchmark itself.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection

from releases.models import Appearance, AttendingOrganisation, Block, Edition, Release
from releases.text.folding import fold

BOUND = 1000  # totals above are told as "1,000+"
FIRST = 20


class Adapter:
    """A table with one folded text for each release, and a search over it."""

    table = "bench_text"
    key = "release_id"
    column = "text"

    def fold(self, word: str) -> str:
        raise NotImplementedError

    def reindex(self) -> None:
        raise NotImplementedError

    def index_one(self, release: Release) -> None:
        raise NotImplementedError

    def request(self, text: str) -> int:
        """Total, first page and two facets, as a page of results needs them.

        Gives the total; BOUND + 1 stands for all that are greater. May raise ValidationError
        with a sentence for the reader.
        """
        raise NotImplementedError

    def texts(self) -> Iterator[tuple[int, str]]:
        with connection.cursor() as cursor:
            last = 0
            while rows := self._texts_after(cursor, last):
                yield from rows
                last = rows[-1][0]

    def _texts_after(self, cursor: Any, last: int) -> list[tuple[int, str]]:
        cursor.execute(
            f"SELECT {self.key}, {self.column} FROM {self.table}"
            f" WHERE {self.key} > %s ORDER BY {self.key} LIMIT 2000", [last],
        )  # fmt: skip
        return cursor.fetchall()

    def indexed(self) -> int:
        """How many releases have a text; 0 before there is a table."""
        if self.table not in connection.introspection.table_names():
            return 0
        return self.number(f"SELECT count(*) FROM {self.table}")

    def scan(self, words: Sequence[str], without: Sequence[str] = ()) -> int:
        """Count by one LIKE scan of the texts: the plain truth, and what the search is held to."""
        where = [f"{self.column} LIKE %s ESCAPE '\\'" for _word in words]
        where += [f"{self.column} NOT LIKE %s ESCAPE '\\'" for _word in without]
        patterns = [f"%{escaped(self.fold(word))}%" for word in [*words, *without]]
        sql = f"SELECT count(*) FROM {self.table} WHERE {' AND '.join(where)}"
        return self.number(sql, patterns)

    def text_bytes(self) -> int:
        on_postgres = connection.vendor == "postgresql"
        length = "octet_length({})" if on_postgres else "length(CAST({} AS BLOB))"
        return self.number(f"SELECT sum({length.format(self.column)}) FROM {self.table}")

    def number(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return int(cursor.fetchone()[0])


class Ours(Adapter):
    """The site's own search: what follows is all that the benchmark knows of it."""

    table = "releases_searchtext"
    key = "document_id"

    def fold(self, word: str) -> str:
        from releases.text.search_key import key

        return key(word)

    def reindex(self) -> None:
        from releases.search.index.rebuild import rebuild

        for _progress in rebuild():
            pass

    def index_one(self, release: Release) -> None:
        from releases.search.index import indexing

        indexing.write(release.editions.all())

    def request(self, text: str) -> int:
        from releases.search.backends.dialect import among, raw_rows
        from releases.search.lists.filter_sets import FILTERS
        from releases.search.lists.list_filters import KeywordField
        from releases.search.query.parser import Criteria

        criteria = Criteria(q=KeywordField().clean(text))  # the way a reader's words come in
        listed = FILTERS["releases"].list_of(criteria)
        first = Edition.objects.published().values_list(
            "search_document__key", "title", "release__number", "release__first_published_at"
        )
        found = listed.documents().found
        raw_rows(first.filter(search_document__key__among=among(found.keys()[:FIRST])))
        for group in ("year", "organisation"):
            listed.facet(group)
        total = listed.total()
        return total.n + total.more


class Scan(Adapter):
    """LIKE for everything: always right, and slow."""

    def fold(self, word: str) -> str:
        return fold(word).lower()

    def reindex(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {self.table}")
            cursor.execute(f"CREATE TABLE {self.table} (release_id bigint PRIMARY KEY, text text)")
        last = 0
        while page := list(Release.objects.filter(pk__gt=last).order_by("pk")[:500]):
            self._write([release.pk for release in page])
            last = page[-1].pk

    def index_one(self, release: Release) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {self.table} WHERE release_id = %s", [release.pk])
        self._write([release.pk])

    def _write(self, keys: Sequence[int]) -> None:
        texts: dict[int, list[str]] = {}
        live = {"edition__state": "live", "edition__release__in": keys}
        for key, title in (
            Edition.objects.published().filter(release__in=keys).values_list("release", "title")
        ):
            texts[key] = [title]
        for model, name in ((Appearance, "name"), (AttendingOrganisation, "name"), (Block, "text")):
            rows = model.objects.filter(**live).order_by("edition", "position")
            for key, text in rows.values_list("edition__release", name):
                texts[key].append(text)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {self.table} (release_id, text) VALUES (%s, %s)",
                [(key, self.fold("\n".join(parts))) for key, parts in texts.items()],
            )

    def request(self, text: str) -> int:
        typed = text.split()[:10]
        without = [word[1:] for word in typed if word[0] == "-" and word[1:]]
        words = [word for word in typed if word[0] != "-"]
        if not words:
            return 0
        total = self.scan(words, without)
        patterns = [f"%{escaped(self.fold(word))}%" for word in words]
        like = " AND ".join([f"t.{self.column} LIKE %s ESCAPE '\\'"] * len(words))
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT r.id FROM {self.table} t JOIN releases_release r ON r.id = t.release_id"
                f" WHERE {like} ORDER BY r.first_published_at DESC LIMIT {FIRST}", patterns,
            )  # fmt: skip
            cursor.fetchall()
        return total


def escaped(word: str) -> str:
    """A word inside a LIKE pattern, where nothing in it is a wildcard."""
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")

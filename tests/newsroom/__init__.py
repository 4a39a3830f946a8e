"""What a careful inspector says of an edition before it is published, written before any rule.

Every `.txt` here is for people as much as for tests. `planted/` holds passages with an error,
`variants/` more of them, `clean/` passages that look wrong and are right, `pages/` whole pages
without one, each a file with no blank line; the kind is the file's name without its number.
`tests.newsroom.collections` reads them: `planted()`, `variants()`, … Every number, person and
place in them is invented; where nothing else is said the city is 临江.

A file opens with one line of comment (`#`) and, in `planted/`, what an inspector says of this kind
(`! `). Passages follow, parted by a blank line, each of lines:

- words of the body, one block a line: a paragraph, unless `[heading]`, `[statement 赵明远]`,
  `[question 1]`, `[answer 赵明远]` or `[table]` says more; in a table ⏎ parts rows and ⇥ cells;
- within them `⟦wrong⇒right⟧` marks an error and its mending, `⟦wrong⇒⟧` what is one too many,
  `⟦wrong⟧` what has no single right form. Marks are no part of the words. One may also stand
  round a person's name (the person is in error) or round a missing field;
- `! words`: what an inspector says of this passage, in place of the kind's own; in `clean/`, why
  it is right;
- `~ words | indicator | kind value unit | period | more`: a row of the edition's statistics as the
  editor holds it; `more` is any of a basis (`yoy`, `mom`, …), a qualifier, `scope=…`, `goal=…`.
  A period is `2023`, `2023Q1`, `2023-07`, `2023-12-31` (as of a day) or `2021-07..2023-12`;
- `< 20230426-1 | 2023-04-26`: an earlier release that is live, with `<~ indicator | …` for its
  statistics and `<p name | organisation | posts` for its people;
- `@person name | organisation | posts | role`, `@link words | address | what it answers`,
  `@anchor uid` (rows that this edition has), `@missing field`, `@title …`, `@published …`,
  `@event day | time`. What a passage does not say is in order: it is an edition with a title, an
  editor, another reviewer, a source, a host and a speaker, held in the morning of 2024-04-25 and
  published on 2024-04-26 at 10:00. An answer of a link is a status, or `ok`, `none`, `timeout`,
  `invalid`, `withdrawn`.

Errors of the kinds `07` to `13` lie in rows: a check is shown the rows as they are here, not read
from the words. Whole pages give none: their figures are read, as an editor's would be. A fault is
found by a finding that stands on marked words, or on the row, person, link or field of that name; a
finding that overlaps no mark is a false one.
"""

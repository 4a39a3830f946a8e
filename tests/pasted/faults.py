"""What is wrong in the reading of a golden page, part by part, in sentences.

In an expectation, a value given as a list is any of the list; a block's text may stop after its
first twelve characters; a row's missing key is not judged.
"""

from typing import Any

from tests.pasted.golden_pages import Row, expected, reading

PREFIX = 12
NUMBER = (
    "value", "unit", "kind", "indicator", "qualifier", "goal", "start", "end", "from", "basis",
    "scope",
)  # fmt: skip


def squeezed(value: Any) -> Any:
    """White space does not decide: `岳  岚` is 岳岚."""
    return "".join(value.split()) if isinstance(value, str) else value


def letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def plain_indicator(name: str) -> str:
    return letters(name).replace("的", "").replace("了", "")


def names(text: str) -> list[str]:
    """Several editors may be shown with 、 or with spaces between them."""
    return text.replace("、", " ").split()


def settled(want: Row, found: Row) -> Row:
    """The expectation with one value where it allows several: the one found, else the first."""
    return want | {
        key: found[key] if found[key] in value else value[0]
        for key, value in want.items()
        if isinstance(value, list) and key in found and not isinstance(found[key], list)
    }


def differences(where: str, want: Row, found: Row, keys: Any) -> list[str]:
    want = settled(want, found)
    return [
        f"{where}: {key} should be {want[key]!r}, was {found.get(key)!r}"
        for key in keys
        if key in want and squeezed(want[key]) != squeezed(found.get(key))
    ]


def speaker_names(release: Row) -> dict[int | None, str | None]:
    return {None: None} | {person["id"]: person["name"] for person in release["speakers"]}


def found_blocks(release: Row) -> list[Row]:
    name = speaker_names(release)
    return [block | {"speaker": name[block["speaker"]]} for block in release["blocks"]]


def found_measures(release: Row) -> list[Row]:
    speaker = {block["id"]: block["speaker"] for block in found_blocks(release)}
    return [measure | {"speaker": speaker[measure["block"]]} for measure in release["measures"]]


def found_statistics(release: Row) -> list[Row]:
    return [{"goal": ""} | row | period_of(row) for row in release["statistics"]]


def period_of(row: Row) -> Row:
    period = row["period"] or {}
    return {
        "start": period.get("start"),
        "end": period.get("end"),
        "from": period.get("from", ""),
    }


def missing_and_extra(kind: str, want: list[str], found: list[str]) -> list[str]:
    return [f"{kind} {one} is missing" for one in want if one not in found] + [
        f"{kind} {one} is too much" for one in found if one not in want
    ]


def metadata_faults(page: str) -> list[str]:
    want, found = expected(page), reading(page)
    faults = differences("page", want, found, ("title", "subtitle", "published_at", "source"))
    return faults + [
        f"{key} should be {want[key]!r}, was {found[key]!r}"
        for key in ("editor", "reviewer")
        if key in want and names(want[key]) != names(found[key])
    ]


def event_faults(page: str) -> list[str]:
    want = expected(page)["event"]
    return differences("event", want, reading(page)["event"], want)


def people_faults(page: str) -> list[str]:
    want, found = expected(page), reading(page)
    faults = [
        f"{key} should be {want[key]}, was {found[key]}"
        for key in ("organisations", "media")
        if key in want and want[key] != found[key]
    ]
    if "speakers" in want:
        faults += speaker_faults(want["speakers"], found["speakers"])
    return faults


def speaker_faults(want: list[Row], found: list[Row]) -> list[str]:
    wanted = {squeezed(person["name"]): person for person in want}
    given = {squeezed(person["name"]): person for person in found}
    faults = missing_and_extra("speaker", list(wanted), list(given))
    if not faults and list(wanted) != list(given):
        faults.append(f"speakers should come as {list(wanted)}, came as {list(given)}")
    for name in wanted.keys() & given.keys():
        keys = ("organisation", "posts", "role")
        faults += differences(f"speaker {name}", wanted[name], given[name], keys)
    return faults


def block_faults(page: str) -> list[str]:
    want, found = expected(page)["blocks"], found_blocks(reading(page))
    faults = []
    for at, (one, other) in enumerate(zip(want, found, strict=False), start=1):
        where = f"block {at} ({one['text'][:PREFIX]})"
        if not opens_with(one, other):
            faults.append(f"{where}: was {other['text'][:40]!r}; later blocks are not compared")
            break
        faults += differences(where, one, other, ("kind", "speaker", "number"))
    if len(want) != len(found):
        faults.append(f"{len(want)} blocks expected, {len(found)} found")
    return faults


def opens_with(want: Row, found: Row) -> bool:
    """A heading shorter than the prefix is given whole, so it must not have grown."""
    start, text = squeezed(want["text"]), squeezed(found["text"])
    whole = want.get("kind") == "heading" and len(want["text"]) < PREFIX
    return start == text if whole else text.startswith(start)


def measure_faults(page: str) -> list[str]:
    left = {letters(row["heading"]): row for row in found_measures(reading(page))}
    faults = []
    for want in expected(page)["measures"]:
        given = next((name for name in map(letters, any_of(want["heading"])) if name in left), None)
        if given is None:
            faults.append(f"measure {any_of(want['heading'])[0]} is missing")
        else:
            keys = ("stage", "theme", "speaker", "organisation", "due")
            faults += differences(f"measure {given}", want, left.pop(given), keys)
    return faults + [f"measure {heading} is too much" for heading in left]


def any_of(names: str | list[str]) -> list[str]:
    return [names] if isinstance(names, str) else names


def statistic_faults(page: str) -> list[str]:
    left = found_statistics(reading(page))
    missing = []
    for row in sorted(expected(page)["statistics"], key=lambda row: -len(row)):
        hit = next((other for other in left if is_same_number(row, other)), None)
        if hit is None:
            missing.append(row)
        else:
            left.remove(hit)
    faults = [f"missing {brief(row)} in “{row.get('quote', '')}”" for row in missing]
    return faults + [f"too much or otherwise {brief(row)}" for row in left]


def is_same_number(want: Row, found: Row) -> bool:
    one = settled(want, found)
    return has_name(want, found) and all(
        one[key] == found[key] for key in NUMBER if key in one and key != "indicator"
    )


def has_name(want: Row, found: Row) -> bool:
    names = map(plain_indicator, any_of(want["indicator"]))
    return plain_indicator(found["indicator"]) in names


def brief(row: Row) -> str:
    return " ".join(f"{key}={row[key]}" for key in NUMBER if row.get(key) not in (None, ""))


def doubt_faults(page: str) -> list[str]:
    found = {doubt["code"] for doubt in reading(page)["doubts"]}
    return [
        f"doubt {code} is missing, found {sorted(found)}"
        for code in expected(page)["doubts"]
        if code not in found
    ]


FAULTS = {
    "metadata": metadata_faults,
    "event": event_faults,
    "people": people_faults,
    "blocks": block_faults,
    "measures": measure_faults,
    "statistics": statistic_faults,
    "doubts": doubt_faults,
}

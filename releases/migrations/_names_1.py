"""Topics as their editions printed them, and the folded keys of names.

Frozen with migration 0017: a change is a new file and a new migration.
"""

from typing import Any

from releases.text.name_key import name_key

from ._fingerprints_1 import OPEN, _batches, _content, leaving_empty_out

TERMS = ("Indicator", "Organisation", "Topic", "MediaOutlet", "IndicatorAlias", "OrganisationAlias")


def print_topics(apps: Any, schema_editor: Any) -> None:
    """What a topic is called today is what its editions told readers, as their fingerprints prove.

    One whose fingerprint does not prove it was renamed after publication; it is reported.
    """
    alias = schema_editor.connection.alias
    links = apps.get_model("releases", "EditionTopic")._default_manager.using(alias)
    topics = apps.get_model("releases", "Topic")._default_manager.using(alias)
    for pk, name in topics.order_by("pk").values_list("pk", "name"):
        links.filter(topic=pk, name="").update(name=name)
    for editions in _batches(apps.get_model("releases", "Edition"), alias):
        for edition in editions:
            printed = links.filter(edition=edition).values_list("name", flat=True)
            content = {**_content(edition), "topics": sorted(printed)}
            for told, row in zip(content["statistics"], edition.statistics.all(), strict=True):
                told["goal"] = row.goal
                told["period"] = {**(told["period"] or {}), "from": row.period_from}
            if edition.content_hash != leaving_empty_out(content) and edition.state not in OPEN:
                name = edition.release.number or "草稿"
                place = f"{name} 第 {edition.ordinal} 版（id {edition.pk}）《{edition.title}》"
                print(f"内容指纹与内容不符，请核对主题的名称：{place}")


def fold(apps: Any, schema_editor: Any) -> None:
    """The first of those that look alike has the key; each later one is marked, and named."""
    alias = schema_editor.connection.alias
    for model_name in (*TERMS, "Person"):
        model = apps.get_model("releases", model_name)
        taken: set[tuple[str, str]] = set()
        changed = []
        for row in model._default_manager.using(alias).order_by("pk"):
            row.name_key = name_key(row.name)
            place = (row.name_key, getattr(row, "note", ""))
            if place in taken or not row.name_key:
                row.name_key = f"{row.name_key} {row.pk}"
                print(f"看起来相同的名称，请合并：{model._meta.verbose_name}“{row.name}”")
            taken.add(place)
            changed.append(row)
        model._default_manager.using(alias).bulk_update(changed, ["name_key"], batch_size=500)

"""Every way in which what readers see can change, done to the demo one after the other.

`test_each_way` holds the list against what there is: the verbs of publishing, the editors' pages
and the commands.
"""

import tempfile
from pathlib import Path

from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from releases.models import Indicator, Organisation, Person, Release, SynonymGroup
from releases.publishing import editing, importing, lifecycle
from releases.publishing.vocabulary import merging, name_keys, save_noun, unconfirmed, unmerging
from releases.publishing.vocabulary.synonyms import delete as delete_synonyms
from tests import make
from tests.admin.asking import edit, url
from tests.public.addresses import NUMBER, WIDEST
from tests.publishing import test_every_verb as verbs
from tests.publishing.vocabulary.nouns import BUILDERS

# What stands in both is at hand while the other ways are gone.
BY_VERB = (
    "lifecycle.publish", "follow_ups.link", "follow_ups.unlink", "follow_ups.pass_over",
    "vocabulary.save_noun.delete", "lifecycle.withdraw", "reviewing.emergency.publish_at_once",
    "withholding.closing.withhold_edition", "withholding.closing.withhold_file",
    "withholding.closing.lift", "follow_ups.pass_over_all", "vocabulary.synonyms.put",
    "pinning.pins.pin", "pinning.pins.unpin",
)  # fmt: skip
FORM = {"note": "", "words-TOTAL_FORMS": "2", "words-INITIAL_FORMS": "0"}


def chief() -> Client:
    client = Client()
    client.force_login(make.make_user("编辑", "审核", is_superuser=True))
    return client


def by_verb(name):
    act = verbs.RAISES[name]()
    make.index_all()

    def alone():
        """Afterwards the office is one of one again, whatever the verb wanted."""
        act()
        make.set_review(0)

    return alone


def correct():
    release = Release.objects.get(number=NUMBER)
    edition = lifecycle.correct(release, by=None, now=timezone.now())
    edition.title, edition.change_note = "更正过的标题", "标题。"
    editing.save(edition, version=edition.lock_version, by=None, now=timezone.now())
    edition.refresh_from_db()
    return lambda: lifecycle.publish(edition, by=None, now=timezone.now())


def two():
    """Two that releases tell of."""
    told = Indicator.objects.filter(statistics__edition__state="live").distinct().order_by("pk")
    return told[0], told[1]


def merge():
    one, other = two()
    versions = one.lock_version, other.lock_version
    return lambda: merging.merge(one, other, versions=versions, by=None, now=timezone.now())


def unmerge():
    entry = merge()()
    return lambda: unmerging.undo(entry, by=None, now=timezone.now())


def import_one():
    with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as page:
        page.write("云岫市召开新闻发布会\n2024-04-24\n全市工作稳步推进。")
    words = {"publish": True, "by": None, "now": timezone.now()}
    return lambda: list(importing.take_in([Path(page.name)], **words))


def rename():
    noun = Organisation.objects.order_by("pk")[0]
    noun.name, version = f"{noun.name}分局", noun.lock_version
    return lambda: save_noun.save(noun, version=version, by=None, now=timezone.now())


def confirm():
    """What a draft had brought, and nothing that is published uses."""
    noun = Indicator.objects.create(name="没有用过的指标", slug="没有用过的指标", unconfirmed=True)
    return lambda: unconfirmed.confirm(noun, by=None, now=timezone.now())


def fold():
    """Keys of an older rule."""
    Indicator.objects.filter(pk=two()[0].pk).update(name_key="old")
    return lambda: name_keys.rewrite(by=None, now=timezone.now())


def forget_synonyms():
    group = SynonymGroup.objects.order_by("pk")[0]
    return lambda: delete_synonyms(group, by=None, now=timezone.now())


def names_on_their_pages():
    """Each kind of name, by its form."""
    client, shown = chief(), []
    for kind, build in BUILDERS.items():
        model = type(build("甲某"))
        noun = model.objects.order_by("pk")[0]
        shown.append((url(f"{model._meta.model_name}_change", noun.pk), f"{noun.name}{kind[0]}"))
    return lambda: [edit(client, address, name=name) for address, name in shown]


def names_deleted_on_their_pages():
    client, nouns = chief(), [build("乙某") for build in BUILDERS.values()]
    pages = [url(f"{noun._meta.model_name}_delete", noun.pk) for noun in nouns]
    return lambda: [client.post(page, {"post": "yes"}) for page in pages]


def synonyms():
    client = chief()
    words = FORM | {"words-0-word": "木耳", "words-1-word": "香菇"}
    return lambda: client.post(url("synonymgroup_add"), words)


def synonyms_changed():
    client = chief()
    address = url("synonymgroup_change", SynonymGroup.objects.latest("pk").pk)
    return lambda: edit(client, address, **{"words-1-word": "海关"})


def synonyms_deleted():
    client = chief()
    address = url("synonymgroup_delete", SynonymGroup.objects.latest("pk").pk)
    return lambda: client.post(address, {"post": "yes"})


def by_hand():
    """As a statement typed into the database, or a bulk action of somebody's own, would."""
    return lambda: Person.objects.filter(note="").update(note="有误")


def reindex():
    """What is found again after the index lost it."""
    edition = Release.objects.get(number=WIDEST).editions.get(state="live")

    def act():
        from releases.models import SearchDocument

        SearchDocument.objects.filter(key=edition.pk).delete()
        call_command("reindex", verbosity=0)

    return act


def restore():
    file = Path(tempfile.mkdtemp()) / "site.backup"
    call_command("backup", str(file))
    Release.objects.filter(number=WIDEST).update(withdrawal_reason="有误", withdrawn_at=make.NOW)
    return lambda: call_command("restore", str(file), replace=True)


WAYS = {
    **{name: lambda name=name: by_verb(name) for name in BY_VERB},
    "lifecycle.publish, a correction": correct,
    "vocabulary.save_noun.save": rename,
    "vocabulary.unconfirmed.confirm": confirm,
    "vocabulary.name_keys.rewrite": fold,
    "vocabulary.synonyms.delete": forget_synonyms,
    "vocabulary.merging.merge": merge,
    "vocabulary.unmerging.undo": unmerge,
    "importing.take_in": import_one,
    "admin: names": names_on_their_pages,
    "admin: names deleted": names_deleted_on_their_pages,
    "admin: synonyms": synonyms,
    "admin: synonyms changed": synonyms_changed,
    "admin: synonyms deleted": synonyms_deleted,
    "by hand": by_hand,
    "command reindex": reindex,
    "command restore": restore,
}

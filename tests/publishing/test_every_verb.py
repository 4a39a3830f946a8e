"""Whatever editors do to what readers see raises the content version; work on drafts does not.

Each verb has an example below. One that has none fails, and so does an example that changes a
table without the version: `content_version` is compared before and after.
"""

import datetime
import importlib
import inspect
import pkgutil

import pytest

from releases import publishing
from releases.intake.parse.reader import read
from releases.models import (
    Doubt,
    Edition,
    Indicator,
    Measure,
    Passkey,
    SignOffAnswer,
    SynonymGroup,
    WrongWord,
    content_version,
)
from releases.publishing import (
    block_structure,
    copying,
    drafting,
    editing,
    follow_ups,
    importing,
    lifecycle,
    number_in_words,
    seeing,
)
from releases.publishing.checking import mending, word_list
from releases.publishing.discarding import recycle_bin
from releases.publishing.pinning import pins
from releases.publishing.publish_checks import before_publishing
from releases.publishing.reviewing import (
    commenting,
    deciding,
    emergency,
    handing_over,
    office_rules,
)
from releases.publishing.second_factors import factor_acts
from releases.publishing.signing_off import department_answers, sign_off_links
from releases.publishing.signing_off.department_answers import RowAnswer
from releases.publishing.timing import set_minute
from releases.publishing.trail import undoing
from releases.publishing.two_persons import confirming
from releases.publishing.two_persons.waiting import ForAnother
from releases.publishing.vocabulary import (
    different_things,
    merging,
    name_keys,
    save_noun,
    synonyms,
    unconfirmed,
    unmerging,
)
from releases.publishing.withholding import closing
from tests import make
from tests.trail_watch import watched

pytestmark = [pytest.mark.django_db, pytest.mark.both]
BY = {"by": None, "now": make.NOW}
# What others call within their own transaction.
STEPS = {
    "trail.history.record",
    "trail.account_acts.tell",
    "vocabulary.trail.record",
    "editing.touch",
    "vocabulary.synonyms.tell_saved",
    "two_persons.waiting.tried",
    "two_persons.confirming.decided",
    "pinning.pins.end",
}
# Told by the verb that they are a part of.
INNER = {"copying.copy"}


def verbs():
    """Each function of publishing that acts for somebody at a time, by module and name."""
    for found in pkgutil.walk_packages(publishing.__path__, f"{publishing.__name__}."):
        module = importlib.import_module(found.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ != found.name or name.startswith("_"):
                continue
            parameters = inspect.signature(function).parameters.values()
            if {"by", "now"} <= {p.name for p in parameters if p.kind is p.KEYWORD_ONLY}:
                yield f"{found.name.removeprefix(f'{publishing.__name__}.')}.{name}"


def live():
    return make.make_release().editions.get()


def draft():
    return make.make_edition()


def publish():
    edition = draft()
    make.make_block(edition)
    return lambda: lifecycle.publish(edition, **BY)


def pin():
    release = make.make_release()
    return lambda: pins.pin(release, **BY)


def unpin():
    release = make.make_release()
    pins.pin(release, **BY)
    return lambda: pins.unpin(release, **BY)


def withdraw():
    release = make.make_release()
    return lambda: lifecycle.withdraw(release, reason="有误", **BY)


def reported():
    promise = make.make_promise()
    evidence = make.make_promise(stage="done")
    return promise, lambda: follow_ups.link(promise, outcome="done", evidence=evidence, **BY)


def link():
    return reported()[1]


def unlink():
    report = reported()[1]()
    return lambda: follow_ups.unlink(report, **BY)


def pass_over():
    promise, later = make.make_promise(), live()
    return lambda: follow_ups.pass_over(promise, edition=later, **BY)


def two():
    return make.make_indicator("专利授权量"), make.make_indicator("专利授权总量")


def merge():
    one, other = two()
    return lambda: merging.merge(one, other, versions=(0, 0), **BY)


def undo():
    entry = merge()()
    return lambda: unmerging.undo(entry, **BY)


def rename():
    noun = make.make_organisation("市局")
    noun.name = "市知识产权局"
    return lambda: save_noun.save(noun, version=noun.lock_version, **BY)


def confirm():
    noun = make.make_organisation("市局", unconfirmed=True)
    return lambda: unconfirmed.confirm(noun, **BY)


def delete_noun():
    noun = make.make_organisation("市局")
    return lambda: save_noun.delete(noun, **BY)


def delete_synonyms():
    group = SynonymGroup.objects.create()
    group.words.create(word="专利", key="专利")
    return lambda: synonyms.delete(group, **BY)


def fold():
    two()
    Indicator.objects.filter(name="专利授权量").update(name_key="old")
    return lambda: name_keys.rewrite(**BY)


def publish_at_once():
    make.set_review(1)
    edition, by = make.make_submitted(), make.make_user("总编")
    kw = {"by": by, "now": make.NOW, "reason": "汛情通报"}
    return lambda: emergency.publish_at_once(edition, **kw)


def withhold_edition():
    older = make.make_edition(release=make.make_release(ordinal=2), state="superseded")
    return lambda: closing.withhold_edition(older, reason="有误", **BY)


def withhold_file():
    file = live().attachments.create(name="甲", alternative="乙", file="x.txt", position=1)
    return lambda: closing.withhold_file(file, reason="有误", **BY)


def lift():
    row = withhold_edition()()
    return lambda: closing.lift(row, **BY)


RAISES = {
    "reviewing.emergency.publish_at_once": publish_at_once,
    "withholding.closing.withhold_edition": withhold_edition,
    "withholding.closing.withhold_file": withhold_file,
    "withholding.closing.lift": lift,
    "lifecycle.publish": publish,
    "lifecycle.withdraw": withdraw,
    "pinning.pins.pin": pin,
    "pinning.pins.unpin": unpin,
    "follow_ups.link": link,
    "follow_ups.unlink": unlink,
    "follow_ups.pass_over": pass_over,
    "vocabulary.merging.merge": merge,
    "vocabulary.unmerging.undo": undo,
    "vocabulary.save_noun.save": rename,
    "vocabulary.save_noun.delete": delete_noun,
    "vocabulary.unconfirmed.confirm": confirm,
    "vocabulary.name_keys.rewrite": fold,
    "vocabulary.synonyms.delete": delete_synonyms,
}


def correct():
    release = make.make_release()
    return lambda: lifecycle.correct(release, **BY)


def copy():
    edition = live()
    return lambda: copying.copy(edition, **BY)


def discard():
    edition = draft()
    return lambda: lifecycle.discard(edition, **BY)


def binned():
    edition = draft()
    lifecycle.discard(edition, **BY)
    return edition


def bring_back():
    edition = binned()
    return lambda: recycle_bin.bring_back(edition, **BY)


def remove():
    edition = binned()
    return lambda: recycle_bin.remove(edition, **BY)


def blank():
    return lambda: drafting.blank(title="新闻发布会", **BY)


def drafted():
    reading = read("新闻发布会\n全市工作稳步推进。")
    return lambda: drafting.draft(reading, **BY)


def save():
    edition = draft()
    edition.title = "另一个标题"
    return lambda: editing.save(edition, version=edition.lock_version, **BY)


def delete_row():
    block = make.make_block(draft())
    return lambda: editing.delete(block, version=block.lock_version, **BY)


def split():
    block = make.make_block(draft())
    return lambda: block_structure.split(block, [2], version=block.lock_version, **BY)


def join():
    make.make_block(edition := draft(), position=1)
    block = make.make_block(edition, position=2)
    return lambda: block_structure.join(block, version=block.lock_version, **BY)


def move():
    block = make.make_block(edition := draft(), position=1)
    make.make_block(edition, position=2)
    return lambda: block_structure.move(block, 1, version=block.lock_version, **BY)


def duplicate():
    figure = make.make_statistic(make.make_block(draft()))
    return lambda: block_structure.duplicate(figure, version=figure.lock_version, **BY)


def renumber():
    figure = make.make_statistic(make.make_block(draft()))
    figure.value = 2040
    return lambda: number_in_words.save(figure, version=figure.lock_version, **BY)


def settle():
    block = make.make_block(draft())
    doubt = Doubt.objects.create(
        edition=block.edition, block=block, start=0, end=2, code="x", message="请核对"
    )
    return lambda: editing.settle(doubt, **BY)


def see():
    figure = make.make_statistic(make.make_block(draft()), unseen=True)
    return lambda: seeing.see(figure.edition, [figure], **BY)


def tell_apart():
    one, other = two()
    return lambda: different_things.tell_apart(one, other, **BY)


def undone():
    edition, by = make.make_edition(), make.make_user("编辑")
    block = make.make_block(edition)
    block.text = "全年专利授权1939件，商标注册77件。"
    editing.save(block, version=0, by=by, now=make.NOW)
    change, _redo = undoing.undoable(edition, by)
    return lambda: undoing.undo(change, edition, by=by, now=make.NOW)


def written():
    make.set_review()
    return make.make_submitted()


def submit():
    edition, by = written(), make.make_user("编辑")
    handing_over.recall(edition, by=by, now=make.NOW)
    return lambda: handing_over.submit(edition, by=by, now=make.NOW)


def recall():
    edition, by = written(), make.make_user("编辑")
    return lambda: handing_over.recall(edition, by=by, now=make.NOW)


def claim():
    edition, by = written(), make.make_user("审核")
    return lambda: deciding.claim(edition, by=by, now=make.NOW)


def approve():
    edition, by = written(), make.make_user("审核")
    return lambda: deciding.approve(edition, by=by, now=make.NOW)


def give_back():
    edition, by = written(), make.make_user("审核")
    return lambda: deciding.give_back(edition, by=by, reason="数字不符", now=make.NOW)


def commented():
    """With who may say more, and when."""
    edition, by = written(), make.make_user("审核")
    anchor = edition.blocks.get().anchor
    kw = {"by": by, "now": make.NOW}
    return kw, lambda: commenting.comment(edition, anchor, text="请核对", **kw)


def comment():
    return commented()[1]


def answer():
    kw, act = commented()
    row = act()
    return lambda: commenting.answer(row, text="已核对", **kw)


def resolve():
    kw, act = commented()
    row = act()
    return lambda: commenting.resolve(row, **kw)


def unresolve():
    kw, act = commented()
    row = act()
    commenting.resolve(row, **kw)
    return lambda: commenting.unresolve(row, **kw)


def ask():
    edition, body = draft(), make.make_organisation()
    make.make_said(edition, "一件", organisation=body)
    return lambda: sign_off_links.ask(edition, organisation=body, days=1, **BY)


def revoke():
    sign_off = ask()()[0]
    return lambda: sign_off_links.revoke(sign_off, **BY)


def opened():
    sign_off = ask()()[0]
    return lambda: sign_off_links.opened(sign_off, **BY)


def reply():
    sign_off = ask()()[0]
    words = RowAnswer(Measure.objects.get().anchor, "两件")
    return lambda: department_answers.answer(sign_off, [words], signed_by="王五", **BY)


def settle_reply():
    reply()()
    proposed = SignOffAnswer.objects.get()
    return lambda: department_answers.settle(proposed, **BY)


def review_afterwards():
    publish_at_once()()
    edition, by = Edition.objects.latest("pk"), make.make_user("审核")
    kw = {"by": by, "now": make.NOW, "finding": "无误"}
    return lambda: emergency.review_afterwards(edition, **kw)


def set_rules():
    rules = make.set_review(2)
    rules.steps = 3
    return lambda: office_rules.save(rules, **BY)


def rename_role():
    make.set_review(second_factor=["编辑"])
    return lambda: office_rules.rename_role("编辑", "编辑部", **BY)


def drop_role():
    make.set_review(second_factor=["编辑"])
    return lambda: office_rules.drop_role("编辑", **BY)


def with_problem():
    make.make_block(edition := draft(), "请登陆系统办理。")
    return edition, next(p.key for p in before_publishing(edition) if p.kind == "wrong_word")


def mend_words():
    edition, key = with_problem()
    return lambda: mending.mend(edition, key, **BY)


def pass_warning():
    edition, key = with_problem()
    return lambda: mending.pass_over(edition, key, reason="系统就叫这个名字", **BY)


def add_word():
    return lambda: word_list.save_word(WrongWord(wrong="云岫局", right="云岫市局"), **BY)


def delete_word():
    word = WrongWord.objects.order_by("pk")[0]
    return lambda: word_list.delete_word(word, **BY)


def set_time():
    edition, by = draft(), make.make_user("审核")
    make.make_block(edition)
    at = make.NOW + datetime.timedelta(hours=1)
    return lambda: set_minute.set_time(edition, at=at, by=by, now=make.NOW)


def take_back():
    edition = set_time()().edition
    return lambda: set_minute.take_back(edition, **BY)


def renamed_by_one():
    """An editor's proposal to rename what readers see, not stored yet."""
    make.set_review(1)
    indicator = make.make_indicator("专利授权量")
    make.make_statistic(make.make_block(live()), indicator=indicator)
    indicator.name, by = "发明专利授权量", make.make_user("编辑")
    with pytest.raises(ForAnother) as asked:
        save_noun.save(indicator, version=0, aliases=[], by=by, now=make.NOW)
    return asked.value.proposal, {"by": by, "now": make.NOW}


def waiting_rename():
    proposal, kw = renamed_by_one()
    return confirming.propose(proposal, **kw), kw


def propose():
    proposal, kw = renamed_by_one()
    return lambda: confirming.propose(proposal, **kw)


def explain():
    row, kw = waiting_rename()
    return lambda: confirming.explain(row, reason="文件改了名。", **kw)


def decline_change():
    row, kw = waiting_rename()
    return lambda: confirming.decline(row, note="", **kw)


def confirm_change():
    row, _kw = waiting_rename()
    by = make.make_user("审核")
    return lambda: confirming.confirm(row, by=by, now=make.NOW)


def with_app():
    by = make.make_user("编辑")
    factor_acts.add_app(secret="A" * 32, step=0, session=None, by=by, now=make.NOW)
    return by, {"by": by, "now": make.NOW}


def add_app():
    kw = {"session": None, "by": make.make_user("编辑"), "now": make.NOW}
    return lambda: factor_acts.add_app(secret="A" * 32, step=0, **kw)


def add_passkey():
    kw = {"session": None, "by": make.make_user("编辑"), "now": make.NOW}
    key = Passkey(name="办公室电脑", host="localhost", key_id="x", credential="x")
    return lambda: factor_acts.add_passkey(passkey=key, **kw)


def remove_app():
    by, kw = with_app()
    return lambda: factor_acts.remove(factor=factor_acts.factors_of(by)[0], **kw)


def renew_codes():
    _by, kw = with_app()
    return lambda: factor_acts.renew_codes(**kw)


def reset_factors():
    user, _kw = with_app()
    return lambda: factor_acts.reset(user=user, reason="", **BY)


def put_synonyms():
    return lambda: synonyms.put(None, words=["专利", "发明"], note="", **BY)


def pass_over_all():
    promise, later = make.make_promise(), live()
    return lambda: follow_ups.pass_over_all([promise], edition=later, **BY)


RAISES |= {
    "two_persons.confirming.confirm": confirm_change,
    "vocabulary.synonyms.put": put_synonyms,
    "follow_ups.pass_over_all": pass_over_all,
}
STAYS = {
    "two_persons.confirming.propose": propose,
    "two_persons.confirming.explain": explain,
    "two_persons.confirming.decline": decline_change,
    "timing.set_minute.set_time": set_time,
    "timing.set_minute.take_back": take_back,
    "checking.mending.mend": mend_words,
    "checking.mending.pass_over": pass_warning,
    "checking.word_list.save_word": add_word,
    "checking.word_list.delete_word": delete_word,
    "reviewing.handing_over.submit": submit,
    "reviewing.handing_over.recall": recall,
    "reviewing.deciding.claim": claim,
    "reviewing.deciding.approve": approve,
    "reviewing.deciding.give_back": give_back,
    "reviewing.emergency.review_afterwards": review_afterwards,
    "reviewing.commenting.comment": comment,
    "reviewing.commenting.answer": answer,
    "reviewing.commenting.resolve": resolve,
    "reviewing.commenting.unresolve": unresolve,
    "reviewing.office_rules.save": set_rules,
    "reviewing.office_rules.rename_role": rename_role,
    "reviewing.office_rules.drop_role": drop_role,
    "second_factors.factor_acts.add_app": add_app,
    "second_factors.factor_acts.add_passkey": add_passkey,
    "second_factors.factor_acts.remove": remove_app,
    "second_factors.factor_acts.renew_codes": renew_codes,
    "second_factors.factor_acts.reset": reset_factors,
    "signing_off.sign_off_links.ask": ask,
    "signing_off.sign_off_links.revoke": revoke,
    "signing_off.sign_off_links.opened": opened,
    "signing_off.department_answers.answer": reply,
    "signing_off.department_answers.settle": settle_reply,
    "lifecycle.correct": correct,
    "lifecycle.discard": discard,
    "discarding.recycle_bin.bring_back": bring_back,
    "discarding.recycle_bin.remove": remove,
    "copying.copy": copy,
    "drafting.blank": blank,
    "drafting.draft": drafted,
    "editing.save": save,
    "editing.delete": delete_row,
    "editing.settle": settle,
    "block_structure.split": split,
    "block_structure.join": join,
    "block_structure.move": move,
    "block_structure.duplicate": duplicate,
    "number_in_words.save": renumber,
    "seeing.see": see,
    "trail.undoing.undo": undone,
    "vocabulary.different_things.tell_apart": tell_apart,
}


def test_each_verb_has_an_example():
    known = {*RAISES, *STAYS, *STEPS, "importing.take_in", "importing.take_found"}
    assert set(verbs()) == known


@pytest.mark.parametrize("verb", sorted(RAISES))
def test_what_readers_see_raises_the_version(verb):
    act = RAISES[verb]()
    before = content_version()
    act()
    assert content_version() != before


@pytest.mark.parametrize("verb", sorted(STAYS))
def test_what_only_editors_see_leaves_it(verb):
    act = STAYS[verb]()
    before = content_version()
    act()
    assert content_version() == before


@pytest.mark.parametrize("verb", sorted({*RAISES, *STAYS} - INNER))
def test_each_act_is_told_once(verb):
    act = {**RAISES, **STAYS}[verb]()
    with watched() as watch:
        act()
    assert watch.told == 1


@pytest.mark.parametrize("publish", [True, False])
def test_an_import_raises_it_where_it_publishes(tmp_path, publish):
    page = tmp_path / "page.txt"
    page.write_text("云岫市召开新闻发布会\n2024-04-24\n全市工作稳步推进。", "utf-8")
    before = content_version()
    with watched() as watch:
        (outcome,) = importing.take_in([page], publish=publish, **BY)
    assert watch.told == 1
    assert (content_version() != before) is publish, outcome

"""Three people edit one edition at once, over HTTP: what was answered is there, and told once."""

import random
import re
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from django.conf import settings
from django.db import connection
from django.http import QueryDict

from releases.admin.editor.saving.sent_acts import act_of
from releases.models import Block, Change, Measure, Statistic
from releases.publishing.trail.field_changes import values
from tests import make
from tests.admin.asking import fields_of
from tests.admin.conftest import signed_in

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "去年，全市专利授权1939件。😀商标注册777件。"
TOKEN = "a" * 32
MODELS = {"block": Block, "statistic": Statistic, "measure": Measure}
ROW = re.compile(
    r'name="row" value="(b-[0-9a-f]{8})"><input type="hidden" name="version" value="(\d+)"'
)
VERBS = ("text", "text", "split", "figure", "figure", "figure", "up", "down", "join", "add", "undo")


class Person:
    """Somebody with a browser of their own. Now and then an answer is lost, and the act sent again;
    the page is looked at every third time, so that what is acted on may be gone."""

    def __init__(self, site, edition, seed):
        self.user = make.make_user("编辑")
        session = signed_in(self.user).cookies[settings.SESSION_COOKIE_NAME].value
        self.cookies = f"{settings.SESSION_COOKIE_NAME}={session}; csrftoken={TOKEN}"
        self.address = f"{site}/admin/releases/edition/{edition.pk}/editor/"
        self.random = random.Random(seed)
        self.answered, self.statuses, self.page = [], set(), ""

    def ask(self, sent=None, query=""):
        """The page that is answered, and whether something was done."""
        data = sent and urlencode(sent | {"csrfmiddlewaretoken": TOKEN}).encode()
        headers = {"Cookie": self.cookies, **({"HX-Request": "true"} if sent or query else {})}
        try:
            with urlopen(Request(f"{self.address}{query}", data, headers), timeout=60) as answer:
                self.statuses.add(answer.status)
                return answer.read().decode(), answer.headers.get("HX-Trigger") == "acted"
        except HTTPError as error:
            self.statuses.add(error.code)
            return "", False

    def act(self, **sent):
        sent = {"act_id": str(uuid.uuid4()), **sent}
        done = [self.ask(sent)[1] for _time in range(self.random.choice((1, 1, 2)))]
        if any(done):
            data = QueryDict(mutable=True)
            data.update(sent)
            self.answered.append(act_of(data, {}))
            assert done[-1], "a second time it is answered as it was the first time"

    def form(self, row):
        """What the form that opens would send."""
        page, _done = self.ask(query=f"?edit={row}")
        at = page.find('class="edited-form"')
        return fields_of(page[at : page.index("</form>", at)]) if at > 0 else {"row": row}

    def step(self, n):
        if n % 3 == 0:
            self.page, _done = self.ask()
        block, version = self.random.choice(ROW.findall(self.page))
        verb = self.random.choice(VERBS)
        if verb in ("text", "split"):
            sent = self.form(block)
            words = sent.get("text", "") + ("又及。" if verb == "text" else "\n\n又及。")
            self.act(**{**sent, "act": "save", "text": words})
        elif verb == "figure":
            row = self.random.choice(re.findall(r'id="(s-[0-9a-f]{8})"', self.page))
            field = self.random.choice(("value_text", "unit", "period_label"))
            typed = {field: str(self.random.randint(1, 9999))}
            self.act(**{**self.form(row), "act": "save", **typed})
        elif verb == "add":
            added = {"heading": "强化保护", "quote": "商标注册", "stage": "done", "version": "0"}
            self.act(row=block, act="save", add="measure", **added)
        elif verb == "undo":
            self.act(act="undo")
        else:
            self.act(row=block, version=version, act=verb)


@pytest.mark.parametrize(
    ("acts", "seconds"), [(7, 10), pytest.param(10_000, 60, marks=pytest.mark.deep)]
)
def test_what_was_answered_is_there_and_told_once(live_server, acts, seconds):
    edition = make.make_edition()
    for n in range(4):
        block = make.make_block(edition, TEXT, kind="statement", position=10 * n)
        make.make_statistic(block, "1939件")
    people = [Person(live_server.url, edition, seed) for seed in (1, 2, 3)]
    until = time.monotonic() + seconds

    def work(person):
        for n in range(acts):
            if time.monotonic() > until:
                break
            person.step(n)

    with ThreadPoolExecutor(len(people)) as pool:
        list(pool.map(work, people))
    connection.close()
    assert set().union(*(person.statuses for person in people)) == {200}
    assert_told(people)


def assert_told(people):
    """Each act that was answered stands in the trail as theirs, nothing else does, and the rows say
    what the trail says of them last."""
    told = list(Change.objects.order_by("pk").values_list("act", "by", "differences"))
    answered = {act: person.user.pk for person in people for act in person.answered}
    assert len(answered) > len(people)
    assert {act: by for act, by, _differences in told} == answered
    last = {}
    for _act, _by, differences in told:
        for each in differences:
            row = each["row"], each["pk"]
            if each["field"]:
                last.setdefault(row, {})[each["field"]] = each["now"]
            else:
                last[row] = dict(each["now"]) if each["now"] else None
    for (name, pk), fields in last.items():
        row = MODELS[name].objects.filter(pk=pk).first()
        assert (row is None) == (fields is None)
        found = values(row) if row else {}
        for field, now in (fields or {}).items():
            if field != "position":  # of those that gave way, which is not told one by one
                assert key_of(found[field]) == key_of(now), (name, pk, field)
    for figure in Statistic.objects.select_related("block"):
        assert figure.quote == "1939件"


def key_of(value):
    return value["key"] if isinstance(value, dict) else value

"""Reading forms off pages, as a browser would send them back."""

from html.parser import HTMLParser

from django.urls import reverse

from releases.admin.editor.card_forms import FACTS


def url(name, *args):
    return reverse(f"admin:releases_{name}", args=args)


def text(response):
    return response.content.decode()


def said(response):
    """What the messages on the page after a redirect say."""
    return "\n".join(str(message) for message in response.context["messages"])


class _Fields(HTMLParser):
    def __init__(self):
        super().__init__()
        self.values, self.area, self.select, self.depth = {}, None, None, 0

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        name = attrs.get("name")
        if tag == "input" and name and attrs.get("type") not in ("submit", "file", "checkbox"):
            self.values.setdefault(name, attrs.get("value", ""))
        elif tag == "textarea":
            self.area = name
            self.values[name] = ""
        elif tag == "select":
            self.select = name
            self.values.setdefault(name, [] if "multiple" in attrs else "")
        elif tag == "option" and self.select and "selected" in attrs:
            if isinstance(self.values[self.select], list):
                self.values[self.select].append(attrs["value"])
            else:
                self.values[self.select] = attrs["value"]

    def handle_data(self, data):
        if self.area:
            self.values[self.area] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            value = self.values[self.area]
            self.values[self.area] = value.removeprefix("\r\n").removeprefix("\n")
            self.area = None
        elif tag == "select":
            self.select = None


def form_of(response, form_id=""):
    """The values that the page's form would send, unchanged."""
    page = text(response)
    marker = f'id="{form_id}"' if form_id else 'name="csrfmiddlewaretoken"'
    return form_within(response, page.index(marker, page.index("</header>")))


def form_within(response, start=0):
    """The values of the first form that ends after `start`."""
    page = text(response)
    return fields_of(page[start : page.index("</form>", start)])


def fields_of(form):
    """The values of a form as it is written."""
    parser = _Fields()
    parser.feed(form)
    return {k: v for k, v in parser.values.items() if k != "csrfmiddlewaretoken"}


def edit(client, address, **changes):
    """Follow an address to a form of the editor, change some fields, send it; to the page after.

    Facts of an edition are changed a few at a time, each where it stands.
    """
    page = client.get(address, follow=True)
    assert page.status_code == 200, page
    if not page.redirect_chain:  # a form of its own, as names have
        data = form_of(page, f"{address.split('/')[3]}_form") | changes
        return client.post(address, data, follow=True)
    editor = page.redirect_chain[-1][0].split("?")[0]
    if "/edition/" not in address:
        return client.post(editor, opened_form(page) | changes, follow=True)
    for group, names in FACTS.items():
        if some := {name: changes[name] for name in names if name in changes}:
            form = opened_form(client.get(editor, {"edit": f"f-{group}"}))
            page = client.post(editor, form | some, follow=True)
    return page


def add(client, kind, edition, on=None, /, **values):
    """Open the form for a new row of the edition, or on a block of it, fill it in, send it."""
    address = url("edition_editor", edition.pk)
    asked = {"add": kind, "block": on.anchor if on else "f-head"}
    form = opened_form(client.get(address, asked))
    return client.post(address, form | values, follow=True)


def drop(client, row, version=None):
    """Take the row away, as it was when the version was seen."""
    seen = row.lock_version if version is None else version
    data = {"row": row.anchor, "act": "drop", "version": seen}
    return client.post(url("edition_editor", row.edition_id), data, follow=True)


def opened_form(page):
    """The form that stands open in the editor, as its save button would send it."""
    at = text(page).index('<form class="edited-form"')
    return {"act": "save", **form_within(page, at)}


def press(client, verb, edition, **values):
    """Press a verb of the workbench: open the page that asks, then answer yes."""
    address = url(f"edition_{verb}", edition.pk)
    asked = client.get(address, follow=True)
    if asked.redirect_chain:
        return asked
    return client.post(address, form_of(asked) | values, follow=True)

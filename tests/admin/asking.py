"""Reading forms off pages, as a browser would send them back."""

from html.parser import HTMLParser

from django.urls import reverse


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
    parser = _Fields()
    parser.feed(page[start : page.index("</form>", start)])
    return {k: v for k, v in parser.values.items() if k != "csrfmiddlewaretoken"}


def edit(client, address, **changes):
    """Open a form, change some fields, send it; follows to the page after."""
    page = client.get(address)
    assert page.status_code == 200, page
    model = address.split("/")[3]
    data = form_of(page, f"{model}_form") | changes
    return client.post(address, data, follow=True)


def press(client, verb, edition, **values):
    """Press a verb of the workbench: open the page that asks, then answer yes."""
    address = url(f"edition_{verb}", edition.pk)
    asked = client.get(address, follow=True)
    if asked.redirect_chain:
        return asked
    return client.post(address, form_of(asked) | values, follow=True)

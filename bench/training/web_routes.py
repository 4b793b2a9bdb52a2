"""JSON, regular expressions and formatting: requests routed, checked and answered, templates filled, logs summed up."""

import base64
import datetime
import json
import re
import string

ROUTES = []


def route(pattern, method="GET"):
    expression = re.compile("^" + re.sub(r"<(\w+)>", r"(?P<\1>[^/]+)", pattern) + "$")

    def register(handler):
        ROUTES.append((method, expression, handler))
        return handler

    return register


@route("/articles")
def list_articles(request):
    page = int(request["query"].get("page", "1"))
    return {"page": page, "articles": [article(n) for n in range(page * 5, page * 5 + 5)]}


@route("/articles/<number>")
def show_article(request, number):
    return article(int(number))


@route("/articles/<number>/notes", "POST")
def add_note(request, number):
    note = json.loads(request["body"])
    return {"number": int(number), "words": len(re.findall(r"\w+", note["text"])), "tags": sorted(set(note["tags"]))}


def article(number):
    return {"number": number, "title": f"Article {number:04d}", "price": round(number * 1.1, 2), "old": number % 3 == 0,
            "tags": ["new", "für alle"], "parent": None}


def parse_query(text):
    return dict(part.split("=", 1) for part in text.split("&") if "=" in part)


def unescape(text):
    return re.sub(r"%([0-9A-F]{2})", lambda found: chr(int(found[1], 16)), text.replace("+", " "))


def dispatch(method, target, body=None):
    path, _, query = target.partition("?")
    request = {"query": parse_query(unescape(query)), "body": body}
    for wanted, expression, handler in ROUTES:
        found = expression.match(path)
        if found and wanted == method:
            return 200, json.dumps(handler(request, **found.groupdict()))
    return 404, json.dumps({"error": "nothing here", "path": path})


def render(template, values):
    def fill(found):
        value = values[found["name"]]
        return format(value, found["format"] or "")

    return re.sub(r"\{\{\s*(?P<name>\w+)(?:\|(?P<format>[^}]+?))?\s*\}\}", fill, template)


def mail_addresses(text):
    return [found.group(1, 2) for found in re.finditer(r"\b([\w.]+)@([\w-]+\.(?:org|net))\b", text, re.IGNORECASE)]


class Encoder(json.JSONEncoder):
    def default(self, value):
        return sorted(value) if isinstance(value, set) else super().default(value)


def main():
    sizes = statuses = 0
    for i in range(260):
        for method, target, body in (("GET", f"/articles?page={i}&sort=a%20b", None), ("GET", f"/articles/{i}", None),
                                     ("POST", f"/articles/{i}/notes", f'{{"text": "a few words {i}", "tags": ["x", "y"]}}'),
                                     ("GET", f"/nothing/{i}", None)):
            status, answer = dispatch(method, target, body)
            statuses += status
            sizes += len(answer)
    print(statuses, sizes)
    template = "Dear {{ name }}, you owe {{ sum|,.2f }} since {{ day|>4d }}; {{name|^12}}."
    print(render(template, {"name": "Ann", "sum": 12345.678, "day": 12}))
    print(sum(len(render(template, {"name": f"n{i}", "sum": i * 7.5, "day": i})) for i in range(350)))
    print(len(mail_addresses("write to ann.lee@example.org or Bob@mail-host.NET, not to x@y " * 120)))
    document = {"rows": [{"id": i, "name": f"row {i}\n", "values": [i, i / 4, i % 2 == 0, None]} for i in range(400)]}
    text = json.dumps(document, indent=1, sort_keys=True)
    print(len(text), json.loads(text) == document, json.dumps({"set": {3, 1}}, cls=Encoder), json.dumps("žluť\u2028"))
    lines = [f"{i:>6}|{i * 1.5:<10.3f}|{i:#06x}|{i % 7:03b}|{i / 900:7.2%}|{i * 10 ** 6:_}|{'ab' * (i % 3)!r:^9}" for i in range(700)]
    print(lines[77], sum(map(len, lines)))
    print("{0:>8} {name!s:<8} {1[2]} {2.real:+d}".format("a", [1, 2, 3], 4, name="n"), "%08.3f %x %r %%" % (3.14159, 255, "s"))
    print(string.Template("$who likes ${what}").substitute(who="tim", what="kung pao"))
    days = [datetime.date(2024, 1, 31) + datetime.timedelta(days=i) for i in range(150)]
    print(sum(day.weekday() for day in days), days[-1].isoformat(), days[3].strftime("%d %b %Y"))
    words = re.split(r"[\s,;.]+", "one, two; three. four five " * 150)
    print(len(words), re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", "2024-05-06").groups(), re.sub(r"(a+)b", r"<\1>", "aab ab b" * 40)[:12])
    tokens = re.compile(r"\s*(?:(?P<number>\d+\.?\d*)|(?P<name>[a-z_]\w*)|(?P<sign>[-+*/()=]))")
    kinds = [found.lastgroup for found in tokens.finditer("rate = 3.5 * (height + width) - 12 / x1 " * 60)]
    print(len(kinds), kinds[:4], len(base64.b64encode(text.encode())), re.findall(r"\b(\w)(\w*)\2\b", "noon abab level")[:3])


main()

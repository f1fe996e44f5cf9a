"""Captures of projects with keys of their own, made here without the tool, and what a page has to say
of them."""

import base64
import dataclasses
import hashlib
import json
import pathlib
import random
import re
import struct
import unicodedata
import urllib.parse


def shown(text):
    """Text as the tool shows it: what is invisible, by its number."""
    return "".join(
        f"\\u{{{ord(c):X}}}" if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") or c == "\ufe0f" else c
        for c in text
    )


@dataclasses.dataclass
class Project:
    slug: tuple
    key: str
    md5: str
    sha256: str
    date: str
    older: "Project | None" = None
    # The path of the capture, which stands for a project that has no name.
    path: str = ""

    @property
    def has_name(self):
        return all(re.fullmatch(r"[A-Za-z0-9._~-]{1,100}", part) for part in self.slug)

    @property
    def is_bitbucket(self):
        return self.has_name and self.slug[0] == "bitbucket"

    @property
    def name(self):
        if not self.has_name:
            return shown(self.path)
        return "/".join(self.slug[1:] if self.is_bitbucket else self.slug)

    @property
    def address(self):
        if not self.is_bitbucket:
            return None
        workspace, repository = (urllib.parse.quote(name, safe="") for name in self.slug[1:])
        return f"https://bitbucket.org/{workspace}/{repository}/admin/access-keys/"

    @property
    def step(self):
        title = "" if self.has_name else f"# {self.name}\n"
        return f'{title}- add_ssh_keys:\n    fingerprints:\n      - "{self.md5}"'

    @property
    def entry(self):
        body = {
            "public_key": self.key + " \n",
            "type": "bitbucket-user-key",
            "fingerprint": self.md5,
            "preferred": True,
            "time": self.date + "T09:30:12.345Z",
        }
        return entry(self.slug, 201, json.dumps(body), time=body["time"])

    @property
    def capture(self):
        return capture(*[project.entry for project in (self.older, self) if project])


def capture(*entries):
    return json.dumps({"log": {"version": "1.2", "creator": {"name": "WebInspector"}, "entries": entries}})


def entry(slug, status, body=None, method="POST", time="2026-11-23T11:35:12.123Z"):
    path = "/".join(urllib.parse.quote(name, safe="") for name in slug)
    request = {
        "method": method,
        "url": f"https://circleci.com/api/v1.1/project/{path}/checkout-key",
        "headers": [{"name": "Circle-Token", "value": SECRET}],
    }
    content = {} if body is None else {"text": body}
    return {"startedDateTime": time, "request": request, "response": {"status": status, "content": content}}


SECRET = "secret-of-the-capture"


def project(slug, seed, comment="", is_rsa=False, older=None):
    def field(content):
        return struct.pack(">I", len(content)) + content

    chance = random.Random(f"{slug} {seed}")
    if is_rsa:
        modulus = b"\0" + bytes([chance.randrange(128, 256)]) + chance.randbytes(254) + b"\1"
        kind, blob = "ssh-rsa", field(b"ssh-rsa") + field(b"\1\0\1") + field(modulus)
    else:
        kind, blob = "ssh-ed25519", field(b"ssh-ed25519") + field(chance.randbytes(32))
    md5 = hashlib.md5(blob).hexdigest()
    return Project(
        slug=slug,
        key=f"{kind} {base64.b64encode(blob).decode()} {comment}".rstrip(),
        md5=":".join(md5[i : i + 2] for i in range(0, 32, 2)),
        sha256="SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("="),
        date=f"2026-11-{chance.randrange(2, 25):02}",
        older=older,
    )


WORDS = """admin api app assets auth backend billing blog cache cart catalog cli config console core cron dashboard
data deploy docs edge email events export feed forms gateway graph hooks images infra ingest jobs ledger
login mail maps media metrics mobile monitor notify orders pages payments pipeline portal proxy queue
reports search site sync terraform tickets tools users web webhook widgets worker""".split()


def company(count):
    """The projects of a company, half of them with RSA keys, in the order of their names."""
    names = sorted(
        word + (f"-{turn}" if turn else "") for turn in range(1 + count // len(WORDS)) for word in WORDS
    )
    projects = [
        project(("bitbucket", "acme", name), 1, ["", "someone@circleci"][n % 2], n % 3 == 0)
        for n, name in enumerate(names[:count])
    ]
    # One of them has a note.
    for made in projects[4:5]:
        made.older = dataclasses.replace(project(made.slug, 0), date="2026-11-01")
    return projects


# What has broken pages before, in every place where a capture's text goes.
HOSTILE_COMMENTS = [
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "&lt;b&gt; &amp; & &#60;i&#62;",
    '"\u0301 onclick=alert(1) x="\u0301',
    "<\u0301b>\u0301",
    "n" * 300,
    "名前-é-\u05e9\u05dc\u05d5\u05dd",
    "]]><!-- --></style><b>",
    "${alert(1)}`{{7*7}}`",
    "=cmd|'x'!A1; $(touch PWNED)`id`",
]
# None of these is a name that a project has, so the page shows the capture's name in its place.
HOSTILE_NAMES = HOSTILE_COMMENTS + [
    '"><img onerror>',
    "' onmouseover '",
    "a\u202eb\u2066c\u200bd",
    "a\n\r\x1b[2J\x7f\x9bb",
    "javascript:alert(1)",
    "%2e%2e",
]
HOSTILE_LABEL = "\"'><b>⚙️ label & Co\u202e </code></script>"


def hostile():
    names = zip(HOSTILE_NAMES, HOSTILE_NAMES[1:] + HOSTILE_NAMES[:1])
    projects = [
        # In a comment any white space is one space.
        project(("bitbucket", *pair), 2, " ".join(f"c {comment} c".split()))
        for pair, comment in zip(names, HOSTILE_COMMENTS * 2)
    ]
    return projects + [project(("github", "acme", "<b>web"), 2), project(("circleci", "9Yy", "Q8c"), 2)]


FAILURES = {
    "legacy-site.har": capture(entry(("bitbucket", "acme", "legacy-site"), 403)),
    "old-intranet.har": capture(entry(("bitbucket", "acme", '<i>old"\u202e'), 200, "[]", "GET")),
    "<img src=x onerror=alert(1)>\u202e.har": "hello",
    # The same next step as the first, each in a capture of its own.
    **{f"refused-{n}.har": capture(entry(("bitbucket", "acme", f"refused-{n}"), 403)) for n in range(24)},
    # These are mended by a command.
    "it's zipped.har": b"\x1f\x8b\x08\0",
    "zipped.har": b"\x1f\x8b\x08\0",
    # Its reason has a name in backticks.
    "no-log.har": "{}",
}


def write(directory, projects, failures={}):
    """The captures' names, in order, in a new directory."""
    directory = pathlib.Path(directory)
    directory.mkdir()
    for n, made in enumerate(projects):
        made.path = str(directory / f"{n:04}.har")
    texts = {pathlib.Path(made.path).name: made.capture for made in projects} | failures
    for name, text in texts.items():
        (directory / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return [str(directory / name) for name in texts]

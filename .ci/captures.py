#!/usr/bin/env python3
"""Makes captures of any size from a seed: the same bytes on every machine.

    .ci/captures.py SHAPE MEGABYTES PATH [MEGABYTES PATH]...

Of the shapes, `chrome` is like Chrome's captures (two spaces of indent, 22 and 18 headers, bodies of
scripts, JSON and base64), `minified` is the same on one line, `headers` has no bodies, and in `escaped`
every body is JSON, all escaped quotes. The entry that counts is the last.
"""

import base64
import sys

SHAPES = ("chrome", "headers", "minified", "escaped")
# What bodies of a megabyte consist of: a response of CircleCI's in base64, marked so or not, and
# what could be base64 as well.
BODIES = ("base64", "unmarked", "letters")

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./;=%"

# The throw-away key of SampleCaptures/chrome-api-v2.har.
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAID0t8dj8zuhAC45kzLE1nhVx/pneguREqnwpzobJNzlm someone@circleci"

OPENING = """{
  "log": {
    "version": "1.2",
    "creator": {
      "name": "WebInspector",
      "version": "537.36"
    },
    "pages": [],
    "entries": [
"""

KEY_ENTRY = f"""      {{
        "request": {{
          "method": "POST",
          "url": "https://circleci.com/api/v2/project/bitbucket/acme/webapp/checkout-key",
          "headers": []
        }},
        "response": {{
          "status": 201,
          "content": {{
            "mimeType": "application/json",
            "text": "{{\\"public_key\\":\\"{KEY}\\\\n\\",\\"fingerprint\\":\\"b5:eb:95:5c:64:9d:8c:62:9c:bf:1a:71:06:65:7f:56\\"}}"
          }}
        }},
        "startedDateTime": "2026-11-23T11:46:14.977Z"
      }}"""

CLOSING = "\n    ]\n  }\n}"


class Random:
    """SplitMix64 (Steele, Lea, Flood 2014): small, and the same everywhere."""

    def __init__(self, state):
        self.state = state

    def __call__(self):
        self.state = z = (self.state + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        z = ((z ^ z >> 30) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        z = ((z ^ z >> 27) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
        return z ^ z >> 31

    def between(self, low, high):
        return low + (self() * (high - low + 1) >> 64)


class Maker:
    """Writes captures of one shape."""

    def __init__(self, shape, seed=20261123):
        self.shape = shape
        self.random = Random(seed)
        # Entries are drawn from a pool: making every one anew would take longer than reading it.
        self.pool = [self.bytes(self.entry() + ",\n") for _ in range(200)]
        self.state = self.random.state

    def write(self, size, path):
        """Writes a capture of about this many bytes; a longer one begins as a shorter one does."""
        self.random.state = self.state
        with open(path, "wb", buffering=1 << 20) as file:
            written = file.write(self.bytes(OPENING))
            while written < size:
                written += file.write(self.pool[self.random() % len(self.pool)])
            file.write(self.bytes(KEY_ENTRY + CLOSING))

    def bytes(self, text):
        if self.shape == "minified":
            # No string here holds a line feed, or a colon and a space, so all of them are layout.
            text = "".join(line.lstrip(" ") for line in text.split("\n")).replace('": ', '":')
        return text.encode()

    def entry(self):
        return f"""      {{
        "_connectionId": "{self.token(3, 6)}",
        "_initiator": {{
          "type": "script",
          "stack": {{
            "callFrames": [
              {{
                "functionName": "{self.token(1, 12)}",
                "scriptId": "{self.token(1, 3)}",
                "url": "https://app.circleci.com/assets/{self.token(20, 40)}.js",
                "lineNumber": 1,
                "columnNumber": {self.random() % 100000}
              }}
            ]
          }}
        }},
        "_priority": "High",
        "_resourceType": "fetch",
        "cache": {{}},
        "connection": "443",
        "pageref": "page_1",
        "request": {{
          "method": "GET",
          "url": "https://app.circleci.com/{self.token(20, 80)}",
          "httpVersion": "http/2.0",
          "headers": {self.headers(22)},
          "queryString": [],
          "cookies": [],
          "headersSize": -1,
          "bodySize": 0
        }},
        "response": {{
          "status": 200,
          "statusText": "",
          "httpVersion": "http/2.0",
          "headers": {self.headers(18)},
          "cookies": [],
          "content": {{
            "size": {self.random() % 100000},
            "mimeType": "text/plain"{self.body()}
          }},
          "redirectURL": "",
          "headersSize": -1,
          "bodySize": -1,
          "_transferSize": 1038,
          "_error": null,
          "_fetchedViaServiceWorker": false
        }},
        "serverIPAddress": "192.0.2.1",
        "startedDateTime": "2026-11-23T11:46:14.977Z",
        "time": 13.146000001142966,
        "timings": {{
          "blocked": 1.2,
          "dns": -1,
          "ssl": -1,
          "connect": -1,
          "send": 0.1,
          "wait": 10.5,
          "receive": 1.3
        }}
      }}"""

    def headers(self, count):
        headers = (
            f"""          {{
            "name": "{self.token(4, 24)}",
            "value": "{self.token(2, 120)}"
          }}"""
            for _ in range(count)
        )
        return "[\n" + ",\n".join(headers) + "\n          ]"

    def body(self):
        """The members that hold it, as the text of JSON."""
        text = ',\n            "text": "%s"'
        if self.shape == "headers":
            return ""
        if self.shape == "escaped":
            return text % self.json(400)
        kind = self.random() % 100
        if kind < 35:
            return text % self.script(self.random.between(10, 500))
        if kind < 65:
            return text % self.json(20 + self.random() % 200)
        if kind < 85:
            body = bytes(self.random() & 0xFF for _ in range(300 + self.random() % 20000))
            return text % base64.b64encode(body).decode() + ',\n            "encoding": "base64"'
        return ""

    def script(self, lines):
        """Lines of code as they stand in a JSON string."""
        return "".join(f'{self.token(20, 90)}(\\"{self.token(3, 9)}\\");\\n' for _ in range(lines))

    def json(self, fields):
        """JSON as it stands in a JSON string."""
        fields = (f'\\"{self.token(4, 9)}\\":\\"{self.token(4, 14)}\\"' for _ in range(fields))
        return "{" + ",".join(fields) + "}"

    def token(self, shortest, longest):
        """Characters that need no escape."""
        random = self.random
        return "".join(LETTERS[random() % len(LETTERS)] for _ in range(random.between(shortest, longest)))


def write_bodies(kind, counting, size, path):
    """Writes a capture of about this many bytes, made of bodies of nearly 1 MiB, the most that is kept;
    they are, or are not, responses to requests for a key."""
    length = 1_040_000
    letters = "ABCDefgh" * (length // 8)
    response = f'{{"public_key":"{KEY}\\n","filler":"{letters[: length * 3 // 4 - 200]}"}}'
    text = letters if kind == "letters" else base64.b64encode(response.encode()).decode()
    entry = f"""      {{
        "request": {{
          "method": "POST",
          "url": "https://circleci.com/api/v2/project/bitbucket/acme/webapp/{"checkout-key" if counting else "pipeline"}",
          "headers": []
        }},
        "response": {{
          "status": 201,
          "content": {{
            "mimeType": "application/json",
            "text": "{text}"{', "encoding": "base64"' if kind == "base64" else ""}
          }}
        }},
        "startedDateTime": "2026-11-23T11:40:00.000Z"
      }},
"""
    with open(path, "w") as file:
        file.write(OPENING + entry * (size // len(entry)) + KEY_ENTRY + CLOSING)


if __name__ == "__main__":
    shape, *pairs = sys.argv[1:] or [""]
    if shape not in SHAPES or not pairs or len(pairs) % 2:
        sys.exit(__doc__)
    maker = Maker(shape)
    for megabytes, path in zip(pairs[::2], pairs[1::2]):
        maker.write(int(megabytes) * 1_000_000, path)

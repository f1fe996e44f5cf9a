"""Firefox over WebDriver BiDi (https://w3c.github.io/webdriver-bidi/): as much as it takes to click and paste."""

import contextlib
import json
import re
import subprocess
import tempfile
import time

from websockets.sync.client import connect

SETTINGS = {
    # page.example is this machine, and over http no secure context.
    "network.dns.localDomains": "page.example",
    "dom.security.https_first": False,
    "browser.shell.checkDefaultBrowser": False,
}
CONTROL = "\ue009"


@contextlib.contextmanager
def firefox():
    with tempfile.TemporaryDirectory() as profile:
        with open(f"{profile}/user.js", "w") as file:
            for name, value in SETTINGS.items():
                file.write(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n")
        command = ["firefox-esr", "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
        run = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        try:
            found = (re.search(r"BiDi listening on (ws://\S+)", line) for line in run.stderr)
            address = next(filter(None, found))[1]
            with connect(address + "/session", max_size=None) as socket:
                yield Firefox(socket)
        finally:
            run.terminate()
            run.wait()


class Firefox:
    """A tab for the page, and one to paste into."""

    def __init__(self, socket):
        self.socket, self.number, self.said = socket, 0, []
        self.version = self.send("session.new", capabilities={})["capabilities"]["browserVersion"]
        self.send("session.subscribe", events=["log.entryAdded"])
        self.tab, self.field = (self.send("browsingContext.create", type="tab")["context"] for _ in range(2))
        self.open("data:text/html,<textarea></textarea>", self.field)

    def send(self, method, **parameters):
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self.socket.recv(timeout=60))
            if answer.get("method") == "log.entryAdded":
                self.said.append(answer["params"]["text"])
            if answer.get("id") == self.number:
                assert answer["type"] == "success", (method, answer)
                return answer["result"]

    def open(self, address, tab=None):
        self.send("browsingContext.navigate", context=tab or self.tab, url=address, wait="complete")

    def evaluated(self, expression, tab=None):
        target = {"context": tab or self.tab}
        result = self.send("script.evaluate", expression=expression, target=target, awaitPromise=False)
        assert result["type"] == "success", result
        return result["result"]

    def value(self, expression, tab=None):
        return json.loads(self.evaluated(f"JSON.stringify({expression})", tab)["value"])

    def wait(self, condition):
        start = time.monotonic()
        while not self.value(condition):
            assert time.monotonic() < start + 10, condition
            time.sleep(0.01)

    def act(self, tab, kind, actions):
        actions = {"type": kind, "id": kind, "actions": actions}
        self.send("input.performActions", context=tab, actions=[actions])

    def click(self, element):
        self.send("browsingContext.activate", context=self.tab)
        self.evaluated(f"{element}.scrollIntoView({{ block: 'center' }})")
        origin = {"type": "element", "element": {"sharedId": self.evaluated(element)["sharedId"]}}
        move = {"type": "pointerMove", "x": 0, "y": 0, "origin": origin}
        press = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        self.act(self.tab, "pointer", [move, *press])

    def pasted(self):
        self.send("browsingContext.activate", context=self.field)
        self.evaluated("field = document.querySelector('textarea'); field.value = ''; field.focus()", self.field)
        keys = [("keyDown", CONTROL), ("keyDown", "v"), ("keyUp", "v"), ("keyUp", CONTROL)]
        self.act(self.field, "key", [{"type": kind, "value": key} for kind, key in keys])
        return self.value("field.value", self.field)

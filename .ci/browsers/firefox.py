"""What a person does with the page, in Firefox, over WebDriver BiDi."""
import contextlib
import json
import re
import subprocess
import tempfile
import time

from websockets.sync.client import connect

from server import serving

SETTINGS = {
    # page.example is this machine, and over http no secure context.
    "network.dns.localDomains": "page.example", "dom.security.https_first": False,
    "remote.active-protocols": 1, "browser.shell.checkDefaultBrowser": False,
}


def check(checks, pages, directory):
    with firefox() as browser:
        print(f"page: Firefox {browser.version}")
        for made in (pages["one"], pages["hostile"]):
            copies(checks, browser, made, made.address, "file:")
        with serving(directory) as (port, asked):
            made = pages["one"]
            copies(checks, browser, made, f"http://page.example:{port}/{made.path.name}", "http:")
            checks.that(not browser.value("isSecureContext"), "Firefox, http: no secure context")
            checks.equal(asked, [f"/{made.path.name}"], "Firefox, http: one request, the page")
        remembers(checks, browser, pages["company"])
        # Over http the browser itself wants an icon, which the policy does not let it load.
        checks.equal([words for words in browser.said if "/favicon.ico" not in words], [], "Firefox: a silent console")


def copies(checks, browser, made, address, how):
    browser.open(address)
    wrong = []
    for row, project in enumerate(made.projects):
        for column, expected in enumerate((made.label, project.key, project.step)):
            browser.click(f"document.querySelectorAll('.project')[{row}].querySelectorAll('button')[{column}]")
            browser.wait(f"document.querySelectorAll('.project')[{row}].querySelectorAll('button')[{column}].dataset.said === 'Copied'")
            pasted = browser.pasted()
            if not (pasted.endswith(expected) if column == 2 else pasted == expected):
                wrong.append([project.name, column, pasted])
    checks.equal(wrong, [], f"Firefox, {how} {made.name}: {3 * len(made.projects)} buttons copy what they say")


def remembers(checks, browser, made):
    browser.open(made.address)
    browser.click("document.querySelectorAll('[type=checkbox]')[2]")
    browser.open(made.address)
    checks.equal(browser.value("[document.querySelector('#count').textContent, document.querySelectorAll('[type=checkbox]')[2].checked]"),
                 ["1 of 60 done", True], "Firefox: a tick is remembered")


@contextlib.contextmanager
def firefox():
    with tempfile.TemporaryDirectory() as profile:
        with open(f"{profile}/user.js", "w") as file:
            file.writelines(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in SETTINGS.items())
        run = subprocess.Popen(
            ["firefox-esr", "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"],
            stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        try:
            address = next(filter(None, (re.search(r"BiDi listening on (ws://\S+)", line) for line in run.stderr)))[1]
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
        self.tab = self.send("browsingContext.create", type="tab")["context"]
        self.field = self.send("browsingContext.create", type="tab")["context"]
        self.send("browsingContext.navigate", context=self.field, url="data:text/html,<textarea></textarea>", wait="complete")

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

    def open(self, address):
        self.send("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def value(self, expression, tab=None):
        result = self.send("script.evaluate", expression=f"JSON.stringify({expression})", awaitPromise=False,
                           target={"context": tab or self.tab})
        assert result["type"] == "success", result
        return json.loads(result["result"]["value"])

    def wait(self, condition):
        start = time.monotonic()
        while not self.value(condition):
            assert time.monotonic() < start + 10, condition
            time.sleep(0.01)

    def click(self, element):
        self.send("browsingContext.activate", context=self.tab)
        node = self.send("script.evaluate", expression=f"(() => {{ const e = {element}; e.scrollIntoView({{ block: 'center' }}); return e; }})()",
                         awaitPromise=False, target={"context": self.tab})["result"]
        origin = {"type": "element", "element": {"sharedId": node["sharedId"]}}
        self.send("input.performActions", context=self.tab, actions=[{
            "type": "pointer", "id": "mouse", "actions": [
                {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
                {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]}])

    def pasted(self):
        self.send("browsingContext.activate", context=self.field)
        self.value("(() => { const f = document.querySelector('textarea'); f.value = ''; f.focus(); return 1; })()", self.field)
        self.send("input.performActions", context=self.field, actions=[{
            "type": "key", "id": "keys", "actions": [
                {"type": "keyDown", "value": "\ue009"}, {"type": "keyDown", "value": "v"},
                {"type": "keyUp", "value": "v"}, {"type": "keyUp", "value": "\ue009"}]}])
        return self.value("document.querySelector('textarea').value", self.field)

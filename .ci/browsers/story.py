"""The story of .ci/desk; its argument is the tool."""

import http.server
import os
import pathlib
import pty
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

from playwright.sync_api import sync_playwright

TOOL = sys.argv[1]
SITE = "https://app.circleci.com/settings/project/bitbucket/acme/webapp/ssh"
API = "https://circleci.com/api/v1.1/project/bitbucket/acme/webapp/checkout-key"
PAGE = f"""<!doctype html><title>SSH Keys</title>
<button onclick="fetch('{API}', {{method: 'POST', body: '{{}}'}}).then(r => r.json())
  .then(() => document.title = 'created')">Add User Key</button>"""


class Terminal:
    """A program in a terminal, and what that shows."""

    def __init__(self, arguments, environment):
        self.shown = b""
        self.process, self.end = pty.fork()
        if self.process == 0:
            os.environ.update(environment)
            os.environ.update(TERM="xterm", NO_COLOR="1")
            for name in ("SSH_CONNECTION", "SSH_TTY", "TMUX", "STY", "WAYLAND_DISPLAY"):
                os.environ.pop(name, None)
            os.execv(arguments[0], arguments)

    def read(self, until=None, seconds=30):
        """Reads until this is shown, or until the program ends."""
        limit = time.monotonic() + seconds
        while time.monotonic() < limit and (until is None or until not in self.shown):
            if not select.select([self.end], [], [], 0.2)[0]:
                continue
            try:
                self.shown += os.read(self.end, 65536)
            except OSError:
                break

    def status(self):
        """How the program has ended, or is ended now."""
        if os.waitid(os.P_PID, self.process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            os.kill(self.process, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def new_key(directory):
    """A key, and what CircleCI answers when it has created it."""
    path = directory / "key"
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", path], check=True)
    shown = subprocess.run(
        ["ssh-keygen", "-l", "-E", "md5", "-f", path], check=True, capture_output=True, text=True)
    key = path.with_suffix(".pub").read_text().strip()
    return key, {
        "public_key": key + " \n", "type": "bitbucket-user-key", "preferred": True,
        "fingerprint": shown.stdout.split()[1].removeprefix("MD5:"), "login": "someone",
        "time": "2026-11-25T22:47:41.000Z",
    }


def record(browser, answer, capture):
    """Clicks Add User Key while the network is recorded."""
    context = browser.new_context(record_har_path=capture, record_har_content="embed")
    headers = {"Access-Control-Allow-Origin": "https://app.circleci.com"}
    context.route(SITE, lambda route: route.fulfill(body=PAGE, content_type="text/html"))
    context.route(
        API, lambda route: route.fulfill(status=201, json=answer, headers=headers))
    page = context.new_page()
    page.goto(SITE)
    page.get_by_role("button", name="Add User Key").click()
    page.wait_for_function("document.title == 'created'")
    context.close()


class Export(http.server.BaseHTTPRequestHandler):
    """A page with a link, and the capture behind it, which comes slowly."""

    capture = b""

    def do_GET(self):
        self.send_response(200)
        if self.path != "/export":
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b'<a href="/export" download="app.circleci.com.har">Export HAR</a>')
            return
        self.send_header("Content-Disposition", 'attachment; filename="app.circleci.com.har"')
        self.end_headers()
        for start in range(0, len(self.capture), 400):
            self.wfile.write(self.capture[start:start + 400])
            self.wfile.flush()
            time.sleep(0.1)

    def log_message(self, *arguments):
        pass


def download(browser, capture, directory):
    """Lets the browser save the capture, as it saves every download; gives the names it used."""
    Export.capture = capture.read_bytes()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Export)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    context.new_cdp_session(page).send(
        "Page.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(directory)})
    page.get_by_role("link", name="Export HAR").click()
    limit = time.monotonic() + 20
    names = []
    while time.monotonic() < limit and "app.circleci.com.har" not in names:
        names += [path.name for path in directory.iterdir() if path.name not in names]
        page.wait_for_timeout(10)
    context.close()
    server.shutdown()
    return names


def story(scratch, display):
    downloads = scratch / "Downloads"
    downloads.mkdir()
    # What was there before, and must be left alone.
    (downloads / "old.har").write_text("{}")
    browser_log = scratch / "opened"
    user_browser = scratch / "browser"
    user_browser.write_text(f'#!/bin/sh\necho "$1" > {browser_log}\n')
    user_browser.chmod(0o755)
    environment = {
        "DISPLAY": display, "XDG_DOWNLOAD_DIR": str(downloads), "BROWSER": str(user_browser)}
    key, answer = new_key(scratch)
    capture = scratch / "capture.har"

    print("$ checkout-key watch --copy --open")
    terminal = Terminal([TOOL, "watch", "--copy", "--open"], environment)
    terminal.read(until=b"Ctrl-C")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        record(browser, answer, capture)
        names = download(browser, capture, downloads)
        terminal.read(seconds=20)
        version = browser.version
        browser.close()
    status = terminal.status()
    print(terminal.shown.decode().replace("\r\n", "\n").strip())
    print(f"[status {status}]")
    print()
    print(f"Chromium {version} had in the folder: {', '.join(names)}"
          f" ({capture.stat().st_size} bytes)")
    pasted = subprocess.run(
        ["xclip", "-o", "-selection", "clipboard"], env=os.environ | {"DISPLAY": display},
        capture_output=True, text=True, check=True).stdout
    print("$ xclip -o -selection clipboard")
    print(pasted)
    opened = browser_log.read_text().strip()
    print(f"opened: {opened}")
    assert status == 0
    assert pasted == key, "the clipboard holds something else than the key"
    assert opened == "https://bitbucket.org/acme/webapp/admin/access-keys/"


def idle(scratch):
    folder = scratch / "idle"
    folder.mkdir()
    for number in range(200):
        (folder / f"{number}.har").write_text("{}")
        (folder / f"{number}.pdf").write_text("")
    terminal = Terminal([TOOL, "watch", str(folder)], {})
    terminal.read(until=b"Ctrl-C")
    before = terminal.cpu_seconds()
    time.sleep(10)
    spent = terminal.cpu_seconds() - before
    os.kill(terminal.process, signal.SIGINT)
    terminal.read(seconds=5)
    print(f"\nidle for 10 s at a folder of 400 files, 200 of them captures: {spent:.2f} s of CPU;"
          f" Ctrl-C: status {terminal.status()}")
    assert spent < 0.1


def hang(scratch):
    programs = scratch / "bin"
    programs.mkdir()
    (programs / "xclip").write_text("#!/bin/sh\n/bin/sleep 60\n")
    (programs / "xclip").chmod(0o755)
    start = time.monotonic()
    run = subprocess.run(
        [TOOL, "--copy", str(scratch / "capture.har")], capture_output=True, text=True,
        env={"PATH": str(programs), "DISPLAY": ":1", "TERM": "dumb"}, start_new_session=True)
    print("\n$ checkout-key --copy capture.har   # where xclip hangs")
    print(f"{run.stderr.strip()}\n[status {run.returncode}, after {time.monotonic() - start:.1f} s]")
    assert run.returncode == 2


def main():
    with tempfile.TemporaryDirectory() as directory:
        scratch = pathlib.Path(directory)
        reading, writing = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing)], pass_fds=[writing], stderr=subprocess.DEVNULL)
        try:
            story(scratch, ":" + os.read(reading, 16).decode().strip())
        finally:
            server.kill()
        idle(scratch)
        hang(scratch)


main()

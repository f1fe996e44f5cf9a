"""Makes pages with the tool and has both browsers look at them: check.py TOOL [PICTURES]"""

import pathlib
import subprocess
import sys
import tempfile

import captures
import chromium
import firefox


class Checks:
    """Counts what holds, and says what does not."""

    def __init__(self):
        self.passed = self.failed = 0

    def that(self, is_so, words, found=""):
        if is_so:
            self.passed += 1
            print(f"page: {words}", flush=True)
        else:
            self.failed += 1
            print(f"page: NOT SO: {words}: {found!r:.2000}", flush=True)

    def equal(self, found, expected, words):
        self.that(found == expected, words, (found, "in place of", expected))


class Page:
    """A page of the tool and what it is made of."""

    def __init__(self, tool, directory, name, projects, failures={}, label="CircleCI User Key"):
        self.name, self.projects, self.failures, self.label = name, projects, failures, label
        names = captures.write(directory / name, projects, failures)
        self.path = directory / f"{name}.html"
        run = subprocess.run(
            [tool, "-q", "--format", "html", "--label", label, "-o", self.path, "--files-from", "-", "-0"],
            input="\0".join(names).encode(),
            capture_output=True,
        )
        assert self.path.exists(), run.stderr
        self.address = self.path.as_uri()


def main(tool, pictures):
    checks = Checks()
    with tempfile.TemporaryDirectory() as directory:
        directory = pathlib.Path(directory)
        pages = [
            Page(tool, directory, "one", captures.company(1)),
            Page(tool, directory, "company", captures.company(60), captures.FAILURES),
            Page(tool, directory, "hostile", captures.hostile(), captures.FAILURES, captures.HOSTILE_LABEL),
            Page(tool, directory, "many", captures.company(2000)),
            Page(tool, directory, "none", [], captures.FAILURES),
        ]
        for page in pages:
            text = page.path.read_text()
            checks.that(captures.SECRET not in text, f"{page.name}: {len(text.encode())} bytes, no secret")
        pages = {page.name: page for page in pages}
        chromium.check(checks, pages, directory, pictures)
        firefox.check(checks, pages, directory)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return checks.failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2]) if sys.argv[2:] and sys.argv[2] else None))

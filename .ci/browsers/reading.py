"""Without JavaScript, on paper, on every screen, with assistive technology, with 2,000 projects."""

import shutil
import subprocess
import os
import time

from axe_playwright_python.sync_playwright import Axe


def without_javascript(browser, made):
    checks, project = browser.checks, made.projects[0]
    with browser.opened(made.address, java_script_enabled=False) as page:
        is_there = [page.get_by_text(text, exact=True).is_visible() for text in (project.key, project.sha256)]
        checks.equal(is_there, [True, True], "without JavaScript the values are there")
        needing = page.locator("button, progress:visible, .filter:visible").count()
        checks.equal(needing, 0, "without JavaScript nothing is there that needs it")
        checks.that(page.locator("noscript p").is_visible(), "and the page says so")


def prints(browser, made):
    path = browser.directory / "page.pdf"
    with browser.opened(made.address, color_scheme="dark") as page:
        page.pdf(path=path, format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "15mm"))
    if not shutil.which("pdftotext"):
        print("page: pdftotext is missing (Debian: poppler-utils), so the print is not read")
        return
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True).stdout
    missing = [project.name for project in made.projects if project.md5 not in text or project.sha256 not in text]
    browser.checks.equal(missing, [], f"printed: every fingerprint, on {text.count(chr(12))} pages")
    browser.checks.that("Copy key" not in text, "printed: no buttons")


def fits(browser, pages):
    for width in (320, 360, 800, 1400):
        for made in pages:
            with browser.opened(made.address, width) as page:
                page.locator("summary").first.click()
                too_wide = page.evaluate("""() => [...document.querySelectorAll("body *:not(.unseen)")]
                  .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
                  .map((element) => element.outerHTML.slice(0, 80))""")
                browser.checks.equal(too_wide, [], f"{made.name}: fits {width} pixels")


def is_laid_out_for_phones(browser, made):
    for width in (360, 390):
        with browser.opened(made.address, width) as page:
            link, key, lines = page.evaluate("""() => {
              const [link, , key] = document.querySelectorAll(".actions > *");
              const range = document.createRange();
              range.selectNodeContents(link.firstChild);
              const [a, b] = [link.getBoundingClientRect(), key.getBoundingClientRect()];
              return [[a.left, a.right, a.bottom], [b.left, b.right, b.top], range.getClientRects().length];
            }""")
            # The key's button is the second of its row.
            is_row = link[0] < key[0] and abs(link[1] - key[1]) < 2 and link[2] <= key[2]
            browser.checks.that(is_row and lines == 1, f"{width} pixels: the link is a row of one line", (link, key, lines))


def tells_notes_from_warnings(browser, made):
    with browser.opened(made.address) as page:
        note = page.locator(".note")
        colors = [
            part.evaluate("(part) => getComputedStyle(part).color") for part in (note, page.locator("footer"))
        ]
        browser.checks.equal(
            (note.count(), colors[0], page.locator(".warning").count()), (1, colors[1], 0),
            "a note is grey, and no warning")


def is_accessible(browser, pages):
    for made in pages:
        for scheme in ("light", "dark"):
            for width in (360, 1400):
                with browser.opened(made.address, width, color_scheme=scheme) as page:
                    if made.projects:
                        page.locator("[type=checkbox]").first.check()
                        page.locator("summary").nth(1).click()
                        page.locator("button").nth(1).click()
                        page.locator("[data-said]").wait_for()
                    found = [
                        (violation["id"], [node["html"] for node in violation["nodes"][:3]])
                        for violation in Axe().run(page).response["violations"]
                    ]
                    browser.checks.equal(found, [], f"{made.name}: axe-core is content, {scheme}, {width} pixels")


# A machine that does other things meanwhile tells nothing of the page: `.ci/run` waits longer.
PATIENCE = float(os.environ.get("PAGE_PATIENCE", "1"))
PAINTED = "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"


def is_quick(browser, made):
    times = []
    for _ in range(3):
        with browser.opened("about:blank") as page:
            start = time.monotonic()
            page.goto(made.address)
            page.evaluate(PAINTED)
            times.append(round(time.monotonic() - start, 2))
    browser.checks.that(min(times) < 2 * PATIENCE, f"2,000 projects are open after {min(times)} s", times)

    with browser.opened(made.address) as page:
        for what, action in {
            "a tick": "document.querySelector('[type=checkbox]').click()",
            "a filter": """const field = document.querySelector("[type=search]");
              field.value = "w";
              field.dispatchEvent(new Event("input", { bubbles: true }))""",
            "the way to the end": "scrollTo(0, document.body.scrollHeight)",
        }.items():
            taken = page.evaluate(f"""async () => {{
              const start = performance.now();
              {action};
              await {PAINTED};
              return Math.round(performance.now() - start);
            }}""")
            browser.checks.that(taken < 500 * PATIENCE, f"2,000 projects: {what} takes {taken} ms")

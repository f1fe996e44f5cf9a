"""What a person does with the page, in Chromium."""
import base64
import contextlib
import json
import shutil
import subprocess
import time

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from server import serving

# The page's own elements; any other is a capture's text that became markup.
ELEMENTS = set("""html head meta title style body header h1 h2 h3 ol ul li p b a code pre noscript main div fieldset
legend label input progress span details summary dl dt dd button section footer script""".split())


def check(checks, pages, directory, pictures):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--host-resolver-rules=MAP page.example 127.0.0.1",
                  "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable"])
        print(f"page: Chromium {browser.version}")
        Chromium(checks, browser, pages, directory, pictures).check()
        browser.close()


class Chromium:
    def __init__(self, checks, browser, pages, directory, pictures):
        self.checks, self.browser, self.pages = checks, browser, pages
        self.directory, self.pictures = directory, pictures

    def check(self):
        for page in self.pages.values():
            self.loads_nothing(page)
            self.text_stays_text(page)
        self.copies_everything(self.pages["company"])
        self.copies_everything(self.pages["hostile"])
        self.copies_without_secure_context(self.pages["one"])
        self.says_what_it_could_not_copy(self.pages["one"])
        self.ticks(self.pages["company"])
        self.forgets_quietly(self.pages["one"])
        self.filters(self.pages["company"])
        self.keyboard(self.pages["company"])
        self.without_javascript(self.pages["hostile"])
        self.prints(self.pages["company"])
        self.fits(self.pages)
        self.is_accessible(self.pages)
        self.is_quick(self.pages["many"])
        if self.pictures:
            self.take_pictures(self.pages["company"])

    @contextlib.contextmanager
    def opened(self, address, width=1400, errors=None, script=None, **settings):
        """A page in a browser of its own; what goes wrong in it is a failure unless expected."""
        found = []
        context = self.browser.new_context(viewport={"width": width, "height": 900}, **settings)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        if script:
            page.add_init_script(script)
        page.on("console", lambda message: found.append(message.text))
        page.on("pageerror", lambda error: found.append(str(error)))
        page.on("dialog", lambda dialog: (found.append("dialog"), dialog.dismiss()))
        page.goto(address)
        yield page
        if found:
            self.checks.that(False, "no console message, no error", found)
        context.close()

    def loads_nothing(self, made):
        requests, said = [], []
        for scheme in ("light", "dark"):
            with self.opened("about:blank", color_scheme=scheme) as page:
                page.context.on("request", lambda request: requests.append(request.url))
                page.on("console", lambda message: said.append(message.text))
                page.goto(made.address)
                page.wait_for_load_state("networkidle")
                policy = page.locator("meta[http-equiv]").get_attribute("content")
        self.checks.equal(requests, [made.address] * 2, f"{made.name}: one request, the page")
        self.checks.equal(said, [], f"{made.name}: a silent console")
        self.checks.that(policy.startswith("default-src 'none'; "), f"{made.name}: {policy}")

    def text_stays_text(self, made):
        with self.opened(made.address) as page:
            elements, attributes = page.evaluate("""() => {
              const all = [...document.querySelectorAll("*")];
              return [all.map((e) => e.localName), all.flatMap((e) => e.getAttributeNames())];
            }""")
            self.checks.equal(set(elements) - ELEMENTS, set(), f"{made.name}: no markup but the page's own")
            self.checks.equal([elements.count("script"), elements.count("style")], [1, 1], f"{made.name}: one script, one style")
            self.checks.equal([name for name in attributes if name.startswith("on") or name == "style"], [],
                              f"{made.name}: no script and no style in an attribute")
            names = page.locator(".name").all_text_contents()
            self.checks.equal(names, [project.name for project in made.projects], f"{made.name}: {len(names)} names as they are")
            links = page.evaluate("""() => [...document.querySelectorAll(".project")].map((row) => {
              const link = row.querySelector("a");
              return link && [link.getAttribute("href"), link.rel, link.target];
            })""")
            self.checks.equal(links, [[project.address, "noopener noreferrer", "_blank"] if project.address else None
                                      for project in made.projects], f"{made.name}: links to Bitbucket projects only")
            failures = page.locator("section li").all_text_contents()
            self.checks.that(len(failures) == len(made.failures) and all("Next:" in text for text in failures),
                             f"{made.name}: {len(failures)} without a key, each with its next step", failures)

    def copies_everything(self, made):
        with self.opened(made.address) as page:
            wrong = []
            for row, project in zip(page.locator(".project").all(), made.projects):
                for name, isRight in [("label", made.label.__eq__), ("key", project.key.__eq__),
                                      ("config step", lambda text, project=project: text.endswith(project.step))]:
                    button = row.get_by_role("button", name=f"Copy {name} of")
                    button.click()
                    row.locator("button[data-said=Copied]").first.wait_for()
                    copied = page.evaluate("navigator.clipboard.readText()")
                    said = page.locator("[role=status]").text_content()
                    if not isRight(copied) or said != f"Copied the {name} of {project.name}.":
                        wrong.append([project.name, name, copied, said])
            self.checks.equal(wrong, [], f"{made.name}: {3 * len(made.projects)} buttons copy what they say, and say so")

    def copies_without_secure_context(self, made):
        with serving(self.directory) as (port, asked):
            with self.opened(f"http://page.example:{port}/{made.path.name}") as page:
                self.checks.equal(page.evaluate("[isSecureContext, typeof navigator.clipboard]"), [False, "undefined"],
                                  "over http: there is no navigator.clipboard")
                button = page.get_by_role("button", name="Copy config step")
                button.focus()
                page.keyboard.press("Enter")
                page.locator("[data-said=Copied]").wait_for()
                self.checks.that(button.evaluate("(button) => button === document.activeElement"),
                                 "over http: the button keeps the focus")
                field = page.context.new_page()
                field.set_content("<textarea></textarea>")
                field.locator("textarea").focus()
                field.keyboard.press("Control+V")
                self.checks.that(field.locator("textarea").input_value().endswith(made.projects[0].step),
                                 "over http: the older way copies", field.locator("textarea").input_value())
            self.checks.equal(asked, [f'/{made.path.name}'], "over http: one request, the page")

    def says_what_it_could_not_copy(self, made):
        script = """document.execCommand = () => false;
          Object.defineProperty(navigator, "clipboard", { value: undefined });"""
        with self.opened(made.address, script=script) as page:
            page.get_by_role("button", name="Copy key").click()
            page.locator("[data-said='Not copied']").wait_for()
            self.checks.equal(page.evaluate("String(getSelection())"), made.projects[0].key,
                              "a key that can't be copied is selected")
            self.checks.that(page.locator("[role=status]").is_visible(), "and the page says so",
                             page.locator("[role=status]").text_content())

    def ticks(self, made):
        with self.opened(made.address) as page:
            boxes = page.locator("[type=checkbox]")
            for index in (0, 7, 59):
                boxes.nth(index).check()
            boxes.nth(7).uncheck()
            self.checks.equal(page.locator("[role=status]").text_content(), f"{made.projects[7].name} open: 2 of 60 done.",
                              "a tick is said")
            page.reload()
            self.checks.equal([index for index in range(60) if boxes.nth(index).is_checked()], [0, 59],
                              "ticks are remembered")
            self.checks.equal([page.locator("#count").text_content(), page.locator("progress").get_attribute("value"), page.title()],
                              ["2 of 60 done", "2", "2 of 60 done – Access keys to add"], "the count is right")
            self.checks.equal(json.loads(page.evaluate("JSON.stringify(Object.keys(localStorage).sort())")),
                              sorted(f"checkout-key done {made.projects[i].sha256} bitbucket/acme/{made.projects[i].slug[2]}"
                                     for i in (0, 59)), "they are remembered by the key's fingerprint")
            other = page.context.new_page()
            other.goto(made.address)
            other.locator("[type=checkbox]").nth(3).check()
            page.wait_for_function("document.querySelector('#count').textContent === '3 of 60 done'")
            self.checks.that(boxes.nth(3).is_checked(), "a tick in another tab is seen")

    def forgets_quietly(self, made):
        # A data: page may not use the storage.
        with self.opened("about:blank") as page:
            page.goto("data:text/html;base64," + base64.b64encode(made.path.read_bytes()).decode())
            page.locator("[type=checkbox]").check()
            self.checks.equal(page.locator("#count").text_content(), "1 of 1 done", "without storage the count moves")
            self.checks.that("forgets" in page.locator("footer").text_content(), "without storage the page says so")

    def filters(self, made):
        with self.opened(made.address) as page:
            def names():
                return [name for name in page.locator(".project:visible .name").all_text_contents()]
            all_names = [project.name for project in made.projects]
            boxes = page.locator("[type=checkbox]")
            boxes.nth(1).check()
            page.get_by_label("Done", exact=True).check()
            self.checks.equal(names(), [all_names[1]], "Done shows what is done")
            page.get_by_label("Open", exact=True).check()
            self.checks.equal(names(), all_names[:1] + all_names[2:], "Open shows what is open")
            boxes.nth(4).focus()
            page.keyboard.press("Space")
            self.checks.that(boxes.nth(5).evaluate("(box) => box === document.activeElement") and all_names[4] not in names(),
                             "what is ticked goes, and the next has the focus")
            search = page.get_by_role("searchbox")
            search.fill("ACME/We")
            self.checks.equal(names(), [name for name in all_names if "/we" in name], "the text filter finds names")
            search.fill(made.projects[20].md5[10:30])
            self.checks.equal(names(), [all_names[20]], "the text filter finds fingerprints")
            search.fill("nothing of that")
            self.checks.that(page.get_by_text("No project matches.").is_visible() and not names(), "it says when nothing matches")
            self.checks.equal(page.locator("[role=status]").text_content(), "0 projects shown.", "and how many do")
        with self.opened(self.pages["one"].address) as page:
            self.checks.equal(page.locator("[type=search], [type=radio]").count(), 0, "few projects need no filter")

    def keyboard(self, made):
        with self.opened(made.address) as page:
            stops = []
            for _ in range(10):
                page.keyboard.press("Tab")
                stops.append(page.evaluate("""() => {
                  const { activeElement: e } = document;
                  if (e.matches("main *") && getComputedStyle(e).outlineStyle === "none") return "no outline";
                  return `${e.localName} ${e.type ?? ""} ${e.matches("button, a, summary") ? e.textContent : ""}`.trim();
                }"""))
            name = made.projects[0].name
            self.checks.equal(stops, [
                "a  3, at the end", "input radio", "input search", "input checkbox",
                f"a  Access keys page of {name}, in a new tab", f"button button Copy label of {name}",
                f"button button Copy key of {name}", f"button button Copy config step of {name}",
                f"summary  Details of {name}: " + page.locator("summary").first.text_content().split(": ")[1],
                "input checkbox"], "Tab goes through a project in the order of the work, with a visible focus")
            page.keyboard.press("Shift+Tab")
            page.keyboard.press("Enter")
            self.checks.that(page.get_by_text(made.projects[0].sha256).is_visible(), "Enter opens the details")
            for _ in range(2):
                page.keyboard.press("Shift+Tab")
            page.keyboard.press("Enter")
            page.locator("[data-said=Copied]").wait_for()
            self.checks.equal(page.evaluate("navigator.clipboard.readText()"), made.projects[0].key, "Enter copies")
            page.evaluate("scrollTo(0, 3000)")
            page.locator("[type=checkbox]").nth(30).focus()
            for _ in range(40):
                page.keyboard.press("Shift+Tab")
            top, bar = page.evaluate("""[document.activeElement.getBoundingClientRect().top,
              document.querySelector(".bar").getBoundingClientRect().bottom]""")
            self.checks.that(top >= bar, "the bar does not cover what has the focus", (top, bar))

    def without_javascript(self, made):
        with self.opened(made.address, java_script_enabled=False) as page:
            project = made.projects[0]
            self.checks.that(page.get_by_text(project.key, exact=True).is_visible()
                             and page.get_by_text(project.sha256).is_visible(), "without JavaScript the values are there")
            self.checks.equal(page.locator("button, progress:visible, .filter:visible").count(), 0,
                              "without JavaScript nothing is there that needs it")
            page.locator("[type=checkbox]").first.check()
            self.checks.that(page.locator("noscript p").is_visible(), "without JavaScript the page says so")

    def prints(self, made):
        with self.opened(made.address, color_scheme="dark") as page:
            page.locator("[type=checkbox]").first.check()
            path = self.directory / "page.pdf"
            page.pdf(path=path, format="A4", margin={side: "15mm" for side in ("top", "bottom", "left", "right")})
        if not shutil.which("pdftotext"):
            return print("page: pdftotext is missing (Debian: poppler-utils), so the print is not read")
        text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True).stdout
        self.checks.that(all(project.md5 in text and project.sha256 in text for project in made.projects)
                         and "Copy key" not in text, f"printed: every fingerprint, no button, {text.count(chr(12))} pages")

    def fits(self, pages):
        for width in (320, 360, 800, 1400):
            for made in (pages["company"], pages["hostile"]):
                with self.opened(made.address, width=width) as page:
                    page.locator("summary").first.click()
                    too_wide = page.evaluate("""() => [...document.querySelectorAll("body *:not(.unseen)")].filter(
                      (e) => e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.outerHTML.slice(0, 80))""")
                    wide = page.evaluate("document.documentElement.scrollWidth")
                    self.checks.equal([wide, too_wide], [width, []], f"{made.name}: fits {width} pixels")

    def is_accessible(self, pages):
        axe = Axe()
        for made in (pages["company"], pages["hostile"], pages["none"]):
            for scheme in ("light", "dark"):
                for width in (360, 1400):
                    with self.opened(made.address, width=width, color_scheme=scheme) as page:
                        if made.projects:
                            page.locator("[type=checkbox]").first.check()
                            page.locator("summary").nth(1).click()
                            page.locator("button").nth(1).click()
                            page.locator("[data-said]").wait_for()
                        found = axe.run(page)
                        self.checks.equal(
                            [(violation["id"], [node["html"] for node in violation["nodes"]][:3])
                             for violation in found.response["violations"]], [],
                            f"{made.name}: axe-core finds no violation, {scheme}, {width} pixels")

    def is_quick(self, made):
        painted = "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
        times = []
        for _ in range(3):
            with self.opened("about:blank") as page:
                start = time.monotonic()
                page.goto(made.address)
                page.evaluate(painted)
                times.append(round(time.monotonic() - start, 2))
        self.checks.that(min(times) < 2, f"2,000 projects are open after {min(times)} s", times)
        with self.opened(made.address) as page:
            for what, change in [
                ("a tick", "document.querySelectorAll('[type=checkbox]')[9].click()"),
                ("a filter", """const field = document.querySelector("[type=search]");
                   field.value = "w"; field.dispatchEvent(new Event("input", { bubbles: true }))"""),
                ("the way to the end", "scrollTo(0, document.body.scrollHeight)"),
            ]:
                taken = page.evaluate(f"""async () => {{
                  const start = performance.now();
                  {change};
                  await {painted};
                  return Math.round(performance.now() - start);
                }}""")
                self.checks.that(taken < 500, f"2,000 projects: {what} takes {taken} ms", taken)

    def take_pictures(self, made):
        self.pictures.mkdir(exist_ok=True)
        for scheme in ("light", "dark"):
            for width in (360, 800, 1400):
                with self.opened(made.address, width=width, color_scheme=scheme) as page:
                    page.locator("[type=checkbox]").first.check()
                    page.locator("summary").nth(1).click()
                    page.locator("button").nth(4).click()
                    page.locator("[data-said]").wait_for()
                    page.evaluate("scrollTo(0, 0)")
                    page.screenshot(path=self.pictures / f"{width}-{scheme}.png")

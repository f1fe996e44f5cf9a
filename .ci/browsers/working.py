"""Ticking, filtering, and all of it by keyboard."""

import base64


def ticks(browser, made):
    checks, names = browser.checks, [project.name for project in made.projects]
    with browser.opened(made.address) as page:
        boxes = page.locator("[type=checkbox]")
        for index in (0, 7, 59):
            boxes.nth(index).check()
        boxes.nth(7).uncheck()
        said = page.locator("[role=status]").text_content()
        checks.equal(said, f"{names[7]} to do: 2 of 60 done.", "a tick is said")

        page.reload()
        ticked = [index for index in range(60) if boxes.nth(index).is_checked()]
        checks.equal(ticked, [0, 59], "ticks are remembered")
        shown = page.evaluate("[document.querySelector('#count').textContent, document.title]")
        checks.equal(shown, ["2 of 60 done", "2 of 60 done – Access keys to add"], "ticks are counted")
        kept = page.evaluate("Object.keys(localStorage).sort()")
        expected = sorted(f"checkout-key done {made.projects[i].sha256} bitbucket/{names[i]}" for i in (0, 59))
        checks.equal(kept, expected, "by the key's fingerprint")

        other = page.context.new_page()
        other.goto(made.address)
        other.locator("[type=checkbox]").nth(3).check()
        page.get_by_text("3 of 60 done").wait_for()
        checks.that(boxes.nth(3).is_checked(), "a tick in another tab is seen")


def forgets_quietly(browser, made):
    with browser.opened("about:blank") as page:
        # A data: page has no storage.
        page.goto("data:text/html;base64," + base64.b64encode(made.path.read_bytes()).decode())
        page.locator("[type=checkbox]").check()
        count = page.locator("#count").text_content()
        browser.checks.equal(count, "1 of 1 done", "without storage ticks are counted")
        footer = page.locator("footer").text_content()
        browser.checks.that("forgets the ticks" in footer, "and the page says that it forgets them", footer)


def filters(browser, made):
    checks, everything = browser.checks, [project.name for project in made.projects]
    with browser.opened(made.address) as page:

        def names():
            return page.locator(".project:visible .name").all_text_contents()

        boxes, search = page.locator("[type=checkbox]"), page.get_by_role("searchbox")
        boxes.nth(1).check()
        page.get_by_label("Done", exact=True).check()
        checks.equal(names(), everything[1:2], "Done shows what is done")
        page.get_by_label("To do", exact=True).check()
        checks.equal(names(), everything[:1] + everything[2:], "To do shows what is left")
        boxes.nth(4).focus()
        page.keyboard.press("Space")
        has_focus = boxes.nth(5).evaluate("(box) => box === document.activeElement")
        checks.that(has_focus and everything[4] not in names(), "what is ticked goes, and the next has the focus")

        search.fill("ACME/We")
        checks.equal(names(), [name for name in everything if "/we" in name], "the text filter finds names")
        search.fill(made.projects[20].md5[10:30])
        checks.equal(names(), everything[20:21], "and fingerprints")
        search.fill("ssh_keys")
        checks.equal(names(), [], "and nothing else")
        checks.that(page.get_by_text("No project matches.").is_visible(), "it shows when nothing matches")
        said = page.locator("[role=status]").text_content()
        checks.equal(said, "0 projects shown.", "and says how many do")


def needs_no_filter(browser, made):
    with browser.opened(made.address) as page:
        fields = page.locator("[type=search], [type=radio]").count()
        browser.checks.equal(fields, 0, "few projects need no filter")


def keyboard(browser, made):
    checks, project = browser.checks, made.projects[0]
    with browser.opened(made.address) as page:
        stops = []
        for _ in range(10):
            page.keyboard.press("Tab")
            stops.append(page.evaluate("""() => {
              const { activeElement: element } = document;
              if (getComputedStyle(element).outlineStyle === "none") return "no outline";
              return element.matches("input") ? element.type : element.textContent.split(": ")[0];
            }"""))
        name = project.name
        expected = [f"{len(made.failures)}, at the end", "radio", "search", "checkbox", f"Access keys page of {name}, in a new tab"]
        expected += [f"Copy {value} of {name}" for value in ("label", "key", "config step")]
        expected += [f"Details of {name}", "checkbox"]
        checks.equal(stops, expected, "Tab goes through the work in its order, with a visible focus")

        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        checks.that(page.get_by_text(project.sha256).is_visible(), "Enter opens the details")
        for _ in range(2):
            page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        page.locator("[data-said=Copied]").wait_for()
        checks.equal(page.evaluate("navigator.clipboard.readText()"), project.key, "Enter copies")

        page.locator("[type=checkbox]").nth(30).focus()
        for _ in range(40):
            page.keyboard.press("Shift+Tab")
        top, bar = page.evaluate("""[document.activeElement.getBoundingClientRect().top,
          document.querySelector(".bar").getBoundingClientRect().bottom]""")
        checks.that(top >= bar, "the bar does not cover what has the focus", (top, bar))

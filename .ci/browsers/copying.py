"""Every button copies what it says, and says what it did."""

from server import serving


def copies_everything(browser, made):
    wrong = []
    with browser.opened(made.address) as page:
        for row, project in zip(page.locator(".project").all(), made.projects):
            values = {"label": made.label, "key": project.key, "config step": project.step}
            for name, value in values.items():
                row.get_by_role("button", name=f"Copy {name} of").click()
                row.locator("[data-said=Copied]").first.wait_for()
                copied = page.evaluate("navigator.clipboard.readText()")
                said = page.locator("[role=status]").text_content()
                # A comment that names the project may stand before the step.
                is_right = copied.endswith(value) if name == "config step" else copied == value
                if not is_right or said != f"Copied the {name} of {project.name}.":
                    wrong.append([project.name, name, copied, said])
    browser.checks.equal(wrong, [], f"{made.name}: {3 * len(made.projects)} buttons copy, and say so")


def copies_commands(browser, made):
    commands = ["gunzip -c '{0}/it'\\''s zipped.har' | checkout-key", "gunzip -c {0}/zipped.har | checkout-key"]
    expected = [command.format(made.path.with_suffix("")) for command in commands]
    with browser.opened(made.address) as page:
        copied = []
        for button in page.get_by_role("button", name="Copy command of").all():
            button.click()
            page.locator("[data-said=Copied]").last.wait_for()
            copied.append(page.evaluate("navigator.clipboard.readText()"))
    browser.checks.equal(copied, expected, f"{made.name}: commands are copied, each with its capture")


def copies_without_secure_context(browser, made):
    checks = browser.checks
    with serving(browser.directory) as (port, asked):
        with browser.opened(f"http://page.example:{port}/{made.path.name}") as page:
            checks.equal(page.evaluate("typeof navigator.clipboard"), "undefined", "http: no clipboard to write to")
            button = page.get_by_role("button", name="Copy config step")
            button.focus()
            page.keyboard.press("Enter")
            page.locator("[data-said=Copied]").wait_for()
            has_focus = button.evaluate("(button) => button === document.activeElement")
            checks.that(has_focus, "http: the button keeps the focus")
            pasted = paste(page.context.new_page())
            checks.that(pasted.endswith(made.projects[0].step), "http: the older way copies", pasted)
    checks.equal(asked, [f"/{made.path.name}"], "http: one request, the page")


def paste(page):
    page.set_content("<textarea></textarea>")
    page.locator("textarea").focus()
    page.keyboard.press("Control+V")
    return page.locator("textarea").input_value()


def says_what_it_could_not_copy(browser, made):
    script = """document.execCommand = () => false;
      Object.defineProperty(navigator, "clipboard", { value: undefined });"""
    with browser.opened(made.address, script=script) as page:
        page.get_by_role("button", name="Copy key").click()
        page.locator("[data-said='Not copied']").wait_for()
        selected = page.evaluate("String(getSelection())")
        browser.checks.equal(selected, made.projects[0].key, "a key that can't be copied is selected")
        browser.checks.that(page.locator("[role=status]").is_visible(), "and the page says so")

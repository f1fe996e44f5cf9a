"""What a person does with the page, in Chromium."""

import contextlib
import shutil

from playwright.sync_api import sync_playwright

import copying
import pictures
import reading
import safety
import working


def check(checks, pages, directory, pictures_directory):
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=[
                "--no-sandbox",
                # page.example is this machine, and over http no secure context.
                "--host-resolver-rules=MAP page.example 127.0.0.1",
                "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable",
            ],
        )
        print(f"page: Chromium {chromium.version}")
        browser = Browser(chromium, checks, directory)
        for page in pages.values():
            safety.loads_nothing(browser, page)
            safety.text_stays_text(browser, page)
        for page in (pages["company"], pages["hostile"]):
            copying.copies_everything(browser, page)
        copying.copies_commands(browser, pages["none"])
        copying.copies_without_secure_context(browser, pages["one"])
        copying.says_what_it_could_not_copy(browser, pages["one"])
        working.ticks(browser, pages["company"])
        working.forgets_quietly(browser, pages["one"])
        working.filters(browser, pages["company"])
        working.needs_no_filter(browser, pages["one"])
        working.keyboard(browser, pages["company"])
        reading.without_javascript(browser, pages["hostile"])
        reading.prints(browser, pages["company"])
        reading.fits(browser, [pages["company"], pages["hostile"]])
        reading.is_laid_out_for_phones(browser, pages["company"])
        reading.tells_notes_from_warnings(browser, pages["company"])
        reading.is_accessible(browser, [pages["company"], pages["hostile"], pages["none"]])
        reading.is_quick(browser, pages["many"])
        if pictures_directory:
            pictures.take(browser, pages["company"], pictures_directory)
        chromium.close()


class Browser:
    def __init__(self, chromium, checks, directory):
        self.chromium, self.checks, self.directory = chromium, checks, directory

    @contextlib.contextmanager
    def opened(self, address, width=1400, height=900, script=None, **settings):
        """A page with a storage of its own, in which nothing may go wrong."""
        found = []
        context = self.chromium.new_context(viewport={"width": width, "height": height}, **settings)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        if script:
            page.add_init_script(script)
        page.on("console", lambda message: found.append(message.text))
        page.on("pageerror", lambda error: found.append(str(error)))
        page.on("dialog", lambda dialog: (found.append("dialog"), dialog.dismiss()))
        page.goto(address)
        yield page
        context.close()
        if found:
            self.checks.that(False, "no console message, no error", found)

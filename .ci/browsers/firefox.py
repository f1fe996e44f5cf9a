"""What a person does with the page, in Firefox."""

import bidi
from server import serving


def check(checks, pages, directory):
    with bidi.firefox() as browser:
        print(f"page: Firefox {browser.version}")
        for made in (pages["one"], pages["hostile"]):
            copies_everything(checks, browser, made, made.address)
        with serving(directory) as (port, asked):
            name = pages["one"].path.name
            copies_everything(checks, browser, pages["one"], f"http://page.example:{port}/{name}")
            checks.equal(browser.value("typeof navigator.clipboard"), "undefined", "Firefox, http: the older way")
            checks.equal(asked, [f"/{name}"], "Firefox, http: one request, the page")
        remembers(checks, browser, pages["company"])
        # Over http the browser itself wants an icon, which the policy does not let it load.
        said = [words for words in browser.said if "/favicon.ico" not in words]
        checks.equal(said, [], "Firefox: a silent console")


def copies_everything(checks, browser, made, address):
    browser.open(address)
    wrong = []
    for row, project in enumerate(made.projects):
        for column, value in enumerate((made.label, project.key, project.step)):
            button = f"document.querySelectorAll('.project')[{row}].querySelectorAll('button')[{column}]"
            browser.click(button)
            browser.wait(f"{button}.dataset.said === 'Copied'")
            pasted = browser.pasted()
            # A comment that names the project may stand before the step.
            if not (pasted.endswith(value) if value == project.step else pasted == value):
                wrong.append([project.name, value, pasted])
    scheme = address.split(":")[0]
    checks.equal(wrong, [], f"Firefox, {scheme}: {made.name}: {3 * len(made.projects)} buttons copy")


def remembers(checks, browser, made):
    box = "document.querySelectorAll('[type=checkbox]')[2]"
    browser.open(made.address)
    browser.click(box)
    browser.open(made.address)
    found = browser.value(f"[{box}.checked, document.querySelector('#count').textContent]")
    checks.equal(found, [True, "1 of 60 done"], "Firefox: a tick is remembered")

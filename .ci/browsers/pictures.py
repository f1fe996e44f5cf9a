"""Pictures to look at, and the one of the README."""


def take(browser, made, directory):
    directory.mkdir(exist_ok=True)
    for scheme in ("light", "dark"):
        for width in (360, 800, 1400):
            with browser.opened(made.address, width, color_scheme=scheme) as page:
                work_through(page)
                page.locator("summary").nth(2).click()
                page.screenshot(path=directory / f"{width}-{scheme}.png")
    with browser.opened(made.address, 1040, 790, device_scale_factor=2) as page:
        work_through(page)
        page.screenshot(path=directory / "checklist.png")


def work_through(page):
    for index in (0, 1, 3):
        page.locator("[type=checkbox]").nth(index).check()
    page.get_by_role("button", name="Copy key").nth(2).click()
    page.locator("[data-said]").wait_for()
    page.evaluate("scrollTo(0, 0)")
    page.mouse.move(0, 0)

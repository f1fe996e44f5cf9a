"""The page loads nothing, and no text of a capture becomes markup."""

import re

# The page's own elements; any other would be a capture's text.
ELEMENTS = """html head meta title style body header h1 h2 h3 ol ul li p b a code pre noscript main div
    fieldset legend label input progress span details summary time dl dt dd button section footer script"""
POLICY = (
    r"default-src 'none'; style-src 'sha256-\S+'; script-src 'sha256-\S+'; base-uri 'none'; form-action 'none'"
)


def loads_nothing(browser, made):
    requests = []
    for scheme in ("light", "dark"):
        with browser.opened("about:blank", color_scheme=scheme) as page:
            page.context.on("request", lambda request: requests.append(request.url))
            page.goto(made.address)
            page.wait_for_load_state("networkidle")
            policy = page.locator("meta[http-equiv]").get_attribute("content")
    browser.checks.equal(requests, [made.address] * 2, f"{made.name}: one request, the page")
    browser.checks.that(re.fullmatch(POLICY, policy), f"{made.name}: only its own style and script", policy)


def text_stays_text(browser, made):
    with browser.opened(made.address) as page:
        elements, attributes = page.evaluate("""() => {
          const all = [...document.querySelectorAll("*")];
          return [all.map((element) => element.localName),
                  all.flatMap((element) => element.getAttributeNames())];
        }""")
        foreign = set(elements) - set(ELEMENTS.split())
        active = [name for name in attributes if name.startswith("on") or name == "style"]
        scripts = elements.count("script"), elements.count("style")
        browser.checks.equal((foreign, active, scripts), (set(), [], (1, 1)), f"{made.name}: no foreign markup")

        names = page.locator(".name").all_text_contents()
        expected = [project.name for project in made.projects]
        browser.checks.equal(names, expected, f"{made.name}: {len(names)} names as they are")

        links = page.evaluate("""() => [...document.querySelectorAll(".project")].map((row) => {
          const link = row.querySelector("a");
          return link && [link.getAttribute("href"), link.rel, link.target];
        })""")
        expected = [
            [project.address, "noopener noreferrer", "_blank"] if project.address else None
            for project in made.projects
        ]
        browser.checks.equal(links, expected, f"{made.name}: links for Bitbucket projects only")

        failures = page.locator(".failure").count()
        steps = page.locator(".next").all_text_contents()
        browser.checks.equal(
            (failures, len(set(steps))), (len(made.failures), len(steps)),
            f"{made.name}: {failures} without a key, under {len(steps)} next steps, each said once",
        )
        shown = page.locator("body").inner_text()
        is_clean = made.name == "hostile" or "`" not in shown
        title = "Access keys to add" if made.projects else "No key found"
        headings = page.locator("h1").all_text_contents()
        browser.checks.equal((is_clean, headings), (True, [title]), f"{made.name}: {title}, and no backtick")

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import SSHKey

/// A page that a person works through in a browser: the keys that Bitbucket has to get, then the
/// captures that gave none.
///
/// It is one file, which loads nothing and sends nothing. All of it can be read and ticked without
/// JavaScript; the script adds the copy buttons, the count, the memory and the filter.
struct ChecklistPage {
  let items: [ChecklistItem]
  let failures: [ChecklistFailure]

  /// The page as a file's text.
  var text: String { html.text }

  private var html: HTML {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
    <meta name="referrer" content="no-referrer">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title)</title>
    <style>\(Self.style)</style>
    </head>
    <body>
    \(opening)\(projects)\(withoutKey)<footer>
    <p>Made by checkout-key. This page loads nothing and sends nothing.\
    <span id="memory"></span></p>
    </footer>
    <p id="said" class="unseen" role="status"></p>
    <script type="module">\(Self.script)</script>
    </body>
    </html>

    """
  }

  /// Nothing may be loaded, run or sent but the page's own style and script.
  private static let policy: HTML = """
    default-src 'none'; style-src '\(source(style))'; script-src '\(source(script))'; \
    base-uri 'none'; form-action 'none'
    """

  /// An element's content as Content Security Policy names it: by its digest.
  private static func source(_ content: HTML) -> String {
    "sha256-" + Data(SHA256.digest(of: content.text.utf8)).base64EncodedString()
  }

  private var title: HTML { items.isEmpty ? "No key found" : "Access keys to add" }

  private var opening: HTML {
    """
    <header>
    <h1>\(title)</h1>
    \(items.isEmpty ? "" : Self.steps)\(notice)</header>

    """
  }

  /// Where the list of keys is long, what is missing would be found too late.
  private var notice: HTML {
    if items.isEmpty || failures.isEmpty { return "" }
    return "<p>Without a key: <a href=\"#without\">\(failures.count), at the end</a>.</p>\n"
  }

  private static let steps: HTML = """
    <ol>
    <li>Open a project's access keys page in Bitbucket and choose <b>Add key</b>.</li>
    <li>Paste the label and the key, save, and tick the project here.</li>
    <li>Put the config step into its <code>.circleci/config.yml</code>, before the first step that \
    needs the key.</li>
    <li>Delete the captures: they may hold credentials of your session.</li>
    </ol>
    <p class="quiet">An access key can read, not push. A key that has to push belongs to an account \
    instead: Personal Bitbucket settings &gt; SSH keys.</p>
    <noscript><p class="quiet">Without JavaScript there are no copy buttons, and ticks are not \
    remembered. A click on a value selects all of it.</p></noscript>

    """

  private var projects: HTML {
    if items.isEmpty { return "<main>\n<p>No capture gave a key.</p>\n</main>\n" }
    return """
      <main>
      <div class="bar">
      <div class="count">
      <h2 id="count">\(items.count) \(items.count == 1 ? "project" : "projects")</h2>
      <progress hidden value="0" max="\(items.count)" aria-labelledby="count"></progress>
      </div>
      \(items.count > 10 ? Self.filter : "")</div>
      <ul>
      \(items.lazy.map(\.row))</ul>
      <p id="none" class="quiet" hidden>No project matches.</p>
      </main>

      """
  }

  private static let filter: HTML = """
    <div class="filter" role="search" hidden>
    <fieldset>
    <legend class="unseen">Projects to show</legend>
    <label><input type="radio" name="shown" value="all" autocomplete="off" checked>All</label>
    <label><input type="radio" name="shown" value="open" autocomplete="off">To do</label>
    <label><input type="radio" name="shown" value="done" autocomplete="off">Done</label>
    </fieldset>
    <input type="search" placeholder="Filter by name or fingerprint" autocomplete="off" \
    spellcheck="false" aria-label="Filter by name or fingerprint">
    </div>

    """

  private var withoutKey: HTML {
    if failures.isEmpty { return "" }
    return """
      <section aria-labelledby="without">
      <h2 id="without">Without a key: \(failures.count)</h2>
      <ul>
      \(ChecklistFailure.rows(failures))</ul>
      </section>

      """
  }
}

extension ChecklistPage {
  /// - Parameters:
  ///   - records: with keys and without.
  ///   - label: what Bitbucket shows as the key's name.
  init(_ records: [CheckoutKeyRecord], label: String) {
    items = records.compactMap { ChecklistItem($0, label: label) }
    failures = records.compactMap(ChecklistFailure.init)
  }
}

extension HelpText {
  static let redact = """
    Writes a minimal HAR file that still yields the key and holds no secret, to keep
    or to send. It is built from nothing: of each request that created a key it has
    the time, the method, the URL without its query, and of the response the key,
    its type, its fingerprint and its time.

    Examples:
      checkout-key redact circleci.com.har > key.har   the minimal capture
      checkout-key redact -o key.har circleci.com.har  the same, for its owner only
      checkout-key redact -o clean/ captures/          one file for each capture
      checkout-key redact < a.har | checkout-key       the key is still in it

    Usage: checkout-key redact [OPTION]... [CAPTURE|-]
           checkout-key redact [OPTION]... -o DIRECTORY/ [CAPTURE|DIRECTORY|-]...

    A capture in which no request created a key leaves nothing to write. What was
    left out is said on standard error, in numbers.

    What is read:
          --files-from FILE  more operands, one a line; - is standard input
      -0, --null             they end with NUL, as of find -print0
      -j, --jobs N           read N captures at a time (default: one a core)

    What is written:
      -o, --output PATH      into this file; one file a capture if PATH is a
                             directory or ends in /
          --force            even if there is such a file
          --color WHEN       colour messages: auto, always or never
    \(commonOptions)

    \(exitStatusOfCaptures)
    """
}

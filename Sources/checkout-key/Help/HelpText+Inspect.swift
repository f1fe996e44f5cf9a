extension HelpText {
  static let inspect = """
    Lists every checkout-key request of a browser's HAR file, and why it did or did
    not count.

    Examples:
      checkout-key inspect circleci.com.har        a line a request, then the reason
                                                   if there is none, and what to do
      checkout-key inspect captures/               the same for each capture
      checkout-key inspect --format csv captures/  a table for a spreadsheet

    Usage: checkout-key inspect [OPTION]... [CAPTURE|DIRECTORY|-]...

    A capture is a HAR file; a directory stands for all *.har files in it, however
    deep, but not for hidden ones; - is standard input, which is also read when
    there is no operand and it is not a terminal.

    What is read:
          --files-from FILE  more operands, one a line; - is standard input
      -0, --null             they end with NUL, as of find -print0
      -j, --jobs N           read N captures at a time (default: one a core)

    What is written:
          --format FORMAT    one of
            table             columns, as wide as the terminal (default)
            json              one JSON array, an object a request
            ndjson            the same, a JSON object a line
            csv               the same, as a table for a spreadsheet
          --color WHEN       colour the verdicts: auto, always or never
    \(commonOptions)

    \(exitStatusOfCaptures)
    """
}

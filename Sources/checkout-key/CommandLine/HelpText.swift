/// What `--help` and `--version` print.
enum HelpText {
  static let version = "checkout-key 0.1.0"

  static let extract = """
    Prints the public key of a CircleCI user key, out of a HAR file from the browser.

    Examples:
      checkout-key circleci.com.har             print the key line
      checkout-key -n circleci.com.har | xclip  the same, for a clipboard
      checkout-key captures/                    one key line for each project
      checkout-key --format ndjson captures/    all that is known, a record a line
      gunzip -c old.har.gz | checkout-key       read standard input

    Usage: checkout-key [extract] [OPTION]... [CAPTURE|DIRECTORY|-]...

    A capture is a HAR file; a directory stands for all *.har files in it, however
    deep, but not for hidden ones; - is standard input, which is also read when
    there is no operand and it is not a terminal. The newest key of each project
    counts, and it is printed only if it is proved whole. Nothing is ever sent
    over the network.

    Options:
          --format FORMAT  key: the key line (default)
                           ndjson: one JSON object a line, also for a capture
                           without a key
      -n, --no-newline     leave out the last line feed
          --project SLUG   only this project, such as bitbucket/acme/webapp
          --host NAME      only responses from this host (CircleCI Server has its
                           own)
          --all            also keys that a newer one has replaced
          --no-verify      print a key that is not whole, with a warning
      -q, --quiet          leave out warnings and hints, never errors
      -h, --help           print this text
          --version        print the version

    Exit status:
      0   every capture gave a key
      1   some capture, or some project in it, gave none
      2   some capture could not be read, is no HAR file or was cut off before any
          key; or the output could not be written
      64  the command line is wrong

    Where the key goes: Bitbucket's Repository settings > Access keys. Access keys
    are read-only; a key that has to push belongs to an account, under Personal
    Bitbucket settings > SSH keys.
    """
}

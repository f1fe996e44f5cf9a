extension HelpText {
  static let extract = """
    Prints the public key of a CircleCI user key, out of the browser's HAR file.

    Examples:
      checkout-key circleci.com.har             print the key line
      checkout-key -n circleci.com.har | xclip  the same, for a clipboard
      checkout-key captures/                    one key line for each project
      checkout-key -o keys/ captures/           one file for each key
      checkout-key --format csv captures/       a table of all that is known
      checkout-key --format curl a.har | sh     send the key to Bitbucket Cloud
      gunzip -c old.har.gz | checkout-key       read standard input

    Usage: checkout-key [extract] [OPTION]... [CAPTURE|DIRECTORY|-]...

    Other commands, each with a --help of its own:
      checkout-key inspect   list every checkout-key request, and why it did or
                             did not count
      checkout-key redact    write a minimal capture that still yields the key and
                             holds no secret
      checkout-key verify    check one pasted key line and print its fingerprints

    A capture is a HAR file; a directory stands for all *.har files in it, however
    deep, but not for hidden ones; - is standard input, which is also read when
    there is no operand and it is not a terminal. The newest key of each project
    counts, and it is printed only if it is proved whole. Nothing is ever sent
    over the network.

    What is read:
          --files-from FILE  more operands, one a line; - is standard input
      -0, --null             they end with NUL, as of find -print0
          --project SLUG     only this project, such as bitbucket/acme/webapp
          --host NAME        only responses from this host (CircleCI Server has
                             its own)
          --all              also keys that a newer one has replaced
          --no-verify        print a key that is not whole, with a warning
      -j, --jobs N           read N captures at a time (default: one a core)

    What is written:
          --format FORMAT    one of
            key               the key line (default)
            json              one JSON array, a record a capture or project
            ndjson            the same, a JSON object a line
            csv               the same, as a table
            bitbucket         request bodies for Bitbucket Cloud's deploy-keys
            bitbucket-server  request bodies for Bitbucket Data Center's ssh
            circleci-config   the add_ssh_keys step with the fingerprint
            curl              commands that send the key to Bitbucket Cloud; they
                              read BITBUCKET_EMAIL and BITBUCKET_API_TOKEN
            html              a checklist page for a browser
          --label TEXT       the key's name in Bitbucket (CircleCI User Key)
      -o, --output PATH      into this file; one file a key if PATH is a directory
                             or ends in /
          --force            even if there is such a file
      -n, --no-newline       leave out the last line feed
          --color WHEN       colour messages: auto, always or never
    \(commonOptions)

    \(exitStatusOfCaptures)

    Where the key goes: Bitbucket's Repository settings > Access keys. Access keys
    are read-only, and so are those that the bitbucket formats and curl make; a key
    that has to push belongs to an account, under Personal Bitbucket settings >
    SSH keys.
    """
}

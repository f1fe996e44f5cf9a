extension HelpText {
  static let verify = """
    Checks one pasted key line: whether it is one whole OpenSSH public key, and what
    its fingerprints are.

    Examples:
      checkout-key verify circleci.pub          a file with the key line
      checkout-key verify "ssh-rsa AAAAB3..."   the line itself
      xclip -o | checkout-key verify            what is about to be pasted
      checkout-key verify --fingerprint 10:1e:9b:... circleci.pub
                                                whether it is the key that CircleCI
                                                or Bitbucket shows

    Usage: checkout-key verify [OPTION]... [KEY|FILE|-]...

    A changed letter does not make a key shorter, so only its fingerprint shows it.

          --fingerprint F    what the fingerprint should be, MD5 or SHA-256
          --color WHEN       colour messages: auto, always or never
    \(commonOptions)

    Exit status:
      0   the key is whole, and its fingerprint the one that was given
      1   it is not
      2   it could not be read, or the output could not be written
      64  the command line is wrong
    """
}

import HAR
import SSHKey

/// The user's next step, in the browser where that is where it went wrong.
enum Advice {
  /// No such request was recorded at all.
  static func noRequest(_ exporter: Exporter) -> String {
    "open the Network panel on the project's SSH Keys page, \(exporter.keepLog), click Add User "
      + "Key, and \(exporter.export) before you leave the page"
  }

  /// The list was loaded, or the browser asked for permission, but no key was asked for.
  static func notClicked(_ exporter: Exporter) -> String {
    "click Add User Key while the Network panel records, wait for the new key, then "
      + exporter.export
  }

  /// CircleCI answered something other than 201.
  static func refused(status: Int?) -> String {
    switch status {
    case 0: "the browser got no answer: check the connection and any ad blocker, then try again"
    case 401: "log in to CircleCI again, then click Add User Key"
    case 403:
      "403 means that you have no admin rights: someone with admin rights on the Bitbucket "
        + "repository has to click Add User Key"
    case 404: "check that CircleCI builds this project and that you can see it"
    case let status? where status >= 500:
      "click \"Authorize with Bitbucket\" on the project's SSH Keys page first, then Add User Key"
    default: "click Add User Key again and look at what the page says"
    }
  }

  /// A response gave no key.
  static func noKey(_ outcome: Outcome, _ exporter: Exporter) -> String {
    switch outcome {
    case .bodyMissing: exporter.missingBody
    case .bodyElsewhere:
      "the file that holds it is no part of this capture: record again with bodies embedded"
    case .bodyRedacted:
      "use the capture as the browser exported it, or a sanitizer that keeps `public_key`"
    case .keyInvalid:
      "record and export again; do not repair the key by hand. --no-verify prints it as it is"
    default: "record again, and \(exporter.export)"
    }
  }

  /// A capture could not be read, or not to its end.
  static func unreadable(_ error: HARError) -> String? {
    switch error {
    case .unreadable: nil
    case .empty:
      "Chromium leaves an empty file when an export fails: type checkout-key into the Network "
        + "panel's filter and export again"
    case .foreign(let format): unpacking(format)
    case .notJSON, .notHAR:
      "export the Network panel as a HAR file (\"Export HAR\" in Chrome, \"Save All As HAR\" in "
        + "Firefox)"
    case .runTogether: "give each capture as a file of its own; several files are read in one run"
    case .truncated: "export or copy the file again, and wait until it is complete"
    case .malformed: "export again; a HAR file that was edited by hand is easily damaged"
    }
  }

  /// A pasted text is no whole key.
  static func notWhole(_ error: PublicKeyError) -> String {
    switch error {
    case .privateKey:
      "never paste a private key anywhere; the public key is the one line that begins with its type"
    case .severalKeys: "check one key at a time"
    case .onlyFingerprint, .empty:
      "give the whole key line, as checkout-key prints it from the browser's HAR file"
    default:
      "copy the whole value again, or let checkout-key take it from the browser's HAR file"
    }
  }

  private static func unpacking(_ format: FileFormat) -> String {
    switch format {
    case .gzip: "unpack it first: gunzip -c FILE | checkout-key"
    case .zip: "unpack it first: unzip -p FILE '*.har' | checkout-key"
    case .zlib:
      "unpack it first: python3 -c 'import sys, zlib; sys.stdout.buffer.write("
        + "zlib.decompress(sys.stdin.buffer.read()))' < FILE | checkout-key"
    case .zstd: "unpack it first: zstd -dc FILE | checkout-key"
    case .bzip2: "unpack it first: bunzip2 -c FILE | checkout-key"
    case .xz: "unpack it first: xz -dc FILE | checkout-key"
    case .utf32: "convert it first: iconv -f UTF-32 -t UTF-8 FILE | checkout-key"
    case .png, .jpeg, .pdf, .html:
      "export the Network panel as a HAR file; a picture or a saved page does not hold the key"
    }
  }
}

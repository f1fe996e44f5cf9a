import Foundation
import TestSupport
import Testing

@Suite struct VerifyTests {
  private static let ed25519 = """
    key type:  ssh-ed25519
    bits:      256
    MD5:       \(Captures.ed25519MD5)
    SHA-256:   SHA256:kGj75jLyQFnIz74zT1/WcZ5FPUJPhv/zs4pP/kE8omg
    comment:   someone@circleci
    Bitbucket: accepts this type and size
    cleaned:   nothing

    """

  @Test("takes a key from wherever it is pasted") func sources() async throws {
    let directory = try TemporaryDirectory(["key.pub": Captures.ed25519 + "\n"])
    let scripts = [
      #""$0" verify "$(cat key.pub)""#, #""$0" verify $(cat key.pub)"#, #""$0" verify key.pub"#,
      #""$0" verify < key.pub"#, #""$0" verify - < key.pub"#, #"cat key.pub | "$0" verify"#,
    ]
    let run = try await ToolRun(shell: scripts.joined(separator: " && "), in: directory)
    #expect(run == ToolRun(stdout: scripts.map { _ in Self.ed25519 }.joined(), 0))
    // Of a private key without its first line, the last word would be shown as a file's name.
    let words = try await ToolRun("verify", Captures.ed25519Blob, "MaRkEr")
    #expect(words.messages.count == 2 && !SecretCapture.isShown(in: words.stderr))
  }

  @Test func saysWhatWasCleaned() async throws {
    let paste = "\u{201C}\(Captures.ed25519.replacing("AAAAC3", with: "AAAA\nC3"))\\n\u{201D}"
    let run = try await ToolRun("verify", input: .text(paste))
    let cleaned =
      "quotes around the key, a literal \\n, \\r or ↵ around the key, line breaks inside the base64"
      + ". Paste the line below instead\nkey:       \(Captures.ed25519)"
    let said =
      "standard input: warning: the key was in pieces, and a missing one could "
      + "go unnoticed: compare its fingerprint with the one that CircleCI shows"
    #expect(
      run == ToolRun(stdout: Self.ed25519.replacing("nothing", with: cleaned), says: [said], 1))
  }

  @Test func tellsSeveralSourcesAndLinesApart() async throws {
    let (key, cut) = (Captures.ed25519, Captures.rsa.dropLast(72))
    let directory = try TemporaryDirectory(["keys": "\(key)\n\n\(cut)\n"])
    let run = try await ToolRun(
      "verify", "-q", "keys", "-", key, ".", "no.pub", input: .text(key), in: directory)
    let blocks = ["keys, line 1", "standard input", "argument 3"]
    let said = [
      "keys, line 3: error: the key stops after 225 of 279 bytes",
      ".: error: cannot be read: Is a directory",
      "no.pub: error: cannot be read: No such file or directory",
    ]
    let stdout = blocks.map { "\($0):\n\(Self.ed25519)" }.joined(separator: "\n")
    #expect(run == ToolRun(stdout: stdout, says: said, 2))
  }

  /// An RSA key of 1024 bits.
  private static let tooShort =
    "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQCA" + String(repeating: "AQEB", count: 42) + "AQ=="

  @Test(
    "copies the clean line of the one key that Bitbucket accepts",
    arguments: [
      ("\"\(Captures.ed25519)\"", "-q", 1, Captures.ed25519, ""),
      (Captures.ed25519, "--", 0, Captures.ed25519, "copied with xclip: ssh-ed25519, MD5 b5:eb:"),
      (Captures.ed25519, Captures.rsa, 1, nil, "error: nothing was copied: there are 2 keys\n"),
      (Captures.ed25519, "--fingerprint=\(Captures.rsaMD5)", 1, nil, "its fingerprint is not"),
      (tooShort, "-q", 1, nil, "error: Bitbucket Cloud accepts RSA keys of at least 2048 bits;"),
    ] as [(String, String, ToolRun.Ending, String?, String)])
  func copies(
    first: String, second: String, ending: ToolRun.Ending, copied: String?, message: String
  ) async throws {
    let programs = try FakePrograms("xclip", in: try TemporaryDirectory())
    let run = try await programs.run("verify", "-c", first, second, environment: ["DISPLAY=:1"])
    #expect(programs.input(of: "xclip") == copied && run.ending == ending)
    #expect(message.isEmpty ? run.stderr.isEmpty : run.stderr.contains(message), "\(run.stderr)")
  }

  private static let unknown = "ssh-ed448 AAAACXNzaC1lZDQ0OAAAAAgBAgMEBQYHCA=="
  private static let unknownMD5 = "09:65:c2:a9:fd:31:91:61:e2:ab:16:4f:b0:71:a1:db"

  /// A key of a type that is not known is printed only when it is proved.
  @Test(
    "compares the fingerprint",
    arguments: [
      (Captures.ed25519, Captures.ed25519MD5, nil, 0),
      (
        Captures.ed25519, Captures.rsaMD5,
        "error: the key is complete, but its fingerprint is not \(Captures.rsaMD5)", 1
      ),
      (unknown + "\\n", unknownMD5, nil, 1),
      (
        unknown + "\\n", nil,
        "error: the key's type is unknown, so only its fingerprint can prove it", 1
      ),
      (Captures.rsa, "10:1e", "error: --fingerprint accepts an MD5 or SHA-256 fingerprint", 64),
    ] as [(String, String?, String?, ToolRun.Ending)])
  func fingerprint(key: String, fingerprint: String?, message: String?, ending: ToolRun.Ending)
    async throws
  {
    let run = try await ToolRun(
      arguments: ["verify", key] + (fingerprint.map { ["--fingerprint", $0] } ?? []))
    let isProved = message == nil
    #expect(run.stdout.contains("\ncompared:  the fingerprint is the same\n") == isProved)
    let line = "\nkey:       \(Self.unknown)\n"
    #expect(run.stdout.contains(line) == (isProved && key.hasPrefix(Self.unknown)))
    #expect(run.said.first.map { $0.hasPrefix(message ?? "note: ") } ?? isProved, "\(run.stderr)")
    #expect(run.ending == ending)
  }

  @Test func saysWhatToDoWithOtherFiles() async throws {
    let directory = try TemporaryDirectory(["a b.pub": "-----BEGIN PUBLIC KEY-----\nMIIB\n"])
    try directory.file("a b.har", SampleCapture.bytes("chrome-user-key.har"))
    let run = try await ToolRun(
      shell: #"head -c 2000000 /dev/zero > big && "$0" verify big 'a b.pub' 'a b.har'"#,
      in: directory)
    #expect(run.said.first == "big: error: this is longer than 1 MiB, so it is not a key")
    #expect(run.said.contains("hint: convert it: ssh-keygen -i -m PKCS8 -f 'a b.pub'"))
    #expect(run.said.contains("hint: print its key: checkout-key 'a b.har'"))
    #expect(run.ending == 1 && run.stdout.isEmpty)
  }
}

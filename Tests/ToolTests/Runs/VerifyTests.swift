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

  @Test(
    "takes a key from wherever it is pasted",
    arguments: [
      #""$0" verify "$(cat key.pub)""#, #""$0" verify $(cat key.pub)"#, #""$0" verify key.pub"#,
      #""$0" verify < key.pub"#, #""$0" verify - < key.pub"#, #"cat key.pub | "$0" verify"#,
    ])
  func sources(script: String) async throws {
    let directory = try TemporaryDirectory()
    try directory.file("key.pub", Captures.ed25519 + "\n")
    let run = try await ToolRun(shell: script, in: directory)
    #expect(run == ToolRun(stdout: Self.ed25519, 0))
  }

  @Test func saysWhatWasCleaned() async throws {
    let paste = "\u{201C}\(Captures.ed25519.replacing("AAAAC3", with: "AAAA\nC3"))\\n\u{201D}"
    let run = try await ToolRun("verify", input: .text(paste))
    let cleaned =
      "quotes around the key, a literal \\n, \\r or ↵ around the key, line breaks inside the base64"
    #expect(
      run
        == ToolRun(
          stdout: Self.ed25519.replacing(
            "nothing", with: "\(cleaned). Paste the line below instead")
            + "key:       \(Captures.ed25519)\n",
          stderr:
            "checkout-key: standard input: warning: the key was in pieces, and a missing one could "
            + "go unnoticed: compare its fingerprint with the one that CircleCI shows\n", 1))
  }

  @Test func tellsSeveralFilesApart() async throws {
    let directory = try TemporaryDirectory()
    try directory.file("a.pub", Captures.ed25519)
    let run = try await ToolRun(
      "verify", "a.pub", "-", Captures.ed25519, input: .text(Captures.ed25519), in: directory)
    let blocks = ["a.pub", "standard input", "argument 3"].map { "\($0):\n\(Self.ed25519)" }
    #expect(run == ToolRun(stdout: blocks.joined(separator: "\n"), 0))
  }

  /// An RSA key of 1024 bits.
  private static let tooShort =
    "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQCA" + String(repeating: "AQEB", count: 42) + "AQ=="

  @Test("an RSA key that is too short for Bitbucket is not to be pasted")
  func tooShortForBitbucket() async throws {
    let mended = try await ToolRun("verify", "'\(Self.tooShort)'")
    #expect(mended.stdout.contains("cleaned:   quotes around the key\nkey:       ssh-rsa"))
    let run = try await ToolRun("verify", Self.tooShort)
    #expect(run.stdout.contains("cleaned:   nothing\n"))
    #expect(
      run.messages.first
        == "checkout-key: error: Bitbucket Cloud accepts RSA keys of at least 2048 bits; this one has 1024"
    )
    #expect(run.ending == 1)
  }

  @Test(
    "says how to convert other formats",
    arguments: [
      ("---- BEGIN SSH2 PUBLIC KEY ----", "convert it: ssh-keygen -i -f 'a b'"),
      ("-----BEGIN PUBLIC KEY-----", "convert it: ssh-keygen -i -m PKCS8 -f 'a b'"),
      ("-----BEGIN RSA PUBLIC KEY-----", "convert it: ssh-keygen -i -m PEM -f 'a b'"),
      (
        "x-cert-v01@openssh.com AAAA",
        "give the public key instead: the file of that name without -cert"
      ),
    ])
  func otherFormats(text: String, hint: String) async throws {
    let directory = try TemporaryDirectory()
    try directory.file("a b", text + "\nMIIB\n")
    let run = try await ToolRun("verify", "a b", in: directory)
    #expect(run.messages.count == 2 && run.messages.last == "checkout-key: hint: " + hint)
  }

  @Test(
    "copies the clean line of the one key that Bitbucket accepts",
    arguments: [
      ("\"\(Captures.ed25519)\"", "-q", 1, Captures.ed25519, ""),
      (Captures.ed25519, "--", 0, Captures.ed25519, "copied with xclip: ssh-ed25519, MD5 b5:eb:"),
      (Captures.ed25519, Captures.rsa, 1, nil, "error: nothing was copied: there are 2 keys\n"),
      ("x", "--", 2, nil, "x: error: cannot be read: No such file or directory\n"),
      (tooShort, "-q", 1, nil, "error: Bitbucket Cloud accepts"),
    ] as [(String, String, ToolRun.Ending, String?, String)])
  func copies(
    first: String, second: String, ending: ToolRun.Ending, copied: String?, message: String
  ) async throws {
    let programs = try FakePrograms("xclip", in: try TemporaryDirectory())
    let run = try await programs.run("verify", "-c", first, second, environment: ["DISPLAY=:1"])
    #expect(programs.input(of: "xclip") == copied)
    #expect(message.isEmpty ? run.stderr.isEmpty : run.stderr.contains(message), "\(run.stderr)")
    #expect(run.ending == ending)
  }

  @Test(
    "compares the fingerprint",
    arguments: [(Captures.ed25519MD5, true), (Captures.rsaMD5, false)])
  func fingerprint(fingerprint: String, isEqual: Bool) async throws {
    let run = try await ToolRun("verify", "--fingerprint", fingerprint, Captures.ed25519)
    let compared = isEqual ? "compared:  the fingerprint is the same\n" : ""
    #expect(run.stdout == Self.ed25519.replacing("Bitbucket:", with: compared + "Bitbucket:"))
    #expect(run.ending == (isEqual ? 0 : 1))
    let message =
      "checkout-key: error: the key is complete, but its fingerprint is not \(fingerprint)"
    #expect(run.messages.first == (isEqual ? nil : message))
  }

  @Test(
    "accepts a type that is not known only with its fingerprint",
    arguments: [
      ([], "the key's type is unknown, so only its fingerprint can prove it"),
      (
        ["--fingerprint", Captures.rsaMD5],
        "the key is complete, but its fingerprint is not \(Captures.rsaMD5)"
      ),
      (["--fingerprint", "09:65:c2:a9:fd:31:91:61:e2:ab:16:4f:b0:71:a1:db"], nil),
    ] as [([String], String?)])
  func unknownType(options: [String], message: String?) async throws {
    let key = "ssh-ed448 AAAACXNzaC1lZDQ0OAAAAAgBAgMEBQYHCA=="
    let run = try await ToolRun(arguments: ["verify", key] + options)
    #expect(run.stdout.hasPrefix("key type:  ssh-ed448\nbits:      unknown\n"))
    #expect(
      run.stdout.contains("Bitbucket: Bitbucket Cloud may not accept keys of type ssh-ed448\n"))
    #expect(run.stdout.contains("compared:  the fingerprint is the same") == (message == nil))
    #expect(run.messages.first == message.map { "checkout-key: error: " + $0 })
    #expect(run.ending == (message == nil ? 0 : 1))
    // Cleaned and not proved, it is not printed.
    let cleaned = try await ToolRun(arguments: ["verify", key + "\\n"] + options)
    #expect(cleaned.stdout.contains("key:       " + key) == (message == nil))
  }

  @Test(
    "says in the user's words what is wrong, and nothing of the key",
    arguments: [
      (String(Captures.rsa.dropLast(72)), "the key stops after 225 of 279 bytes"),
      (Captures.rsa + Captures.ed25519, "several keys are run together"),
      (
        "-----BEGIN OPENSSH PRIVATE KEY----- abc",
        "this is a private key, which you must never share"
      ),
      (Captures.rsaMD5, "this is only a fingerprint, not a key"),
      (
        Captures.rsa.replacing("AAAAB3", with: "AAAAC3"),
        "the line says ssh-rsa but the key is of another type"
      ),
      (
        Captures.ed25519.replacing("ed25519 ", with: "ed25519"),
        "the space after the key type is missing"
      ),
      ("ssh-ed25519\(Captures.ed25519Blob)", "the space after the key type is missing"),
    ])
  func damaged(text: String, message: String) async throws {
    for run in [
      try await ToolRun("verify", "--", text), try await ToolRun("verify", input: .text(text)),
    ] {
      #expect(run.stdout.isEmpty)
      #expect(run.ending == 1)
      #expect(run.messages.first?.hasSuffix(": " + message) == true, "\(run.stderr)")
      #expect(run.messages.last?.hasPrefix("checkout-key: hint: ") == true)
      #expect(!run.stderr.contains(text.suffix(12)))
    }
  }

  @Test(
    "repeats nothing of a private key, however it is given",
    .enabled(if: try Machine.has("ssh-keygen"), "ssh-keygen is missing"),
    arguments: [
      #""$0" verify "$(cat key)""#, #""$0" verify $(cat key)"#, #""$0" verify key"#,
      #""$0" verify "$(sed 1d key)""#, #""$0" verify "$(sed -n 2p key)""#, #""$0" verify < key"#,
      #""$0" verify $(sed 1d key)"#,
    ])
  func privateKey(script: String) async throws {
    let directory = try TemporaryDirectory()
    let run = try await ToolRun(
      shell: "ssh-keygen -q -t ed25519 -N '' -f key && " + script, in: directory)
    #expect(run.stdout.isEmpty)
    #expect(run.ending == 1)
    #expect(run.messages.first?.contains("private key") == true, "\(run.stderr)")
    let key = try #require(directory.text("key"))
    for word in key.split(whereSeparator: \.isWhitespace) where word.count > 12 {
      #expect(!run.stderr.contains(word))
    }
  }

  @Test(
    "says what can't be read",
    arguments: [("nowhere.pub", "No such file or directory"), (".", "Is a directory")])
  func unreadable(name: String, reason: String) async throws {
    let run = try await ToolRun("verify", "-q", name, in: try TemporaryDirectory())
    #expect(run == ToolRun(stderr: "checkout-key: \(name): error: cannot be read: \(reason)\n", 2))
  }

  @Test func checksEachLineOfAFile() async throws {
    let directory = try TemporaryDirectory()
    try directory.file(
      "keys", Captures.ed25519 + "\n\n" + Captures.rsa.dropLast(72) + "\n" + Captures.ed25519 + "\n"
    )
    let run = try await ToolRun("verify", "keys", in: directory)
    #expect(
      run.stdout == "keys, line 1:\n\(Self.ed25519)\nkeys, line 4:\n\(Self.ed25519)")
    #expect(
      run.messages.first
        == "checkout-key: keys, line 3: error: the key stops after 225 of 279 bytes")
    #expect(run.ending == 1)
  }

  @Test func sendsACaptureToExtract() async throws {
    let directory = try TemporaryDirectory()
    try directory.file("a b.har", SampleCapture.bytes("chrome-user-key.har"))
    let run = try await ToolRun("verify", "a b.har", in: directory)
    #expect(
      run.messages.last
        == "checkout-key: hint: print its key: checkout-key 'a b.har'")
    #expect(run.ending == 1 && run.stdout.isEmpty)
  }

  @Test func refusesAFileThatIsNoKeyByItsSize() async throws {
    let directory = try TemporaryDirectory()
    let script = #"head -c 2000000 /dev/zero > big && "$0" verify -q big key.pub"#
    try directory.file("key.pub", Captures.ed25519)
    let run = try await ToolRun(shell: script, in: directory)
    #expect(
      run
        == ToolRun(
          stdout: "key.pub:\n\(Self.ed25519)",
          stderr: "checkout-key: big: error: this is longer than 1 MiB, so it is not a key\n", 1))
  }

  @Test func refusesWhatIsNoFingerprint() async throws {
    let run = try await ToolRun("verify", "--fingerprint", "10:1e", Captures.rsa)
    #expect(run.ending == 64)
    #expect(run.messages.first?.contains("--fingerprint accepts an MD5 or SHA-256") == true)
  }
}

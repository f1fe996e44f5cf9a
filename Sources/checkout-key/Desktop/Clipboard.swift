#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension DesktopSession {
  /// How long a program of the clipboard may take.
  private static let patience = Duration.seconds(5)

  /// Puts a text on the user's clipboard, by whichever way this session has to it.
  ///
  /// Over SSH the terminal's own comes first, because the far machine's is nobody's. Else the desktop's
  /// programs come first, and the terminal's clipboard is what is left.
  ///
  /// - Returns: what was tried; without a program that did it, the text was sent to the terminal (OSC 52),
  ///   which no terminal confirms.
  /// - Throws: `OutputError`, if there was no way.
  func copy(_ text: String) throws(OutputError) -> Attempt {
    if isRemote, copyToTerminal(text) { return (nil, []) }
    let attempt = run(clipboardPrograms(for: text), atMost: Self.patience)
    if attempt.program != nil || !isRemote && copyToTerminal(text) { return attempt }
    let failures = attempt.failures.filter { $0.reason != .missing }.map(\.description)
    let way =
      failures.isEmpty
      ? clipboardPackage.map { "install \($0)" }
        ?? "--copy needs a desktop with pbcopy, wl-copy, xclip, xsel or clip.exe, or a terminal that "
        + "takes OSC 52"
      : nil
    throw .notCopied(
      failures.isEmpty
        ? "there is no clipboard here, so nothing was copied"
        : "nothing was copied: " + failures.joined(separator: "; "),
      hint: [way, "without --copy the output is printed"].compactMap(\.self).joined(separator: "; ")
    )
  }

  /// What to install for a clipboard, where that helps.
  var clipboardPackage: String? {
    isWayland ? "wl-clipboard" : isX11 ? "xclip or xsel" : nil
  }

  /// The programs that the session offers, the best first.
  private func clipboardPrograms(for text: String) -> [DesktopProgram] {
    let bytes = Array(text.utf8)
    var programs: [DesktopProgram] = []
    if Self.isMacOS || FilePath.program(named: "pbcopy", in: self["PATH"] ?? "") != nil {
      // Without a locale it takes bytes for Mac OS Roman.
      programs.append(
        DesktopProgram(name: "pbcopy", variables: ["LC_ALL": "en_US.UTF-8"], input: bytes))
    }
    if isWayland {
      // Else it guesses the type, and offers JSON to nobody who asks for text.
      programs.append(
        DesktopProgram(name: "wl-copy", arguments: ["--type", "text/plain"], input: bytes))
    }
    if isX11 {
      programs.append(
        DesktopProgram(name: "xclip", arguments: ["-selection", "clipboard"], input: bytes))
      programs.append(
        DesktopProgram(name: "xsel", arguments: ["--clipboard", "--input"], input: bytes))
    }
    if isWSL {
      // It takes bytes for the console's code page unless they look like UTF-16.
      let isASCII = bytes.allSatisfy { $0 < 0x80 }
      let wide = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
      programs.append(DesktopProgram(name: "clip.exe", input: isASCII ? bytes : wide))
    }
    return programs
  }

  /// Hands a text to the terminal's clipboard.
  ///
  /// - Returns: whether there is a terminal that may take it.
  private func copyToTerminal(_ text: String) -> Bool {
    if ["dumb", "linux"].contains(self["TERM"]) { return false }
    guard let terminal = try? FileDescriptor.open("/dev/tty", for: .writing) else { return false }
    defer { try? terminal.close() }
    guard terminal.isTerminal else { return false }
    let sequence = TerminalClipboard(text)
    let sequences: String
    if self["TMUX"] != nil {
      // From version 3.2 it hands its buffer on to the terminal that it is shown in, whatever it
      // thinks of sequences from inside.
      let tmux = DesktopProgram(
        name: "tmux", arguments: ["load-buffer", "-w", "-"], input: Array(text.utf8))
      let isInBuffer = run([tmux], atMost: Self.patience).program != nil
      sequences = (isInBuffer ? "" : sequence.plain) + sequence.throughTmux
    } else {
      sequences = self["STY"] != nil ? sequence.throughScreen : sequence.plain
    }
    return (try? terminal.write(Array(sequences.utf8))) != nil
  }
}

/// The sequence that puts a text on a terminal's clipboard (xterm's control sequences, OSC 52).
struct TerminalClipboard {
  /// As terminals take it.
  let plain: String

  private static let escape = "\u{1B}"
  private static let end = escape + "\\"

  init(_ text: String) {
    plain = Self.escape + "]52;c;" + Data(text.utf8).base64EncodedString() + Self.end
  }

  /// For the terminal around tmux, with every ESC doubled; `allow-passthrough` has to be on.
  var throughTmux: String {
    let doubled = plain.split(separator: Self.escape, omittingEmptySubsequences: false)
      .joined(separator: Self.escape + Self.escape)
    return Self.escape + "Ptmux;" + doubled + Self.end
  }

  /// For the terminal around GNU screen, in pieces that its buffer has room for.
  ///
  /// A piece must not hold `ESC \`, which would be the piece's own end, so that the sequence's end is
  /// two pieces. `ESC ESC \` is an ESC and the end to screen.
  var throughScreen: String {
    let room = 200
    var rest = plain.dropLast(Self.end.count)
    var pieces: [String] = []
    while !rest.isEmpty {
      pieces.append(String(rest.prefix(room)))
      rest = rest.dropFirst(room)
    }
    pieces += [Self.escape, "\\"]
    return pieces.map { Self.escape + "P" + $0 + Self.end }.joined()
  }
}

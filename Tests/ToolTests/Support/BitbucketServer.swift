import Foundation
import TestSupport
import Testing

/// What came of running the `curl` format's script against a server that answers as Bitbucket does.
struct BitbucketRun: Decodable {
  struct Run: Decodable, Equatable {
    var stdout: String
    var stderr = ""
    var status: Int
  }

  struct Request: Decodable {
    var repository: String
    var user: String
    var type: String
    var body: [String: String]
  }

  /// Each run of the script, in order.
  var runs: [Run]
  /// What arrived at the server.
  var requests: [Request]
  /// The programs that the script started, with their arguments; `sleep` returns at once.
  var programs: [String]
  /// How many times the server saw curl's arguments in `/proc` while it answered.
  var curls: Int
  /// The arguments of any process that had the API token in them at such a moment.
  var leaks: [String]
  /// What the script left in its directory.
  var left: [String]
}

/// A shell, and the tools that the script finds beside it.
struct Shell: CustomStringConvertible, Sendable {
  let words: [String]
  /// What stands before the name of a tool.
  var tools = ""
  var description: String {
    words.joined(separator: " ") + (tools.isEmpty ? "" : " with its tools")
  }

  static let sh = Shell(words: ["sh"])
  /// Those that are promised to work, as far as the machine has them; `sh` is one of them, or on macOS
  /// a bash 3.2 of its own.
  static let all =
    (["dash", "bash", "zsh"].map { Shell(words: [$0]) }
    + (Machine.isLinux
      ? ["", "busybox "].map { Shell(words: ["busybox", "sh"], tools: $0) } : [sh]))
    .filter { Machine.isCI || Executable.runs($0.words + ["-c", ":"]) }
}

/// A server on loopback that takes access keys.
///
/// Without other answers it takes a key once for each repository, and then says that it has it.
struct BitbucketServer: Encodable {
  static let email = "me@acme.example"
  static let token = "ATATT3x\\F \"q\" '$(id)`#%s=42"

  struct Answer: Encodable {
    /// 0 for a connection that ends without an answer.
    var status: Int
    var body: String
    var headers: [String: String]
    /// Whether the connection ends before the body does.
    var isCut: Bool

    init(_ status: Int, _ body: String = "", headers: [String: String] = [:], isCut: Bool = false) {
      (self.status, self.body, self.headers, self.isCut) = (status, body, headers, isCut)
    }
  }

  /// How the token begins, however it is escaped, and what curl's header makes of it.
  private let secrets = ["ATATT3x", Data("\(email):ATATT".utf8).base64EncodedString()]
  private let shell: [String]
  private let tools: String
  /// The environments of the runs, one after another.
  var environments = [credentials(email, token)]
  /// Whether it looks for the token in all processes, and every program leaves its arguments; else
  /// only curl and sleep do.
  var watchesProcesses = false
  /// The answers for a repository, in order; the last one again and again.
  var answers: [String: [Answer]] = [:]

  init(_ shell: Shell = .sh) {
    (self.shell, tools) = (shell.words, shell.tools)
  }

  /// An environment with these credentials.
  static func credentials(_ email: String, _ token: String) -> [String: String] {
    ["BITBUCKET_EMAIL": email, "BITBUCKET_API_TOKEN": token]
  }

  /// Runs a script against the server, as often as there are environments.
  func run(_ script: String) async throws -> BitbucketRun {
    let directory = try TemporaryDirectory()
    try directory.file("script", script)
    // In a file, because the server looks for the token in the arguments of all processes.
    try directory.file("plan", try JSONEncoder().encode(self))
    let python = try await ToolRun(python: Self.python, ["script", "plan"], in: directory)
    // Where a request is none, only a thread of the server's says so.
    try #require(python.ending == 0 && python.stderr == "", "\(python)")
    return try JSONDecoder().decode(BitbucketRun.self, from: Data(python.stdout.utf8))
  }

  /// The server, for Python 3, and the run of the script.
  ///
  /// The address in the script is replaced by the server's, since the script can't be told another.
  /// HTTP is written out, as Python's `http.server` takes longer to start than all else here.
  private static let python = #"""
    import base64, glob, json, os, re, socketserver, subprocess, sys, threading
    script, plan = open(sys.argv[2], encoding="utf-8").read(), json.load(open(sys.argv[3]))
    secrets = [each.encode() for each in plan["secrets"]]
    requests, curls, leaks, keys = [], set(), set(), set()

    class Connection(socketserver.StreamRequestHandler):
        def handle(self):
            method, path, version = self.rfile.readline().decode().split()
            assert (method, version) == ("POST", "HTTP/1.1")
            headers = {}
            for line in self.rfile:
                if line == b"\r\n": break
                name, value = line.decode().strip().split(": ", 1)
                headers[name.lower()] = value
            body = self.rfile.read(int(headers["content-length"])).decode()
            repository = re.fullmatch("/2.0/repositories/(.*)/deploy-keys", path)[1]
            scheme, user = headers["authorization"].split(" ")
            assert scheme == "Basic"
            requests.append(dict(repository=repository, user=base64.b64decode(user).decode(),
                                 type=headers["content-type"], body=json.loads(body)))
            for name in glob.glob("/proc/[0-9]*/cmdline") if plan["watchesProcesses"] else []:
                try: arguments = open(name, "rb").read()
                except OSError: continue
                if b"curl\0-q" in arguments and b"/deploy-keys" in arguments: curls.add(name)
                if any(secret in arguments for secret in secrets): leaks.add(repr(arguments))
            self.answer(repository, json.loads(body)["key"])
        def answer(self, repository, key):
            answers = plan["answers"].get(repository)
            answer = dict(status=200, body=json.dumps({"key": key}), headers={}, isCut=False)
            if answers:
                answer = answers.pop(0) if len(answers) > 1 else answers[0]
            elif (repository, key) in keys:
                text = "Someone has already added that access key to this repository."
                answer.update(status=400, body=json.dumps({"key": [{"message": text}]}))
            keys.add((repository, key))
            if answer["status"] == 0: return
            body = answer["body"].encode()
            lines = ["HTTP/1.1 %d A reason" % answer["status"], "Connection: close"]
            lines += ["%s: %s" % header for header in answer["headers"].items()]
            lines += ["Content-Length: %d" % (len(body) + (9 if answer["isCut"] else 0))]
            self.wfile.write(("\r\n".join(lines) + "\r\n\r\n").encode() + body)

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Connection)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    assert script.count("https://api.bitbucket.org") == 1
    script = script.replace("https://api.bitbucket.org", "http://127.0.0.1:%d" % server.server_address[1])

    # A program that the script starts leaves its arguments, but curl does the work.
    tools, place = os.path.abspath("tools"), os.path.abspath("place")
    for name in tools, place: os.mkdir(name)
    log = os.path.join(tools, "log")
    names = "curl sleep"
    if plan["watchesProcesses"] or plan["tools"]:
        names += " sed tr tail cut printf echo cat awk grep env expr test"
    for name in names.split():
        real = dict(curl="curl", sleep="true").get(name, plan["tools"] + name)
        with open(os.path.join(tools, name), "w") as file:
            file.write("#!/bin/sh\nprintf '%%s\\n' \"%s $*\" >>%s\n" % (name, log))
            file.write("PATH=${PATH#*:} exec %s \"$@\"\n" % real)
        os.chmod(file.name, 0o755)
    # A configuration of the user's own that would spoil everything.
    with open(os.path.join(tools, ".curlrc"), "w") as file:
        file.write("fail\noutput = /dev/null\nproxy = http://127.0.0.1:1\n")
    system = {"PATH": tools + ":" + os.environ["PATH"], "HOME": tools}
    with open(os.path.join(tools, "script"), "w", encoding="utf-8") as file: file.write(script)
    runs, programs = [], []
    for time, environment in enumerate(plan["environments"]):
        # First as in `checkout-key --format curl | sh`, then as a file.
        words = ["-s", "--"] if time == 0 else [file.name]
        run = subprocess.run(plan["shell"] + words, cwd=place,
                             input=script.encode() if time == 0 else b"",
                             env=dict(system, **environment), capture_output=True)
        runs.append(dict(stdout=run.stdout.decode(), stderr=run.stderr.decode(), status=run.returncode))
    if os.path.exists(log): programs = open(log, errors="replace").read().splitlines()
    print(json.dumps(dict(runs=runs, requests=requests, programs=programs, curls=len(curls),
                          leaks=sorted(leaks), left=os.listdir(place))))
    """#
}

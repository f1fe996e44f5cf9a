#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

StandardDescriptors.occupy()
// A reader that goes away is an error of `write(2)` then, which says where it happened.
signal(SIGPIPE, SIG_IGN)
let interruption = Interruption.shared
interruption.endTool(Tool.run(Array(CommandLine.arguments.dropFirst())))

FileDescriptor.occupyStandardStreams()
let interruption = Interruption.shared
interruption.endTool(Tool.obey(Argument.ofTool))

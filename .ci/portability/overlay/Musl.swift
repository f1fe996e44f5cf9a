// What the Musl overlay has besides functions.
public var errno: Int32 { 0 }
public var SIG_IGN: @convention(c) (Int32) -> Void { fatalError() }
public var SIG_DFL: (@convention(c) (Int32) -> Void)? { nil }
public var environ: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> { fatalError() }

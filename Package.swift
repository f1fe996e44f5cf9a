// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "checkout-key",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "checkout-key", targets: ["checkout-key"]),
    .library(name: "HAR", targets: ["HAR"]),
    .library(name: "SSHKey", targets: ["SSHKey"]),
    .library(name: "CheckoutKey", targets: ["CheckoutKey"]),
  ],
  targets: [
    .target(name: "HAR"),
    .target(name: "SSHKey"),
    .target(name: "CheckoutKey", dependencies: ["HAR", "SSHKey"]),
    .executableTarget(name: "checkout-key", dependencies: ["CheckoutKey", "HAR", "SSHKey"]),
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "HARTests", dependencies: ["HAR", "TestSupport"]),
    .testTarget(name: "SSHKeyTests", dependencies: ["SSHKey", "TestSupport"]),
    .testTarget(name: "CheckoutKeyTests", dependencies: ["CheckoutKey", "TestSupport"]),
    .testTarget(
      name: "ToolTests", dependencies: ["checkout-key", "TestSupport"],
      exclude: ["Support/fault.c"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets {
  target.swiftSettings = [
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
  ]
}

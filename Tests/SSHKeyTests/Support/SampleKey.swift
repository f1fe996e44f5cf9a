import SSHKey
import Testing

/// One key of each type.
///
/// The keys were made for these tests alone and open nothing. A security key's can't be made without
/// its hardware: those two hold the Ed25519 and the P-256 key of this table.
struct SampleKey: CustomTestStringConvertible, Sendable {
  let type: KeyType
  let bits: Int
  let base64: String

  var line: String { "\(type.rawValue) \(base64)" }
  var testDescription: String { type.rawValue }

  private init(_ type: KeyType, _ bits: Int, _ base64: String) {
    (self.type, self.bits, self.base64) = (type, bits, base64.replacing("\n", with: ""))
  }

  static let all = [rsa, ed25519, ecdsaP256, ecdsaP384, ecdsaP521, skEd25519, skECDSAP256]

  static let rsa = SampleKey(
    .rsa, 1024,
    """
    AAAAB3NzaC1yc2EAAAADAQABAAAAgQDLbh1pdgMc/EeBK4hAmb/esP9BWfWO4FapKx9llc2ItWmV0sIFO9RIi+Qq
    qVd0Fu+7YGb6SDY2ZGR08WWRKNweI2EbPBg9NE9cIDg3w1dtqZfKuDxNCVHFhT5AAcg3sW2UryvKuVNXsvEeSywg
    V8PGIOUudzz/5+8Iv+f8MS80UQ==
    """)

  static let ed25519 = SampleKey(
    .ed25519, 256, "AAAAC3NzaC1lZDI1NTE5AAAAIHptcwXP3hfh+ruNDeo5KcWZa1M7NZ827S3nDimR+UDh")
  /// What `ssh-keygen -l` prints of it.
  static let ed25519MD5 = "09:7b:0d:60:ec:7f:6a:ac:e1:f2:18:14:53:4f:05:76"
  static let ed25519SHA256 = "SHA256:sY942yC0Qfg50iTHMoUSi1ilnY7g60duYkHdUKOiGxA"

  static let ecdsaP256 = SampleKey(
    .ecdsaP256, 256,
    """
    AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBNkwYL7xwM0dkBELYEXHGNPRLqDeauGJxeJz
    1FdaWfT/dMGe/W0fqILdxkXUJ/oRb7ZT6cIu6UwcDqc4tWuXn18=
    """)

  static let ecdsaP384 = SampleKey(
    .ecdsaP384, 384,
    """
    AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBMKSHxbcVbx67OnR0nvf6/tx3mMPSsFTwVQv
    Ms9UMgIpZs0XoMLiPA9qPDzPZVuujMeCIKGwn4BBMEkWL2Rh+f0jgLPwxtcOx61JvpsgwBTT93z8ueUKAS/a6lHf
    zFDyEw==
    """)

  static let ecdsaP521 = SampleKey(
    .ecdsaP521, 521,
    """
    AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBACFNGtOtx3xP6lcr5T9fh4mCXtpUdxPKN+q
    yRR8NWwRME1ZoBfst8ATGZnns7NF6TM0Ibn/hSuHpkfMNqyxwWgDlAH56etuc8c6N7Z+X70Y9pgxH4o6rLBw3Por
    8TTs2c/4dqfx5TXaY7HGGfy7RXkooWoM5gVotmFfklYxN9tD1S/FGg==
    """)

  static let skEd25519 = SampleKey(
    .skEd25519, 256,
    """
    AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIHptcwXP3hfh+ruNDeo5KcWZa1M7NZ827S3nDimR+UDh
    AAAABHNzaDo=
    """)

  static let skECDSAP256 = SampleKey(
    .skECDSAP256, 256,
    """
    AAAAInNrLWVjZHNhLXNoYTItbmlzdHAyNTZAb3BlbnNzaC5jb20AAAAIbmlzdHAyNTYAAABBBNkwYL7xwM0dkBEL
    YEXHGNPRLqDeauGJxeJz1FdaWfT/dMGe/W0fqILdxkXUJ/oRb7ZT6cIu6UwcDqc4tWuXn18AAAAEc3NoOg==
    """)
}

import SSHKey
import Testing

/// One key of each kind, with what `ssh-keygen -l` prints of it.
///
/// The keys were made for these tests alone and open nothing. A security key's can't be made without
/// its hardware: those two hold the Ed25519 and the P-256 key of this table.
struct SampleKey: CustomTestStringConvertible, Sendable {
  let name: String
  let type: KeyType
  let bits: Int
  /// Without a comment.
  let line: String
  /// Without `MD5:`.
  let md5: String
  /// With `SHA256:`.
  let sha256: String

  var base64: String { String(line.split(separator: " ")[1]) }
  var testDescription: String { name }
}

extension SampleKey {
  static let all = [
    rsa1024, rsa2048, ed25519, ecdsaP256, ecdsaP384, ecdsaP521, skEd25519, skECDSAP256,
  ]

  static let rsa1024 = SampleKey(
    name: "rsa1024", type: .rsa, bits: 1024,
    line: """
      ssh-rsa \
      AAAAB3NzaC1yc2EAAAADAQABAAAAgQDLbh1pdgMc/EeBK4hAmb/esP9BWfWO4FapKx9llc2ItWmV0sIFO9RIi+Qq\
      qVd0Fu+7YGb6SDY2ZGR08WWRKNweI2EbPBg9NE9cIDg3w1dtqZfKuDxNCVHFhT5AAcg3sW2UryvKuVNXsvEeSywg\
      V8PGIOUudzz/5+8Iv+f8MS80UQ==
      """,
    md5: "51:c6:a2:78:92:fc:bd:3d:eb:05:23:cf:61:30:a7:cb",
    sha256: "SHA256:iLiraj0Cb2anHd8Vm4COvFi2/fFqCqBJdVOAN5xpnWM")

  static let rsa2048 = SampleKey(
    name: "rsa2048", type: .rsa, bits: 2048,
    line: """
      ssh-rsa \
      AAAAB3NzaC1yc2EAAAADAQABAAABAQCYxCiPfbDFL/j0l2yNQLEVBuPFYzdo0150aOmm6dZSfGH85bJ3cTF9YYou\
      AZcNRN3RD6IIuHgrmLZv2iS781pkZh8+bgEQaGIAlQnUcfWzksX7YNNchaTRnUmyklblUmLtHdBCX3Oyc/rh74r/\
      /MttaMlxGfz98Bb1bsYfC1FB+3Gy6bb44wXXy4zr2FVPXBo+GmA04J9tQxFCyPfzKg6iV6N8cCKmAl7EiYiHJmuh\
      OlmDZ6gJkfMl0YwRt6b9xefR4Ir2FgXQEMJJXVQwwcXcci2gj51Rmx4S66dUs12UmCDEhOe3cqAYKavlO8a8mM8v\
      2CSjfUPK1cn/7XhBiKeJ
      """,
    md5: "c1:c3:51:55:41:7b:a4:85:a4:ea:dd:a6:63:63:94:94",
    sha256: "SHA256:MY331ylsSEgZGlZhwRHgzn2BikJd5INlZSA9u220z4g")

  static let ed25519 = SampleKey(
    name: "ed25519", type: .ed25519, bits: 256,
    line: """
      ssh-ed25519 \
      AAAAC3NzaC1lZDI1NTE5AAAAIHptcwXP3hfh+ruNDeo5KcWZa1M7NZ827S3nDimR+UDh
      """,
    md5: "09:7b:0d:60:ec:7f:6a:ac:e1:f2:18:14:53:4f:05:76",
    sha256: "SHA256:sY942yC0Qfg50iTHMoUSi1ilnY7g60duYkHdUKOiGxA")

  static let ecdsaP256 = SampleKey(
    name: "ecdsaP256", type: .ecdsaP256, bits: 256,
    line: """
      ecdsa-sha2-nistp256 \
      AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBNkwYL7xwM0dkBELYEXHGNPRLqDeauGJxeJz\
      1FdaWfT/dMGe/W0fqILdxkXUJ/oRb7ZT6cIu6UwcDqc4tWuXn18=
      """,
    md5: "b4:8b:ac:1c:5d:7f:5d:96:10:fa:a7:00:e6:af:71:8a",
    sha256: "SHA256:6plMgdfoBhiS3JAriIYwubed+6EToGzDu6vD2tkKHTI")

  static let ecdsaP384 = SampleKey(
    name: "ecdsaP384", type: .ecdsaP384, bits: 384,
    line: """
      ecdsa-sha2-nistp384 \
      AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBMKSHxbcVbx67OnR0nvf6/tx3mMPSsFTwVQv\
      Ms9UMgIpZs0XoMLiPA9qPDzPZVuujMeCIKGwn4BBMEkWL2Rh+f0jgLPwxtcOx61JvpsgwBTT93z8ueUKAS/a6lHf\
      zFDyEw==
      """,
    md5: "9c:fa:51:10:fc:60:6b:ec:05:02:18:76:56:9c:2f:53",
    sha256: "SHA256:laJBjSWRaANSSZyXYHhVXwyXmSgCfcyBWZZ4tEcmQbo")

  static let ecdsaP521 = SampleKey(
    name: "ecdsaP521", type: .ecdsaP521, bits: 521,
    line: """
      ecdsa-sha2-nistp521 \
      AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBACFNGtOtx3xP6lcr5T9fh4mCXtpUdxPKN+q\
      yRR8NWwRME1ZoBfst8ATGZnns7NF6TM0Ibn/hSuHpkfMNqyxwWgDlAH56etuc8c6N7Z+X70Y9pgxH4o6rLBw3Por\
      8TTs2c/4dqfx5TXaY7HGGfy7RXkooWoM5gVotmFfklYxN9tD1S/FGg==
      """,
    md5: "5a:3a:11:39:f3:1f:cd:e1:d1:ae:45:9b:47:a9:bf:76",
    sha256: "SHA256:3FECcqpRVE/6rk6SxdNeF3OMwaKJkHFrQnyaWYcJuP4")

  static let skEd25519 = SampleKey(
    name: "skEd25519", type: .skEd25519, bits: 256,
    line: """
      sk-ssh-ed25519@openssh.com \
      AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIHptcwXP3hfh+ruNDeo5KcWZa1M7NZ827S3nDimR+UDh\
      AAAABHNzaDo=
      """,
    md5: "a2:cb:5a:c8:01:a7:57:f3:05:d6:68:73:94:4b:d2:3e",
    sha256: "SHA256:8WhkFeng5rvxCOc61Cl/BPPQCnwDy7odSjgugi9nOu8")

  static let skECDSAP256 = SampleKey(
    name: "skECDSAP256", type: .skECDSAP256, bits: 256,
    line: """
      sk-ecdsa-sha2-nistp256@openssh.com \
      AAAAInNrLWVjZHNhLXNoYTItbmlzdHAyNTZAb3BlbnNzaC5jb20AAAAIbmlzdHAyNTYAAABBBNkwYL7xwM0dkBEL\
      YEXHGNPRLqDeauGJxeJz1FdaWfT/dMGe/W0fqILdxkXUJ/oRb7ZT6cIu6UwcDqc4tWuXn18AAAAEc3NoOg==
      """,
    md5: "9e:5d:53:76:22:a6:34:3e:99:85:9b:1f:50:37:ab:0d",
    sha256: "SHA256:DhjWOcUFNkdYg5n662pyMKeS5Zv5JgH1pGhYuNcQBOg")
}

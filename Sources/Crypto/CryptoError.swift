/// Everything this module refuses. Descriptions are for operators and logs; none holds a secret.
package enum CryptoError: Error, Equatable {
  /// libcrypto refused a call that only a broken installation or lack of memory can make fail.
  case library(call: String)
  /// A sealed record is shorter than its fixed parts.
  case truncatedRecord
  /// A sealed record was written by a format this program does not know.
  case unknownRecordVersion(UInt8)
  /// A sealed record names a key that the key file does not hold.
  case unknownKey(id: UInt32)
  /// A sealed record, or what it was bound to, is not what was sealed.
  case authenticationFailed
  /// A stored password record cannot be read, or asks for a cost outside the accepted range.
  case malformedPasswordRecord
  /// The key file cannot be used; the fault says what to do.
  case keyFile(path: String, fault: KeyFileFault)
}

extension CryptoError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .library(let call): "libcrypto: \(call) failed"
    case .truncatedRecord: "sealed record is truncated"
    case .unknownRecordVersion(let version): "sealed record has unknown format \(version)"
    case .unknownKey(let id): "sealed record needs key \(id), which is not in the key file"
    case .authenticationFailed: "sealed record failed authentication"
    case .malformedPasswordRecord: "stored password record is malformed"
    case .keyFile(let path, let fault): "key file \(path): \(fault)"
    }
  }
}

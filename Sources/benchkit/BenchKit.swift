import Crypto
import Glibc
import Sockets

/// What the suite of cardbench needs of SQLite and libcrypto. It is a program of its own, so that
/// the floor links neither.
@main
struct BenchKit {
  private static let usage = """
    usage: benchkit inserts FILE SECONDS  insert rows into a new database, one commit each, and
                                          print: count, nanoseconds, p50, p99, p99.9, CPU, peak bytes
           benchkit totp                  print the one-time code of $TOTP_SECRET
    """

  static func main() {
    let arguments = CommandLine.arguments
    do {
      if arguments.count == 4, arguments[1] == "inserts", let seconds = Double(arguments[3]) {
        print(try Inserts(path: arguments[2]).run(seconds: seconds))
      } else if arguments.dropFirst() == ["totp"], let code = oneTimeCode() {
        print(code)
      } else {
        StandardError.write("\(usage)\n")
        exit(2)
      }
    } catch {
      StandardError.write("benchkit: \(error)\n")
      exit(EXIT_FAILURE)
    }
  }

  /// The secret is not on the command line, which everyone can see.
  private static func oneTimeCode() -> String? {
    guard let secret = ProcessEnvironment.value("TOTP_SECRET").flatMap({ TOTP.secret($0) })
    else { return nil }
    let seconds = SystemClock.millisecondsSinceEpoch / 1000
    return TOTP.code(secret: secret, step: seconds / TOTP.secondsPerStep)
  }
}

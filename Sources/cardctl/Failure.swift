import CardClient
import Console

/// Why a command did not do what it was asked to.
enum Failure: Error {
  case usage(UsageError)
  case client(ClientError)
  case console(ConsoleError)
  /// The person at the terminal did not go on; nothing has happened.
  case notConfirmed(Text)
  /// What was asked for cannot be, for a reason that is found here.
  case refused(Text, ExitCode)
  /// The answer itself says it all.
  case quiet
  /// The output says it all; the program ends with this code.
  case reported(ExitCode)
}

import Daemon
import Glibc
import Sockets

/// cardd: the server, and what its operator does with it.
exit(Command.run(Array(CommandLine.arguments)))

import Glibc

exit(Program(system: .real).run(Array(CommandLine.arguments.dropFirst())).rawValue)

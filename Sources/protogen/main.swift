import FoundationEssentials
import Glibc

/// protogen [--check]: makes the generated files from `Protocol/`, in the folder it is called in.
/// With --check it writes nothing and fails if a file is not what it would write.
do {
  let isCheck = CommandLine.arguments.dropFirst() == ["--check"]
  var generator = try Generator { name in
    let path = "Protocol/\(name)"
    guard let data = FileManager.default.contents(atPath: path) else {
      throw GenerationError(path, "cannot be read; call protogen in the package's folder")
    }
    return try Node([UInt8](data), file: path)
  }
  var stale: [String] = []
  for output in try generator.generate() {
    let current = FileManager.default.contents(atPath: output.path)
    guard current != Data(output.text.utf8) else { continue }
    stale.append(output.path)
    if !isCheck {
      try Data(output.text.utf8).write(to: URL(filePath: output.path), options: .atomic)
    }
  }
  for path in stale { print(isCheck ? "stale: \(path)" : "wrote: \(path)") }
  exit(isCheck && !stale.isEmpty ? 1 : 0)
} catch {
  print("protogen: \(error)")
  exit(1)
}

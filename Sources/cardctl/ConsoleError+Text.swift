import Console
import Glibc

extension ConsoleError {
  /// What is wrong, for the person who named the file.
  var text: Text {
    switch self {
    case .system(_, let path?, let code): Self.text(code, path) ?? plain
    case .notRegular(let path): Text("\(path) is no file on a disk", "\(path) 不是普通文件")
    case .tooLarge(let path, let bytesMax):
      Text("\(path) is larger than \(bytesMax) bytes", "\(path) 超过 \(bytesMax) 字节")
    case .notPrivate(let path):
      Text(
        "\(path) is not private; make it yours alone with chmod 600, or remove it",
        "\(path) 可被他人读取；请用 chmod 600 改为仅自己可读，或将其删除")
    case .system: plain
    }
  }

  /// In the system's own words.
  private var plain: Text { Text("\(self)", "\(self)") }

  private static func text(_ code: CInt, _ path: String) -> Text? {
    switch code {
    case ENOENT, ENOTDIR: Text("\(path): no such file or folder", "\(path)：没有该文件或文件夹")
    case EISDIR: Text("\(path) is a folder", "\(path) 是文件夹")
    case EACCES, EPERM: Text("\(path): permission denied", "\(path)：没有权限")
    case ENOSPC, EDQUOT: Text("\(path): the disk is full", "\(path)：磁盘已满")
    case EFBIG: Text("\(path): larger than a file may be here", "\(path)：超出此处允许的文件大小")
    case EROFS: Text("\(path): the disk is read-only", "\(path)：磁盘只读")
    case EEXIST: Text("\(path) is there already", "\(path) 已存在")
    default: nil
    }
  }
}

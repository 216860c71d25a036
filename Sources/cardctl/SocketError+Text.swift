import Sockets

extension SocketError {
  /// What is wrong and what to do, in both languages.
  var text: Text { Text(description, chinese) }

  private var chinese: String {
    switch self {
    case .pathTooLong(let path, let bytes):
      "套接字路径 \(path) 有 \(bytes) 字节，系统上限 \(SocketPath.bytesMax) 字节；请换用较短的路径"
    case .pathMalformed: "套接字路径为空或含有 NUL 字节；请另行指定"
    case .inUse(let path, _): "已有服务器在使用 \(path)"
    case .notASocket(let path): "\(path) 不是套接字"
    case .noServer(let path): "\(path) 处没有套接字；服务器是否在运行、路径是否正确？"
    case .staleSocket(let path): "没有服务器在 \(path) 上监听；请启动服务器"
    case .denied(let path, let component):
      "没有权限访问套接字 \(path)（受阻于 \(component)）；请申请加入其用户组"
    case .timedOut: "连接超时；服务器过载或无响应"
    case .closedByPeer: "服务器关闭了连接"
    case .activation, .system: description
    }
  }
}

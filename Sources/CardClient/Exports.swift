// Who imports CardClient can name everything that its calls take and give.
@_exported public import API
@_exported public import JSON
@_exported public import RPC
@_exported public import Sockets

import Crypto
import RPC
import Server
import Service
import Sockets
import Synchronization

/// The settings that a running server goes by.
final class SettingsInForce: Sendable {
  private let current: Mutex<Settings>

  init(_ settings: Settings) {
    current = Mutex(settings)
  }

  var settings: Settings {
    get { current.withLock { $0 } }
    set { current.withLock { $0 = newValue } }
  }
}

/// What SIGHUP does: reads the settings and the keys anew and takes over what a running server can. A mistake
/// among the settings leaves all of them as they are, one among the keys the keys.
struct Reload: Sendable {
  private let installation: Installation
  private let service: Service
  private let notifier: Notifier

  init(_ installation: Installation, _ service: Service, _ notifier: Notifier) {
    self.installation = installation
    self.service = service
    self.notifier = notifier
  }

  /// Tells the service manager as sd_notify(3) asks of `Type=notify-reload`: also after a failure the server
  /// is as ready as it was.
  func run() {
    notifier.send("RELOADING=1\nMONOTONIC_USEC=\(MonotonicClock.nanoseconds() / 1_000)")
    takeSettings()
    takeKeys()
    notifier.send("READY=1")
  }

  private func takeSettings() {
    let log = installation.log
    do throws(SettingFaults) {
      let wanted = try installation.options.sources.settings()
      let former = installation.inForce.settings
      let changed = wanted.differences(from: former)
      let waiting = changed.filter { !$0.isReloadable }
      let settings = wanted.keeping(waiting, of: former)
      apply(settings)
      let now = changed.filter(\.isReloadable)
      log.announce("reload: " + Self.sentence(now, former, wanted, none: "no setting has changed"))
      if !waiting.isEmpty {
        log.write(
          .warn, "reload: a restart is needed for \(Self.sentence(waiting, former, wanted))")
      }
    } catch {
      let faults = error.faults.map { "\($0)" }.joined(separator: "; ")
      log.write(.error, "reload: nothing was changed: \(faults)")
    }
  }

  private func takeKeys() {
    let (log, path) = (installation.log, installation.inForce.settings.data.keys)
    do throws(CryptoError) {
      let ring = try KeyRing.load(at: path)
      guard ring.sealKeyIDs != service.sealKeys else { return }
      if try service.adopt(ring) {
        log.announce("reload: key \(ring.currentSealKey) seals from now on")
      } else {
        log.write(.error, "reload: the keys stay: \(path) lacks one that is in use")
      }
    } catch {
      log.write(.error, "reload: the keys stay: \(error)")
    }
  }

  private func apply(_ settings: Settings) {
    installation.inForce.settings = settings
    let limits = settings.limits
    installation.log.set(settings.logLevel.level)
    service.adjust(limits.service, ConnectionLimits(limits))
    installation.control.adjust(limits.server)
  }

  private static func sentence(
    _ settings: [Setting], _ former: Settings, _ wanted: Settings, none: String = ""
  ) -> String {
    guard !settings.isEmpty else { return none }
    return settings.map { setting in
      let values = [former, wanted].map { $0[setting].value.map { "\($0)" } ?? "none" }
      return "\(setting.key) \(values[0]) -> \(values[1])"
    }.joined(separator: ", ")
  }
}

extension ConnectionLimits {
  /// The part of a server's limits that its callers are told.
  init(_ limits: Limits) {
    self.init()
    frameBytesMax = limits.server.frameBytesMax
    inFlightMax = limits.server.inFlightMax
  }
}

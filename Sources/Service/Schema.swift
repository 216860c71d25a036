package import Storage

/// The tables, as numbered migrations. A migration that was released never changes.
///
/// A card's row also holds the JSON of its stored members (`encoded`), which reads copy as it is: it is
/// written by the one function that writes the columns it repeats.
///
/// Every row belongs to a tenant and every query names it; tenant 0 is the platform itself. Times are
/// milliseconds since 1970 in UTC. Enumerations are stored as their place in the contract's lists,
/// which only ever grow at the end.
package enum Schema {
  /// Marks database files as this program's: "crd1".
  package static let applicationID: Int32 = 0x6372_6431

  package static let migrations = [
    Migration(1, "identity", sql: identity),
    Migration(2, "cards", sql: cards),
    Migration(3, "records", sql: records),
    Migration(4, "event positions", sql: eventPositions),
    Migration(5, "roles", sql: roles),
    Migration(6, "consents", sql: consents),
    Migration(7, "audit chain", sql: auditChain),
    Migration(8, "signals", sql: signals),
    Migration(9, "payments", sql: payments),
    Migration(10, "channels", sql: channels),
    Migration(11, "alerts", sql: alerts),
    Migration(12, "imports", sql: imports),
    Migration(13, "signals of attempts", sql: attemptSignals),
  ]

  /// What this program brings databases to: the number of the last migration.
  package static var newest: Int { migrations.last?.number ?? 0 }

  private static let identity: StaticString = """
    CREATE TABLE tenants (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      time_zone TEXT NOT NULL,
      state INTEGER NOT NULL DEFAULT 0,
      created_at INTEGER NOT NULL
    ) STRICT;
    INSERT INTO tenants (id, name, time_zone, created_at) VALUES (0, 'platform', 'UTC', 0);

    CREATE TABLE stores (
      tenant INTEGER NOT NULL REFERENCES tenants (id),
      id INTEGER NOT NULL,
      code TEXT NOT NULL,
      name TEXT NOT NULL,
      state INTEGER NOT NULL DEFAULT 0,
      created_at INTEGER NOT NULL,
      PRIMARY KEY (tenant, id)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX stores_by_code ON stores (tenant, code);
    CREATE UNIQUE INDEX stores_by_id ON stores (id);

    CREATE TABLE accounts (
      id INTEGER PRIMARY KEY,
      tenant INTEGER NOT NULL REFERENCES tenants (id),
      name TEXT NOT NULL,
      role TEXT NOT NULL,
      password TEXT NOT NULL,
      password_must_change INTEGER NOT NULL,
      totp_secret BLOB,
      totp_offered BLOB,
      totp_last_step INTEGER NOT NULL DEFAULT 0,
      failures INTEGER NOT NULL DEFAULT 0,
      failures_in_a_row INTEGER NOT NULL DEFAULT 0,
      locked_until INTEGER NOT NULL DEFAULT 0,
      enabled INTEGER NOT NULL DEFAULT 1,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX accounts_by_name ON accounts (tenant, name);

    CREATE TABLE account_stores (
      tenant INTEGER NOT NULL,
      account INTEGER NOT NULL REFERENCES accounts (id),
      store INTEGER NOT NULL,
      PRIMARY KEY (tenant, account, store),
      FOREIGN KEY (tenant, store) REFERENCES stores (tenant, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE account_peers (
      uid INTEGER PRIMARY KEY,
      tenant INTEGER NOT NULL,
      account INTEGER NOT NULL REFERENCES accounts (id)
    ) STRICT;
    CREATE INDEX account_peers_by_account ON account_peers (tenant, account);

    CREATE TABLE recovery_codes (
      tenant INTEGER NOT NULL,
      account INTEGER NOT NULL REFERENCES accounts (id),
      digest BLOB NOT NULL,
      offered INTEGER NOT NULL,
      PRIMARY KEY (tenant, account, digest)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE sessions (
      id INTEGER PRIMARY KEY,
      tenant INTEGER NOT NULL,
      account INTEGER NOT NULL REFERENCES accounts (id),
      digest BLOB NOT NULL,
      peer_uid INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      last_used_at INTEGER NOT NULL,
      fresh_until INTEGER NOT NULL DEFAULT 0,
      ended_at INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX sessions_by_digest ON sessions (digest);
    CREATE INDEX sessions_by_account ON sessions (tenant, account, id);
    """

  private static let cards: StaticString = """
    CREATE TABLE cards (
      tenant INTEGER NOT NULL,
      id INTEGER NOT NULL,
      store INTEGER NOT NULL,
      expiry INTEGER,
      observed INTEGER NOT NULL,
      primary_observed INTEGER NOT NULL,
      binding INTEGER NOT NULL DEFAULT 0,
      encoded TEXT NOT NULL,
      brand INTEGER NOT NULL,
      funding INTEGER NOT NULL,
      last4 INTEGER NOT NULL,
      holder_masked TEXT NOT NULL,
      bank TEXT,
      usage INTEGER NOT NULL,
      priority INTEGER NOT NULL DEFAULT 0,
      label TEXT,
      bound_at INTEGER NOT NULL,
      state_since INTEGER NOT NULL,
      last_verified_at INTEGER,
      version INTEGER NOT NULL DEFAULT 1,
      previous_card INTEGER,
      replaced_by INTEGER,
      first6 TEXT,
      holder_hash BLOB,
      fingerprint BLOB NOT NULL,
      gateway_token BLOB,
      PRIMARY KEY (tenant, id),
      FOREIGN KEY (tenant, store) REFERENCES stores (tenant, id)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX cards_on_file ON cards (tenant, store, fingerprint) WHERE binding < 2;
    CREATE INDEX cards_by_fingerprint ON cards (tenant, fingerprint, id) WHERE binding = 2;

    CREATE TABLE card_reasons (
      tenant INTEGER NOT NULL,
      card INTEGER NOT NULL,
      health INTEGER NOT NULL,
      source INTEGER NOT NULL,
      profile TEXT,
      code TEXT,
      observed_at INTEGER NOT NULL,
      PRIMARY KEY (tenant, card, health),
      FOREIGN KEY (tenant, card) REFERENCES cards (tenant, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE card_transitions (
      tenant INTEGER NOT NULL,
      card INTEGER NOT NULL,
      id INTEGER NOT NULL,
      body TEXT NOT NULL,
      PRIMARY KEY (tenant, card, id),
      FOREIGN KEY (tenant, card) REFERENCES cards (tenant, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE confirmations (
      tenant INTEGER NOT NULL,
      id INTEGER NOT NULL,
      account INTEGER NOT NULL,
      session INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      used_at INTEGER,
      replace_with INTEGER,
      stop_auto_debit INTEGER NOT NULL,
      PRIMARY KEY (tenant, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE confirmation_cards (
      tenant INTEGER NOT NULL,
      confirmation INTEGER NOT NULL,
      card INTEGER NOT NULL,
      version INTEGER NOT NULL,
      PRIMARY KEY (tenant, confirmation, card),
      FOREIGN KEY (tenant, confirmation) REFERENCES confirmations (tenant, id)
    ) STRICT, WITHOUT ROWID;
    """

  private static let records: StaticString = """
    CREATE TABLE audit (
      id INTEGER PRIMARY KEY,
      tenant INTEGER NOT NULL,
      at INTEGER NOT NULL,
      account INTEGER,
      session INTEGER,
      peer_uid INTEGER NOT NULL,
      peer_pid INTEGER NOT NULL,
      method TEXT NOT NULL,
      outcome TEXT NOT NULL,
      target TEXT,
      before TEXT,
      after TEXT,
      reason TEXT,
      decision TEXT
    ) STRICT;
    CREATE INDEX audit_by_tenant ON audit (tenant, id);

    CREATE TABLE events (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      tenant INTEGER NOT NULL,
      at INTEGER NOT NULL,
      type TEXT NOT NULL,
      store INTEGER,
      subject TEXT NOT NULL,
      body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX events_by_tenant ON events (tenant, sequence);

    CREATE TABLE idempotent_answers (
      tenant INTEGER NOT NULL,
      account INTEGER NOT NULL,
      method TEXT NOT NULL,
      key TEXT NOT NULL,
      params BLOB NOT NULL,
      answer BLOB NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (tenant, account, method, key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX idempotent_answers_by_time ON idempotent_answers (at);
    """

  /// Each tenant counts its own events, so that a gap tells nothing of others.
  private static let eventPositions: StaticString = """
    CREATE TABLE tenant_events (
      tenant INTEGER NOT NULL REFERENCES tenants (id),
      sequence INTEGER NOT NULL,
      at INTEGER NOT NULL,
      type TEXT NOT NULL,
      store INTEGER,
      subject TEXT NOT NULL,
      body TEXT NOT NULL,
      PRIMARY KEY (tenant, sequence)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO tenant_events
      SELECT tenant, row_number() OVER (PARTITION BY tenant ORDER BY sequence), at, type, store,
        subject, body FROM events;
    DROP TABLE events;
    ALTER TABLE tenant_events RENAME TO events;

    CREATE TABLE event_consumers (
      tenant INTEGER NOT NULL,
      account INTEGER NOT NULL REFERENCES accounts (id),
      name TEXT NOT NULL,
      position INTEGER NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (tenant, account, name)
    ) STRICT, WITHOUT ROWID;
    """

  /// A card also keeps the time of the newest observation of its health, that at which its details were last
  /// entered anew, and a keyed digest by which its gateway token is found. Signals are kept as they came,
  /// with the row of the ruleset that was applied, so that another edition can be tried on them.
  private static let signals: StaticString = """
    ALTER TABLE cards ADD COLUMN observed_at INTEGER;
    ALTER TABLE cards ADD COLUMN details_at INTEGER;
    ALTER TABLE cards ADD COLUMN gateway_digest BLOB;
    CREATE INDEX cards_by_gateway_token ON cards (tenant, gateway_digest)
      WHERE gateway_digest IS NOT NULL;

    CREATE TABLE card_signals (
      tenant INTEGER NOT NULL,
      card INTEGER NOT NULL,
      observed_at INTEGER NOT NULL,
      profile TEXT NOT NULL,
      code TEXT NOT NULL,
      advice TEXT NOT NULL,
      text TEXT,
      received_at INTEGER NOT NULL,
      account INTEGER NOT NULL,
      edition TEXT NOT NULL,
      rule TEXT NOT NULL,
      PRIMARY KEY (tenant, card, observed_at, profile, code, advice),
      FOREIGN KEY (tenant, card) REFERENCES cards (tenant, id)
    ) STRICT, WITHOUT ROWID;
    """
}

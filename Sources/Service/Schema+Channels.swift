extension Schema {
  /// The channels through which a tenant takes payments, and what each still has to take: a row for each
  /// unbinding and channel, due at its event's place in the tenant's log. `is_late` says
  /// that an alert tells of it. A card in `settled_syncs` is one that no channel holds any more and that is
  /// about to become unbound.
  static let channels: StaticString = """
    CREATE TABLE channels (
      tenant INTEGER NOT NULL REFERENCES tenants (id),
      name TEXT NOT NULL,
      account INTEGER NOT NULL REFERENCES accounts (id),
      position INTEGER NOT NULL,
      registered_at INTEGER NOT NULL,
      acknowledged_at INTEGER,
      late_at INTEGER,
      PRIMARY KEY (tenant, name)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX channels_late ON channels (late_at) WHERE late_at IS NOT NULL;

    CREATE TABLE card_syncs (
      tenant INTEGER NOT NULL,
      card INTEGER NOT NULL,
      channel TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      since INTEGER NOT NULL,
      until INTEGER NOT NULL,
      acknowledged_at INTEGER,
      is_late INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (tenant, card, channel),
      FOREIGN KEY (tenant, card) REFERENCES cards (tenant, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX card_syncs_owed ON card_syncs (tenant, channel, sequence, is_late, until)
      WHERE acknowledged_at IS NULL;
    CREATE INDEX card_syncs_due ON card_syncs (until)
      WHERE acknowledged_at IS NULL AND is_late = 0;
    CREATE INDEX card_syncs_recovered ON card_syncs (tenant, card, channel)
      WHERE acknowledged_at IS NOT NULL AND is_late = 1;

    CREATE TABLE settled_syncs (
      tenant INTEGER NOT NULL,
      card INTEGER NOT NULL,
      PRIMARY KEY (tenant, card),
      FOREIGN KEY (tenant, card) REFERENCES cards (tenant, id)
    ) STRICT, WITHOUT ROWID;
    """
}

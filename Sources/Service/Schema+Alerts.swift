extension Schema {
  /// An alert is about `subject`: a card, or where it is about a store that store. Of what is live (open or
  /// acknowledged) each is there once; of an expiry each tier is raised once in all.
  ///
  /// `daily_work` has how far each tenant's work of the day has come: it is due at `due`, and also while the
  /// clock stands before `begins`, the first moment of the day that it was last done for.
  static let alerts: StaticString = """
    CREATE TABLE alerts (
      tenant INTEGER NOT NULL,
      id INTEGER NOT NULL,
      kind INTEGER NOT NULL,
      state INTEGER NOT NULL DEFAULT 0,
      store INTEGER NOT NULL,
      subject INTEGER NOT NULL,
      channel TEXT NOT NULL DEFAULT '',
      expiry INTEGER,
      days INTEGER,
      health INTEGER,
      raised_at INTEGER NOT NULL,
      acknowledged_at INTEGER,
      acknowledged_by INTEGER REFERENCES accounts (id),
      settled_at INTEGER,
      PRIMARY KEY (tenant, id),
      FOREIGN KEY (tenant, store) REFERENCES stores (tenant, id)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX alerts_live ON alerts (tenant, subject, kind, channel) WHERE state < 2;
    CREATE UNIQUE INDEX alerts_by_tier ON alerts (tenant, subject, expiry, days) WHERE kind = 0;
    CREATE INDEX alerts_by_state ON alerts (tenant, state, id);

    CREATE INDEX cards_by_expiry ON cards (tenant, expiry) WHERE binding = 0 AND expiry IS NOT NULL;

    ALTER TABLE cards ADD COLUMN purged_at INTEGER;
    CREATE INDEX cards_to_purge ON cards (tenant, state_since)
      WHERE binding = 2 AND purged_at IS NULL;

    ALTER TABLE tenants ADD COLUMN alert_days TEXT NOT NULL DEFAULT '30 15 7 1 0';
    ALTER TABLE tenants ADD COLUMN purge_after_days INTEGER NOT NULL DEFAULT 180;

    CREATE TABLE daily_work (
      tenant INTEGER NOT NULL REFERENCES tenants (id),
      work INTEGER NOT NULL,
      due INTEGER NOT NULL DEFAULT 0,
      begins INTEGER NOT NULL DEFAULT 0,
      day INTEGER,
      reach INTEGER NOT NULL DEFAULT 0,
      first INTEGER NOT NULL DEFAULT 0,
      second INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (work, tenant)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX daily_work_by_due ON daily_work (work, due);
    CREATE INDEX daily_work_by_beginning ON daily_work (work, begins);
    INSERT INTO daily_work (tenant, work) SELECT id, 0 FROM tenants WHERE id > 0;
    INSERT INTO daily_work (tenant, work) SELECT id, 1 FROM tenants WHERE id > 0;

    CREATE INDEX sessions_by_end ON sessions (expires_at);
    CREATE INDEX confirmations_by_end ON confirmations (expires_at);
    """
}

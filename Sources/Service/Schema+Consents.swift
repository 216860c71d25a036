extension Schema {
  /// What tenants let support do, and which audit lines tell of what support did with it.
  static let consents: StaticString = """
    CREATE TABLE consents (
      tenant INTEGER NOT NULL REFERENCES tenants (id),
      id INTEGER NOT NULL,
      granted_by INTEGER NOT NULL REFERENCES accounts (id),
      permissions TEXT NOT NULL,
      note TEXT,
      granted_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      revoked_at INTEGER,
      revoked_by INTEGER REFERENCES accounts (id),
      PRIMARY KEY (tenant, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX consents_in_force ON consents (expires_at) WHERE revoked_at IS NULL;

    CREATE TABLE support_accesses (
      tenant INTEGER NOT NULL,
      audit INTEGER NOT NULL,
      consent INTEGER NOT NULL,
      PRIMARY KEY (tenant, audit),
      FOREIGN KEY (tenant, consent) REFERENCES consents (tenant, id)
    ) STRICT, WITHOUT ROWID;
    """
}

extension Schema {
  /// Lines are only ever added. Each belongs to two chains: its tenant's (`sequence`, `hash`) and that of
  /// all (`place`, `head`). What is short stands first, so that the last line is found without reading
  /// through objects. The lines of before wait in `audit_unchained` until a start has the keys to chain
  /// them.
  static let auditChain: StaticString = """
    DROP INDEX audit_by_tenant;
    ALTER TABLE audit RENAME TO audit_unchained;
    CREATE TABLE audit (
      place INTEGER PRIMARY KEY,
      tenant INTEGER NOT NULL,
      sequence INTEGER NOT NULL,
      hash BLOB NOT NULL,
      head BLOB NOT NULL,
      id INTEGER NOT NULL,
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
    CREATE UNIQUE INDEX audit_by_tenant ON audit (tenant, sequence);
    CREATE UNIQUE INDEX audit_by_id ON audit (id);
    CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit BEGIN
      SELECT RAISE(ABORT, 'a line of the audit never changes');
    END;
    CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit BEGIN
      SELECT RAISE(ABORT, 'a line of the audit is never removed');
    END;
    """
}

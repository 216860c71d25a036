extension Schema {
  /// An import is known from the moment that it was accepted, with every row of it. The cells of a row
  /// that waits are sealed, since a card number may be among them; they go with the row's outcome. What is
  /// kept of a row that was not carried out, for its correction, has the number masked, and is sealed too.
  ///
  /// Version and health are those that a row gave its card: what somebody has touched since is not undone.
  ///
  /// A row's `plan` and `outcome` are places in `RowOutcome`; outcome 0 waits. A merchant's own reference
  /// is there once what it asked for was done.
  static let imports: StaticString = """
    CREATE TABLE imports (
      tenant INTEGER NOT NULL,
      id INTEGER NOT NULL,
      account INTEGER NOT NULL REFERENCES accounts (id),
      state INTEGER NOT NULL,
      mode INTEGER NOT NULL,
      plan_hash TEXT NOT NULL,
      rows INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      due_at INTEGER NOT NULL,
      ended_at INTEGER,
      PRIMARY KEY (tenant, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX imports_running ON imports (due_at) WHERE state = 1;
    CREATE INDEX imports_kept ON imports (created_at) WHERE state <> 1;

    CREATE TABLE import_rows (
      tenant INTEGER NOT NULL,
      import INTEGER NOT NULL,
      row INTEGER NOT NULL,
      plan INTEGER NOT NULL,
      outcome INTEGER NOT NULL DEFAULT 0,
      severity INTEGER,
      card INTEGER,
      version INTEGER,
      health INTEGER,
      undone INTEGER NOT NULL DEFAULT 0,
      faults TEXT,
      cells BLOB,
      PRIMARY KEY (tenant, import, row),
      FOREIGN KEY (tenant, import) REFERENCES imports (tenant, id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX import_rows_waiting ON import_rows (tenant, import, row) WHERE outcome = 0;

    CREATE TABLE import_references (
      tenant INTEGER NOT NULL,
      reference TEXT NOT NULL,
      card INTEGER,
      PRIMARY KEY (tenant, reference)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX import_references_by_card ON import_references (tenant, card);
    """
}

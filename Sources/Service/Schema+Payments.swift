extension Schema {
  /// A payment is one order's; its attempts each keep the card as it was at the time, so that history
  /// outlives cards. An attempt runs until it is completed or its time is over; what is told of it after
  /// that settles it late. The cards that are one credential, or took another's place, are found by index:
  /// what may be tried follows from the attempts on all of them.
  static let payments: StaticString = """
    CREATE TABLE payments (
      tenant INTEGER NOT NULL,
      id INTEGER NOT NULL,
      store INTEGER NOT NULL,
      reference TEXT NOT NULL,
      amount INTEGER NOT NULL,
      currency TEXT NOT NULL,
      usage INTEGER NOT NULL,
      outcome INTEGER NOT NULL DEFAULT 0,
      begun_at INTEGER NOT NULL,
      PRIMARY KEY (tenant, id),
      FOREIGN KEY (tenant, store) REFERENCES stores (tenant, id)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX payments_by_order ON payments (tenant, reference);
    CREATE INDEX payments_by_store ON payments (tenant, store, id);

    CREATE TABLE attempts (
      tenant INTEGER NOT NULL,
      id INTEGER NOT NULL,
      payment INTEGER NOT NULL,
      card INTEGER NOT NULL,
      channel TEXT NOT NULL,
      account INTEGER NOT NULL,
      begun_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      outcome INTEGER NOT NULL DEFAULT 0,
      settled_at INTEGER,
      profile TEXT,
      code TEXT,
      advice TEXT,
      text TEXT,
      rule TEXT,
      edition TEXT,
      brand INTEGER NOT NULL,
      last4 INTEGER NOT NULL,
      bank TEXT,
      holder_masked TEXT NOT NULL,
      status INTEGER NOT NULL,
      health INTEGER NOT NULL,
      PRIMARY KEY (tenant, id),
      FOREIGN KEY (tenant, payment) REFERENCES payments (tenant, id),
      FOREIGN KEY (tenant, card) REFERENCES cards (tenant, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX attempts_by_payment ON attempts (tenant, payment, id);
    CREATE INDEX attempts_by_card ON attempts (tenant, card, id);
    CREATE INDEX attempts_running ON attempts (expires_at) WHERE outcome = 0;

    DROP INDEX cards_by_fingerprint;
    CREATE INDEX cards_by_fingerprint ON cards (tenant, fingerprint, id);
    CREATE INDEX cards_by_replacement ON cards (tenant, replaced_by) WHERE replaced_by IS NOT NULL;
    """
}

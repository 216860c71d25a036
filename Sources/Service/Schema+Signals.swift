extension Schema {
  /// What has become of an attempt is a signal of its own, however alike another one's was at the same time.
  /// `attempt` is 0 where a signal was told by itself, and in the rows of before.
  static let attemptSignals: StaticString = """
    CREATE TABLE card_observations (
      tenant INTEGER NOT NULL,
      card INTEGER NOT NULL,
      observed_at INTEGER NOT NULL,
      profile TEXT NOT NULL,
      code TEXT NOT NULL,
      advice TEXT NOT NULL,
      attempt INTEGER NOT NULL DEFAULT 0,
      text TEXT,
      received_at INTEGER NOT NULL,
      account INTEGER NOT NULL,
      edition TEXT NOT NULL,
      rule TEXT NOT NULL,
      PRIMARY KEY (tenant, card, observed_at, profile, code, advice, attempt),
      FOREIGN KEY (tenant, card) REFERENCES cards (tenant, id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO card_observations
      SELECT tenant, card, observed_at, profile, code, advice, 0, text, received_at, account,
        edition, rule FROM card_signals;
    DROP TABLE card_signals;
    ALTER TABLE card_observations RENAME TO card_signals;
    """
}

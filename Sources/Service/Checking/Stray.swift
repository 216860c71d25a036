import Storage

/// A reference that no foreign key covers: rows whose partner may be missing.
///
/// Whoever adds a column that names a row of another table and gives it no foreign key adds it here.
struct Stray {
  /// What is wrong with the rows that the query counts, in words.
  let sentence: StaticString
  /// Counts them. Through all tenants: it is the operator's check.
  let count: StaticString

  static let all: [Stray] = [
    Stray(
      sentence: "sessions are of another merchant than their account",
      count: """
        SELECT count(*) FROM sessions JOIN accounts ON accounts.id = sessions.account
        WHERE accounts.tenant <> sessions.tenant
        """),
    Stray(
      sentence: "stores of accounts are of another merchant than the account",
      count: """
        SELECT count(*) FROM account_stores JOIN accounts ON accounts.id = account_stores.account
        WHERE accounts.tenant <> account_stores.tenant
        """),
    Stray(
      sentence: "user ids are bound for another merchant than their account's",
      count: """
        SELECT count(*) FROM account_peers JOIN accounts ON accounts.id = account_peers.account
        WHERE accounts.tenant <> account_peers.tenant
        """),
    Stray(
      sentence: "recovery codes are of another merchant than their account",
      count: """
        SELECT count(*) FROM recovery_codes JOIN accounts ON accounts.id = recovery_codes.account
        WHERE accounts.tenant <> recovery_codes.tenant
        """),
    Stray(
      sentence: "cards name a card before or after them that is not there",
      count: """
        SELECT count(*) FROM cards WHERE EXISTS (
          SELECT 1 FROM (SELECT cards.previous_card AS id UNION SELECT cards.replaced_by) AS named
          WHERE named.id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM cards AS other WHERE other.tenant = cards.tenant AND other.id = named.id))
        """),
    Stray(
      sentence: "confirmations name an account or a session that is not there",
      count: """
        SELECT count(*) FROM confirmations
        WHERE NOT EXISTS (SELECT 1 FROM accounts WHERE accounts.id = confirmations.account)
          OR (session <> 0
            AND NOT EXISTS (SELECT 1 FROM sessions WHERE sessions.id = confirmations.session))
        """),
    Stray(
      sentence: "confirmations name a replacement that is not there",
      count: """
        SELECT count(*) FROM confirmations WHERE replace_with IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM cards
          WHERE cards.tenant = confirmations.tenant AND cards.id = confirmations.replace_with)
        """),
    Stray(
      sentence: "confirmations hold for a card that is not there",
      count: """
        SELECT count(*) FROM confirmation_cards AS held WHERE NOT EXISTS (
          SELECT 1 FROM cards WHERE cards.tenant = held.tenant AND cards.id = held.card)
        """),
    Stray(
      sentence: "signals are of an account that is not there",
      count: """
        SELECT count(*) FROM card_signals WHERE NOT EXISTS (
          SELECT 1 FROM accounts WHERE accounts.id = card_signals.account)
        """),
    Stray(
      sentence: "attempts are of an account that is not there",
      count: """
        SELECT count(*) FROM attempts WHERE NOT EXISTS (
          SELECT 1 FROM accounts WHERE accounts.id = attempts.account)
        """),
    Stray(
      sentence: "attempts were made with a card of another store than their payment's",
      count: """
        SELECT count(*) FROM attempts
        JOIN payments ON payments.tenant = attempts.tenant AND payments.id = attempts.payment
        JOIN cards ON cards.tenant = attempts.tenant AND cards.id = attempts.card
        WHERE cards.store <> payments.store
        """),
    Stray(
      sentence: "stored answers are of an account that is not there",
      count: """
        SELECT count(*) FROM idempotent_answers AS answers WHERE NOT EXISTS (
          SELECT 1 FROM accounts WHERE accounts.id = answers.account)
        """),
    Stray(
      sentence: "events are of a store that is not there",
      count: """
        SELECT count(*) FROM events WHERE store IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM stores WHERE stores.tenant = events.tenant AND stores.id = events.store)
        """),
    Stray(
      sentence: "accesses of support name a line of the audit that is not there",
      count: """
        SELECT count(*) FROM support_accesses AS accesses WHERE NOT EXISTS (
          SELECT 1 FROM audit
          WHERE audit.id = accesses.audit AND audit.tenant = accesses.tenant)
        """),
    Stray(
      sentence: "roles or their permissions were changed by an account that is not there",
      count: """
        SELECT count(*) FROM (
          SELECT created_by AS account FROM roles
          UNION ALL SELECT changed_by FROM role_overrides)
        WHERE NOT EXISTS (SELECT 1 FROM accounts WHERE accounts.id = account)
        """),
  ]
}

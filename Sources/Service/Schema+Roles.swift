extension Schema {
  /// Custom roles, and what was changed about roles: rows of tenant 0 hold for all tenants. A version
  /// outlives its role, so that one of the same name does not pass for it.
  static let roles: StaticString = """
    CREATE TABLE roles (
      tenant INTEGER NOT NULL REFERENCES tenants (id),
      name TEXT NOT NULL,
      id INTEGER NOT NULL,
      base TEXT NOT NULL,
      permissions TEXT NOT NULL,
      created_by INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      PRIMARY KEY (tenant, name)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX roles_by_id ON roles (tenant, id);

    CREATE TABLE role_overrides (
      tenant INTEGER NOT NULL REFERENCES tenants (id),
      role TEXT NOT NULL,
      permission TEXT NOT NULL,
      effect INTEGER NOT NULL,
      changed_by INTEGER NOT NULL,
      changed_at INTEGER NOT NULL,
      PRIMARY KEY (tenant, role, permission)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE role_versions (
      tenant INTEGER NOT NULL REFERENCES tenants (id),
      role TEXT NOT NULL,
      version INTEGER NOT NULL,
      PRIMARY KEY (tenant, role)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE policy (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      revision INTEGER NOT NULL
    ) STRICT;
    INSERT INTO policy (id, revision) VALUES (1, 1);
    CREATE INDEX accounts_by_role ON accounts (tenant, role, enabled);
    """
}

-- schema 8
-- migration 6fe4bcb1ae72cd1aa2703d02699f8b6fdba5d5322722527921f97048dd586a85
-- cardd-keys 1
-- # Keep secret, and back up apart from the database.
-- index d238e14adeec862a7aa883cab1337ad0a4f4facfef86bf63f29e05a33bbb0b08
-- seal 1 b207bc24ca7799b494ffeb285df0be6003b7d464085fba8865a028a21021a46f

PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE tenants (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  state INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE stores (
  tenant INTEGER NOT NULL REFERENCES tenants (id),
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  state INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)
) STRICT, WITHOUT ROWID;
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
  gateway_token BLOB, observed_at INTEGER, details_at INTEGER, gateway_digest BLOB,
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant, store) REFERENCES stores (tenant, id)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE "events" (
  tenant INTEGER NOT NULL REFERENCES tenants (id),
  sequence INTEGER NOT NULL,
  at INTEGER NOT NULL,
  type TEXT NOT NULL,
  store INTEGER,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, sequence)
) STRICT, WITHOUT ROWID;
CREATE TABLE event_consumers (
  tenant INTEGER NOT NULL,
  account INTEGER NOT NULL REFERENCES accounts (id),
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (tenant, account, name)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE support_accesses (
  tenant INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  consent INTEGER NOT NULL,
  PRIMARY KEY (tenant, audit),
  FOREIGN KEY (tenant, consent) REFERENCES consents (tenant, id)
) STRICT, WITHOUT ROWID;
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
INSERT INTO tenants VALUES (0,'platform','UTC',0,0);
INSERT INTO tenants VALUES (173417756099232078,'Acme','Asia/Shanghai',0,1786759230000);
INSERT INTO stores VALUES (173417756099232078,173417756099232080,'S1','S1',0,1786759230000);
INSERT INTO stores VALUES (173417756099232078,173417756099232082,'S2','S2',0,1786759230000);
INSERT INTO accounts VALUES (173417693184633982,0,'admin','admin','$scrypt$ln=1,r=1,p=1$DlKC3sdRurlf7GdGwJaOsQ$l//JkERQHcHfzd5iu9iAK45hF4gso4lsK95mi0M0T8c',0,X'0100000001E572F09F9F4491ADB1E178D561082E3A0FF2E4544CE3030FCA40D65A090EA6EB8ACB83F6FC1507A551A54C8880FB85DD',NULL,59558640,0,0,0,1,1786759200000);
INSERT INTO accounts VALUES (173417756099232084,173417756099232078,'boss','chain','$scrypt$ln=1,r=1,p=1$YFhiYPqjz4ct4whcdIsDQA$Jse8FCVj6k98LmOUBQgXYGHmOWcSbKUmSAPDCsKSEHA',0,NULL,NULL,0,0,0,0,1,1786759230000);
INSERT INTO accounts VALUES (173417756099232086,173417756099232078,'clerk','store','$scrypt$ln=1,r=1,p=1$3cTX6HWkfMQZT1Z5ZoJWgQ$qLS3CdzUoVFVco1xsv+KvuhiRwTMQXvnGz9DckEkkVg',0,NULL,X'01000000015DF3650AF0F08D97D8B5414477FD069D6A0BA7A8909C2D8291933134DBF74E8AF66A38BB24B7EC2AC9B9506E98537C50',0,0,0,0,1,1786759230000);
INSERT INTO accounts VALUES (173417756099232094,173417756099232078,'orders','service','$scrypt$ln=1,r=1,p=1$jFQpTrAKr9eyBQyiSFJftw$RNzUM+VMhZI2bIZiMXUE8vwLqJmTw+0iVsS2NlIQnKM',0,NULL,NULL,0,0,0,0,1,1786759230000);
INSERT INTO accounts VALUES (173417756099232134,173417756099232078,'kassa','cashier','$scrypt$ln=1,r=1,p=1$0+/epNLYngaJLWstVtgh5Q$sGKmYCe+f2x9lpFkXObMKO/lpBPtwJ676KMj+lvi76A',0,NULL,NULL,0,0,0,0,1,1786759230000);
INSERT INTO accounts VALUES (173417756099232139,0,'zhou','support','$scrypt$ln=1,r=1,p=1$QviNUU4C02wk+rqY9/YGrQ$Xp/n+WU63zUFXoY9cPvO03tyxGizNS5GvkQu1ncVyb8',0,X'0100000001F3DB64626F23CD69D87A869D49817783021CC8A127130A3957E87C23BD57D4A361EF72C11919A1AC0FD08520B6842A3A',NULL,59558641,0,0,0,1,1786759230000);
INSERT INTO account_stores VALUES (173417756099232078,173417756099232086,173417756099232080);
INSERT INTO account_stores VALUES (173417756099232078,173417756099232134,173417756099232080);
INSERT INTO account_peers VALUES (7001,173417756099232078,173417756099232094);
INSERT INTO recovery_codes VALUES (0,173417693184633982,X'1CCD81B25EECB63142D664907BE93B4D1057BA4F7744467DDB2131449FF68596',0);
INSERT INTO recovery_codes VALUES (0,173417693184633982,X'24932BBC48598012CF5883B91894628B41DE484156F757005BA07A06A8BFD7FE',0);
INSERT INTO recovery_codes VALUES (0,173417693184633982,X'3B8EC101072594A9C8BFB3CAFD9959D89EDCA6897B5A01AF5A0566B4FE69C34E',0);
INSERT INTO recovery_codes VALUES (0,173417693184633982,X'6872568FFA6C29FB6298335DA820235CA93616EB5C1D701C6F6587E929A3FC3D',0);
INSERT INTO recovery_codes VALUES (0,173417693184633982,X'7CBB157024EB865BA206D6E521A7BD5639A95BED93B9551F720F468EC45C0A8A',0);
INSERT INTO recovery_codes VALUES (0,173417693184633982,X'970E86C64F807681695C307B49DE13C662AD98436FC4E9A8F43E0863BD41417B',0);
INSERT INTO recovery_codes VALUES (0,173417693184633982,X'A3A3194F8BC3324F852FE2E57EE848E04C59C6BBB8448151BF74107C88F9A1C4',0);
INSERT INTO recovery_codes VALUES (0,173417693184633982,X'C4AFC2A18A2C3C11AB6F2506FE05586355BC1362096D65E01461E741E9C8DB75',0);
INSERT INTO recovery_codes VALUES (0,173417693184633982,X'DE15871EC29DECFB04979918116E8063401A953D5A7635FA4B6EE86B5C0FEAFD',0);
INSERT INTO recovery_codes VALUES (0,173417693184633982,X'E1B76FC98055178204A5E4776C9B3B4C38734E4A2131AB565505F616220B2AA2',0);
INSERT INTO recovery_codes VALUES (0,173417756099232139,X'0F36D3A7B509D479EC96EDC8B9620E37957D11018F75E56571C90011028ADE4D',0);
INSERT INTO recovery_codes VALUES (0,173417756099232139,X'279F048665DE2BDF35674930911BDA7B2E4A0E71A0D24048E4943118A5DF6EBC',0);
INSERT INTO recovery_codes VALUES (0,173417756099232139,X'3FEA6E4003A59A237E152456A1802CB37C83182224F799280A3E16E196E70952',0);
INSERT INTO recovery_codes VALUES (0,173417756099232139,X'6497ACA3296E3889A474223B4D791652659AF84A998A84C1505F9FEAD09D5F98',0);
INSERT INTO recovery_codes VALUES (0,173417756099232139,X'8248C93B51BEF464CD68347987265B0C1049F28701F4FC5992FDD4FAD96BA79B',0);
INSERT INTO recovery_codes VALUES (0,173417756099232139,X'830B0993ED8FD97784B2DE1D739430E05546E8482233600C57F39D9E5D62B836',0);
INSERT INTO recovery_codes VALUES (0,173417756099232139,X'94BDB6BDD080ABFD0593AD41A7F4B33DED3CE60643797D307761418CC9C76BEE',0);
INSERT INTO recovery_codes VALUES (0,173417756099232139,X'C066E2E18B31D9CCE57F91FE98B81149146A6E5295FFCE2F26170B29EED08E6F',0);
INSERT INTO recovery_codes VALUES (0,173417756099232139,X'C7117346A8C4756B320ADA1962B8BB71AEC42E91E4910C1A958A35C92AC94053',0);
INSERT INTO recovery_codes VALUES (0,173417756099232139,X'ECC867D179043B5BC42241B490C760ACDA2837904F8F0E77F8AF8275D55D0D55',0);
INSERT INTO recovery_codes VALUES (173417756099232078,173417756099232086,X'00E39BABF707D6C15D7242ABB6537FFC0309893AD96A5CFFDECB5F6A6ABF2018',1);
INSERT INTO recovery_codes VALUES (173417756099232078,173417756099232086,X'0D69D5049F538F52E261C6F97E0B880EC1B85237F203B58F7168022C6EB81C88',1);
INSERT INTO recovery_codes VALUES (173417756099232078,173417756099232086,X'2544ED566A5167102D3D15EA8B7AD267420CD050C3B39E9551E97D2ACB70F821',1);
INSERT INTO recovery_codes VALUES (173417756099232078,173417756099232086,X'2AC899FB7C6E00960B95F1291B27AC5A54A1A6F498F8211D8FF5690B363259C8',1);
INSERT INTO recovery_codes VALUES (173417756099232078,173417756099232086,X'6AE882D7B4BFFEC9C567FCD2D7466AFE14AF28287F50FCC6B402963A51CAC1AD',1);
INSERT INTO recovery_codes VALUES (173417756099232078,173417756099232086,X'6DD13E0C82BDAE626E3B2DC2EA5406B1B8562E653A36552056EB904AF310E072',1);
INSERT INTO recovery_codes VALUES (173417756099232078,173417756099232086,X'852CF1ED98BE4CF159FDD8E741A2E6479CD1309FC9FA23B4432AAE09A6BA1D31',1);
INSERT INTO recovery_codes VALUES (173417756099232078,173417756099232086,X'CFBDD3AC20DE861951D33568F28C59FD0432E0A2938222A73BEA6F4E161FDD1B',1);
INSERT INTO recovery_codes VALUES (173417756099232078,173417756099232086,X'EED7CFBFB760307100B13E3C29962670E019B35A536F5B148506CEB7D413DE26',1);
INSERT INTO recovery_codes VALUES (173417756099232078,173417756099232086,X'FD67F26F4876AEB18A1AFB66586AF8BEBD1FD66E4813D79BBAFAD52A3EFB1B28',1);
INSERT INTO sessions VALUES (173417693185031034,0,173417693184633982,X'9D076964C2AC833684869DCB2B97A7A020884A85C92C7CB048C51E787564ECF1',1000,1786759200000,1786788000000,1786759200000,0,NULL);
INSERT INTO sessions VALUES (173417756099232088,173417756099232078,173417756099232084,X'68750CD97F986046122EEEF98D53416A4C8AB52E61F48C8293BD4B4F46C1E8B7',1000,1786759230000,1786788030000,1786759920000,0,NULL);
INSERT INTO sessions VALUES (173417756099232091,173417756099232078,173417756099232086,X'F817FD90BE5B1CE9081A096F7986FBE862D422C64798946CD56A94CBC303B2FA',1000,1786759230000,1786788030000,1786759230000,0,NULL);
INSERT INTO sessions VALUES (173417756099232096,173417756099232078,173417756099232094,X'EBB347975C196D41AEAA377580E463484CB3A809C0E1D63226CFB4AE467FCE35',1000,1786759230000,1786788030000,1786759920000,0,NULL);
INSERT INTO sessions VALUES (173417756099232136,173417756099232078,173417756099232134,X'FDCADA8D4F870F41F297A25236E03A2575BFC0C2033162571717D701E6274936',1000,1786759230000,1786788030000,1786759230000,0,NULL);
INSERT INTO sessions VALUES (173417756099232141,0,173417756099232139,X'BC58625EE902E3E2F6C158A9436C9FDE709F50FFF215B2FA0C42E23755FC95F2',1000,1786759230000,1786788030000,1786759230000,0,NULL);
INSERT INTO sessions VALUES (173419203133543785,173417756099232078,173417756099232094,X'F361C71EBCE8B906E088820AB17DF2189E2BC897956DA51D69FB682740BFF5F2',1000,1786759920000,1786788720000,1786759920000,0,NULL);
INSERT INTO sessions VALUES (173419203133543787,173417756099232078,173417756099232084,X'B446F43065BB7ED22A5AC73D56347FB361A5CD51807770A3C443FE5C238ADD92',1000,1786759920000,1786788720000,1786759920000,0,NULL);
INSERT INTO cards VALUES (173417756099232078,173417756099232101,173417756099232080,NULL,0,12,0,'"id":"card_04t0tgz30mgb5","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"debit","last4":"1111","holderMasked":"L*** X***","binding":"bound","usage":"both","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","lastVerifiedAt":"2026-08-15T02:00:30.000Z","version":1',0,0,1111,'L*** X***',NULL,2,0,NULL,1786759230000,1786759230000,1786759230000,1,NULL,NULL,'411111',X'8F4EFBA4E878B7C0EDC0EA544A3A0AC3D15F47FF608F97DF6CBBB347282ABA11',X'3E04494C4354393B90931A66A3C628B309092F491B9D9F0F3521E212F73196EB',X'0100000001D53BF49FCEEA69622D60DB7CB3751F417F865210F1584F6AD47F6413EF668E8D7134FAC4F8BC8807727C',1786759230000,NULL,X'2893E5802F5C191A3402FBE579D2D62C433FC6634886E4BCA53524FA482A8118');
INSERT INTO cards VALUES (173417756099232078,173417756099232104,173417756099232080,NULL,1024,10,0,'"id":"card_04t0tgz30mgb8","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"unionpay","funding":"debit","last4":"0001","holderMasked":"L*** X***","binding":"bound","usage":"checkout","priority":0,"label":"till","boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":1',3,0,1,'L*** X***',NULL,0,0,'till',1786759230000,1786759230000,NULL,1,NULL,NULL,'622202',X'8F4EFBA4E878B7C0EDC0EA544A3A0AC3D15F47FF608F97DF6CBBB347282ABA11',X'7FFDD2600DE4A982DC3B017D2355AE14651CB984215F40D6AADD6667FB8956DF',NULL,NULL,NULL,NULL);
INSERT INTO cards VALUES (173417756099232078,173417756099232107,173417756099232082,24371,0,12,0,'"id":"card_04t0tgz30mgbb","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgaj","brand":"visa","funding":"credit","last4":"0010","holderMasked":"L*** X***","bank":"Example Bank","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":1',0,1,10,'L*** X***','Example Bank',0,0,NULL,1786759230000,1786759230000,NULL,1,NULL,NULL,'400000',X'8F4EFBA4E878B7C0EDC0EA544A3A0AC3D15F47FF608F97DF6CBBB347282ABA11',X'680E09686F59BE41E54E5461A5EAFEE77EF444521B710C5A3828BB2EB5120777',NULL,NULL,NULL,NULL);
INSERT INTO cards VALUES (173417756099232078,173417756099232110,173417756099232080,24371,2,1,0,'"id":"card_04t0tgz30mgbe","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0028","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":2',0,1,28,'L*** X***',NULL,0,0,NULL,1786759230000,1786759230000,NULL,2,NULL,NULL,'400000',X'8F4EFBA4E878B7C0EDC0EA544A3A0AC3D15F47FF608F97DF6CBBB347282ABA11',X'9E5990772F1FD1B46CD1DAC9DF4AC9DCA0DBA291DDEA3E8FA1C3B63C5F3FE661',NULL,1786759230000,NULL,NULL);
INSERT INTO cards VALUES (173417756099232078,173417756099232116,173417756099232080,24319,0,12,0,'"id":"card_04t0tgz30mgbm","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0036","holderMasked":"L*** X***","expMonth":8,"expYear":2026,"binding":"bound","usage":"checkout","priority":0,"label":"old","boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":2',0,1,36,'L*** X***',NULL,0,0,'old',1786759230000,1786759230000,NULL,2,NULL,NULL,'400000',X'8F4EFBA4E878B7C0EDC0EA544A3A0AC3D15F47FF608F97DF6CBBB347282ABA11',X'D16570C187CDD82CB929E5A9857EA7B7DB0AF9D14CD64F9D4E79570BC4FC8797',NULL,NULL,NULL,NULL);
INSERT INTO cards VALUES (173417756099232078,173417819013445278,173417756099232080,24371,0,12,2,'"id":"card_04t0tjsp09xmy","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0044","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"unbound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:01:00.000Z","stateSince":"2026-08-15T02:01:00.000Z","version":2',0,1,44,'L*** X***',NULL,0,0,NULL,1786759260000,1786759260000,NULL,2,NULL,NULL,'400000',X'8F4EFBA4E878B7C0EDC0EA544A3A0AC3D15F47FF608F97DF6CBBB347282ABA11',X'D55C1E74B1A73B0D723149EBA7371A97646AE6437995CE97720D6EE2751B38A0',NULL,NULL,NULL,NULL);
INSERT INTO cards VALUES (173417756099232078,173417819013445286,173417756099232080,24371,0,12,2,'"id":"card_04t0tjsp09xn6","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0051","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"unbound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:01:00.000Z","stateSince":"2026-08-15T02:01:00.000Z","version":2',0,1,51,'L*** X***',NULL,0,0,NULL,1786759260000,1786759260000,NULL,2,NULL,NULL,'400000',X'8F4EFBA4E878B7C0EDC0EA544A3A0AC3D15F47FF608F97DF6CBBB347282ABA11',X'C7FF39025CF27AE034D9AD0A7CA8F4061D7DC05ADBF500B2D0F7BA3003844EC5',NULL,NULL,NULL,NULL);
INSERT INTO cards VALUES (173417756099232078,173419203133543791,173417756099232080,24371,0,12,2,'"id":"card_04t0vv2r035bf","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0069","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"unbound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:12:00.000Z","stateSince":"2026-08-15T02:12:00.000Z","version":2',0,1,69,'L*** X***',NULL,0,0,NULL,1786759920000,1786759920000,NULL,2,NULL,NULL,'400000',X'8F4EFBA4E878B7C0EDC0EA544A3A0AC3D15F47FF608F97DF6CBBB347282ABA11',X'6103E712EA08BF9AB971B6A3A5CB919BD65A63933DFD5B6640D98DADD8318E59',NULL,NULL,NULL,NULL);
INSERT INTO cards VALUES (173417756099232078,173419203133543804,173417756099232080,24371,0,12,0,'"id":"card_04t0vv2r035bw","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0077","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:12:00.000Z","stateSince":"2026-08-15T02:12:00.000Z","version":1',0,1,77,'L*** X***',NULL,0,0,NULL,1786759920000,1786759920000,NULL,1,NULL,NULL,'400000',X'8F4EFBA4E878B7C0EDC0EA544A3A0AC3D15F47FF608F97DF6CBBB347282ABA11',X'FCEBB1924434BF68CD068A6165F5524EC406DD2CC3E4C61A3CDC7EA204929548',NULL,NULL,NULL,NULL);
INSERT INTO card_reasons VALUES (173417756099232078,173417756099232104,10,0,NULL,NULL,1786759230000);
INSERT INTO card_reasons VALUES (173417756099232078,173417756099232110,1,2,'visa','41',1786759230000);
INSERT INTO card_transitions VALUES (173417756099232078,173417756099232101,173417756099232102,'{"at":"2026-08-15T02:00:30.000Z","kind":"bound","to":{"binding":"bound","status":"normal","health":"active"},"reasons":[],"evidence":{"source":"merchant","observedAt":"2026-08-15T02:00:30.000Z","receivedAt":"2026-08-15T02:00:30.000Z","actor":"acc_04t0tgz30mgam"}}');
INSERT INTO card_transitions VALUES (173417756099232078,173417756099232104,173417756099232105,'{"at":"2026-08-15T02:00:30.000Z","kind":"bound","to":{"binding":"bound","status":"abnormal","health":"pending_verification"},"reasons":[{"health":"pending_verification","source":"merchant","observedAt":"2026-08-15T02:00:30.000Z"}],"evidence":{"source":"merchant","observedAt":"2026-08-15T02:00:30.000Z","receivedAt":"2026-08-15T02:00:30.000Z","actor":"acc_04t0tgz30mgam"}}');
INSERT INTO card_transitions VALUES (173417756099232078,173417756099232107,173417756099232108,'{"at":"2026-08-15T02:00:30.000Z","kind":"bound","to":{"binding":"bound","status":"normal","health":"active"},"reasons":[],"evidence":{"source":"merchant","observedAt":"2026-08-15T02:00:30.000Z","receivedAt":"2026-08-15T02:00:30.000Z","actor":"acc_04t0tgz30mgam"}}');
INSERT INTO card_transitions VALUES (173417756099232078,173417756099232110,173417756099232111,'{"at":"2026-08-15T02:00:30.000Z","kind":"bound","to":{"binding":"bound","status":"normal","health":"active"},"reasons":[],"evidence":{"source":"merchant","observedAt":"2026-08-15T02:00:30.000Z","receivedAt":"2026-08-15T02:00:30.000Z","actor":"acc_04t0tgz30mgam"}}');
INSERT INTO card_transitions VALUES (173417756099232078,173417756099232110,173417756099232113,'{"at":"2026-08-15T02:00:30.000Z","kind":"health_changed","from":{"binding":"bound","status":"normal","health":"active"},"to":{"binding":"bound","status":"invalid","health":"lost"},"reasons":[{"health":"lost","source":"signal","profile":"visa","code":"41","observedAt":"2026-08-15T02:00:30.000Z"}],"evidence":{"source":"signal","profile":"visa","code":"41","edition":"2026-04-18","observedAt":"2026-08-15T02:00:30.000Z","receivedAt":"2026-08-15T02:00:30.000Z","actor":"acc_04t0tgz30mgay"}}');
INSERT INTO card_transitions VALUES (173417756099232078,173417756099232116,173417756099232117,'{"at":"2026-08-15T02:00:30.000Z","kind":"bound","to":{"binding":"bound","status":"normal","health":"expiring"},"reasons":[{"health":"expiring","source":"calendar","observedAt":"2026-07-31T16:00:00.000Z"}],"evidence":{"source":"merchant","observedAt":"2026-08-15T02:00:30.000Z","receivedAt":"2026-08-15T02:00:30.000Z","actor":"acc_04t0tgz30mgam"}}');
INSERT INTO card_transitions VALUES (173417756099232078,173417756099232116,173417756099232120,'{"at":"2026-08-15T02:00:30.000Z","kind":"details_updated","from":{"binding":"bound","status":"normal","health":"expiring"},"to":{"binding":"bound","status":"normal","health":"expiring"},"reasons":[{"health":"expiring","source":"calendar","observedAt":"2026-07-31T16:00:00.000Z"}],"evidence":{"source":"merchant","observedAt":"2026-08-15T02:00:30.000Z","receivedAt":"2026-08-15T02:00:30.000Z","actor":"acc_04t0tgz30mgam"},"changes":[{"field":"label","to":"old"}]}');
INSERT INTO card_transitions VALUES (173417756099232078,173417819013445278,173417819013445279,'{"at":"2026-08-15T02:01:00.000Z","kind":"bound","to":{"binding":"bound","status":"normal","health":"active"},"reasons":[],"evidence":{"source":"merchant","observedAt":"2026-08-15T02:01:00.000Z","receivedAt":"2026-08-15T02:01:00.000Z","actor":"acc_04t0tgz30mgam"}}');
INSERT INTO card_transitions VALUES (173417756099232078,173417819013445278,173417819013445283,'{"at":"2026-08-15T02:01:00.000Z","kind":"unbound","from":{"binding":"bound","status":"normal","health":"active"},"to":{"binding":"unbound","status":"normal","health":"active"},"reasons":[],"evidence":{"source":"merchant","observedAt":"2026-08-15T02:01:00.000Z","receivedAt":"2026-08-15T02:01:00.000Z","actor":"acc_04t0tgz30mgam"}}');
INSERT INTO card_transitions VALUES (173417756099232078,173417819013445286,173417819013445287,'{"at":"2026-08-15T02:01:00.000Z","kind":"bound","to":{"binding":"bound","status":"normal","health":"active"},"reasons":[],"evidence":{"source":"merchant","observedAt":"2026-08-15T02:01:00.000Z","receivedAt":"2026-08-15T02:01:00.000Z","actor":"acc_04t0tgz30mgam"}}');
INSERT INTO card_transitions VALUES (173417756099232078,173417819013445286,173417819013445291,'{"at":"2026-08-15T02:01:00.000Z","kind":"unbinding","from":{"binding":"bound","status":"normal","health":"active"},"to":{"binding":"unbinding","status":"normal","health":"active"},"reasons":[],"evidence":{"source":"merchant","observedAt":"2026-08-15T02:01:00.000Z","receivedAt":"2026-08-15T02:01:00.000Z","actor":"acc_04t0tgz30mgam"}}');
INSERT INTO card_transitions VALUES (173417756099232078,173419203133543791,173419203133543792,'{"at":"2026-08-15T02:12:00.000Z","kind":"bound","to":{"binding":"bound","status":"normal","health":"active"},"reasons":[],"evidence":{"source":"merchant","observedAt":"2026-08-15T02:12:00.000Z","receivedAt":"2026-08-15T02:12:00.000Z","actor":"acc_04t0tgz30mgam"}}');
INSERT INTO card_transitions VALUES (173417756099232078,173419203133543791,173419203133543796,'{"at":"2026-08-15T02:12:00.000Z","kind":"unbinding","from":{"binding":"bound","status":"normal","health":"active"},"to":{"binding":"unbinding","status":"normal","health":"active"},"reasons":[],"evidence":{"source":"merchant","observedAt":"2026-08-15T02:12:00.000Z","receivedAt":"2026-08-15T02:12:00.000Z","actor":"acc_04t0tgz30mgam"}}');
INSERT INTO card_transitions VALUES (173417756099232078,173419203133543804,173419203133543805,'{"at":"2026-08-15T02:12:00.000Z","kind":"bound","to":{"binding":"bound","status":"normal","health":"active"},"reasons":[],"evidence":{"source":"merchant","observedAt":"2026-08-15T02:12:00.000Z","receivedAt":"2026-08-15T02:12:00.000Z","actor":"acc_04t0tgz30mgam"}}');
INSERT INTO confirmations VALUES (173417756099232078,173417819013445281,173417756099232084,173417756099232088,1786759560000,1786759260000,NULL,0);
INSERT INTO confirmations VALUES (173417756099232078,173417819013445289,173417756099232084,173417756099232088,1786759560000,1786759260000,NULL,0);
INSERT INTO confirmations VALUES (173417756099232078,173419203133543794,173417756099232084,173419203133543787,1786760220000,1786759920000,NULL,0);
INSERT INTO confirmations VALUES (173417756099232078,173419203133543798,173417756099232084,173419203133543787,1786760220000,NULL,NULL,0);
INSERT INTO confirmation_cards VALUES (173417756099232078,173417819013445281,173417819013445278,1);
INSERT INTO confirmation_cards VALUES (173417756099232078,173417819013445289,173417819013445286,1);
INSERT INTO confirmation_cards VALUES (173417756099232078,173419203133543794,173419203133543791,1);
INSERT INTO idempotent_answers VALUES (173417756099232078,173417756099232084,'cards.bind','b45ec6ea24418c9b7073',X'FAB78EB551966CF9A867DDCF0EC06365792EBECE8D2A89384DA3CB5C8B523C60',X'0100000001A0B9DA6F36DF630B6EE04F9DC0DAC8400A27ADE49035D6B96646004049909522D06A8D9A7037889E0A8227D063B9C9C8CAF7F886AE137BB416095AFE35928ADCD758E807A89DAB0BC67395DB3651271F573BF236D4F39219F647A391617138F43B4EF9D851A635A32A2AC2764A3FA58B12C32485633BEE270EA161A0822C45830FEA61DBA6617C04D516C2F69F59B62020BA50875BCC1BEC03481ACE58FB686CFCE90A9C2D9EF94957EF52C53BE2DE58C597289C5E69FFB63A4E629B767E648FB06DE7B0DA4999113608381D3EB89DE2D507FC3ECA8A83A3311B97F2674C9DC96EBCCAAB4FED500D51808F6145D8F52912A2782CC78E4FA90E171ABF316655DB3CAF435E855D42516B6FA8376AB1ECE794A895E51050CCDDE66B764EAC3B2EC8C6062E31350EF553151A0BA13E143FD9C0CC572414C12AAAA77938CF65D2DF394EB351578BEE91156E4C6F30F7E0E74DD05EE264A294C037D05B076C788655BBFDDBD0DC0FED14E9CC39D2AAE210C3BC9A57596027858878076F42B47447B0B136952747C79697FA2A148E70A7DC76F9',1786759230000);
INSERT INTO events VALUES (0,1,1786759230000,'account.created',NULL,'acc_04t0tgz30mgcb','{"id":"acc_04t0tgz30mgcb","account":"zhou","role":"support","enabled":true,"totp":false,"next":"password_change"}');
INSERT INTO events VALUES (173417756099232078,1,1786759230000,'tenant.created',NULL,'tnt_04t0tgz30mgae','{"id":"tnt_04t0tgz30mgae","name":"Acme","timeZone":"Asia/Shanghai","state":"active","purgeAfterDays":180}');
INSERT INTO events VALUES (173417756099232078,2,1786759230000,'store.created',173417756099232080,'sto_04t0tgz30mgag','{"id":"sto_04t0tgz30mgag","tenant":"tnt_04t0tgz30mgae","code":"S1","name":"S1","state":"open"}');
INSERT INTO events VALUES (173417756099232078,3,1786759230000,'store.created',173417756099232082,'sto_04t0tgz30mgaj','{"id":"sto_04t0tgz30mgaj","tenant":"tnt_04t0tgz30mgae","code":"S2","name":"S2","state":"open"}');
INSERT INTO events VALUES (173417756099232078,4,1786759230000,'account.created',NULL,'acc_04t0tgz30mgam','{"id":"acc_04t0tgz30mgam","account":"boss","role":"chain","tenant":"tnt_04t0tgz30mgae","enabled":true,"totp":false,"next":"password_change"}');
INSERT INTO events VALUES (173417756099232078,5,1786759230000,'account.created',NULL,'acc_04t0tgz30mgap','{"id":"acc_04t0tgz30mgap","account":"clerk","role":"store","tenant":"tnt_04t0tgz30mgae","stores":["sto_04t0tgz30mgag"],"enabled":true,"totp":false,"next":"password_change"}');
INSERT INTO events VALUES (173417756099232078,6,1786759230000,'account.created',NULL,'acc_04t0tgz30mgay','{"id":"acc_04t0tgz30mgay","account":"orders","role":"service","tenant":"tnt_04t0tgz30mgae","enabled":true,"totp":false,"next":"password_change"}');
INSERT INTO events VALUES (173417756099232078,7,1786759230000,'account.peer_bound',NULL,'acc_04t0tgz30mgay','{"id":"acc_04t0tgz30mgay","account":"orders","role":"service","tenant":"tnt_04t0tgz30mgae","enabled":true,"totp":false,"peers":[7001]}');
INSERT INTO events VALUES (173417756099232078,8,1786759230000,'card.bound',173417756099232080,'card_04t0tgz30mgb5','{"id":"card_04t0tgz30mgb5","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"debit","last4":"1111","holderMasked":"L*** X***","binding":"bound","usage":"both","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":1,"status":"normal","health":"active","reasons":[]}');
INSERT INTO events VALUES (173417756099232078,9,1786759230000,'card.bound',173417756099232080,'card_04t0tgz30mgb8','{"id":"card_04t0tgz30mgb8","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"unionpay","funding":"debit","last4":"0001","holderMasked":"L*** X***","binding":"bound","usage":"checkout","priority":0,"label":"till","boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":1,"status":"abnormal","health":"pending_verification","reasons":[{"health":"pending_verification","source":"merchant","observedAt":"2026-08-15T02:00:30.000Z"}]}');
INSERT INTO events VALUES (173417756099232078,10,1786759230000,'card.bound',173417756099232082,'card_04t0tgz30mgbb','{"id":"card_04t0tgz30mgbb","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgaj","brand":"visa","funding":"credit","last4":"0010","holderMasked":"L*** X***","bank":"Example Bank","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":1,"status":"normal","health":"active","reasons":[]}');
INSERT INTO events VALUES (173417756099232078,11,1786759230000,'card.bound',173417756099232080,'card_04t0tgz30mgbe','{"id":"card_04t0tgz30mgbe","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0028","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":1,"status":"normal","health":"active","reasons":[]}');
INSERT INTO events VALUES (173417756099232078,12,1786759230000,'card.health_changed',173417756099232080,'card_04t0tgz30mgbe','{"id":"card_04t0tgz30mgbe","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0028","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":2,"status":"invalid","health":"lost","reasons":[{"health":"lost","source":"signal","profile":"visa","code":"41","observedAt":"2026-08-15T02:00:30.000Z"}]}');
INSERT INTO events VALUES (173417756099232078,13,1786759230000,'alert.raised',173417756099232080,'alr_04t0tgz30mgbj','{"id":"alr_04t0tgz30mgbj","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","kind":"card_invalid","state":"open","card":"card_04t0tgz30mgbe","brand":"visa","last4":"0028","health":"lost","raisedAt":"2026-08-15T02:00:30.000Z"}');
INSERT INTO events VALUES (173417756099232078,14,1786759230000,'card.bound',173417756099232080,'card_04t0tgz30mgbm','{"id":"card_04t0tgz30mgbm","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0036","holderMasked":"L*** X***","expMonth":8,"expYear":2026,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":1,"status":"normal","health":"expiring","reasons":[{"health":"expiring","source":"calendar","observedAt":"2026-07-31T16:00:00.000Z"}]}');
INSERT INTO events VALUES (173417756099232078,15,1786759230000,'alert.raised',173417756099232080,'alr_04t0tgz30mgbp','{"id":"alr_04t0tgz30mgbp","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","kind":"card_expiring","state":"open","card":"card_04t0tgz30mgbm","brand":"visa","last4":"0036","daysAhead":30,"expMonth":8,"expYear":2026,"raisedAt":"2026-08-15T02:00:30.000Z"}');
INSERT INTO events VALUES (173417756099232078,16,1786759230000,'card.updated',173417756099232080,'card_04t0tgz30mgbm','{"id":"card_04t0tgz30mgbm","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0036","holderMasked":"L*** X***","expMonth":8,"expYear":2026,"binding":"bound","usage":"checkout","priority":0,"label":"old","boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":2,"status":"normal","health":"expiring","reasons":[{"health":"expiring","source":"calendar","observedAt":"2026-07-31T16:00:00.000Z"}]}');
INSERT INTO events VALUES (173417756099232078,17,1786759230000,'payment.begun',173417756099232080,'pay_04t0tgz30mgbt','{"id":"pay_04t0tgz30mgbt","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","order":"o-1","amount":{"amount":1999,"currency":"CNY"},"usage":"checkout","outcome":"pending","at":"2026-08-15T02:00:30.000Z","attempts":[{"id":"att_04t0tgz30mgbv","card":{"id":"card_04t0tgz30mgb5","brand":"visa","last4":"1111","holderMasked":"L*** X***","status":"normal","health":"active"},"channel":"web","at":"2026-08-15T02:00:30.000Z","expiresAt":"2026-08-15T02:15:30.000Z","outcome":"pending"}]}');
INSERT INTO events VALUES (173417756099232078,18,1786759230000,'payment.completed',173417756099232080,'pay_04t0tgz30mgbt','{"id":"pay_04t0tgz30mgbt","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","order":"o-1","amount":{"amount":1999,"currency":"CNY"},"usage":"checkout","outcome":"declined","at":"2026-08-15T02:00:30.000Z","attempts":[{"id":"att_04t0tgz30mgbv","card":{"id":"card_04t0tgz30mgb5","brand":"visa","last4":"1111","holderMasked":"L*** X***","status":"normal","health":"active"},"channel":"web","at":"2026-08-15T02:00:30.000Z","expiresAt":"2026-08-15T02:15:30.000Z","outcome":"declined","settledAt":"2026-08-15T02:00:30.000Z","profile":"visa","code":"51","rule":"iso8583.limit_reached","edition":"2026-04-18"}]}');
INSERT INTO events VALUES (173417756099232078,19,1786759230000,'payment.begun',173417756099232080,'pay_04t0tgz30mgby','{"id":"pay_04t0tgz30mgby","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","order":"o-2","amount":{"amount":1999,"currency":"CNY"},"usage":"checkout","outcome":"pending","at":"2026-08-15T02:00:30.000Z","attempts":[{"id":"att_04t0tgz30mgbz","card":{"id":"card_04t0tgz30mgb5","brand":"visa","last4":"1111","holderMasked":"L*** X***","status":"normal","health":"active"},"channel":"web","at":"2026-08-15T02:00:30.000Z","expiresAt":"2026-08-15T02:15:30.000Z","outcome":"pending"}]}');
INSERT INTO events VALUES (173417756099232078,20,1786759230000,'payment.completed',173417756099232080,'pay_04t0tgz30mgby','{"id":"pay_04t0tgz30mgby","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","order":"o-2","amount":{"amount":1999,"currency":"CNY"},"usage":"checkout","outcome":"approved","at":"2026-08-15T02:00:30.000Z","attempts":[{"id":"att_04t0tgz30mgbz","card":{"id":"card_04t0tgz30mgb5","brand":"visa","last4":"1111","holderMasked":"L*** X***","status":"normal","health":"active"},"channel":"web","at":"2026-08-15T02:00:30.000Z","expiresAt":"2026-08-15T02:15:30.000Z","outcome":"approved","settledAt":"2026-08-15T02:00:30.000Z","profile":"visa","rule":"iso8583.approved","edition":"2026-04-18"}]}');
INSERT INTO events VALUES (173417756099232078,21,1786759230000,'alert.acknowledged',173417756099232080,'alr_04t0tgz30mgbp','{"id":"alr_04t0tgz30mgbp","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","kind":"card_expiring","state":"acknowledged","card":"card_04t0tgz30mgbm","brand":"visa","last4":"0036","daysAhead":30,"expMonth":8,"expYear":2026,"raisedAt":"2026-08-15T02:00:30.000Z","acknowledgedAt":"2026-08-15T02:00:30.000Z","acknowledgedBy":"acc_04t0tgz30mgam"}');
INSERT INTO events VALUES (173417756099232078,22,1786759230000,'role.created',NULL,'cashier','{"name":"cashier","base":"store","builtIn":false,"tenant":"tnt_04t0tgz30mgae","label":{"en":"cashier","zh":"cashier"},"permissions":["cards.read","payments.read"],"ceiling":["access.explain","alerts.read","cards.bind","cards.read","cards.unbind","cards.update","entries.read","events.watch","payments.read"],"overrides":[],"version":1,"policyRevision":2}');
INSERT INTO events VALUES (173417756099232078,23,1786759230000,'role.changed',NULL,'store','{"name":"store","base":"store","builtIn":true,"tenant":"tnt_04t0tgz30mgae","label":{"en":"Store","zh":"门店"},"permissions":["access.explain","alerts.read","cards.bind","cards.read","cards.update","entries.read","events.watch","payments.read"],"ceiling":["access.explain","alerts.read","cards.bind","cards.read","cards.unbind","cards.update","entries.read","events.watch","payments.read"],"overrides":[{"permission":"cards.unbind","effect":"revoked","level":"tenant","changedBy":"acc_04t0tgz30mgam","changedAt":"2026-08-15T02:00:30.000Z"}],"version":2,"policyRevision":3}');
INSERT INTO events VALUES (173417756099232078,24,1786759230000,'account.created',NULL,'acc_04t0tgz30mgc6','{"id":"acc_04t0tgz30mgc6","account":"kassa","role":"cashier","tenant":"tnt_04t0tgz30mgae","stores":["sto_04t0tgz30mgag"],"enabled":true,"totp":false,"next":"password_change"}');
INSERT INTO events VALUES (173417756099232078,25,1786759260000,'support.granted',NULL,'con_04t0tjsp09xmv','{"id":"con_04t0tjsp09xmv","tenant":"tnt_04t0tgz30mgae","permissions":["cards.read"],"state":"live","grantedBy":"acc_04t0tgz30mgam","grantedAt":"2026-08-15T02:01:00.000Z","expiresAt":"2026-08-15T06:01:00.000Z"}');
INSERT INTO events VALUES (173417756099232078,26,1786759260000,'card.bound',173417756099232080,'card_04t0tjsp09xmy','{"id":"card_04t0tjsp09xmy","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0044","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:01:00.000Z","stateSince":"2026-08-15T02:01:00.000Z","version":1,"status":"normal","health":"active","reasons":[]}');
INSERT INTO events VALUES (173417756099232078,27,1786759260000,'card.unbound',173417756099232080,'card_04t0tjsp09xmy','{"id":"card_04t0tjsp09xmy","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0044","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"unbound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:01:00.000Z","stateSince":"2026-08-15T02:01:00.000Z","version":2,"status":"normal","health":"active","reasons":[]}');
INSERT INTO events VALUES (173417756099232078,28,1786759260000,'channel.registered',NULL,'gateway','{"name":"gateway","account":"acc_04t0tgz30mgay","position":28,"behind":-1,"pending":0,"late":false,"registeredAt":"2026-08-15T02:01:00.000Z"}');
INSERT INTO events VALUES (173417756099232078,29,1786759260000,'card.bound',173417756099232080,'card_04t0tjsp09xn6','{"id":"card_04t0tjsp09xn6","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0051","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:01:00.000Z","stateSince":"2026-08-15T02:01:00.000Z","version":1,"status":"normal","health":"active","reasons":[]}');
INSERT INTO events VALUES (173417756099232078,30,1786759260000,'card.unbinding',173417756099232080,'card_04t0tjsp09xn6','{"id":"card_04t0tjsp09xn6","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0051","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"unbinding","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:01:00.000Z","stateSince":"2026-08-15T02:01:00.000Z","version":2,"status":"normal","health":"active","reasons":[],"sync":{"pending":["gateway"],"since":"2026-08-15T02:01:00.000Z","until":"2026-08-15T02:11:00.000Z"}}');
INSERT INTO events VALUES (173417756099232078,31,1786759920000,'alert.raised',173417756099232080,'alr_04t0vv2r035bd','{"id":"alr_04t0vv2r035bd","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","kind":"channel_late","state":"open","card":"card_04t0tjsp09xn6","brand":"visa","last4":"0051","channel":"gateway","raisedAt":"2026-08-15T02:12:00.000Z"}');
INSERT INTO events VALUES (173417756099232078,32,1786759920000,'channel.late',NULL,'gateway','{"name":"gateway","account":"acc_04t0tgz30mgay","position":28,"behind":3,"pending":1,"waitingSince":"2026-08-15T02:01:00.000Z","late":true,"registeredAt":"2026-08-15T02:01:00.000Z"}');
INSERT INTO events VALUES (173417756099232078,33,1786759920000,'card.bound',173417756099232080,'card_04t0vv2r035bf','{"id":"card_04t0vv2r035bf","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0069","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:12:00.000Z","stateSince":"2026-08-15T02:12:00.000Z","version":1,"status":"normal","health":"active","reasons":[]}');
INSERT INTO events VALUES (173417756099232078,34,1786759920000,'card.unbinding',173417756099232080,'card_04t0vv2r035bf','{"id":"card_04t0vv2r035bf","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0069","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"unbinding","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:12:00.000Z","stateSince":"2026-08-15T02:12:00.000Z","version":2,"status":"normal","health":"active","reasons":[],"sync":{"pending":["gateway"],"since":"2026-08-15T02:12:00.000Z","until":"2026-08-15T02:22:00.000Z"}}');
INSERT INTO events VALUES (173417756099232078,35,1786759920000,'card.bound',173417756099232080,'card_04t0vv2r035bw','{"id":"card_04t0vv2r035bw","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0077","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:12:00.000Z","stateSince":"2026-08-15T02:12:00.000Z","version":1,"status":"normal","health":"active","reasons":[]}');
INSERT INTO events VALUES (173417756099232078,36,1786759920000,'payment.begun',173417756099232080,'pay_04t0vv2r035c0','{"id":"pay_04t0vv2r035c0","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","order":"o-3","amount":{"amount":1999,"currency":"CNY"},"usage":"checkout","outcome":"pending","at":"2026-08-15T02:12:00.000Z","attempts":[{"id":"att_04t0vv2r035c1","card":{"id":"card_04t0tgz30mgb5","brand":"visa","last4":"1111","holderMasked":"L*** X***","status":"normal","health":"active"},"channel":"web","at":"2026-08-15T02:12:00.000Z","expiresAt":"2026-08-15T02:27:00.000Z","outcome":"pending"}]}');
INSERT INTO event_consumers VALUES (173417756099232078,173417756099232084,'books',3,1786759920000);
INSERT INTO roles VALUES (173417756099232078,'cashier',173417756099232131,'store','cards.read payments.read',173417756099232084,1786759230000);
INSERT INTO role_overrides VALUES (173417756099232078,'store','cards.unbind',1,173417756099232084,1786759230000);
INSERT INTO role_versions VALUES (173417756099232078,'store',2);
INSERT INTO policy VALUES (1,3);
INSERT INTO consents VALUES (173417756099232078,173417819013445275,173417756099232084,'cards.read',NULL,1786759260000,1786773660000,NULL,NULL);
INSERT INTO support_accesses VALUES (173417756099232078,173417819013445277,173417819013445275);
INSERT INTO audit VALUES (1,0,1,X'7C00370AB3B121014C83ED9E6CA70118B7C47D9E47A45D7818AF618D9640512D',X'888024A21C53E5F853EF3100DAD4B11BC290189EDFA282A274EEF3C5C8DD6783',173417693185031035,1786759200000,173417693184633982,NULL,1000,1,'session.login','OK','ses_04t0tf4g0zevt',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (2,0,2,X'AAEBCB44744663FE2613B7CCE41338472D41B40F5CF34FA1DFBA2FA7D3CD6EBA',X'74C74A616213AFFDBDBACABB305B14BB34F1993F4582ECEAD217C0F929B66778',173417693185031036,1786759200000,173417693184633982,173417693185031034,1000,1,'session.changePassword','OK','acc_04t0tf4g0kb3y',NULL,'{"id":"acc_04t0tf4g0kb3y","account":"admin","role":"admin","enabled":true,"totp":false,"next":"totp_enrollment"}',NULL,NULL);
INSERT INTO audit VALUES (3,0,3,X'F38B6AF1CCBB581E8C279B59C349AEA47C7CBBCBF9E2C232E01CD7DF6E027D3C',X'4511A03F979930DE4D170CEA5A9BC8E631F53269961097271EF4CB492CBCD3B1',173417693185031037,1786759200000,173417693184633982,173417693185031034,1000,1,'session.enrollTotp','OK','acc_04t0tf4g0kb3y',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (4,0,4,X'9D277619EAAF9C5590C2453FBF07042EE6FEAC160D71A9FAC4E7D16C21208EDC',X'AABB6FE20BEE569B23524123F38CEE7C6FFAB68CECD1703E1D208C0825ADD930',173417693185031038,1786759200000,173417693184633982,173417693185031034,1000,1,'session.confirmTotp','OK','acc_04t0tf4g0kb3y',NULL,'{"id":"acc_04t0tf4g0kb3y","account":"admin","role":"admin","enabled":true,"totp":true}',NULL,NULL);
INSERT INTO audit VALUES (5,173417756099232078,1,X'E2F238243DEA53C79E7E6F2267FF98D0BA98B6E8FA08399164AC181532A786E6',X'BCF967587DE9859632D8EC1C4DEF4A8B7E61105B61D9872B4BB2D36650B7C84B',173417756099232079,1786759230000,173417693184633982,173417693185031034,1000,1,'tenants.create','OK','tnt_04t0tgz30mgae',NULL,'{"id":"tnt_04t0tgz30mgae","name":"Acme","timeZone":"Asia/Shanghai","state":"active","purgeAfterDays":180}',NULL,NULL);
INSERT INTO audit VALUES (6,173417756099232078,2,X'C0FE137C8EAA2C341F84A679DA0EADB96DE3A87AADACD913274B814CF9A9D523',X'FA6175CFC1C91D29E97E53462B2F86E81BBA482974C99334443A332026F1D4B8',173417756099232081,1786759230000,173417693184633982,173417693185031034,1000,1,'stores.create','OK','sto_04t0tgz30mgag',NULL,'{"id":"sto_04t0tgz30mgag","tenant":"tnt_04t0tgz30mgae","code":"S1","name":"S1","state":"open"}',NULL,NULL);
INSERT INTO audit VALUES (7,173417756099232078,3,X'0925E48C71025CF33683D2222B5AAAB55E7F25496E8550168DB86A3660BA671B',X'3FE1A27278D4ACB21EC25DE49EE0D068F5E6C35270ECF12ED39CB989C7620C96',173417756099232083,1786759230000,173417693184633982,173417693185031034,1000,1,'stores.create','OK','sto_04t0tgz30mgaj',NULL,'{"id":"sto_04t0tgz30mgaj","tenant":"tnt_04t0tgz30mgae","code":"S2","name":"S2","state":"open"}',NULL,NULL);
INSERT INTO audit VALUES (8,173417756099232078,4,X'A8A6716CEC50ED116365AF8D67A129E2315C4A38807FFC096EDBA42AEE6BDD5F',X'BD9216A8D7C3A87C4315D634B1B15E7145F694055D77E8F71146931230214B30',173417756099232085,1786759230000,173417693184633982,173417693185031034,1000,1,'accounts.create','OK','acc_04t0tgz30mgam',NULL,'{"id":"acc_04t0tgz30mgam","account":"boss","role":"chain","tenant":"tnt_04t0tgz30mgae","enabled":true,"totp":false,"next":"password_change"}',NULL,NULL);
INSERT INTO audit VALUES (9,173417756099232078,5,X'9D3E41F28047F168D9A967B10F8BB23CCE790EF48FF45865C30149C83876BA31',X'28FDD66FAC7044BDD52779A85EC5869EEB1F355A539D4E068255558922C69E7A',173417756099232087,1786759230000,173417693184633982,173417693185031034,1000,1,'accounts.create','OK','acc_04t0tgz30mgap',NULL,'{"id":"acc_04t0tgz30mgap","account":"clerk","role":"store","tenant":"tnt_04t0tgz30mgae","stores":["sto_04t0tgz30mgag"],"enabled":true,"totp":false,"next":"password_change"}',NULL,NULL);
INSERT INTO audit VALUES (10,173417756099232078,6,X'375BB6AA965A2C641FCC60959977AF07CD68C5373DCD19A4A9576FD2D97B54E8',X'891A8397213B858B59252EBCC4912D2A90EE112C801CB27EEED9B0775DEC941B',173417756099232089,1786759230000,173417756099232084,NULL,1000,1,'session.login','OK','ses_04t0tgz30mgar',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (11,173417756099232078,7,X'C8DD59520CF10CF2EDAB8381566F18E9D819E62A59B3F7855970FAE0249102F9',X'72EF364662FBEA24347E1010686ABD0353209BB73A6FF32846D46570E7372880',173417756099232090,1786759230000,173417756099232084,173417756099232088,1000,1,'session.changePassword','OK','acc_04t0tgz30mgam',NULL,'{"id":"acc_04t0tgz30mgam","account":"boss","role":"chain","tenant":"tnt_04t0tgz30mgae","enabled":true,"totp":false}',NULL,NULL);
INSERT INTO audit VALUES (12,173417756099232078,8,X'8CF0B895DD94512296B1CA8691EC58023E9CB48F75911C1348B96860547381C3',X'AF1C2D517D8420764F40957AC893EC96E37EE920326DD240281F1C9A94AC297D',173417756099232092,1786759230000,173417756099232086,NULL,1000,1,'session.login','OK','ses_04t0tgz30mgav',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (13,173417756099232078,9,X'7CBC63DFE3797BFD4F47AD7526F6A4139229E5271BF3BBEB81EA76654D0369F8',X'FACE1C17769B5411799BE69933B75164C394BF8631CBD49A6590C2C4FACDFDA4',173417756099232093,1786759230000,173417756099232086,173417756099232091,1000,1,'session.changePassword','OK','acc_04t0tgz30mgap',NULL,'{"id":"acc_04t0tgz30mgap","account":"clerk","role":"store","tenant":"tnt_04t0tgz30mgae","stores":["sto_04t0tgz30mgag"],"enabled":true,"totp":false}',NULL,NULL);
INSERT INTO audit VALUES (14,173417756099232078,10,X'7D6705BAC7A346C317DE8FD36620DCBEBA949A8B8EADCEB8CBA98B3C3DF46964',X'CDFDFF5076502EC2061ED362A0989D03DE1272E3F8B23CA885C98ECECFE0DF8B',173417756099232095,1786759230000,173417693184633982,173417693185031034,1000,1,'accounts.create','OK','acc_04t0tgz30mgay',NULL,'{"id":"acc_04t0tgz30mgay","account":"orders","role":"service","tenant":"tnt_04t0tgz30mgae","enabled":true,"totp":false,"next":"password_change"}',NULL,NULL);
INSERT INTO audit VALUES (15,173417756099232078,11,X'132888E8FD84D151FA3153E0ACEAA8D0D58DE6AC7F9828D67BFEB406488C637B',X'101B09A72C40B1D5AAC9629A533779804C23EF43CC25E83792884F54C8AB626B',173417756099232097,1786759230000,173417756099232094,NULL,1000,1,'session.login','OK','ses_04t0tgz30mgb0',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (16,173417756099232078,12,X'9C7ECE211B3B85E1C9F71D276E71B81D9C68B1F3333CB6BCCE4147E346A28A6C',X'45E58AD389A29EEE17868A6A61EF642C1F21BDF153F3EE8D9694E710548C5DED',173417756099232098,1786759230000,173417756099232094,173417756099232096,1000,1,'session.changePassword','OK','acc_04t0tgz30mgay',NULL,'{"id":"acc_04t0tgz30mgay","account":"orders","role":"service","tenant":"tnt_04t0tgz30mgae","enabled":true,"totp":false}',NULL,NULL);
INSERT INTO audit VALUES (17,173417756099232078,13,X'712ADF0A041733C45313A1A84852F551119033118AE28FDCA7E749893DD8CEDD',X'3294549DF135A28D5347533E99E4B717F06A09CBE39AF9146CF043EA0ED79A9D',173417756099232099,1786759230000,173417756099232084,173417756099232088,1000,1,'accounts.bindPeer','OK','acc_04t0tgz30mgay','{"id":"acc_04t0tgz30mgay","account":"orders","role":"service","tenant":"tnt_04t0tgz30mgae","enabled":true,"totp":false}','{"id":"acc_04t0tgz30mgay","account":"orders","role":"service","tenant":"tnt_04t0tgz30mgae","enabled":true,"totp":false,"peers":[7001]}',NULL,NULL);
INSERT INTO audit VALUES (18,173417756099232078,14,X'EDECAF84C5DC6EE3808BAEB444E178F50AF80D1F5B957399021513EC37E8AABA',X'B6555A624103426465E9A3D11F88F9D80FABBD51515D0E920374C9169BD99708',173417756099232100,1786759230000,173417756099232086,173417756099232091,1000,1,'session.enrollTotp','OK','acc_04t0tgz30mgap',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (19,173417756099232078,15,X'09F3D60CB456F6E543374588560A54460718E6CDE177B8797CA6F7921C344AF2',X'7181A8761FF8F018E0AAF6785AA142BC52DFFF033E7827CF30D402A94D3E1B84',173417756099232103,1786759230000,173417756099232084,173417756099232088,1000,1,'cards.bind','OK','card_04t0tgz30mgb5',NULL,'{"id":"card_04t0tgz30mgb5","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"debit","last4":"1111","holderMasked":"L*** X***","binding":"bound","usage":"both","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":1,"status":"normal","health":"active","reasons":[]}',NULL,NULL);
INSERT INTO audit VALUES (20,173417756099232078,16,X'9C23362DE3B25BB1EB35B51FBB82E53A1D508A786F21DF7871CDA527A606DC5C',X'4902EACFC073FD8981424C934AE5755948B5F44A596689C4CCE88E6ED3B1A8A6',173417756099232106,1786759230000,173417756099232084,173417756099232088,1000,1,'cards.bind','OK','card_04t0tgz30mgb8',NULL,'{"id":"card_04t0tgz30mgb8","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"unionpay","funding":"debit","last4":"0001","holderMasked":"L*** X***","binding":"bound","usage":"checkout","priority":0,"label":"till","boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":1,"status":"abnormal","health":"pending_verification","reasons":[{"health":"pending_verification","source":"merchant","observedAt":"2026-08-15T02:00:30.000Z"}]}',NULL,NULL);
INSERT INTO audit VALUES (21,173417756099232078,17,X'4C831B2B12262360653661D3272B43BD51218D6E144ADFC65C9E5B2F2C034CE4',X'0C6FF8924653FB92EA29242F752A55E90BC182ECFB0DB603178980204B508C7C',173417756099232109,1786759230000,173417756099232084,173417756099232088,1000,1,'cards.bind','OK','card_04t0tgz30mgbb',NULL,'{"id":"card_04t0tgz30mgbb","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgaj","brand":"visa","funding":"credit","last4":"0010","holderMasked":"L*** X***","bank":"Example Bank","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":1,"status":"normal","health":"active","reasons":[]}',NULL,NULL);
INSERT INTO audit VALUES (22,173417756099232078,18,X'5E12A4D1B5827A5649D44E6AB6929AE8AFADCC5E260E5FD1A0126D3F171D0833',X'A2B58DEF8023D555AB8392E85847ABC900A9268EF501D33FE92593D97E30182B',173417756099232112,1786759230000,173417756099232084,173417756099232088,1000,1,'cards.bind','OK','card_04t0tgz30mgbe',NULL,'{"id":"card_04t0tgz30mgbe","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0028","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":1,"status":"normal","health":"active","reasons":[]}',NULL,NULL);
INSERT INTO audit VALUES (23,173417756099232078,19,X'C12442BB337600F1DF9A0BEB0E40318B3D39BE6EE3D78072B0F10975105E35CF',X'0930F5972B84FECDF23D3EFCF3A329D55BD001D656F56A6C4F941587489DD2CA',173417756099232115,1786759230000,173417756099232094,173417756099232096,1000,1,'cards.signal','OK','card_04t0tgz30mgbe','{"id":"card_04t0tgz30mgbe","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0028","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":1,"status":"normal","health":"active","reasons":[]}','{"id":"card_04t0tgz30mgbe","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0028","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":2,"status":"invalid","health":"lost","reasons":[{"health":"lost","source":"signal","profile":"visa","code":"41","observedAt":"2026-08-15T02:00:30.000Z"}]}',NULL,NULL);
INSERT INTO audit VALUES (24,173417756099232078,20,X'E845EECC68538DD63DC292CD4C8BEBAABC00E2AF4C8F53238F339A043A5D52EE',X'3108EC0E475EC9A5D030B76BC276B9E48477CBE5A00D688AC9E46A3199647517',173417756099232119,1786759230000,173417756099232084,173417756099232088,1000,1,'cards.bind','OK','card_04t0tgz30mgbm',NULL,'{"id":"card_04t0tgz30mgbm","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0036","holderMasked":"L*** X***","expMonth":8,"expYear":2026,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":1,"status":"normal","health":"expiring","reasons":[{"health":"expiring","source":"calendar","observedAt":"2026-07-31T16:00:00.000Z"}]}',NULL,NULL);
INSERT INTO audit VALUES (25,173417756099232078,21,X'3FDC5DE5E31FE19BE4EF949A9DB25BB5B187A91AD142ADA75C3D6EFD42EE0130',X'E57466FE31FBECC79A4ABDA939FC821D140B7453BD5AD3469462DDD506C4894A',173417756099232121,1786759230000,173417756099232084,173417756099232088,1000,1,'cards.update','OK','card_04t0tgz30mgbm','{"id":"card_04t0tgz30mgbm","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0036","holderMasked":"L*** X***","expMonth":8,"expYear":2026,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":1,"status":"normal","health":"expiring","reasons":[{"health":"expiring","source":"calendar","observedAt":"2026-07-31T16:00:00.000Z"}]}','{"id":"card_04t0tgz30mgbm","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0036","holderMasked":"L*** X***","expMonth":8,"expYear":2026,"binding":"bound","usage":"checkout","priority":0,"label":"old","boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":2,"status":"normal","health":"expiring","reasons":[{"health":"expiring","source":"calendar","observedAt":"2026-07-31T16:00:00.000Z"}]}',NULL,NULL);
INSERT INTO audit VALUES (26,173417756099232078,22,X'384ECDDD1656F360F5B2E840C43208C9F9272759D5ADAA5A63C1CBE002A2DB22',X'61DF1C4DE42F057FF178A450362EEAC315643F90BE80E3B746F96475010EFE00',173417756099232124,1786759230000,173417756099232094,173417756099232096,1000,1,'payments.begin','OK','att_04t0tgz30mgbv',NULL,'{"id":"pay_04t0tgz30mgbt","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","order":"o-1","amount":{"amount":1999,"currency":"CNY"},"usage":"checkout","outcome":"pending","at":"2026-08-15T02:00:30.000Z","attempts":[{"id":"att_04t0tgz30mgbv","card":{"id":"card_04t0tgz30mgb5","brand":"visa","last4":"1111","holderMasked":"L*** X***","status":"normal","health":"active"},"channel":"web","at":"2026-08-15T02:00:30.000Z","expiresAt":"2026-08-15T02:15:30.000Z","outcome":"pending"}]}',NULL,NULL);
INSERT INTO audit VALUES (27,173417756099232078,23,X'155D092520E9E101FAF0BDE3520335BC77CE3B26D3CFAB3238D881729CABA7F8',X'C3D68E81B173F6B8A49EBB6A14882584994B8C9E9EF00118124B5E50D4727859',173417756099232125,1786759230000,173417756099232094,173417756099232096,1000,1,'payments.complete','OK','att_04t0tgz30mgbv','{"payment":{"id":"pay_04t0tgz30mgbt","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","order":"o-1","amount":{"amount":1999,"currency":"CNY"},"usage":"checkout","outcome":"pending","at":"2026-08-15T02:00:30.000Z","attempts":[{"id":"att_04t0tgz30mgbv","card":{"id":"card_04t0tgz30mgb5","brand":"visa","last4":"1111","holderMasked":"L*** X***","status":"normal","health":"active"},"channel":"web","at":"2026-08-15T02:00:30.000Z","expiresAt":"2026-08-15T02:15:30.000Z","outcome":"pending"}]}}','{"payment":{"id":"pay_04t0tgz30mgbt","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","order":"o-1","amount":{"amount":1999,"currency":"CNY"},"usage":"checkout","outcome":"declined","at":"2026-08-15T02:00:30.000Z","attempts":[{"id":"att_04t0tgz30mgbv","card":{"id":"card_04t0tgz30mgb5","brand":"visa","last4":"1111","holderMasked":"L*** X***","status":"normal","health":"active"},"channel":"web","at":"2026-08-15T02:00:30.000Z","expiresAt":"2026-08-15T02:15:30.000Z","outcome":"declined","settledAt":"2026-08-15T02:00:30.000Z","profile":"visa","code":"51","rule":"iso8583.limit_reached","edition":"2026-04-18"}]}}',NULL,NULL);
INSERT INTO audit VALUES (28,173417756099232078,24,X'E96C30535DFD54F395646A1D6890D96DF84960B670094CACD316C76F0BDBEB9B',X'5D87F39DEE84EDC1607CCB97EF522181C5582D85766E484C8047EE9B392BCA44',173417756099232128,1786759230000,173417756099232094,173417756099232096,1000,1,'payments.begin','OK','att_04t0tgz30mgbz',NULL,'{"id":"pay_04t0tgz30mgby","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","order":"o-2","amount":{"amount":1999,"currency":"CNY"},"usage":"checkout","outcome":"pending","at":"2026-08-15T02:00:30.000Z","attempts":[{"id":"att_04t0tgz30mgbz","card":{"id":"card_04t0tgz30mgb5","brand":"visa","last4":"1111","holderMasked":"L*** X***","status":"normal","health":"active"},"channel":"web","at":"2026-08-15T02:00:30.000Z","expiresAt":"2026-08-15T02:15:30.000Z","outcome":"pending"}]}',NULL,NULL);
INSERT INTO audit VALUES (29,173417756099232078,25,X'AF261CC98EBC5636FB16C7846485D5AFA09BBD83541F9DDD4249BB972236F311',X'D05A4C0980B8F93D46215A03FE56AF35D5284DC9CBED55A79B554D08E6984203',173417756099232129,1786759230000,173417756099232094,173417756099232096,1000,1,'payments.complete','OK','att_04t0tgz30mgbz','{"payment":{"id":"pay_04t0tgz30mgby","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","order":"o-2","amount":{"amount":1999,"currency":"CNY"},"usage":"checkout","outcome":"pending","at":"2026-08-15T02:00:30.000Z","attempts":[{"id":"att_04t0tgz30mgbz","card":{"id":"card_04t0tgz30mgb5","brand":"visa","last4":"1111","holderMasked":"L*** X***","status":"normal","health":"active"},"channel":"web","at":"2026-08-15T02:00:30.000Z","expiresAt":"2026-08-15T02:15:30.000Z","outcome":"pending"}]}}','{"payment":{"id":"pay_04t0tgz30mgby","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","order":"o-2","amount":{"amount":1999,"currency":"CNY"},"usage":"checkout","outcome":"approved","at":"2026-08-15T02:00:30.000Z","attempts":[{"id":"att_04t0tgz30mgbz","card":{"id":"card_04t0tgz30mgb5","brand":"visa","last4":"1111","holderMasked":"L*** X***","status":"normal","health":"active"},"channel":"web","at":"2026-08-15T02:00:30.000Z","expiresAt":"2026-08-15T02:15:30.000Z","outcome":"approved","settledAt":"2026-08-15T02:00:30.000Z","profile":"visa","rule":"iso8583.approved","edition":"2026-04-18"}]}}',NULL,NULL);
INSERT INTO audit VALUES (30,173417756099232078,26,X'CA0D3EC1C8993E21F9CB022DCBB1A5385C5E807EF53A12F6AFAACBC875C66822',X'EC90517E39E86F597918D1BF7F2BB1DBC2835CFF0E65138C0C295D1EF39E85C5',173417756099232130,1786759230000,173417756099232084,173417756099232088,1000,1,'alerts.acknowledge','OK','alr_04t0tgz30mgbp',NULL,'["alr_04t0tgz30mgbp"]',NULL,NULL);
INSERT INTO audit VALUES (31,173417756099232078,27,X'45E52F50D7FEDEDFFA8AEAED0C9560A4502D62D71E6FFD4CDC4FEAE74C6568F7',X'A52016A2C6D7E18689D98D58ACCAF8D5C9804674C65BCA80303F6E8D44C968F4',173417756099232132,1786759230000,173417756099232084,173417756099232088,1000,1,'roles.create','OK','cashier',NULL,'{"name":"cashier","base":"store","builtIn":false,"tenant":"tnt_04t0tgz30mgae","label":{"en":"cashier","zh":"cashier"},"permissions":["cards.read","payments.read"],"ceiling":["access.explain","alerts.read","cards.bind","cards.read","cards.unbind","cards.update","entries.read","events.watch","payments.read"],"overrides":[],"version":1,"policyRevision":2}',NULL,NULL);
INSERT INTO audit VALUES (32,173417756099232078,28,X'07BDF93D5EDEDEB04234C183F791A7E33C72C116E1F6FCCE21C88ADCB35FBACE',X'ACCEB26E8428EB8663336D14318C33C6740D0E0A7FE3BCB5C6D435C8214A0562',173417756099232133,1786759230000,173417756099232084,173417756099232088,1000,1,'roles.update','OK','store','{"name":"store","base":"store","builtIn":true,"tenant":"tnt_04t0tgz30mgae","label":{"en":"Store","zh":"门店"},"permissions":["access.explain","alerts.read","cards.bind","cards.read","cards.unbind","cards.update","entries.read","events.watch","payments.read"],"ceiling":["access.explain","alerts.read","cards.bind","cards.read","cards.unbind","cards.update","entries.read","events.watch","payments.read"],"overrides":[],"version":1,"policyRevision":2}','{"name":"store","base":"store","builtIn":true,"tenant":"tnt_04t0tgz30mgae","label":{"en":"Store","zh":"门店"},"permissions":["access.explain","alerts.read","cards.bind","cards.read","cards.update","entries.read","events.watch","payments.read"],"ceiling":["access.explain","alerts.read","cards.bind","cards.read","cards.unbind","cards.update","entries.read","events.watch","payments.read"],"overrides":[{"permission":"cards.unbind","effect":"revoked","level":"tenant","changedBy":"acc_04t0tgz30mgam","changedAt":"2026-08-15T02:00:30.000Z"}],"version":2,"policyRevision":3}',NULL,NULL);
INSERT INTO audit VALUES (33,173417756099232078,29,X'A80EBDE45E44F981D2016328E885A34FF377355914AAB29EF737E5D8EA792AAB',X'47F2FF34C0D1FAF941D44D973148571C934B3CE60C1852688B49C76045592BB5',173417756099232135,1786759230000,173417756099232084,173417756099232088,1000,1,'accounts.create','OK','acc_04t0tgz30mgc6',NULL,'{"id":"acc_04t0tgz30mgc6","account":"kassa","role":"cashier","tenant":"tnt_04t0tgz30mgae","stores":["sto_04t0tgz30mgag"],"enabled":true,"totp":false,"next":"password_change"}',NULL,NULL);
INSERT INTO audit VALUES (34,173417756099232078,30,X'4D0AD724AA8AEF86A260C46045DC51F676708A2B7945FCD83825C06789C1E2AD',X'C700C6C370E564274012C15BD5239484248FDC1041F5DEC8ABB7ACA788289DE5',173417756099232137,1786759230000,173417756099232134,NULL,1000,1,'session.login','OK','ses_04t0tgz30mgc8',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (35,173417756099232078,31,X'274E5BBD4542DBAA4C37790D1B0F0FD06DF80954937DC7B755AB29E106FDE42E',X'114AC3AD0A37A311E289D095D2265B1F9D5EC59E048BBD0B20DD0A19820C6677',173417756099232138,1786759230000,173417756099232134,173417756099232136,1000,1,'session.changePassword','OK','acc_04t0tgz30mgc6',NULL,'{"id":"acc_04t0tgz30mgc6","account":"kassa","role":"cashier","tenant":"tnt_04t0tgz30mgae","stores":["sto_04t0tgz30mgag"],"enabled":true,"totp":false}',NULL,NULL);
INSERT INTO audit VALUES (36,0,5,X'89F400CDCEC14943730D8F99794C0F831990CF5C7C09334C96D2A8975CC4C668',X'78D214C88C740E3242249ED020EEE6B37DF01F4E0235EED508DC2BDB0B26F196',173417756099232140,1786759230000,173417693184633982,173417693185031034,1000,1,'accounts.create','OK','acc_04t0tgz30mgcb',NULL,'{"id":"acc_04t0tgz30mgcb","account":"zhou","role":"support","enabled":true,"totp":false,"next":"password_change"}',NULL,NULL);
INSERT INTO audit VALUES (37,0,6,X'E3FF79B88D0DD1991BC50E826DDF8C68145EBB2E72F3ED2DE9ADF3A3BC3EE648',X'3F5EF7B044B102543B547D466F46F023FD9A301EBF19420969B41C2E5B6E152D',173417756099232142,1786759230000,173417756099232139,NULL,1000,1,'session.login','OK','ses_04t0tgz30mgcd',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (38,0,7,X'057CFB2BA871233C480CADFA4E0585641F633436FF9641200FAF5BCE791536E1',X'441027119C3445D253418FB5A75E9D13BD3B7E2C8315DC06BE5EE05CEE300B9F',173417756099232143,1786759230000,173417756099232139,173417756099232141,1000,1,'session.changePassword','OK','acc_04t0tgz30mgcb',NULL,'{"id":"acc_04t0tgz30mgcb","account":"zhou","role":"support","enabled":true,"totp":false,"next":"totp_enrollment"}',NULL,NULL);
INSERT INTO audit VALUES (39,0,8,X'06B9268A2F1832EC4253F6F25024FA893103620D0850F48030449CBFCE0D9DB1',X'065AA6074FF628AD197A9396C70072488F2E222F2E23B8B766C63C2DD449EF01',173417756099232144,1786759230000,173417756099232139,173417756099232141,1000,1,'session.enrollTotp','OK','acc_04t0tgz30mgcb',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (40,0,9,X'7F53D69D53F28C6D234821DAD3E9EDD8CEFAF2E90B8CABBEE804D49FF54EBB81',X'4920419754B32289CE351FA384E50D9B1F546D67B3B94999D02C8F7E06DF9D38',173417756099232145,1786759230000,173417756099232139,173417756099232141,1000,1,'session.confirmTotp','OK','acc_04t0tgz30mgcb',NULL,'{"id":"acc_04t0tgz30mgcb","account":"zhou","role":"support","enabled":true,"totp":true}',NULL,NULL);
INSERT INTO audit VALUES (41,173417756099232078,32,X'0F0EE174C2054A43D4491E07F67612A1DE5CA94C018E1FEE08D37482ED3BDB62',X'AACCE4A369A038792662254DD56EE247A9675B58E210EABA3F396759D7C6E3B1',173417819013445276,1786759260000,173417756099232084,173417756099232088,1000,1,'support.grant','OK','con_04t0tjsp09xmv',NULL,'{"id":"con_04t0tjsp09xmv","tenant":"tnt_04t0tgz30mgae","permissions":["cards.read"],"state":"live","grantedBy":"acc_04t0tgz30mgam","grantedAt":"2026-08-15T02:01:00.000Z","expiresAt":"2026-08-15T06:01:00.000Z"}',NULL,NULL);
INSERT INTO audit VALUES (42,173417756099232078,33,X'E875E07B64457E5CB93EFEDDE22D460FB5FB89CA4F2F8C4FE1713266885BEFD7',X'C524DDBDA733AC206570877D3E618C5CF834DCCC2575BEDF669183A0861BF8F8',173417819013445277,1786759260000,173417756099232139,173417756099232141,1000,1,'cards.get','OK','card_04t0tgz30mgb5',NULL,NULL,'request 4711',NULL);
INSERT INTO audit VALUES (43,173417756099232078,34,X'F32FB4AD31582332CF57E845C70EA1D287555023B2B48195A8E46ADD7C2AA168',X'44BEF5C12CC0779A3E5BFBD7B06933C05234495F3D2DA394825189FBED0A1FDE',173417819013445280,1786759260000,173417756099232084,173417756099232088,1000,1,'cards.bind','OK','card_04t0tjsp09xmy',NULL,'{"id":"card_04t0tjsp09xmy","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0044","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:01:00.000Z","stateSince":"2026-08-15T02:01:00.000Z","version":1,"status":"normal","health":"active","reasons":[]}',NULL,NULL);
INSERT INTO audit VALUES (44,173417756099232078,35,X'CACE72D3422266211CF604D6DB50084ACFC53A2DC9F7794330B5A4B0DEB56085',X'323B0FF1502AF339E9113FA48642909594E9153A4131525DBA25D15D44C5D50E',173417819013445282,1786759260000,173417756099232084,173417756099232088,1000,1,'cards.prepareUnbind','OK','cnf_04t0tjsp09xn1',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (45,173417756099232078,36,X'FE095F0E502CE58A0EC70DADAF9B8F79BC00950E6956DE195137822E8BF28BB0',X'02C9ED704064E813864B53EB9D9C0EE59CDDCD6FB8BC76D0E77CD62FF897824C',173417819013445284,1786759260000,173417756099232084,173417756099232088,1000,1,'cards.confirmUnbind','OK','cnf_04t0tjsp09xn1',NULL,'{"cards":[{"id":"card_04t0tjsp09xmy","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0044","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"unbound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:01:00.000Z","stateSince":"2026-08-15T02:01:00.000Z","version":2,"status":"normal","health":"active","reasons":[]}]}',NULL,NULL);
INSERT INTO audit VALUES (46,173417756099232078,37,X'73774C021113AFB752C4F5D3DB057A3B2D0326E61315005DFE7F354B691BE72E',X'3AB9A26536FFBEB4DAE9E3119BCE16CD254CB24EE1B5D9D4E14DA8FE28A54E98',173417819013445285,1786759260000,173417756099232084,173417756099232088,1000,1,'channels.register','OK','gateway',NULL,'{"name":"gateway","account":"acc_04t0tgz30mgay","position":28,"behind":0,"pending":0,"late":false,"registeredAt":"2026-08-15T02:01:00.000Z"}',NULL,NULL);
INSERT INTO audit VALUES (47,173417756099232078,38,X'22E115DB974420EFCBB7CFE58C360FD591FDD4948DBB499F69A84896C51D2C6A',X'129ED28C1D7EDFC2F51F6EBEEA5541E728B2EBC7B0006F2DF6642019E73C4686',173417819013445288,1786759260000,173417756099232084,173417756099232088,1000,1,'cards.bind','OK','card_04t0tjsp09xn6',NULL,'{"id":"card_04t0tjsp09xn6","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0051","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:01:00.000Z","stateSince":"2026-08-15T02:01:00.000Z","version":1,"status":"normal","health":"active","reasons":[]}',NULL,NULL);
INSERT INTO audit VALUES (48,173417756099232078,39,X'C4F44123341883AD64647F07193691A3C0186DAD989015991B804BB87E450E11',X'9E991E968302A2F56A1B62DF2143B659AFAFC2AC9A20CFFB69B2AD26140DBA08',173417819013445290,1786759260000,173417756099232084,173417756099232088,1000,1,'cards.prepareUnbind','OK','cnf_04t0tjsp09xn9',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (49,173417756099232078,40,X'70013A75F443F76FC90AC4035A9F9B6B9A7E663CC0F01FC58DF8D59258D15912',X'9F0735344E574429509AB5DF9297DE7BE42DB2AC66AFC9484086C6DC712283EE',173417819013445292,1786759260000,173417756099232084,173417756099232088,1000,1,'cards.confirmUnbind','OK','cnf_04t0tjsp09xn9',NULL,'{"cards":[{"id":"card_04t0tjsp09xn6","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0051","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"unbinding","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:01:00.000Z","stateSince":"2026-08-15T02:01:00.000Z","version":2,"status":"normal","health":"active","reasons":[],"sync":{"pending":["gateway"],"since":"2026-08-15T02:01:00.000Z","until":"2026-08-15T02:11:00.000Z"}}]}',NULL,NULL);
INSERT INTO audit VALUES (50,173417756099232078,41,X'DE711E27058E4952CDC762FB248B5E52062D920FB01386808FB1F10040558AED',X'9037A541B15370C5F60FA59CB1D532DBE8876458CDDEDC6782BC2333832CBFCB',173419203133543786,1786759920000,173417756099232094,173417756099232096,1000,1,'session.login','OK','ses_04t0vv2r035b9',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (51,173417756099232078,42,X'4CF4225D2B219C1DFE3E319734C135C5CED0028FF8B037C863C5602ACF9F8CB0',X'DC6A7CB6EFC013E8950DF48281F07346C28A0924B47915DA7D8DCB154D6861AA',173419203133543788,1786759920000,173417756099232084,173417756099232088,1000,1,'session.login','OK','ses_04t0vv2r035bb',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (52,173417756099232078,43,X'8C29C7758E6E4D1323909433CBB9408090DE9116C542FDC29411CCD478AC50CB',X'7A6E96FD98BBD6E5428817882D9D233A4B4A20ACCD65C0AD2850E6AE71DFAF06',173419203133543790,1786759920000,NULL,NULL,0,0,'channels.lateness','OK','gateway',NULL,'{"name":"gateway","account":"acc_04t0tgz30mgay","position":28,"behind":3,"pending":1,"waitingSince":"2026-08-15T02:01:00.000Z","late":true,"registeredAt":"2026-08-15T02:01:00.000Z"}',NULL,NULL);
INSERT INTO audit VALUES (53,173417756099232078,44,X'7A863B302B14101314B171ECB1059E4733BE0B76A9D6A637714B578D4739B231',X'66883D3B2D2B956B12B6828ACDBE6623A8822B76419F9DF093F38DFD16997BB3',173419203133543793,1786759920000,173417756099232084,173419203133543787,1000,1,'cards.bind','OK','card_04t0vv2r035bf',NULL,'{"id":"card_04t0vv2r035bf","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0069","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:12:00.000Z","stateSince":"2026-08-15T02:12:00.000Z","version":1,"status":"normal","health":"active","reasons":[]}',NULL,NULL);
INSERT INTO audit VALUES (54,173417756099232078,45,X'F4E77FB39222E16F3C7608850693E11247F216D6E17DEA6D605B3BE5FE0F161A',X'3CFF8F0D18B4AB845C501F8A20E7DBCE899EC0E9CD3F32A31141E0ACAED4ED34',173419203133543795,1786759920000,173417756099232084,173419203133543787,1000,1,'cards.prepareUnbind','OK','cnf_04t0vv2r035bj',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (55,173417756099232078,46,X'370EF6BC85DC65559932E9F486B84144E6081B91A6B2ADB0A187C0E727FA322A',X'6DA330A84918D362816383D4440A5524E0A69EC6875AFA01327BDF324749020A',173419203133543797,1786759920000,173417756099232084,173419203133543787,1000,1,'cards.confirmUnbind','OK','cnf_04t0vv2r035bj',NULL,'{"cards":[{"id":"card_04t0vv2r035bf","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0069","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"unbinding","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:12:00.000Z","stateSince":"2026-08-15T02:12:00.000Z","version":2,"status":"normal","health":"active","reasons":[],"sync":{"pending":["gateway"],"since":"2026-08-15T02:12:00.000Z","until":"2026-08-15T02:22:00.000Z"}}]}',NULL,NULL);
INSERT INTO audit VALUES (56,173417756099232078,47,X'E3E41B2739CF084665CE8A0BBBA884CD33FA6EEE6AE4F625324B8A3C7DB2D2DF',X'EECA76D3BF9AA839BD520D196014CF0F7EFEE6C4063D97AD2000707DD6102F64',173419203133543799,1786759920000,173417756099232084,173419203133543787,1000,1,'cards.prepareUnbind','OK','cnf_04t0vv2r035bp',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (57,173417756099232078,48,X'1213C62DDDC102FAE532ECAE2190018E4F1E40DDF92A9F688243387285297DD1',X'DEB0812F43D39BC34BCF4535FBDA2F2B0B6EEB9DDBCDBCA6AF63BEA94CCA98A7',173419203133543801,1786759920000,173417756099232084,173419203133543787,1000,1,'cards.import','OK','imp_04t0vv2r035br',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (58,173417756099232078,49,X'C1080C79943F509FDCB30000779DA5D118195E28C2633A205E371ABFF8CE4019',X'21A75C5447E2A36E46DC081DC91B287C94C445B7125414ED431164386B77AC75',173419203133543803,1786759920000,173417756099232084,173419203133543787,1000,1,'cards.import','OK','imp_04t0vv2r035bt',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (59,173417756099232078,50,X'F3DBF9810D389889AEFB66AF8AE11FC7889E09159D9F3B8961AB9D0C377A8A64',X'124AE7872C91B7E2784CB69CD7883C4479B96A96F3F1A00F8FDE3A72EDBD0E45',173419203133543806,1786759920000,173417756099232084,173419203133543787,1000,1,'cards.import','OK','imp_04t0vv2r035bt',NULL,'{"rows":1,"cards":["card_04t0vv2r035bw"]}',NULL,NULL);
INSERT INTO audit VALUES (60,173417756099232078,51,X'9970E48DDCEA3CD9070032EA0CD14D0EC7539646D4AB43318F96D8700EA92E4B',X'347E39BAEE3CBAC3E64646394F0311445E366B391865358597620CB75DE8771F',173419203133543810,1786759920000,173417756099232094,173419203133543785,1000,1,'payments.begin','OK','att_04t0vv2r035c1',NULL,'{"id":"pay_04t0vv2r035c0","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","order":"o-3","amount":{"amount":1999,"currency":"CNY"},"usage":"checkout","outcome":"pending","at":"2026-08-15T02:12:00.000Z","attempts":[{"id":"att_04t0vv2r035c1","card":{"id":"card_04t0tgz30mgb5","brand":"visa","last4":"1111","holderMasked":"L*** X***","status":"normal","health":"active"},"channel":"web","at":"2026-08-15T02:12:00.000Z","expiresAt":"2026-08-15T02:27:00.000Z","outcome":"pending"}]}',NULL,NULL);
INSERT INTO card_signals VALUES (173417756099232078,173417756099232101,1786759230000,'visa','00','',NULL,1786759230000,173417756099232094,'2026-04-18','iso8583.approved');
INSERT INTO card_signals VALUES (173417756099232078,173417756099232101,1786759230000,'visa','51','',NULL,1786759230000,173417756099232094,'2026-04-18','iso8583.limit_reached');
INSERT INTO card_signals VALUES (173417756099232078,173417756099232110,1786759230000,'visa','41','',NULL,1786759230000,173417756099232094,'2026-04-18','iso8583.lost');
CREATE UNIQUE INDEX stores_by_code ON stores (tenant, code);
CREATE UNIQUE INDEX stores_by_id ON stores (id);
CREATE UNIQUE INDEX accounts_by_name ON accounts (tenant, name);
CREATE INDEX account_peers_by_account ON account_peers (tenant, account);
CREATE UNIQUE INDEX sessions_by_digest ON sessions (digest);
CREATE INDEX sessions_by_account ON sessions (tenant, account, id);
CREATE UNIQUE INDEX cards_on_file ON cards (tenant, store, fingerprint) WHERE binding < 2;
CREATE INDEX cards_by_fingerprint ON cards (tenant, fingerprint, id) WHERE binding = 2;
CREATE INDEX idempotent_answers_by_time ON idempotent_answers (at);
CREATE UNIQUE INDEX roles_by_id ON roles (tenant, id);
CREATE INDEX accounts_by_role ON accounts (tenant, role, enabled);
CREATE INDEX consents_in_force ON consents (expires_at) WHERE revoked_at IS NULL;
CREATE UNIQUE INDEX audit_by_tenant ON audit (tenant, sequence);
CREATE UNIQUE INDEX audit_by_id ON audit (id);
CREATE INDEX cards_by_gateway_token ON cards (tenant, gateway_digest)
  WHERE gateway_digest IS NOT NULL;
CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'a line of the audit never changes');
END;
CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'a line of the audit is never removed');
END;
PRAGMA application_id = 1668441137;
PRAGMA user_version = 8;
COMMIT;

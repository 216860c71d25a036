-- schema 6
-- migration c13726a9d78bb11a38242fa446ed461609d3b7f0712c363adac282828a71bda1
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
  gateway_token BLOB,
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
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  tenant INTEGER NOT NULL,
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
INSERT INTO cards VALUES (173417756099232078,173417756099232101,173417756099232080,NULL,0,12,0,'"id":"card_04t0tgz30mgb5","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"debit","last4":"1111","holderMasked":"L*** X***","binding":"bound","usage":"both","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","lastVerifiedAt":"2026-08-15T02:00:30.000Z","version":1',0,0,1111,'L*** X***',NULL,2,0,NULL,1786759230000,1786759230000,1786759230000,1,NULL,NULL,'411111',X'8F4EFBA4E878B7C0EDC0EA544A3A0AC3D15F47FF608F97DF6CBBB347282ABA11',X'3E04494C4354393B90931A66A3C628B309092F491B9D9F0F3521E212F73196EB',X'0100000001D53BF49FCEEA69622D60DB7CB3751F417F865210F1584F6AD47F6413EF668E8D7134FAC4F8BC8807727C');
INSERT INTO cards VALUES (173417756099232078,173417756099232104,173417756099232080,NULL,1024,10,0,'"id":"card_04t0tgz30mgb8","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"unionpay","funding":"debit","last4":"0001","holderMasked":"L*** X***","binding":"bound","usage":"checkout","priority":0,"label":"till","boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":1',3,0,1,'L*** X***',NULL,0,0,'till',1786759230000,1786759230000,NULL,1,NULL,NULL,'622202',X'8F4EFBA4E878B7C0EDC0EA544A3A0AC3D15F47FF608F97DF6CBBB347282ABA11',X'7FFDD2600DE4A982DC3B017D2355AE14651CB984215F40D6AADD6667FB8956DF',NULL);
INSERT INTO cards VALUES (173417756099232078,173417756099232107,173417756099232082,24371,0,12,0,'"id":"card_04t0tgz30mgbb","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgaj","brand":"visa","funding":"credit","last4":"0010","holderMasked":"L*** X***","bank":"Example Bank","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":1',0,1,10,'L*** X***','Example Bank',0,0,NULL,1786759230000,1786759230000,NULL,1,NULL,NULL,'400000',X'8F4EFBA4E878B7C0EDC0EA544A3A0AC3D15F47FF608F97DF6CBBB347282ABA11',X'680E09686F59BE41E54E5461A5EAFEE77EF444521B710C5A3828BB2EB5120777',NULL);
INSERT INTO cards VALUES (173417756099232078,173417756099232110,173417756099232080,24371,2,1,0,'"id":"card_04t0tgz30mgbe","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0028","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":2',0,1,28,'L*** X***',NULL,0,0,NULL,1786759230000,1786759230000,NULL,2,NULL,NULL,'400000',X'8F4EFBA4E878B7C0EDC0EA544A3A0AC3D15F47FF608F97DF6CBBB347282ABA11',X'9E5990772F1FD1B46CD1DAC9DF4AC9DCA0DBA291DDEA3E8FA1C3B63C5F3FE661',NULL);
INSERT INTO cards VALUES (173417756099232078,173417756099232116,173417756099232080,24319,0,12,0,'"id":"card_04t0tgz30mgbm","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0036","holderMasked":"L*** X***","expMonth":8,"expYear":2026,"binding":"bound","usage":"checkout","priority":0,"label":"old","boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":2',0,1,36,'L*** X***',NULL,0,0,'old',1786759230000,1786759230000,NULL,2,NULL,NULL,'400000',X'8F4EFBA4E878B7C0EDC0EA544A3A0AC3D15F47FF608F97DF6CBBB347282ABA11',X'D16570C187CDD82CB929E5A9857EA7B7DB0AF9D14CD64F9D4E79570BC4FC8797',NULL);
INSERT INTO cards VALUES (173417756099232078,173417819013445278,173417756099232080,24371,0,12,2,'"id":"card_04t0tjsp09xmy","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0044","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"unbound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:01:00.000Z","stateSince":"2026-08-15T02:01:00.000Z","version":2',0,1,44,'L*** X***',NULL,0,0,NULL,1786759260000,1786759260000,NULL,2,NULL,NULL,'400000',X'8F4EFBA4E878B7C0EDC0EA544A3A0AC3D15F47FF608F97DF6CBBB347282ABA11',X'D55C1E74B1A73B0D723149EBA7371A97646AE6437995CE97720D6EE2751B38A0',NULL);
INSERT INTO cards VALUES (173417756099232078,173417819013445286,173417756099232080,24371,0,12,2,'"id":"card_04t0tjsp09xn6","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0051","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"unbound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:01:00.000Z","stateSince":"2026-08-15T02:01:00.000Z","version":2',0,1,51,'L*** X***',NULL,0,0,NULL,1786759260000,1786759260000,NULL,2,NULL,NULL,'400000',X'8F4EFBA4E878B7C0EDC0EA544A3A0AC3D15F47FF608F97DF6CBBB347282ABA11',X'C7FF39025CF27AE034D9AD0A7CA8F4061D7DC05ADBF500B2D0F7BA3003844EC5',NULL);
INSERT INTO cards VALUES (173417756099232078,173419203133543791,173417756099232080,24371,0,12,2,'"id":"card_04t0vv2r035bf","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0069","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"unbound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:12:00.000Z","stateSince":"2026-08-15T02:12:00.000Z","version":2',0,1,69,'L*** X***',NULL,0,0,NULL,1786759920000,1786759920000,NULL,2,NULL,NULL,'400000',X'8F4EFBA4E878B7C0EDC0EA544A3A0AC3D15F47FF608F97DF6CBBB347282ABA11',X'6103E712EA08BF9AB971B6A3A5CB919BD65A63933DFD5B6640D98DADD8318E59',NULL);
INSERT INTO cards VALUES (173417756099232078,173419203133543804,173417756099232080,24371,0,12,0,'"id":"card_04t0vv2r035bw","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0077","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:12:00.000Z","stateSince":"2026-08-15T02:12:00.000Z","version":1',0,1,77,'L*** X***',NULL,0,0,NULL,1786759920000,1786759920000,NULL,1,NULL,NULL,'400000',X'8F4EFBA4E878B7C0EDC0EA544A3A0AC3D15F47FF608F97DF6CBBB347282ABA11',X'FCEBB1924434BF68CD068A6165F5524EC406DD2CC3E4C61A3CDC7EA204929548',NULL);
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
INSERT INTO audit VALUES (173417693185031035,0,1786759200000,173417693184633982,NULL,1000,1,'session.login','OK','ses_04t0tf4g0zevt',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (173417693185031036,0,1786759200000,173417693184633982,173417693185031034,1000,1,'session.changePassword','OK','acc_04t0tf4g0kb3y',NULL,'{"id":"acc_04t0tf4g0kb3y","account":"admin","role":"admin","enabled":true,"totp":false,"next":"totp_enrollment"}',NULL,NULL);
INSERT INTO audit VALUES (173417693185031037,0,1786759200000,173417693184633982,173417693185031034,1000,1,'session.enrollTotp','OK','acc_04t0tf4g0kb3y',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (173417693185031038,0,1786759200000,173417693184633982,173417693185031034,1000,1,'session.confirmTotp','OK','acc_04t0tf4g0kb3y',NULL,'{"id":"acc_04t0tf4g0kb3y","account":"admin","role":"admin","enabled":true,"totp":true}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232079,173417756099232078,1786759230000,173417693184633982,173417693185031034,1000,1,'tenants.create','OK','tnt_04t0tgz30mgae',NULL,'{"id":"tnt_04t0tgz30mgae","name":"Acme","timeZone":"Asia/Shanghai","state":"active","purgeAfterDays":180}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232081,173417756099232078,1786759230000,173417693184633982,173417693185031034,1000,1,'stores.create','OK','sto_04t0tgz30mgag',NULL,'{"id":"sto_04t0tgz30mgag","tenant":"tnt_04t0tgz30mgae","code":"S1","name":"S1","state":"open"}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232083,173417756099232078,1786759230000,173417693184633982,173417693185031034,1000,1,'stores.create','OK','sto_04t0tgz30mgaj',NULL,'{"id":"sto_04t0tgz30mgaj","tenant":"tnt_04t0tgz30mgae","code":"S2","name":"S2","state":"open"}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232085,173417756099232078,1786759230000,173417693184633982,173417693185031034,1000,1,'accounts.create','OK','acc_04t0tgz30mgam',NULL,'{"id":"acc_04t0tgz30mgam","account":"boss","role":"chain","tenant":"tnt_04t0tgz30mgae","enabled":true,"totp":false,"next":"password_change"}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232087,173417756099232078,1786759230000,173417693184633982,173417693185031034,1000,1,'accounts.create','OK','acc_04t0tgz30mgap',NULL,'{"id":"acc_04t0tgz30mgap","account":"clerk","role":"store","tenant":"tnt_04t0tgz30mgae","stores":["sto_04t0tgz30mgag"],"enabled":true,"totp":false,"next":"password_change"}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232089,173417756099232078,1786759230000,173417756099232084,NULL,1000,1,'session.login','OK','ses_04t0tgz30mgar',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (173417756099232090,173417756099232078,1786759230000,173417756099232084,173417756099232088,1000,1,'session.changePassword','OK','acc_04t0tgz30mgam',NULL,'{"id":"acc_04t0tgz30mgam","account":"boss","role":"chain","tenant":"tnt_04t0tgz30mgae","enabled":true,"totp":false}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232092,173417756099232078,1786759230000,173417756099232086,NULL,1000,1,'session.login','OK','ses_04t0tgz30mgav',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (173417756099232093,173417756099232078,1786759230000,173417756099232086,173417756099232091,1000,1,'session.changePassword','OK','acc_04t0tgz30mgap',NULL,'{"id":"acc_04t0tgz30mgap","account":"clerk","role":"store","tenant":"tnt_04t0tgz30mgae","stores":["sto_04t0tgz30mgag"],"enabled":true,"totp":false}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232095,173417756099232078,1786759230000,173417693184633982,173417693185031034,1000,1,'accounts.create','OK','acc_04t0tgz30mgay',NULL,'{"id":"acc_04t0tgz30mgay","account":"orders","role":"service","tenant":"tnt_04t0tgz30mgae","enabled":true,"totp":false,"next":"password_change"}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232097,173417756099232078,1786759230000,173417756099232094,NULL,1000,1,'session.login','OK','ses_04t0tgz30mgb0',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (173417756099232098,173417756099232078,1786759230000,173417756099232094,173417756099232096,1000,1,'session.changePassword','OK','acc_04t0tgz30mgay',NULL,'{"id":"acc_04t0tgz30mgay","account":"orders","role":"service","tenant":"tnt_04t0tgz30mgae","enabled":true,"totp":false}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232099,173417756099232078,1786759230000,173417756099232084,173417756099232088,1000,1,'accounts.bindPeer','OK','acc_04t0tgz30mgay','{"id":"acc_04t0tgz30mgay","account":"orders","role":"service","tenant":"tnt_04t0tgz30mgae","enabled":true,"totp":false}','{"id":"acc_04t0tgz30mgay","account":"orders","role":"service","tenant":"tnt_04t0tgz30mgae","enabled":true,"totp":false,"peers":[7001]}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232100,173417756099232078,1786759230000,173417756099232086,173417756099232091,1000,1,'session.enrollTotp','OK','acc_04t0tgz30mgap',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (173417756099232103,173417756099232078,1786759230000,173417756099232084,173417756099232088,1000,1,'cards.bind','OK','card_04t0tgz30mgb5',NULL,'{"id":"card_04t0tgz30mgb5","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"debit","last4":"1111","holderMasked":"L*** X***","binding":"bound","usage":"both","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":1,"status":"normal","health":"active","reasons":[]}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232106,173417756099232078,1786759230000,173417756099232084,173417756099232088,1000,1,'cards.bind','OK','card_04t0tgz30mgb8',NULL,'{"id":"card_04t0tgz30mgb8","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"unionpay","funding":"debit","last4":"0001","holderMasked":"L*** X***","binding":"bound","usage":"checkout","priority":0,"label":"till","boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":1,"status":"abnormal","health":"pending_verification","reasons":[{"health":"pending_verification","source":"merchant","observedAt":"2026-08-15T02:00:30.000Z"}]}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232109,173417756099232078,1786759230000,173417756099232084,173417756099232088,1000,1,'cards.bind','OK','card_04t0tgz30mgbb',NULL,'{"id":"card_04t0tgz30mgbb","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgaj","brand":"visa","funding":"credit","last4":"0010","holderMasked":"L*** X***","bank":"Example Bank","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":1,"status":"normal","health":"active","reasons":[]}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232112,173417756099232078,1786759230000,173417756099232084,173417756099232088,1000,1,'cards.bind','OK','card_04t0tgz30mgbe',NULL,'{"id":"card_04t0tgz30mgbe","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0028","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":1,"status":"normal","health":"active","reasons":[]}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232115,173417756099232078,1786759230000,173417756099232094,173417756099232096,1000,1,'cards.signal','OK','card_04t0tgz30mgbe','{"id":"card_04t0tgz30mgbe","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0028","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":1,"status":"normal","health":"active","reasons":[]}','{"id":"card_04t0tgz30mgbe","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0028","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":2,"status":"invalid","health":"lost","reasons":[{"health":"lost","source":"signal","profile":"visa","code":"41","observedAt":"2026-08-15T02:00:30.000Z"}]}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232119,173417756099232078,1786759230000,173417756099232084,173417756099232088,1000,1,'cards.bind','OK','card_04t0tgz30mgbm',NULL,'{"id":"card_04t0tgz30mgbm","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0036","holderMasked":"L*** X***","expMonth":8,"expYear":2026,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":1,"status":"normal","health":"expiring","reasons":[{"health":"expiring","source":"calendar","observedAt":"2026-07-31T16:00:00.000Z"}]}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232121,173417756099232078,1786759230000,173417756099232084,173417756099232088,1000,1,'cards.update','OK','card_04t0tgz30mgbm','{"id":"card_04t0tgz30mgbm","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0036","holderMasked":"L*** X***","expMonth":8,"expYear":2026,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":1,"status":"normal","health":"expiring","reasons":[{"health":"expiring","source":"calendar","observedAt":"2026-07-31T16:00:00.000Z"}]}','{"id":"card_04t0tgz30mgbm","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0036","holderMasked":"L*** X***","expMonth":8,"expYear":2026,"binding":"bound","usage":"checkout","priority":0,"label":"old","boundAt":"2026-08-15T02:00:30.000Z","stateSince":"2026-08-15T02:00:30.000Z","version":2,"status":"normal","health":"expiring","reasons":[{"health":"expiring","source":"calendar","observedAt":"2026-07-31T16:00:00.000Z"}]}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232124,173417756099232078,1786759230000,173417756099232094,173417756099232096,1000,1,'payments.begin','OK','att_04t0tgz30mgbv',NULL,'{"id":"pay_04t0tgz30mgbt","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","order":"o-1","amount":{"amount":1999,"currency":"CNY"},"usage":"checkout","outcome":"pending","at":"2026-08-15T02:00:30.000Z","attempts":[{"id":"att_04t0tgz30mgbv","card":{"id":"card_04t0tgz30mgb5","brand":"visa","last4":"1111","holderMasked":"L*** X***","status":"normal","health":"active"},"channel":"web","at":"2026-08-15T02:00:30.000Z","expiresAt":"2026-08-15T02:15:30.000Z","outcome":"pending"}]}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232125,173417756099232078,1786759230000,173417756099232094,173417756099232096,1000,1,'payments.complete','OK','att_04t0tgz30mgbv','{"payment":{"id":"pay_04t0tgz30mgbt","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","order":"o-1","amount":{"amount":1999,"currency":"CNY"},"usage":"checkout","outcome":"pending","at":"2026-08-15T02:00:30.000Z","attempts":[{"id":"att_04t0tgz30mgbv","card":{"id":"card_04t0tgz30mgb5","brand":"visa","last4":"1111","holderMasked":"L*** X***","status":"normal","health":"active"},"channel":"web","at":"2026-08-15T02:00:30.000Z","expiresAt":"2026-08-15T02:15:30.000Z","outcome":"pending"}]}}','{"payment":{"id":"pay_04t0tgz30mgbt","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","order":"o-1","amount":{"amount":1999,"currency":"CNY"},"usage":"checkout","outcome":"declined","at":"2026-08-15T02:00:30.000Z","attempts":[{"id":"att_04t0tgz30mgbv","card":{"id":"card_04t0tgz30mgb5","brand":"visa","last4":"1111","holderMasked":"L*** X***","status":"normal","health":"active"},"channel":"web","at":"2026-08-15T02:00:30.000Z","expiresAt":"2026-08-15T02:15:30.000Z","outcome":"declined","settledAt":"2026-08-15T02:00:30.000Z","profile":"visa","code":"51","rule":"iso8583.limit_reached","edition":"2026-04-18"}]}}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232128,173417756099232078,1786759230000,173417756099232094,173417756099232096,1000,1,'payments.begin','OK','att_04t0tgz30mgbz',NULL,'{"id":"pay_04t0tgz30mgby","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","order":"o-2","amount":{"amount":1999,"currency":"CNY"},"usage":"checkout","outcome":"pending","at":"2026-08-15T02:00:30.000Z","attempts":[{"id":"att_04t0tgz30mgbz","card":{"id":"card_04t0tgz30mgb5","brand":"visa","last4":"1111","holderMasked":"L*** X***","status":"normal","health":"active"},"channel":"web","at":"2026-08-15T02:00:30.000Z","expiresAt":"2026-08-15T02:15:30.000Z","outcome":"pending"}]}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232129,173417756099232078,1786759230000,173417756099232094,173417756099232096,1000,1,'payments.complete','OK','att_04t0tgz30mgbz','{"payment":{"id":"pay_04t0tgz30mgby","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","order":"o-2","amount":{"amount":1999,"currency":"CNY"},"usage":"checkout","outcome":"pending","at":"2026-08-15T02:00:30.000Z","attempts":[{"id":"att_04t0tgz30mgbz","card":{"id":"card_04t0tgz30mgb5","brand":"visa","last4":"1111","holderMasked":"L*** X***","status":"normal","health":"active"},"channel":"web","at":"2026-08-15T02:00:30.000Z","expiresAt":"2026-08-15T02:15:30.000Z","outcome":"pending"}]}}','{"payment":{"id":"pay_04t0tgz30mgby","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","order":"o-2","amount":{"amount":1999,"currency":"CNY"},"usage":"checkout","outcome":"approved","at":"2026-08-15T02:00:30.000Z","attempts":[{"id":"att_04t0tgz30mgbz","card":{"id":"card_04t0tgz30mgb5","brand":"visa","last4":"1111","holderMasked":"L*** X***","status":"normal","health":"active"},"channel":"web","at":"2026-08-15T02:00:30.000Z","expiresAt":"2026-08-15T02:15:30.000Z","outcome":"approved","settledAt":"2026-08-15T02:00:30.000Z","profile":"visa","rule":"iso8583.approved","edition":"2026-04-18"}]}}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232130,173417756099232078,1786759230000,173417756099232084,173417756099232088,1000,1,'alerts.acknowledge','OK','alr_04t0tgz30mgbp',NULL,'["alr_04t0tgz30mgbp"]',NULL,NULL);
INSERT INTO audit VALUES (173417756099232132,173417756099232078,1786759230000,173417756099232084,173417756099232088,1000,1,'roles.create','OK','cashier',NULL,'{"name":"cashier","base":"store","builtIn":false,"tenant":"tnt_04t0tgz30mgae","label":{"en":"cashier","zh":"cashier"},"permissions":["cards.read","payments.read"],"ceiling":["access.explain","alerts.read","cards.bind","cards.read","cards.unbind","cards.update","entries.read","events.watch","payments.read"],"overrides":[],"version":1,"policyRevision":2}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232133,173417756099232078,1786759230000,173417756099232084,173417756099232088,1000,1,'roles.update','OK','store','{"name":"store","base":"store","builtIn":true,"tenant":"tnt_04t0tgz30mgae","label":{"en":"Store","zh":"门店"},"permissions":["access.explain","alerts.read","cards.bind","cards.read","cards.unbind","cards.update","entries.read","events.watch","payments.read"],"ceiling":["access.explain","alerts.read","cards.bind","cards.read","cards.unbind","cards.update","entries.read","events.watch","payments.read"],"overrides":[],"version":1,"policyRevision":2}','{"name":"store","base":"store","builtIn":true,"tenant":"tnt_04t0tgz30mgae","label":{"en":"Store","zh":"门店"},"permissions":["access.explain","alerts.read","cards.bind","cards.read","cards.update","entries.read","events.watch","payments.read"],"ceiling":["access.explain","alerts.read","cards.bind","cards.read","cards.unbind","cards.update","entries.read","events.watch","payments.read"],"overrides":[{"permission":"cards.unbind","effect":"revoked","level":"tenant","changedBy":"acc_04t0tgz30mgam","changedAt":"2026-08-15T02:00:30.000Z"}],"version":2,"policyRevision":3}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232135,173417756099232078,1786759230000,173417756099232084,173417756099232088,1000,1,'accounts.create','OK','acc_04t0tgz30mgc6',NULL,'{"id":"acc_04t0tgz30mgc6","account":"kassa","role":"cashier","tenant":"tnt_04t0tgz30mgae","stores":["sto_04t0tgz30mgag"],"enabled":true,"totp":false,"next":"password_change"}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232137,173417756099232078,1786759230000,173417756099232134,NULL,1000,1,'session.login','OK','ses_04t0tgz30mgc8',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (173417756099232138,173417756099232078,1786759230000,173417756099232134,173417756099232136,1000,1,'session.changePassword','OK','acc_04t0tgz30mgc6',NULL,'{"id":"acc_04t0tgz30mgc6","account":"kassa","role":"cashier","tenant":"tnt_04t0tgz30mgae","stores":["sto_04t0tgz30mgag"],"enabled":true,"totp":false}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232140,0,1786759230000,173417693184633982,173417693185031034,1000,1,'accounts.create','OK','acc_04t0tgz30mgcb',NULL,'{"id":"acc_04t0tgz30mgcb","account":"zhou","role":"support","enabled":true,"totp":false,"next":"password_change"}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232142,0,1786759230000,173417756099232139,NULL,1000,1,'session.login','OK','ses_04t0tgz30mgcd',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (173417756099232143,0,1786759230000,173417756099232139,173417756099232141,1000,1,'session.changePassword','OK','acc_04t0tgz30mgcb',NULL,'{"id":"acc_04t0tgz30mgcb","account":"zhou","role":"support","enabled":true,"totp":false,"next":"totp_enrollment"}',NULL,NULL);
INSERT INTO audit VALUES (173417756099232144,0,1786759230000,173417756099232139,173417756099232141,1000,1,'session.enrollTotp','OK','acc_04t0tgz30mgcb',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (173417756099232145,0,1786759230000,173417756099232139,173417756099232141,1000,1,'session.confirmTotp','OK','acc_04t0tgz30mgcb',NULL,'{"id":"acc_04t0tgz30mgcb","account":"zhou","role":"support","enabled":true,"totp":true}',NULL,NULL);
INSERT INTO audit VALUES (173417819013445276,173417756099232078,1786759260000,173417756099232084,173417756099232088,1000,1,'support.grant','OK','con_04t0tjsp09xmv',NULL,'{"id":"con_04t0tjsp09xmv","tenant":"tnt_04t0tgz30mgae","permissions":["cards.read"],"state":"live","grantedBy":"acc_04t0tgz30mgam","grantedAt":"2026-08-15T02:01:00.000Z","expiresAt":"2026-08-15T06:01:00.000Z"}',NULL,NULL);
INSERT INTO audit VALUES (173417819013445277,173417756099232078,1786759260000,173417756099232139,173417756099232141,1000,1,'cards.get','OK','card_04t0tgz30mgb5',NULL,NULL,'request 4711',NULL);
INSERT INTO audit VALUES (173417819013445280,173417756099232078,1786759260000,173417756099232084,173417756099232088,1000,1,'cards.bind','OK','card_04t0tjsp09xmy',NULL,'{"id":"card_04t0tjsp09xmy","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0044","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:01:00.000Z","stateSince":"2026-08-15T02:01:00.000Z","version":1,"status":"normal","health":"active","reasons":[]}',NULL,NULL);
INSERT INTO audit VALUES (173417819013445282,173417756099232078,1786759260000,173417756099232084,173417756099232088,1000,1,'cards.prepareUnbind','OK','cnf_04t0tjsp09xn1',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (173417819013445284,173417756099232078,1786759260000,173417756099232084,173417756099232088,1000,1,'cards.confirmUnbind','OK','cnf_04t0tjsp09xn1',NULL,'{"cards":[{"id":"card_04t0tjsp09xmy","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0044","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"unbound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:01:00.000Z","stateSince":"2026-08-15T02:01:00.000Z","version":2,"status":"normal","health":"active","reasons":[]}]}',NULL,NULL);
INSERT INTO audit VALUES (173417819013445285,173417756099232078,1786759260000,173417756099232084,173417756099232088,1000,1,'channels.register','OK','gateway',NULL,'{"name":"gateway","account":"acc_04t0tgz30mgay","position":28,"behind":0,"pending":0,"late":false,"registeredAt":"2026-08-15T02:01:00.000Z"}',NULL,NULL);
INSERT INTO audit VALUES (173417819013445288,173417756099232078,1786759260000,173417756099232084,173417756099232088,1000,1,'cards.bind','OK','card_04t0tjsp09xn6',NULL,'{"id":"card_04t0tjsp09xn6","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0051","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:01:00.000Z","stateSince":"2026-08-15T02:01:00.000Z","version":1,"status":"normal","health":"active","reasons":[]}',NULL,NULL);
INSERT INTO audit VALUES (173417819013445290,173417756099232078,1786759260000,173417756099232084,173417756099232088,1000,1,'cards.prepareUnbind','OK','cnf_04t0tjsp09xn9',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (173417819013445292,173417756099232078,1786759260000,173417756099232084,173417756099232088,1000,1,'cards.confirmUnbind','OK','cnf_04t0tjsp09xn9',NULL,'{"cards":[{"id":"card_04t0tjsp09xn6","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0051","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"unbinding","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:01:00.000Z","stateSince":"2026-08-15T02:01:00.000Z","version":2,"status":"normal","health":"active","reasons":[],"sync":{"pending":["gateway"],"since":"2026-08-15T02:01:00.000Z","until":"2026-08-15T02:11:00.000Z"}}]}',NULL,NULL);
INSERT INTO audit VALUES (173419203133543786,173417756099232078,1786759920000,173417756099232094,173417756099232096,1000,1,'session.login','OK','ses_04t0vv2r035b9',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (173419203133543788,173417756099232078,1786759920000,173417756099232084,173417756099232088,1000,1,'session.login','OK','ses_04t0vv2r035bb',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (173419203133543790,173417756099232078,1786759920000,NULL,NULL,0,0,'channels.lateness','OK','gateway',NULL,'{"name":"gateway","account":"acc_04t0tgz30mgay","position":28,"behind":3,"pending":1,"waitingSince":"2026-08-15T02:01:00.000Z","late":true,"registeredAt":"2026-08-15T02:01:00.000Z"}',NULL,NULL);
INSERT INTO audit VALUES (173419203133543793,173417756099232078,1786759920000,173417756099232084,173419203133543787,1000,1,'cards.bind','OK','card_04t0vv2r035bf',NULL,'{"id":"card_04t0vv2r035bf","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0069","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"bound","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:12:00.000Z","stateSince":"2026-08-15T02:12:00.000Z","version":1,"status":"normal","health":"active","reasons":[]}',NULL,NULL);
INSERT INTO audit VALUES (173419203133543795,173417756099232078,1786759920000,173417756099232084,173419203133543787,1000,1,'cards.prepareUnbind','OK','cnf_04t0vv2r035bj',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (173419203133543797,173417756099232078,1786759920000,173417756099232084,173419203133543787,1000,1,'cards.confirmUnbind','OK','cnf_04t0vv2r035bj',NULL,'{"cards":[{"id":"card_04t0vv2r035bf","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","brand":"visa","funding":"credit","last4":"0069","holderMasked":"L*** X***","expMonth":12,"expYear":2030,"binding":"unbinding","usage":"checkout","priority":0,"boundAt":"2026-08-15T02:12:00.000Z","stateSince":"2026-08-15T02:12:00.000Z","version":2,"status":"normal","health":"active","reasons":[],"sync":{"pending":["gateway"],"since":"2026-08-15T02:12:00.000Z","until":"2026-08-15T02:22:00.000Z"}}]}',NULL,NULL);
INSERT INTO audit VALUES (173419203133543799,173417756099232078,1786759920000,173417756099232084,173419203133543787,1000,1,'cards.prepareUnbind','OK','cnf_04t0vv2r035bp',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (173419203133543801,173417756099232078,1786759920000,173417756099232084,173419203133543787,1000,1,'cards.import','OK','imp_04t0vv2r035br',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (173419203133543803,173417756099232078,1786759920000,173417756099232084,173419203133543787,1000,1,'cards.import','OK','imp_04t0vv2r035bt',NULL,NULL,NULL,NULL);
INSERT INTO audit VALUES (173419203133543806,173417756099232078,1786759920000,173417756099232084,173419203133543787,1000,1,'cards.import','OK','imp_04t0vv2r035bt',NULL,'{"rows":1,"cards":["card_04t0vv2r035bw"]}',NULL,NULL);
INSERT INTO audit VALUES (173419203133543810,173417756099232078,1786759920000,173417756099232094,173419203133543785,1000,1,'payments.begin','OK','att_04t0vv2r035c1',NULL,'{"id":"pay_04t0vv2r035c0","tenant":"tnt_04t0tgz30mgae","store":"sto_04t0tgz30mgag","order":"o-3","amount":{"amount":1999,"currency":"CNY"},"usage":"checkout","outcome":"pending","at":"2026-08-15T02:12:00.000Z","attempts":[{"id":"att_04t0vv2r035c1","card":{"id":"card_04t0tgz30mgb5","brand":"visa","last4":"1111","holderMasked":"L*** X***","status":"normal","health":"active"},"channel":"web","at":"2026-08-15T02:12:00.000Z","expiresAt":"2026-08-15T02:27:00.000Z","outcome":"pending"}]}',NULL,NULL);
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
CREATE UNIQUE INDEX stores_by_code ON stores (tenant, code);
CREATE UNIQUE INDEX stores_by_id ON stores (id);
CREATE UNIQUE INDEX accounts_by_name ON accounts (tenant, name);
CREATE INDEX account_peers_by_account ON account_peers (tenant, account);
CREATE UNIQUE INDEX sessions_by_digest ON sessions (digest);
CREATE INDEX sessions_by_account ON sessions (tenant, account, id);
CREATE UNIQUE INDEX cards_on_file ON cards (tenant, store, fingerprint) WHERE binding < 2;
CREATE INDEX cards_by_fingerprint ON cards (tenant, fingerprint, id) WHERE binding = 2;
CREATE INDEX audit_by_tenant ON audit (tenant, id);
CREATE INDEX idempotent_answers_by_time ON idempotent_answers (at);
CREATE UNIQUE INDEX roles_by_id ON roles (tenant, id);
CREATE INDEX accounts_by_role ON accounts (tenant, role, enabled);
CREATE INDEX consents_in_force ON consents (expires_at) WHERE revoked_at IS NULL;
PRAGMA application_id = 1668441137;
PRAGMA user_version = 6;
COMMIT;

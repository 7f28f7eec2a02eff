-- Times are ISO text given by the caller; days are ISO text; lists and answers are JSON text.
-- `at GLOB '????-??-??T??:??*'` keeps a day, a number or an empty text out of a time.

CREATE TABLE units (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (code <> '' AND code = trim(code)),
    name TEXT NOT NULL CHECK (name <> ''),
    short_name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind <> ''),
    heading_lines TEXT NOT NULL CHECK (heading_lines GLOB '[[]*]'),
    superior_lines TEXT NOT NULL CHECK (superior_lines GLOB '[[]*]'),
    place TEXT NOT NULL,
    code_suffix TEXT NOT NULL,
    sign_lines TEXT NOT NULL CHECK (sign_lines GLOB '[[]*]'),
    signer_name TEXT NOT NULL,
    vice_name TEXT NOT NULL,
    recipients TEXT NOT NULL CHECK (recipients GLOB '[[]*]'),
    party_committee TEXT NOT NULL,
    district_party TEXT NOT NULL,
    district_committee TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    contact_phone TEXT NOT NULL,
    sort_order INTEGER NOT NULL CHECK (sort_order >= 0),
    search_key TEXT NOT NULL CHECK (search_key <> ''),
    sort_key TEXT NOT NULL CHECK (sort_key <> ''),
    closed_on TEXT CHECK (closed_on GLOB '????-??-??'),
    successor_id INTEGER REFERENCES units (id) CHECK (successor_id <> id)
) STRICT;
CREATE INDEX units_in_order ON units (sort_order, sort_key);

-- A unit is its parent's from valid_from until the day before valid_to.
CREATE TABLE unit_parents (
    unit_id INTEGER NOT NULL REFERENCES units (id),
    parent_id INTEGER NOT NULL REFERENCES units (id) CHECK (parent_id <> unit_id),
    valid_from TEXT NOT NULL CHECK (valid_from GLOB '????-??-??'),
    valid_to TEXT CHECK (valid_to GLOB '????-??-??' AND valid_to > valid_from),
    PRIMARY KEY (unit_id, valid_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_parents_by_parent ON unit_parents (parent_id, valid_from);

CREATE TRIGGER unit_parents_one_at_a_time BEFORE INSERT ON unit_parents
WHEN EXISTS (
    SELECT 1 FROM unit_parents AS other
    WHERE other.unit_id = NEW.unit_id
      AND (NEW.valid_to IS NULL OR other.valid_from < NEW.valid_to)
      AND (other.valid_to IS NULL OR NEW.valid_from < other.valid_to)
)
BEGIN SELECT RAISE(ABORT, 'a unit has one parent at a time'); END;

CREATE TABLE users (
    id INTEGER PRIMARY KEY,
    login TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (login <> '' AND login = trim(login)),
    display_name TEXT NOT NULL,
    unit_id INTEGER NOT NULL REFERENCES units (id),
    role TEXT NOT NULL CHECK (role IN ('officer', 'clerk')),
    password_hash TEXT CHECK (password_hash <> ''),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX users_by_unit ON users (unit_id);

-- Only the SHA-256 of the token that the browser holds.
CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY CHECK (length(token_hash) = 64),
    user_id INTEGER NOT NULL REFERENCES users (id),
    started_at TEXT NOT NULL CHECK (started_at GLOB '????-??-??T??:??*'),
    seen_at TEXT NOT NULL CHECK (seen_at GLOB '????-??-??T??:??*')
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_user ON sessions (user_id);

CREATE TABLE codes (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('password', 'invitation')),
    code_hash TEXT NOT NULL CHECK (length(code_hash) = 64),
    issued_at TEXT NOT NULL CHECK (issued_at GLOB '????-??-??T??:??*'),
    expires_at TEXT NOT NULL CHECK (expires_at > issued_at),
    used_at TEXT CHECK (used_at GLOB '????-??-??T??:??*')
) STRICT;
CREATE UNIQUE INDEX codes_one_open ON codes (user_id, purpose) WHERE used_at IS NULL;

CREATE TABLE failed_logins (
    id INTEGER PRIMARY KEY,
    login TEXT NOT NULL COLLATE NOCASE,
    address TEXT NOT NULL,
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??*')
) STRICT;
CREATE INDEX failed_logins_by_login ON failed_logins (login, at);
CREATE INDEX failed_logins_by_address ON failed_logins (address, at);
CREATE INDEX failed_logins_by_time ON failed_logins (at);

CREATE TABLE campaigns (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
    title TEXT NOT NULL CHECK (title <> ''),
    outline_json TEXT NOT NULL CHECK (outline_json GLOB '{*}'),
    tree_date TEXT NOT NULL CHECK (tree_date GLOB '????-??-??'),
    profile TEXT NOT NULL CHECK (profile <> ''),
    guidance_number TEXT NOT NULL,
    guidance_date TEXT CHECK (guidance_date GLOB '????-??-??'),
    opened_at TEXT NOT NULL CHECK (opened_at GLOB '????-??-??T??:??*'),
    status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
    prefilled TEXT NOT NULL DEFAULT '{}' CHECK (prefilled GLOB '{*}')
) STRICT;

CREATE TABLE deadlines (
    campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
    unit_kind TEXT NOT NULL CHECK (unit_kind <> ''),
    step TEXT NOT NULL CHECK (step <> ''),
    due TEXT NOT NULL CHECK (due GLOB '????-??-??' OR due GLOB '????-??-??T??:??*'),
    PRIMARY KEY (campaign_id, unit_kind, step)
) STRICT, WITHOUT ROWID;

-- The last one granted holds.
CREATE TABLE extensions (
    id INTEGER PRIMARY KEY,
    campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    step TEXT NOT NULL CHECK (step <> ''),
    due TEXT NOT NULL CHECK (due GLOB '????-??-??' OR due GLOB '????-??-??T??:??*'),
    reason TEXT NOT NULL,
    granted_by INTEGER NOT NULL REFERENCES users (id),
    granted_at TEXT NOT NULL CHECK (granted_at GLOB '????-??-??T??:??*')
) STRICT;
CREATE INDEX extensions_by_unit ON extensions (campaign_id, unit_id, step, id);

CREATE TABLE reports (
    id INTEGER PRIMARY KEY,
    campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    status TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'submitted', 'returned', 'accepted')),
    opened_at TEXT NOT NULL CHECK (opened_at GLOB '????-??-??T??:??*'),
    submitted_at TEXT CHECK (submitted_at GLOB '????-??-??T??:??*'),
    submitted_by INTEGER REFERENCES users (id),
    accepted_at TEXT CHECK (accepted_at GLOB '????-??-??T??:??*'),
    accepted_by INTEGER REFERENCES users (id),
    UNIQUE (campaign_id, unit_id),
    CHECK (status NOT IN ('submitted', 'accepted') OR submitted_at IS NOT NULL),
    CHECK ((status = 'accepted') = (accepted_at IS NOT NULL))
) STRICT;

CREATE TABLE entries (
    report_id INTEGER NOT NULL REFERENCES reports (id),
    section TEXT NOT NULL CHECK (section <> ''),
    content TEXT NOT NULL CHECK (content GLOB '{*}'),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    saved_by INTEGER NOT NULL REFERENCES users (id),
    saved_at TEXT NOT NULL CHECK (saved_at GLOB '????-??-??T??:??*'),
    PRIMARY KEY (report_id, section)
) STRICT;

-- One row per person, section and ten minutes: the last content of that stretch.
CREATE TABLE entry_history (
    id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES reports (id),
    section TEXT NOT NULL,
    first_revision INTEGER NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= first_revision),
    content TEXT NOT NULL,
    saved_by INTEGER NOT NULL REFERENCES users (id),
    started_at TEXT NOT NULL CHECK (started_at GLOB '????-??-??T??:??*'),
    saved_at TEXT NOT NULL CHECK (saved_at GLOB '????-??-??T??:??*')
) STRICT;
CREATE INDEX entry_history_by_section ON entry_history (report_id, section, id);

CREATE TRIGGER entry_history_shared_only BEFORE UPDATE ON entry_history
WHEN NEW.id IS NOT OLD.id OR NEW.report_id IS NOT OLD.report_id OR NEW.section IS NOT OLD.section
  OR NEW.saved_by IS NOT OLD.saved_by OR NEW.started_at IS NOT OLD.started_at
  OR NEW.first_revision IS NOT OLD.first_revision OR NEW.revision IS NOT OLD.revision + 1
  OR unixepoch(NEW.saved_at) - unixepoch(OLD.started_at) NOT BETWEEN 0 AND 599
  OR EXISTS (SELECT 1 FROM entry_history AS later
             WHERE later.report_id = OLD.report_id AND later.section = OLD.section AND later.id > OLD.id)
BEGIN SELECT RAISE(ABORT, 'entry_history is append-only'); END;
CREATE TRIGGER entry_history_kept BEFORE DELETE ON entry_history
BEGIN SELECT RAISE(ABORT, 'entry_history is append-only'); END;

-- What was handed in, frozen: answers, revisions, and the names that were printed.
CREATE TABLE report_versions (
    id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES reports (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    content TEXT NOT NULL CHECK (content GLOB '{*}'),
    revisions TEXT NOT NULL CHECK (revisions GLOB '{*}'),
    unit TEXT NOT NULL CHECK (unit GLOB '{*}'),
    labels TEXT NOT NULL CHECK (labels GLOB '{*}'),
    figures BLOB,
    submitted_by INTEGER NOT NULL REFERENCES users (id),
    submitted_at TEXT NOT NULL CHECK (submitted_at GLOB '????-??-??T??:??*'),
    UNIQUE (report_id, number)
) STRICT;
CREATE TRIGGER report_versions_frozen BEFORE UPDATE ON report_versions
BEGIN SELECT RAISE(ABORT, 'report_versions is append-only'); END;
CREATE TRIGGER report_versions_kept BEFORE DELETE ON report_versions
BEGIN SELECT RAISE(ABORT, 'report_versions is append-only'); END;

CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES reports (id),
    kind TEXT NOT NULL CHECK (kind <> ''),
    user_id INTEGER REFERENCES users (id),
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??*'),
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX events_by_report ON events (report_id, id);
CREATE TRIGGER events_frozen BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
CREATE TRIGGER events_kept BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;

CREATE TABLE comments (
    id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES reports (id),
    section TEXT NOT NULL DEFAULT '',
    question TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL CHECK (body <> ''),
    user_id INTEGER NOT NULL REFERENCES users (id),
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??*'),
    resolved_by INTEGER REFERENCES users (id),
    resolved_at TEXT CHECK (resolved_at GLOB '????-??-??T??:??*')
) STRICT;
CREATE INDEX comments_by_report ON comments (report_id, id);

-- All that is not a report's.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??*'),
    user_id INTEGER REFERENCES users (id),
    action TEXT NOT NULL CHECK (action <> ''),
    subject TEXT NOT NULL DEFAULT '',
    detail TEXT NOT NULL DEFAULT '{}' CHECK (detail GLOB '{*}'),
    address TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX audit_by_time ON audit (at);
CREATE TRIGGER audit_frozen BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

-- What a request was answered, so that the same request sent again gets the same answer.
CREATE TABLE receipts (
    key TEXT PRIMARY KEY CHECK (length(key) BETWEEN 16 AND 128),
    scope TEXT NOT NULL,
    body_hash TEXT NOT NULL CHECK (body_hash <> ''),
    result TEXT NOT NULL,
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??*')
) STRICT, WITHOUT ROWID;
CREATE INDEX receipts_by_time ON receipts (at);

-- Who was reminded of a report when, by a letter or a message; the report stood at `stage` then. Never changed.
CREATE TABLE reminders (
    id INTEGER PRIMARY KEY,
    campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    way TEXT NOT NULL CHECK (way IN ('letter', 'message')),
    stage TEXT NOT NULL CHECK (stage <> ''),
    user_id INTEGER NOT NULL REFERENCES users (id),
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??*')
) STRICT;
CREATE INDEX reminders_by_unit ON reminders (campaign_id, unit_id, id);
CREATE TRIGGER reminders_frozen BEFORE UPDATE ON reminders
BEGIN SELECT RAISE(ABORT, 'reminders is append-only'); END;
CREATE TRIGGER reminders_kept BEFORE DELETE ON reminders
BEGIN SELECT RAISE(ABORT, 'reminders is append-only'); END;

-- The code in a letter that opens a unit's desk; only its SHA-256. What ended stays, so that who types it is told why.
CREATE TABLE invitations (
    id INTEGER PRIMARY KEY,
    campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    user_id INTEGER NOT NULL REFERENCES users (id),
    code_hash TEXT NOT NULL UNIQUE CHECK (length(code_hash) = 64),
    -- The letters that were asked for at once: asked for twice, they are the same letters.
    batch TEXT NOT NULL CHECK (batch <> ''),
    issued_by INTEGER NOT NULL REFERENCES users (id),
    issued_at TEXT NOT NULL CHECK (issued_at GLOB '????-??-??T??:??*'),
    expires_at TEXT NOT NULL CHECK (expires_at > issued_at),
    ended_at TEXT CHECK (ended_at GLOB '????-??-??T??:??*'),
    -- Settled: the account chose its password in another way.
    ended_as TEXT CHECK (ended_as IN ('used', 'replaced', 'revoked', 'settled')),
    CHECK ((ended_at IS NULL) = (ended_as IS NULL))
) STRICT;
CREATE UNIQUE INDEX invitations_one_open ON invitations (user_id) WHERE ended_at IS NULL;
CREATE INDEX invitations_by_unit ON invitations (campaign_id, unit_id, id);
CREATE INDEX invitations_by_batch ON invitations (batch);

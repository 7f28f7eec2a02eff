-- The signed paper of a report, scanned or photographed. Each upload stays; the last one is the report's.
CREATE TABLE scans (
    id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES reports (id),
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('pdf', 'jpg', 'png')),
    size INTEGER NOT NULL CHECK (size = length(data)),
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    uploaded_by INTEGER NOT NULL REFERENCES users (id),
    uploaded_at TEXT NOT NULL CHECK (uploaded_at GLOB '????-??-??T??:??*'),
    -- Last, so that the other columns are read without it.
    data BLOB NOT NULL
) STRICT;
CREATE INDEX scans_by_report ON scans (report_id, id);
CREATE TRIGGER scans_frozen BEFORE UPDATE ON scans
BEGIN SELECT RAISE(ABORT, 'scans is append-only'); END;
CREATE TRIGGER scans_kept BEFORE DELETE ON scans
BEGIN SELECT RAISE(ABORT, 'scans is append-only'); END;

-- Who types a unit's paper report in its place, and why.
CREATE TABLE stand_ins (
    id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES reports (id),
    user_id INTEGER NOT NULL REFERENCES users (id),
    reason TEXT NOT NULL CHECK (reason <> ''),
    begun_at TEXT NOT NULL CHECK (begun_at GLOB '????-??-??T??:??*'),
    ended_at TEXT CHECK (ended_at GLOB '????-??-??T??:??*')
) STRICT;
CREATE UNIQUE INDEX stand_ins_open ON stand_ins (report_id) WHERE ended_at IS NULL;
CREATE INDEX stand_ins_by_report ON stand_ins (report_id, id);

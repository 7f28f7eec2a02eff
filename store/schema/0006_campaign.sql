-- Whom to ask about a campaign ('' stands for the outline's own), and whether reports are taken after their deadline.
ALTER TABLE campaigns ADD COLUMN department TEXT NOT NULL DEFAULT '';
ALTER TABLE campaigns ADD COLUMN contact_name TEXT NOT NULL DEFAULT '';
ALTER TABLE campaigns ADD COLUMN contact_phone TEXT NOT NULL DEFAULT '';
ALTER TABLE campaigns ADD COLUMN late_refused INTEGER NOT NULL DEFAULT 0 CHECK (late_refused IN (0, 1));
ALTER TABLE campaigns ADD COLUMN late_words TEXT NOT NULL DEFAULT '';

-- 1: from here on the step has no extension, and `due` is the one that ended.
ALTER TABLE extensions ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1));
CREATE TRIGGER extensions_frozen BEFORE UPDATE ON extensions
BEGIN SELECT RAISE(ABORT, 'extensions is append-only'); END;
CREATE TRIGGER extensions_kept BEFORE DELETE ON extensions
BEGIN SELECT RAISE(ABORT, 'extensions is append-only'); END;

-- What a unit did beside its report: when and how it held its review, when it told its Party committee. A change
-- is an event of the report.
CREATE TABLE milestones (
    report_id INTEGER NOT NULL REFERENCES reports (id),
    step TEXT NOT NULL CHECK (step <> ''),
    done_on TEXT NOT NULL CHECK (done_on GLOB '????-??-??'),
    way TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    recorded_by INTEGER NOT NULL REFERENCES users (id),
    recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '????-??-??T??:??*'),
    PRIMARY KEY (report_id, step)
) STRICT, WITHOUT ROWID;

CREATE INDEX audit_by_subject ON audit (subject, id);

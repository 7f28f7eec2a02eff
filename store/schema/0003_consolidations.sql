-- What a unit's report was consolidated from: whom it counted with which hand-in, who was missing, what the
-- figures came to, and which cells of the report took their value from it. Frozen; the last one holds.
CREATE TABLE consolidations (
    id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES reports (id),
    user_id INTEGER NOT NULL REFERENCES users (id),
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??*'),
    submitted INTEGER NOT NULL CHECK (submitted IN (0, 1)),
    children TEXT NOT NULL CHECK (children GLOB '[[]*]'),
    own TEXT NOT NULL CHECK (own GLOB '{*}'),
    figures TEXT NOT NULL CHECK (figures GLOB '{*}'),
    marked TEXT NOT NULL CHECK (marked GLOB '{*}')
) STRICT;
CREATE INDEX consolidations_by_report ON consolidations (report_id, id);
CREATE TRIGGER consolidations_frozen BEFORE UPDATE ON consolidations
BEGIN SELECT RAISE(ABORT, 'consolidations is append-only'); END;
CREATE TRIGGER consolidations_kept BEFORE DELETE ON consolidations
BEGIN SELECT RAISE(ABORT, 'consolidations is append-only'); END;

-- Where a typed total differs from what the parts come to: which of the two stays, and why. The last one holds.
CREATE TABLE consolidation_choices (
    id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES reports (id),
    indicator TEXT NOT NULL CHECK (indicator <> ''),
    period TEXT NOT NULL CHECK (period <> ''),
    choice TEXT NOT NULL CHECK (choice IN ('typed', 'computed')),
    typed TEXT NOT NULL,
    computed TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> '' OR choice = 'computed'),
    user_id INTEGER NOT NULL REFERENCES users (id),
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??*')
) STRICT;
CREATE INDEX consolidation_choices_by_report ON consolidation_choices (report_id, id);
CREATE TRIGGER consolidation_choices_frozen BEFORE UPDATE ON consolidation_choices
BEGIN SELECT RAISE(ABORT, 'consolidation_choices is append-only'); END;
CREATE TRIGGER consolidation_choices_kept BEFORE DELETE ON consolidation_choices
BEGIN SELECT RAISE(ABORT, 'consolidation_choices is append-only'); END;

-- Words that a unit took from the reports of its units into its own draft, each with where it stood.
-- A row is taken back by its two last columns only.
CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES reports (id),
    section TEXT NOT NULL CHECK (section <> ''),
    question TEXT NOT NULL CHECK (question <> ''),
    addressee TEXT NOT NULL,
    source_report INTEGER NOT NULL REFERENCES reports (id) CHECK (source_report <> report_id),
    -- The hand-in it was taken from, and the revision its section had there.
    source_version INTEGER NOT NULL CHECK (source_version >= 1),
    source_revision INTEGER NOT NULL CHECK (source_revision >= 0),
    -- Which paragraph of the answer, from 0.
    paragraph INTEGER NOT NULL CHECK (paragraph >= 0),
    text TEXT NOT NULL CHECK (text <> ''),
    user_id INTEGER NOT NULL REFERENCES users (id),
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??*'),
    dropped_by INTEGER REFERENCES users (id),
    dropped_at TEXT CHECK (dropped_at GLOB '????-??-??T??:??*')
) STRICT;
CREATE INDEX passages_by_report ON passages (report_id, id);
CREATE TRIGGER passages_frozen BEFORE UPDATE ON passages
WHEN OLD.dropped_at IS NOT NULL OR NEW.dropped_at IS NULL OR NEW.text IS NOT OLD.text
  OR NEW.report_id IS NOT OLD.report_id OR NEW.source_report IS NOT OLD.source_report
  OR NEW.source_version IS NOT OLD.source_version OR NEW.at IS NOT OLD.at OR NEW.user_id IS NOT OLD.user_id
BEGIN SELECT RAISE(ABORT, 'passages are only taken back'); END;
CREATE TRIGGER passages_kept BEFORE DELETE ON passages
BEGIN SELECT RAISE(ABORT, 'passages are only taken back'); END;

-- The paragraphs of each report's last hand-in by a mark of their words: where else in a campaign one stands.
CREATE TABLE text_marks (
    mark INTEGER NOT NULL,
    report_id INTEGER NOT NULL REFERENCES reports (id),
    section TEXT NOT NULL CHECK (section <> ''),
    question TEXT NOT NULL CHECK (question <> ''),
    PRIMARY KEY (mark, report_id, section, question)
) STRICT, WITHOUT ROWID;
CREATE INDEX text_marks_by_report ON text_marks (report_id);

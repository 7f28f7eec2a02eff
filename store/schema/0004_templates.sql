-- The office's own templates: each upload is a version of its name, the file as it came. Frozen.
CREATE TABLE templates (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    name_key TEXT NOT NULL CHECK (name_key <> ''),
    version INTEGER NOT NULL CHECK (version >= 1),
    file TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size = length(data)),
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    uploaded_by INTEGER NOT NULL REFERENCES users (id),
    uploaded_at TEXT NOT NULL CHECK (uploaded_at GLOB '????-??-??T??:??*'),
    -- Last, so that the other columns are read without it.
    data BLOB NOT NULL,
    UNIQUE (name_key, version)
) STRICT;
CREATE TRIGGER templates_frozen BEFORE UPDATE ON templates
BEGIN SELECT RAISE(ABORT, 'templates is append-only'); END;
CREATE TRIGGER templates_kept BEFORE DELETE ON templates
BEGIN SELECT RAISE(ABORT, 'templates is append-only'); END;

-- Which of them the units of a kind print on in a campaign; without a row, our own. Changes are in the audit.
CREATE TABLE template_uses (
    campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
    unit_kind TEXT NOT NULL CHECK (unit_kind <> ''),
    template_id INTEGER NOT NULL REFERENCES templates (id),
    PRIMARY KEY (campaign_id, unit_kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX template_uses_by_template ON template_uses (template_id);

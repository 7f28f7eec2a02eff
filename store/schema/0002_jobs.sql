-- Work that goes on after the page is closed. These rows are the truth; a queue carries only copies.
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('export')),
    campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
    options TEXT NOT NULL CHECK (options GLOB '{*}'),
    -- Whose processes do it: the server's, or those of one call of a command.
    runner TEXT NOT NULL CHECK (runner IN ('server', 'command')),
    -- Where the result appears: absolute, or a name in the instance's folder of exports.
    file TEXT NOT NULL CHECK (file <> ''),
    asked_by INTEGER REFERENCES users (id),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??*'),
    state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'cancelled', 'failed')),
    total INTEGER NOT NULL DEFAULT 0 CHECK (total >= 0),
    -- Bytes of the result that the done items stand in; what lies behind them was never committed.
    written INTEGER NOT NULL DEFAULT 0 CHECK (written >= 0),
    -- When the present run began, and how many items were settled then: what the time left is told from.
    run_at TEXT CHECK (run_at GLOB '????-??-??T??:??*'),
    run_settled INTEGER NOT NULL DEFAULT 0,
    finished_at TEXT CHECK (finished_at GLOB '????-??-??T??:??*'),
    reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX jobs_by_state ON jobs (runner, state, id);
CREATE INDEX jobs_by_campaign ON jobs (campaign_id, id);

-- One report of one job; `name` is its file's in the result, without extension.
CREATE TABLE job_items (
    job_id INTEGER NOT NULL REFERENCES jobs (id),
    position INTEGER NOT NULL CHECK (position >= 1),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    report_id INTEGER NOT NULL REFERENCES reports (id),
    name TEXT NOT NULL CHECK (name <> ''),
    volume INTEGER NOT NULL DEFAULT 0 CHECK (volume >= 0),
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'claimed', 'done', 'failed')),
    claim INTEGER CHECK ((state = 'claimed') = (claim IS NOT NULL)),
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    revision INTEGER,
    reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (job_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX job_items_by_state ON job_items (job_id, state, attempts, position);

-- A file in the result: where its bytes lie there. That a name is taken once keeps a document from coming twice.
CREATE TABLE job_files (
    job_id INTEGER NOT NULL REFERENCES jobs (id),
    name TEXT NOT NULL CHECK (name <> ''),
    start INTEGER NOT NULL CHECK (start >= 0),
    size INTEGER NOT NULL CHECK (size >= 0),
    crc INTEGER NOT NULL,
    PRIMARY KEY (job_id, name)
) STRICT, WITHOUT ROWID;

-- What stands in a report's section from earlier reports of the same unit: the figures as they were put there
-- ({"figures": {indicator: {period: figure}}, "own": …}) and each column's report ({period: report id}).
-- While the section still stands at this revision (0: it was begun before) nobody has written in it.
CREATE TABLE carried (
    report_id INTEGER NOT NULL REFERENCES reports (id),
    section TEXT NOT NULL CHECK (section <> ''),
    revision INTEGER NOT NULL CHECK (revision >= 0),
    figures TEXT NOT NULL CHECK (figures GLOB '{*}'),
    sources TEXT NOT NULL CHECK (sources GLOB '{*}'),
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??*'),
    PRIMARY KEY (report_id, section)
) STRICT, WITHOUT ROWID;

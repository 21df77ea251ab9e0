-- What people keep by name stands in tables that begin alike.
CREATE TABLE checklist_item (
  id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name        TEXT NOT NULL CHECK (name <> ''),
  position    INTEGER NOT NULL,
  archived_at INTEGER,
  updated_at  INTEGER NOT NULL,
  done_on     INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO checklist_item SELECT id, name, position, archived_at, updated_at, done_on FROM preparation;
DROP TABLE preparation;
UPDATE undo_step SET record = 'checklist_item' WHERE record = 'preparation';
UPDATE undo_cell SET source = 'checklist_item' WHERE source = 'preparation';

-- The people around a recovery.
CREATE TABLE contact (
  id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name        TEXT NOT NULL CHECK (name <> ''),
  position    INTEGER NOT NULL,
  archived_at INTEGER,
  updated_at  INTEGER NOT NULL,
  role        TEXT,
  how         TEXT,
  last_spoke  INTEGER,
  note        TEXT
) STRICT, WITHOUT ROWID;

-- Its moment as text in RFC 3339, with the offset of its place; absent while it has none.
CREATE TABLE appointment (
  id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name        TEXT NOT NULL CHECK (name <> ''),
  position    INTEGER NOT NULL,
  archived_at INTEGER,
  updated_at  INTEGER NOT NULL,
  at          TEXT,
  type        TEXT,
  with_whom   TEXT,
  place       TEXT,
  outcome     TEXT,
  agreed      TEXT
) STRICT, WITHOUT ROWID;

-- A stay or a course of treatment; its last day is the discharge.
CREATE TABLE treatment (
  id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name        TEXT NOT NULL CHECK (name <> ''),
  position    INTEGER NOT NULL,
  archived_at INTEGER,
  updated_at  INTEGER NOT NULL,
  setting     TEXT,
  from_day    INTEGER,
  to_day      INTEGER,
  place       TEXT,
  note        TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE goal (
  id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name        TEXT NOT NULL CHECK (name <> ''),
  position    INTEGER NOT NULL,
  archived_at INTEGER,
  updated_at  INTEGER NOT NULL,
  area        TEXT,
  review      INTEGER,
  steps       TEXT,
  done_on     INTEGER
) STRICT, WITHOUT ROWID;

-- A reward is due so many days, as in 30d, or months, as in 5m, after a start date.
CREATE TABLE reward (
  id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name        TEXT NOT NULL CHECK (name <> ''),
  position    INTEGER NOT NULL,
  archived_at INTEGER,
  updated_at  INTEGER NOT NULL,
  after       TEXT,
  had_on      INTEGER,
  note        TEXT
) STRICT, WITHOUT ROWID;

-- A questionnaire on a day: its total and, where they were given, its answers with commas between.
CREATE TABLE screening (
  id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name        TEXT NOT NULL CHECK (name <> ''),
  position    INTEGER NOT NULL,
  archived_at INTEGER,
  updated_at  INTEGER NOT NULL,
  instrument  TEXT,
  day         INTEGER,
  total       INTEGER,
  answers     TEXT
) STRICT, WITHOUT ROWID;

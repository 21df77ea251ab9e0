-- The journal as first released. Days are days since 1970-01-01, instants Unix seconds, offsets minutes east of UTC.
PRAGMA application_id = 0x6461796d;

CREATE TABLE journal (
  one       INTEGER PRIMARY KEY CHECK (one = 1),
  id        BLOB NOT NULL CHECK (length(id) = 16),
  change_no INTEGER NOT NULL
) STRICT;

CREATE TABLE focus (
  no          INTEGER PRIMARY KEY,
  id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name        TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
  kind        TEXT NOT NULL,
  goal        TEXT NOT NULL CHECK (goal IN ('none', 'less')),
  maintenance INTEGER NOT NULL CHECK (maintenance IN (0, 1)),
  position    INTEGER NOT NULL,
  archived_at INTEGER,
  updated_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE attempt (
  id      BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  focus   BLOB NOT NULL REFERENCES focus (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  since   INTEGER NOT NULL,
  learned TEXT,
  UNIQUE (focus, since)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry_kind (
  no   INTEGER PRIMARY KEY,
  kind TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO entry_kind VALUES (1, 'checkin'), (2, 'craving'), (3, 'use'), (4, 'note');

CREATE TABLE situation (
  bit  INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO situation VALUES
  (1, 'unpleasant_emotions'), (2, 'physical_discomfort'), (4, 'pleasant_emotions'), (8, 'testing_control'),
  (16, 'urges_temptations'), (32, 'conflict'), (64, 'social_pressure'), (128, 'pleasant_times');

CREATE TABLE way_of_coping (
  bit  INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO way_of_coping VALUES
  (1, 'delay'), (2, 'distract'), (4, 'deep_breathing'), (8, 'drink_water'), (16, 'talk'), (32, 'urge_surfing'),
  (64, 'recall_consequences'), (128, 'self_talk'), (256, 'cold_water'), (512, 'exercise'),
  (1024, 'muscle_relaxation'), (2048, 'leave'), (4096, 'meeting'), (8192, 'medication'), (16384, 'eat_rest'),
  (32768, 'pray_meditate'), (65536, 'other');

-- Kept in the order of ids, so that an export reads the file once from end to end. Situations and ways of coping are
-- sums of the bits above; situations are NULL when not answered and 0 when there was none. acted: 0 no, 1 yes, 2
-- preferred not to say. The views below spell them out.
CREATE TABLE entry (
  id            BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  seq           INTEGER NOT NULL,
  kind          INTEGER NOT NULL REFERENCES entry_kind (no),
  day           INTEGER NOT NULL,
  at            INTEGER NOT NULL,
  utc_offset    INTEGER NOT NULL CHECK (utc_offset BETWEEN -1439 AND 1439),
  recorded_at   INTEGER NOT NULL,
  updated_at    INTEGER NOT NULL,
  private       INTEGER NOT NULL CHECK (private IN (0, 1)),
  note          TEXT,
  -- a check-in and a craving
  situations    INTEGER CHECK (situations BETWEEN 0 AND 255),
  -- a check-in
  mood          INTEGER CHECK (mood BETWEEN 0 AND 10),
  energy        INTEGER CHECK (energy BETWEEN 0 AND 10),
  stress        INTEGER CHECK (stress BETWEEN 0 AND 10),
  craving       INTEGER CHECK (craving BETWEEN 0 AND 10),
  confidence    INTEGER CHECK (confidence BETWEEN 0 AND 10),
  distress      INTEGER CHECK (distress BETWEEN 0 AND 10),
  sleep_hours   REAL CHECK (sleep_hours BETWEEN 0 AND 24),
  safe          INTEGER CHECK (safe IN (0, 1)),
  -- a craving
  intensity     INTEGER CHECK (intensity BETWEEN 0 AND 10),
  minutes       INTEGER CHECK (minutes BETWEEN 0 AND 1440),
  after         INTEGER CHECK (after BETWEEN 0 AND 10),
  acted         INTEGER CHECK (acted BETWEEN 0 AND 2),
  coping_tried  INTEGER CHECK (coping_tried BETWEEN 0 AND 131071),
  coping_helped INTEGER CHECK (coping_helped & ~coping_tried = 0),
  coping_partly INTEGER CHECK (coping_partly & ~coping_tried = 0),
  coping_no     INTEGER CHECK (coping_no & ~coping_tried = 0),
  place         TEXT,
  company       TEXT,
  thought       TEXT,
  -- a return to use
  overdose      INTEGER CHECK (overdose IN (0, 1)),
  what          TEXT,
  helped        TEXT,
  next          TEXT,
  CHECK (kind = 1 OR coalesce(mood, energy, stress, craving, confidence, distress, sleep_hours, safe) IS NULL),
  CHECK (kind = 2 OR coalesce(intensity, minutes, after, acted, coping_tried, place, company, thought) IS NULL),
  CHECK (kind = 3 OR coalesce(overdose, what, helped, next) IS NULL),
  CHECK (kind IN (1, 2) OR situations IS NULL),
  CHECK (kind <> 2 OR (intensity IS NOT NULL AND coping_tried IS NOT NULL)),
  CHECK (kind <> 4 OR note IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX entry_seq ON entry (seq);
CREATE UNIQUE INDEX entry_one_checkin_a_day ON entry (day) WHERE kind = 1;
-- The order of time, with every figure: a week or a trend reads these few pages and none with words on them.
CREATE INDEX entry_by_day ON entry (
  day, at, seq, kind, utc_offset, situations, mood, energy, stress, craving, confidence, distress, sleep_hours,
  intensity, minutes, after, acted, coping_tried, coping_helped, coping_partly, coping_no
);
-- Where the words of a week are, which lie far apart.
CREATE INDEX entry_noted ON entry (day, at, seq) WHERE private = 0 AND note IS NOT NULL;

CREATE VIEW entry_situation (entry, code) AS
  SELECT e.id, s.code FROM entry AS e JOIN situation AS s ON e.situations & s.bit;
CREATE VIEW entry_coping (entry, code, helped) AS
  SELECT e.id, w.code, CASE
    WHEN e.coping_helped & w.bit THEN 'helped' WHEN e.coping_partly & w.bit THEN 'partly' WHEN e.coping_no & w.bit THEN 'no' END
  FROM entry AS e JOIN way_of_coping AS w ON e.coping_tried & w.bit;

-- What is told of a day. told: a check-in's answer for a focus (0 not used, 1 used, 2 preferred not to say), 3 a check-in
-- without any such answer, which has no focus, 4 a return to use.
CREATE TABLE day_mark (
  no    INTEGER PRIMARY KEY,
  entry BLOB NOT NULL REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  day   INTEGER NOT NULL,
  focus INTEGER REFERENCES focus (no) DEFERRABLE INITIALLY DEFERRED,
  told  INTEGER NOT NULL CHECK (told BETWEEN 0 AND 4),
  UNIQUE (entry, focus),
  CHECK ((focus IS NULL) = (told = 3))
) STRICT;
CREATE INDEX day_mark_day ON day_mark (day, focus, told);

CREATE TABLE label (
  entry BLOB NOT NULL REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  role  TEXT NOT NULL CHECK (role IN ('feeling', 'tag')),
  label TEXT NOT NULL CHECK (label <> ''),
  PRIMARY KEY (entry, role, label)
) STRICT, WITHOUT ROWID;

CREATE TABLE tombstone (
  id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  deleted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE routine (
  id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name        TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
  category    TEXT,
  position    INTEGER NOT NULL,
  archived_on INTEGER,
  updated_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE routine_period (
  routine  BLOB NOT NULL REFERENCES routine (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  from_day INTEGER NOT NULL,
  schedule TEXT NOT NULL,
  PRIMARY KEY (routine, from_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE routine_mark (
  day        INTEGER NOT NULL,
  routine    BLOB NOT NULL REFERENCES routine (id) DEFERRABLE INITIALLY DEFERRED,
  outcome    TEXT NOT NULL CHECK (outcome IN ('done', 'partial', 'skipped')),
  at         INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL CHECK (utc_offset BETWEEN -1439 AND 1439),
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (day, routine)
) STRICT, WITHOUT ROWID;

-- The words of an entry that a search may find. Private entries have none.
CREATE VIEW entry_text (seq, words) AS
  SELECT e.seq, concat_ws(char(10), e.note, e.thought, e.place, e.company, e.what, e.helped, e.next,
    (SELECT group_concat(l.label, char(10) ORDER BY l.role, l.label) FROM label AS l WHERE l.entry = e.id))
  FROM entry AS e WHERE e.private = 0;

CREATE VIRTUAL TABLE entry_words USING fts5 (
  words, content = 'entry_text', content_rowid = 'seq', detail = 'none', columnsize = 0,
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mc Mn'"
);
INSERT INTO entry_words (entry_words, rank) VALUES ('secure-delete', 1);

-- Undo: each change, what it touched, and how that stood before, cell by cell. A step without cells undoes a creation.
CREATE TABLE undo_change (
  no      INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,
  verb    TEXT NOT NULL,
  subject TEXT NOT NULL
) STRICT;

CREATE TABLE undo_step (
  change INTEGER NOT NULL REFERENCES undo_change (no) ON DELETE CASCADE,
  step   INTEGER NOT NULL,
  record TEXT NOT NULL,
  id     BLOB NOT NULL CHECK (length(id) = 16),
  day    INTEGER,
  PRIMARY KEY (change, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE undo_cell (
  change INTEGER NOT NULL,
  step   INTEGER NOT NULL,
  source TEXT NOT NULL,
  row    INTEGER NOT NULL,
  col    TEXT NOT NULL,
  value  ANY,
  PRIMARY KEY (change, step, source, row, col),
  FOREIGN KEY (change, step) REFERENCES undo_step (change, step) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

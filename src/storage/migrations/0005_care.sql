-- A medication: what it is, its dose and schedule, and the naloxone kit. Days are days since 1970-01-01; window is a
-- number of days, as in 3d; schedule as in day, 2/day, mon,thu, 28d, as-needed; supply is a number of doses.
CREATE TABLE medication (
  id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name        TEXT NOT NULL CHECK (name <> ''),
  position    INTEGER NOT NULL,
  archived_at INTEGER,
  updated_at  INTEGER NOT NULL,
  class       TEXT,
  dose        TEXT,
  schedule    TEXT,
  since       INTEGER,
  window      TEXT,
  focus       BLOB REFERENCES focus (id) DEFERRABLE INITIALLY DEFERRED,
  supply      INTEGER,
  supply_on   INTEGER,
  stopped_on  INTEGER,
  carried     TEXT,
  place       TEXT,
  expires     INTEGER,
  note        TEXT
) STRICT, WITHOUT ROWID;

-- The doses and schedules of a medication that hold from other days on, past and planned.
CREATE TABLE medication_change (
  medication BLOB NOT NULL REFERENCES medication (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  from_day   INTEGER NOT NULL,
  dose       TEXT NOT NULL,
  schedule   TEXT NOT NULL,
  PRIMARY KEY (medication, from_day)
) STRICT, WITHOUT ROWID;

-- An entry of kind 7, a dose. Its day and time stand here too, so that the doses of some days are read alone.
CREATE TABLE dose (
  day        INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  entry      BLOB NOT NULL REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  medication BLOB NOT NULL REFERENCES medication (id) DEFERRABLE INITIALLY DEFERRED,
  utc_offset INTEGER NOT NULL,
  outcome    TEXT NOT NULL,
  PRIMARY KEY (day, at, entry)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX dose_of_entry ON dose (entry);

-- An entry of kind 8, symptoms of withdrawal: each that was rated, 0 (not at all) to 4 (very much).
CREATE TABLE symptom (
  entry   BLOB NOT NULL REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  symptom TEXT NOT NULL,
  focus   BLOB NOT NULL REFERENCES focus (id) DEFERRABLE INITIALLY DEFERRED,
  rating  INTEGER NOT NULL CHECK (rating BETWEEN 0 AND 4),
  PRIMARY KEY (entry, symptom)
) STRICT, WITHOUT ROWID;

-- A question for the next session; its name is the start of its words.
CREATE TABLE question (
  id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name        TEXT NOT NULL CHECK (name <> ''),
  position    INTEGER NOT NULL,
  archived_at INTEGER,
  updated_at  INTEGER NOT NULL,
  words       TEXT,
  asked_on    INTEGER
) STRICT, WITHOUT ROWID;

-- What a craving was of: a focus or, without one, any of them. A craving without a row: not said. Its day stands here too,
-- so that the cravings of some days are told apart without their entries.
CREATE TABLE craving_focus (
  entry BLOB NOT NULL PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  day   INTEGER NOT NULL,
  focus BLOB REFERENCES focus (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX craving_focus_day ON craving_focus (day, focus);

-- The answers so far of a questionnaire that was broken off: a byte each, in the order of its items.
CREATE TABLE screening_draft (
  instrument TEXT NOT NULL PRIMARY KEY,
  day        INTEGER NOT NULL,
  answers    BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Whether a line of the plan leaves the journal only where that is asked for.
ALTER TABLE plan_line ADD COLUMN private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1));
ALTER TABLE plan_line_earlier ADD COLUMN private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1));

-- What stands in the way of a change, and what would remove that.
ALTER TABLE decision_balance ADD COLUMN barrier TEXT;
ALTER TABLE decision_balance ADD COLUMN remedy TEXT;
DROP VIEW entry_text;
CREATE VIEW entry_text (seq, words) AS
  SELECT seq, concat_ws(char(10), note, e.thought, place, company,
    (SELECT nullif(concat_ws(char(10), what, helped, next), '') FROM return_to_use WHERE e.kind = 3 AND entry = e.id),
    (SELECT nullif(concat_ws(char(10), pros, cons, barrier, remedy), '') FROM decision_balance WHERE e.kind = 6 AND entry = e.id),
    (SELECT words FROM small_thing WHERE e.kind = 1 AND entry = e.id),
    (SELECT nullif(concat_ws(char(10), what, t.thought, view, problem, options, step), '')
      FROM thought_record AS t WHERE e.kind = 10 AND entry = e.id),
    (SELECT group_concat(label, char(10) ORDER BY role, label) FROM label WHERE entry = e.id))
  FROM entry AS e WHERE private = 0;
-- The time of the day at which a routine is meant to be done: morning, midday, evening, or 19:00.
ALTER TABLE routine ADD COLUMN time_of_day TEXT;

-- Pages that were handed over: when, to whom, of which days, and which words were on them. No export has them, and nothing
-- takes one back.
CREATE TABLE hand_over (
  seq        INTEGER NOT NULL PRIMARY KEY,
  at         INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL,
  recipient  TEXT,
  format     TEXT NOT NULL,
  from_day   INTEGER NOT NULL,
  to_day     INTEGER NOT NULL,
  included   TEXT NOT NULL,
  notes      INTEGER NOT NULL
) STRICT;

-- What is counted of a focus: drinks, grams. Limits that a person sets, each from a day on until the next; with neither
-- part it ends. Amounts are thousandths.
CREATE TABLE focus_unit (
  focus BLOB NOT NULL PRIMARY KEY REFERENCES focus (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  unit  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE focus_limit (
  focus    BLOB NOT NULL REFERENCES focus (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  from_day INTEGER NOT NULL,
  per_day  INTEGER,
  per_week INTEGER,
  PRIMARY KEY (focus, from_day)
) STRICT, WITHOUT ROWID;

-- How much a check-in tells of a day, for a focus each, or a return to use of itself. Its day and time stand here too.
CREATE TABLE amount (
  day        INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  entry      BLOB NOT NULL REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  focus      BLOB NOT NULL REFERENCES focus (id) DEFERRABLE INITIALLY DEFERRED,
  utc_offset INTEGER NOT NULL,
  amount     INTEGER NOT NULL CHECK (amount >= 0),
  PRIMARY KEY (day, at, entry, focus)
) STRICT, WITHOUT ROWID;
CREATE INDEX amount_of_entry ON amount (entry, focus, amount);

-- A scale or question of the person's own; without a form of answer it takes a number.
CREATE TABLE scale (
  id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name        TEXT NOT NULL CHECK (name <> ''),
  position    INTEGER NOT NULL,
  archived_at INTEGER,
  updated_at  INTEGER NOT NULL,
  answer      TEXT,
  low         TEXT,
  high        TEXT
) STRICT, WITHOUT ROWID;

-- What a check-in answers to these, a number or yes (1) or no (0). Its day stands here too.
CREATE TABLE own_answer (
  entry  BLOB NOT NULL REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  scale  BLOB NOT NULL REFERENCES scale (id) DEFERRABLE INITIALLY DEFERRED,
  day    INTEGER NOT NULL,
  number INTEGER CHECK (number BETWEEN 0 AND 10),
  yes    INTEGER CHECK (yes IN (0, 1)),
  PRIMARY KEY (entry, scale),
  CHECK ((number IS NULL) <> (yes IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX own_answer_day ON own_answer (day, scale, number, yes);

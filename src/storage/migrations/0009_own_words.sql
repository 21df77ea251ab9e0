-- What a check-in answers to scales and questions of the person's own: a number, yes (1) or no (0), or words. Its day
-- stands here too.
CREATE TABLE own_answer_new (
  entry  BLOB NOT NULL REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  scale  BLOB NOT NULL REFERENCES scale (id) DEFERRABLE INITIALLY DEFERRED,
  day    INTEGER NOT NULL,
  number INTEGER CHECK (number BETWEEN 0 AND 10),
  yes    INTEGER CHECK (yes IN (0, 1)),
  words  TEXT,
  PRIMARY KEY (entry, scale),
  CHECK ((number IS NOT NULL) + (yes IS NOT NULL) + (words IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;
INSERT INTO own_answer_new (entry, scale, day, number, yes) SELECT entry, scale, day, number, yes FROM own_answer;
DROP TABLE own_answer;
ALTER TABLE own_answer_new RENAME TO own_answer;
CREATE INDEX own_answer_day ON own_answer (day, scale, number, yes);

-- What a day of use usually was, as the person says: how much, what it cost, and the hours it took. Numbers are thousandths.
CREATE TABLE focus_usual (
  focus    BLOB NOT NULL PRIMARY KEY REFERENCES focus (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  amount   INTEGER,
  cost     INTEGER,
  currency TEXT,
  hours    INTEGER
) STRICT, WITHOUT ROWID;

-- The words of an entry that a search may find, those answers too.
DROP VIEW entry_text;
CREATE VIEW entry_text (seq, words) AS
  SELECT seq, concat_ws(char(10), note, e.thought, place, company,
    (SELECT nullif(concat_ws(char(10), what, helped, next), '') FROM return_to_use WHERE e.kind = 3 AND entry = e.id),
    (SELECT nullif(concat_ws(char(10), pros, cons, barrier, remedy), '') FROM decision_balance WHERE e.kind = 6 AND entry = e.id),
    (SELECT words FROM small_thing WHERE e.kind = 1 AND entry = e.id),
    (SELECT group_concat(words, char(10) ORDER BY scale) FROM own_answer WHERE e.kind = 1 AND entry = e.id),
    (SELECT nullif(concat_ws(char(10), what, t.thought, view, problem, options, step), '')
      FROM thought_record AS t WHERE e.kind = 10 AND entry = e.id),
    (SELECT group_concat(label, char(10) ORDER BY role, label) FROM label WHERE entry = e.id))
  FROM entry AS e WHERE private = 0;

-- The focus that a line of the plan is for; for any of them without one.
ALTER TABLE plan_line ADD COLUMN focus BLOB REFERENCES focus (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE plan_line_earlier ADD COLUMN focus BLOB REFERENCES focus (id) DEFERRABLE INITIALLY DEFERRED;

-- The focus that a line of the plan is for; for any of them without one.
ALTER TABLE plan_line ADD COLUMN focus BLOB REFERENCES focus (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE plan_line_earlier ADD COLUMN focus BLOB REFERENCES focus (id) DEFERRABLE INITIALLY DEFERRED;

-- What a return to use cost, in thousandths, and what that is counted in, in the person's word.
ALTER TABLE return_to_use ADD COLUMN cost INTEGER CHECK (cost >= 0);
ALTER TABLE return_to_use ADD COLUMN currency TEXT;

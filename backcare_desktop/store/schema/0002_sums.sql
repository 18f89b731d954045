-- A checksum of each fact, so that a bit that has turned is noticed (store/fact_rows.py, `sum_of`).
-- Facts of before have none.

ALTER TABLE facts ADD COLUMN sum INTEGER;

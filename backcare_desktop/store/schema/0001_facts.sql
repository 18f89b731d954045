-- What happened, one row a fact, in the order in which it was remembered.
--
--   id      the fact's own UUID
--   kind    'prompted', 'session_ended' ... (store/fact_rows.py has the list)
--   at      when, in UTC: 2026-11-24T08:15:00.000000Z, always with six decimals, so that it sorts
--   ahead   seconds that local time was ahead of UTC then
--   day     the lived day, which turns at 04:00 local time
--   body    everything else, as a JSON object
--   about   the session or the fact that this one belongs to, taken from the body

CREATE TABLE facts (
    seq     INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    kind    TEXT NOT NULL CHECK (kind <> ''),
    at      TEXT NOT NULL CHECK (length(at) = 27),
    ahead   INTEGER NOT NULL CHECK (abs(ahead) < 86400),
    day     TEXT NOT NULL CHECK (day IS date(day)),
    body    TEXT NOT NULL CHECK (json_valid(body)),
    about   TEXT GENERATED ALWAYS AS (
                coalesce(json_extract(body, '$.what'), json_extract(body, '$.session'))
            ) VIRTUAL
);

-- A week out of ten years; the newest of a kind; what belongs to a session or takes it back.
CREATE INDEX facts_by_day ON facts (day, kind);
CREATE INDEX facts_by_kind ON facts (kind, day);
CREATE INDEX facts_by_about ON facts (about) WHERE about IS NOT NULL;

-- A fact is taken back by another fact, never changed or removed.
CREATE TRIGGER facts_are_never_changed BEFORE UPDATE ON facts
BEGIN
    SELECT raise(ABORT, 'a fact is never changed');
END;

CREATE TRIGGER facts_are_never_removed BEFORE DELETE ON facts
BEGIN
    SELECT raise(ABORT, 'a fact is never removed');
END;

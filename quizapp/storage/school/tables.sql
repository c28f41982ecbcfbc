-- Makes rows of answers out of JSON Lines as they are, for some learners at a time.
-- Plain SQL but for the lines marked "DuckDB": another engine has its own words for these, not another way.
-- `file` names what is to be read: (number, person, device, path, size). A `person` is a learner, a `device`
-- whatever logged into one row of files in one place. Bytes that are no JSON come as NULL.

-- name: begin
CREATE TABLE file (number INTEGER, person INTEGER, device INTEGER, path VARCHAR, size BIGINT);
CREATE TABLE sitting (number INTEGER, person INTEGER, session VARCHAR);
CREATE TABLE gone (person INTEGER, id VARCHAR);
CREATE TABLE override (person INTEGER, id VARCHAR, mark VARCHAR);

-- name: files
INSERT INTO file SELECT unnest($1), unnest($2), unnest($3), unnest($4), unnest($5);      -- DuckDB: unnest

-- name: lines
-- `what`: 'answer', 'start' and 'finish' where the line is plain, else 'other', with its text in `raw`.
-- The table keeps the order of files and lines, so nothing may be joined here.
CREATE OR REPLACE TABLE line AS
SELECT
    filename AS path, octets, what,
    CASE WHEN what = 'other' THEN json END AS raw,
    x.id, x."at", x.session, x.card, x.form, x.mark, x.item, x.stem, x.answer, x.options, x."key", x.n, x.ms,
    x.mode, x.assignment, x.decks, choices, wrote,
    CASE WHEN what = 'answer' AND wrote IS NULL THEN TRY_CAST(x.response AS BIGINT) END AS place -- DuckDB: TRY_
FROM (
    SELECT
        *,
        CASE WHEN what = 'answer' THEN coalesce(json_array_length(x.options), 0) END AS choices,
        CASE WHEN what = 'answer' AND left(x.response, 1) = '"' THEN x.response ->> '$' END AS wrote  -- DuckDB: ->>
    FROM (
        SELECT
            filename, json,
            strlen(json) + 1 AS octets,                                                  -- DuckDB: in bytes
            CASE
                WHEN regexp_full_match(json, $2) THEN 'answer'                           -- DuckDB: regexp_
                WHEN regexp_full_match(json, $3) THEN 'finish'
                WHEN regexp_full_match(json, $4) THEN 'start' ELSE 'other'
            END AS what,
            from_json(json, $5) AS x                                                     -- DuckDB: from_json
        FROM read_ndjson_objects($1, filename = true, ignore_errors = true,              -- DuckDB: read_
            hive_partitioning = false, compression = 'uncompressed', maximum_object_size = 1048576)
    )
);

-- name: unsound
-- Whose files have a line or a byte that is not plain, or an id twice: the program's own reader takes these.
SELECT file.person
FROM file LEFT JOIN (SELECT path, sum(octets) AS octets FROM line GROUP BY path) AS read ON read.path = file.path
WHERE coalesce(octets, 0) NOT IN (size, size + 1)     -- the last line may have no end
UNION
SELECT file.person FROM line JOIN file ON file.path = line.path
WHERE coalesce(what, '') = '' OR coalesce("key", -1) >= choices OR coalesce(place, -1) >= choices
UNION
SELECT person FROM (
    SELECT file.person FROM line JOIN file ON file.path = line.path GROUP BY file.person, line.id
    HAVING count(*) > 1
);

-- name: others
SELECT person, id, raw FROM line JOIN file ON file.path = line.path WHERE what = 'other';

-- name: starts
SELECT person, id, "at", coalesce(session, ''), mode, coalesce(assignment, ''), coalesce(decks, '[]')
FROM line JOIN file ON file.path = line.path WHERE what = 'start';

-- name: finishes
SELECT person, id, coalesce(session, '') FROM line JOIN file ON file.path = line.path WHERE what = 'finish';

-- name: sittings
INSERT INTO sitting SELECT unnest($1), unnest($2), unnest($3);                           -- DuckDB: unnest

-- name: taken back
INSERT INTO gone SELECT unnest($1), unnest($2);                                          -- DuckDB: unnest

-- name: overrides
INSERT INTO override SELECT unnest($1), unnest($2), unnest($3);                          -- DuckDB: unnest

-- name: told
-- What each device says a card's texts are; nearly always it says one thing.
CREATE OR REPLACE TABLE told AS
SELECT device, card, min(stem) AS stem, min(answer) AS answer,
    coalesce(min(stem) <> max(stem), FALSE) OR coalesce(min(answer) <> max(answer), FALSE) AS changed
FROM line JOIN file ON file.path = line.path
WHERE what = 'answer' AND (stem IS NOT NULL OR answer IS NOT NULL)
GROUP BY device, card;

-- name: changed
-- Where the texts changed: those that were logged last before the line, or if there are none first after it.
CREATE OR REPLACE TABLE changed AS
SELECT
    line.rowid AS place,                                                                 -- DuckDB: rowid
    coalesce(
        last_value(line.stem IGNORE NULLS) OVER before, first_value(line.stem IGNORE NULLS) OVER whole
    ) AS stem,
    coalesce(
        last_value(line.answer IGNORE NULLS) OVER before, first_value(line.answer IGNORE NULLS) OVER whole
    ) AS answer
FROM line JOIN file ON file.path = line.path
JOIN told ON told.device = file.device AND told.card = line.card
WHERE line.what = 'answer' AND told.changed
WINDOW
    before AS (PARTITION BY file.device, line.card ORDER BY line.rowid
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
    whole AS (PARTITION BY file.device, line.card ORDER BY line.rowid
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING);

-- name: asked
CREATE OR REPLACE VIEW asked AS
SELECT
    sitting.number AS sitting, file.person, line.id, line."at", line.card, line.form, line.mark, line.options,
    line."key", line.choices,
    CASE WHEN line.place = line."key" THEN 0 WHEN line.place < line."key" THEN line.place + 1 ELSE line.place
        END AS place,
    coalesce(line.wrote, CASE WHEN line."key" IS NULL THEN line.options ->> line.place END) AS wrote,
    coalesce(line.n, 0) AS n, coalesce(line.ms, 0) AS ms,
    CASE WHEN line.form = 'match' THEN coalesce(line.item, '') END AS pair,
    coalesce(line.stem, changed.stem, told.stem, '') AS stem,
    coalesce(
        nullif(coalesce(line.answer, changed.answer, told.answer), ''), line.options ->> line."key", ''
    ) AS answer
FROM line JOIN file ON file.path = line.path
JOIN sitting ON sitting.person = file.person AND sitting.session = coalesce(line.session, '')
LEFT JOIN told ON told.device = file.device AND told.card = line.card
LEFT JOIN changed ON changed.place = line.rowid                                          -- DuckDB: rowid
WHERE line.what = 'answer';

-- name: items
CREATE OR REPLACE TABLE item AS
SELECT row_number() OVER () - 1 AS number, card, form, stem, answer
FROM (SELECT DISTINCT card, form, stem, answer FROM asked);

-- name: all items
SELECT card, form, stem, answer FROM item ORDER BY number;

-- name: rows
-- What was said: a `place` among the options, the right one first; or what was `wrote`, which goes before.
-- `standing`: 1 for right, and 2 more where the answer was taken back.
SELECT
    asked.sitting, asked.n, item.number, asked.place, asked.wrote,
    CASE WHEN coalesce(override.mark, asked.mark) = 'right' THEN 1 ELSE 0 END
        + CASE WHEN gone.id IS NOT NULL THEN 2 ELSE 0 END AS standing,
    asked.options, asked."key", asked.choices, asked.pair, asked.ms
FROM asked
JOIN item ON item.card = asked.card AND item.form = asked.form AND item.stem = asked.stem
    AND item.answer = asked.answer
LEFT JOIN override ON override.person = asked.person AND override.id = asked.id
LEFT JOIN gone ON gone.person = asked.person AND gone.id = asked.id
ORDER BY asked.sitting, asked.n, asked."at", asked.id;

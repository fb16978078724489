-- Same place at the same time: detention/minor-held-with-adults, whole, by hand.
WITH cells AS (
    SELECT row_id, origin, cell, birth_on, from_on, until_on,
           CAST(birth_on + INTERVAL 18 YEAR AS DATE) AS grown_on
    FROM (SELECT row_id, origin, cell, from_on,
                 CASE WHEN until_on <= $as_of THEN until_on END AS until_on,
                 CASE WHEN birth_on <= $as_of THEN birth_on END AS birth_on
          FROM cell_stay WHERE from_on IS NULL OR from_on <= $as_of)
), minors AS (
    SELECT *,
           -- the age of majority before 2013 is not confirmed; as long as a birth is unknown, the earliest last day is
           CASE WHEN lawful_age THEN grown_on END IS NOT NULL AS exact,
           least(coalesce(until_on, $as_of), CASE WHEN lawful_age THEN grown_on END) AS last_on
    FROM (
        SELECT a.row_id, a.person, a.kind, a.place_kind, a.kept_by, a.from_on, a.until_on,
               c.cell, c.birth_on, c.grown_on, c.row_id IS NOT NULL AS in_cell,
               coalesce(a.until_on, $as_of + 1) AS leaves_on,
               coalesce(a.from_on >= DATE '2013-01-01', FALSE) AS lawful_age,
               a.kind = 'cell' AND a.place_kind = 'detention_centre' AND a.from_on <= c.grown_on AS examined
        FROM (SELECT row_id, person, kind, place_kind, kept_by, from_on,
                     CASE WHEN until_on <= $as_of THEN until_on END AS until_on
              FROM assignment WHERE from_on IS NULL OR from_on <= $as_of) a
        LEFT JOIN cells c ON c.origin = a.row_id
    ) WHERE examined IS NOT FALSE
), together AS (
    SELECT row_id, count(*) FILTER (fits) AS sure, count(*) FILTER (fits IS NULL) AS possible
    FROM (
        -- who moves out as the other moves in may never have met
        SELECT m.row_id,
               (NOT m.lawful_age OR c.grown_on < least(c.until_on, m.last_on))
                   AND c.from_on <= m.last_on AND c.from_on < m.leaves_on
                   AND coalesce(c.until_on, m.leaves_on + 1) > m.from_on AND (m.exact OR NULL) AS fits
        FROM minors m JOIN cells c
          ON c.cell = m.cell
         AND coalesce(c.from_on, DATE '0001-01-01') <= m.last_on
         AND coalesce(c.until_on, DATE '9999-12-31') > coalesce(m.from_on, DATE '0001-01-01')
         AND coalesce(c.grown_on, DATE '0001-01-01') < CASE WHEN m.lawful_age THEN m.last_on ELSE DATE '9999-12-31' END
    ) GROUP BY row_id
), covered AS (
    SELECT unit, max(coalesce(until_on, DATE '9999-12-31')) AS until_on FROM coverage
    WHERE tbl = 'cell_stay' AND person IS NULL AND from_on IS NULL GROUP BY unit
), known AS (
    SELECT m.*, coalesce(t.possible, 0) AS possible,
           CASE WHEN m.cell IS NULL THEN NULL WHEN t.sure > 0 THEN TRUE WHEN t.possible > 0 THEN NULL
                WHEN v.until_on >= least(m.last_on, $as_of) THEN FALSE END AS with_adults
    FROM minors m LEFT JOIN together t ON t.row_id = m.row_id LEFT JOIN covered v ON v.unit = m.kept_by
)
SELECT row_id,
       CAST(NULL AS BIGINT) AS slot,
       concat(person, '|', kind, '|', kept_by, '|', from_on) AS key,
       kept_by AS unit,
       from_on AS day,
       CASE WHEN examined AND with_adults THEN 'unlawful' WHEN examined AND NOT with_adults THEN 'lawful'
            ELSE 'undetermined' END AS answer,
       CASE WHEN examined AND with_adults THEN ['held_with_adults'] ELSE [] END AS findings,
       CAST([] AS VARCHAR[]) AS notes,
       CASE WHEN examined AND with_adults THEN ['serious'] ELSE [] END AS grades,
       CAST([] AS VARCHAR[]) AS near,
       CASE WHEN examined AND with_adults IS NOT NULL THEN [] ELSE list_filter([
           CASE WHEN examined IS NULL AND kind IS NULL THEN 'kind: missing' END,
           CASE WHEN examined IS NULL AND place_kind IS NULL THEN 'place_kind: missing' END,
           CASE WHEN examined IS NULL AND from_on IS NULL THEN 'from_on: missing' END,
           CASE WHEN examined IS NULL AND NOT in_cell THEN 'own: uncovered'
                WHEN examined IS NULL AND birth_on IS NULL THEN 'own.birth_on: missing' END,
           CASE WHEN with_adults IS NULL
                THEN CASE WHEN cell IS NULL THEN 'adults: missing' WHEN possible > 0 THEN 'adults: ambiguous'
                          ELSE 'adults: uncovered' END END
       ], lambda x: x IS NOT NULL) END AS missing,
       CAST([] AS VARCHAR[]) AS exemptions,
       CAST([] AS VARCHAR[]) AS caveats,
       CAST(NULL AS DATE) AS due,
       CASE WHEN until_on IS NULL THEN $as_of + 1 END AS changes_on,
       CASE WHEN exact THEN last_on END AS until_lo,
       last_on AS until_hi
FROM known
ORDER BY row_id

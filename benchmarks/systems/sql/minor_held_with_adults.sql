-- Same place at the same time: detention/minor-held-with-adults by hand.
WITH cells AS (
    SELECT origin, cell, from_on, CASE WHEN until_on <= $as_of THEN until_on END AS until_on,
           month_later(birth_on, 216) AS grown_on
    FROM cell_stay WHERE coalesce(from_on <= $as_of, TRUE)
), minors AS (
    -- who moves out as the other moves in may never have met
    SELECT a.row_id, a.kept_by, a.from_on, c.cell,
           coalesce(CASE WHEN a.until_on <= $as_of THEN a.until_on END, $as_of + 1) AS leaves,
           least(coalesce(CASE WHEN a.until_on <= $as_of THEN a.until_on END, $as_of), c.grown_on) AS until_on,
           coalesce(a.kind = 'cell' AND a.place_kind = 'detention_centre' AND a.from_on <= c.grown_on, FALSE) AS sure
    FROM assignment a LEFT JOIN cells c ON c.origin = a.row_id
    WHERE coalesce(a.from_on <= $as_of, TRUE)
      AND coalesce(a.kind = 'cell' AND a.place_kind = 'detention_centre' AND a.from_on <= c.grown_on, TRUE)
), together AS (
    SELECT row_id,
           count(*) FILTER (WHERE coalesce(adult, FALSE)) AS sure, count(*) FILTER (WHERE adult IS NULL) AS possible
    FROM (
        SELECT m.row_id,
               c.from_on <= m.until_on AND c.from_on < m.leaves AND coalesce(c.until_on > m.from_on, TRUE)
                   AND c.grown_on < least(coalesce(c.until_on, m.until_on), m.until_on) AS adult
        FROM minors m JOIN cells c ON c.cell = m.cell
    ) x GROUP BY row_id
), covered AS (
    SELECT unit, max(until_on) AS until_on, bool_or(until_on IS NULL) AS endless FROM coverage
    WHERE tbl = 'cell_stay' AND person IS NULL AND from_on IS NULL AND unit <> '*' GROUP BY unit
), known AS (
    SELECT m.*,
           CASE WHEN m.cell IS NULL THEN NULL WHEN t.sure > 0 THEN TRUE WHEN t.possible > 0 THEN NULL
                WHEN c.endless OR c.until_on >= least(m.until_on, $as_of) THEN FALSE END AS with_adults
    FROM minors m LEFT JOIN together t USING (row_id) LEFT JOIN covered c ON c.unit = m.kept_by
)
SELECT row_id,
       CASE WHEN NOT sure THEN 'undetermined' WHEN with_adults THEN 'unlawful'
            WHEN with_adults IS NULL THEN 'undetermined' ELSE 'lawful' END AS answer,
       CASE WHEN sure AND with_adults THEN 'held_with_adults' ELSE '' END AS findings
FROM known

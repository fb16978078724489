-- Still held after the last day of the term: custody/held-after-end by hand.
WITH spans AS (
    SELECT row_id, person, unit, status, title, in_prison, from_on, title_until, end_stated,
           CASE WHEN until_on <= $as_of THEN until_on END AS until_on, CASE WHEN left_on <= $as_of THEN left_on END AS left_on
    FROM custody_span WHERE coalesce(from_on <= $as_of, TRUE)
), acts AS (
    SELECT *, greatest(title_until, end_stated) AS end_on, greatest(title_until, end_stated) + 1 AS after_on,
           -- who has no end of the term cannot be held after it
           title_until IS NOT NULL AND title_until >= from_on AND coalesce(until_on >= title_until, TRUE)
               AND coalesce(left_on, $as_of) > greatest(title_until, end_stated) AS beyond
    FROM spans WHERE coalesce(status IN ('serving', 'awaiting_delivery'), TRUE)
), open_acts AS (
    SELECT * FROM acts WHERE coalesce(beyond, TRUE)
), next_day AS (
    SELECT row_id, min(title) FILTER (WHERE sure) AS title,
           bool_and(sure) AND coalesce(min(title) FILTER (WHERE sure) = max(title) FILTER (WHERE sure), TRUE) AS clear
    FROM (
        SELECT a.row_id, s.title, coalesce(s.from_on <= a.after_on AND coalesce(s.until_on >= a.after_on, TRUE), FALSE) AS sure
        FROM open_acts a JOIN spans s ON s.person = a.person
        WHERE coalesce(s.from_on <= a.after_on, TRUE) AND coalesce(s.until_on >= a.after_on, TRUE)
    ) x GROUP BY row_id
), stays AS (
    SELECT person, prison AS place, TRUE AS in_prison, admitted_on AS from_on,
           CASE WHEN left_on <= $as_of THEN left_on END AS until_on
    FROM prison_stay WHERE coalesce(admitted_on <= $as_of, TRUE)
    UNION ALL
    SELECT person, centre, FALSE, CAST(admitted_at AS DATE), CASE WHEN CAST(left_at AS DATE) <= $as_of THEN CAST(left_at AS DATE) END
    FROM detention_stay WHERE coalesce(CAST(admitted_at AS DATE) <= $as_of, TRUE)
), departed AS (
    -- a stay that reaches the last day and does not go on to the next
    SELECT row_id, in_prison,
           count(*) FILTER (WHERE coalesce(left_by, FALSE)) AS sure, count(*) FILTER (WHERE left_by IS NULL) AS possible
    FROM (
        SELECT a.row_id, s.in_prison,
               s.place = a.unit AND NOT (s.from_on <= a.after_on AND coalesce(s.until_on >= a.after_on, TRUE))
                   AND s.from_on <= a.after_on AND coalesce(s.until_on >= a.end_on, TRUE) AS left_by
        FROM open_acts a JOIN stays s ON s.person = a.person
    ) x GROUP BY row_id, in_prison
), released AS (
    SELECT DISTINCT a.row_id
    FROM open_acts a JOIN release r ON r.person = a.person
    WHERE CAST(r.left_at AS DATE) BETWEEN a.from_on AND a.end_on AND CAST(r.left_at AS DATE) <= $as_of
), covered AS (
    SELECT bool_or(tbl = 'prison_stay') AS prisons, bool_or(tbl = 'detention_stay') AS centres FROM coverage
    WHERE unit = '*' AND person IS NULL AND from_on IS NULL AND coalesce(until_on >= $as_of, TRUE)
), known AS (
    SELECT a.*, CASE WHEN n.clear THEN n.title IN ('judgment', 'period', 'not_final') END AS other_title,
           a.left_on IS NULL AND r.row_id IS NOT NULL AS released,
           CASE WHEN a.person IS NULL OR a.unit IS NULL THEN NULL WHEN p.sure > 0 THEN FALSE WHEN p.possible > 0 THEN NULL
                WHEN v.prisons AND a.person LIKE 'id:%' THEN TRUE END AS still_in_prison,
           CASE WHEN a.person IS NULL OR a.unit IS NULL THEN NULL WHEN d.sure > 0 THEN FALSE WHEN d.possible > 0 THEN NULL
                WHEN v.centres AND a.person LIKE 'id:%' THEN TRUE END AS still_in_centre
    FROM acts a CROSS JOIN covered v
    LEFT JOIN next_day n ON n.row_id = a.row_id
    LEFT JOIN departed p ON p.row_id = a.row_id AND p.in_prison
    LEFT JOIN departed d ON d.row_id = a.row_id AND NOT d.in_prison
    LEFT JOIN released r ON r.row_id = a.row_id
), judged AS (
    SELECT *, beyond AND (left_on IS NOT NULL OR
               CASE WHEN in_prison THEN still_in_prison WHEN NOT in_prison THEN still_in_centre
                    WHEN still_in_prison = still_in_centre THEN still_in_prison END) AS held
    FROM known
), weighed AS (
    SELECT *, CASE WHEN NOT held THEN 'clear' WHEN other_title OR released THEN 'excused'
                   WHEN status IS NULL OR held IS NULL OR other_title IS NULL THEN 'unsure' ELSE 'hit' END AS finding
    FROM judged
)
SELECT row_id,
       CASE WHEN status IS NULL OR finding = 'unsure' THEN 'undetermined' WHEN finding = 'hit' THEN 'unlawful'
            WHEN finding = 'excused' THEN 'exempt' ELSE 'lawful' END AS answer,
       CASE WHEN finding = 'hit' THEN 'held_after_end' ELSE '' END AS findings
FROM weighed

-- Still held after the last day of the term: custody/held-after-end, whole, by hand.
WITH spans AS (
    SELECT row_id, person, unit, status, title, in_prison, from_on, title_until, end_stated,
           CASE WHEN until_on <= $as_of THEN until_on END AS until_on,
           CASE WHEN left_on <= $as_of THEN left_on END AS left_on
    FROM custody_span WHERE from_on IS NULL OR from_on <= $as_of
), acts AS (
    SELECT row_number() OVER () AS act, *, end_on + 1 AS after_on,
           -- who has no end of the term is in no last stretch of it, and cannot be held beyond it
           title_until IS NOT NULL AND from_on <= title_until
               AND (until_on IS NULL OR until_on >= title_until) AS last_stretch,
           coalesce(end_on < held_until, FALSE) AS beyond
    FROM (SELECT *, greatest(title_until, end_stated) AS end_on, coalesce(left_on, greatest(end_on, $as_of)) AS held_until,
                 person IS NOT NULL AND NOT starts_with(person, 'doc:') AND NOT starts_with(person, 'no:') AS named
          FROM spans WHERE status IS NULL OR status IN ('serving', 'awaiting_delivery'))
), next_day AS (
    SELECT act, bool_and(sure IS TRUE) AS clear,
           min(title) FILTER (sure) AS title, max(title) FILTER (sure) AS other
    FROM (
        SELECT a.act, s.title, s.from_on IS NOT NULL OR NULL AS sure
        FROM acts a JOIN spans s
          ON s.person = a.person
         AND coalesce(s.from_on, DATE '0001-01-01') <= a.after_on
         AND coalesce(s.until_on, DATE '9999-12-31') >= a.after_on
    ) GROUP BY act
), open_acts AS (
    -- only where nobody knows the day of leaving do the stays and the releases matter
    SELECT act, person, unit, from_on, end_on, after_on, last_stretch, beyond FROM acts WHERE left_on IS NULL
), stays AS (
    SELECT person, prison AS place, TRUE AS in_prison, admitted_on AS from_on,
           CASE WHEN left_on <= $as_of THEN left_on END AS until_on
    FROM prison_stay WHERE admitted_on IS NULL OR admitted_on <= $as_of
    UNION ALL
    SELECT person, centre, FALSE, CAST(admitted_at AS DATE),
           CASE WHEN CAST(left_at AS DATE) <= $as_of THEN CAST(left_at AS DATE) END
    FROM detention_stay WHERE admitted_at IS NULL OR CAST(admitted_at AS DATE) <= $as_of
), departed AS (
    -- a stay that reaches the last day and does not go on to the next; one that began nobody knows when may be it
    SELECT act,
           bool_or(sure) FILTER (in_prison) AS prison, bool_or(sure IS NULL) FILTER (in_prison) AS prison_possible,
           bool_or(sure) FILTER (NOT in_prison) AS centre,
           bool_or(sure IS NULL) FILTER (NOT in_prison) AS centre_possible
    FROM (
        SELECT a.act, s.in_prison, s.from_on IS NOT NULL OR NULL AS sure
        FROM open_acts a JOIN stays s
          ON s.person = a.person AND s.place = a.unit
         AND coalesce(s.from_on, DATE '0001-01-01') <= a.after_on
         AND coalesce(s.until_on, DATE '9999-12-31') >= a.end_on
        WHERE (s.until_on = a.end_on OR s.from_on IS NULL) AND (a.last_stretch IS NOT FALSE OR a.beyond)
    ) GROUP BY act
), released AS (
    SELECT act, bool_or(sure) AS sure
    FROM (
        SELECT a.act, CAST(r.left_at AS DATE) BETWEEN a.from_on AND a.end_on AS sure
        FROM open_acts a JOIN release r
          ON r.person = a.person
         AND coalesce(CAST(r.left_at AS DATE), DATE '0001-01-01') <= a.end_on
         AND coalesce(CAST(r.left_at AS DATE), DATE '9999-12-31') >= coalesce(a.from_on, DATE '0001-01-01')
        WHERE r.left_at IS NULL OR CAST(r.left_at AS DATE) <= $as_of
    ) GROUP BY act
), covered AS (
    SELECT bool_or(tbl = 'prison_stay') AS prisons, bool_or(tbl = 'detention_stay') AS centres
    FROM coverage WHERE unit = '*' AND person IS NULL AND from_on IS NULL AND (until_on IS NULL OR until_on >= $as_of)
), known AS (
    SELECT a.*, status IS NULL AS scope_unknown, n.act IS NOT NULL AS may_go_on,
           n.clear AND coalesce(n.title = n.other, TRUE) AS sure_title, n.clear AS sure_next,
           CASE WHEN n.clear AND coalesce(n.title = n.other, TRUE) THEN n.title END AS next_title,
           coalesce(d.prison_possible, FALSE) AS prison_possible, coalesce(d.centre_possible, FALSE) AS centre_possible,
           CASE WHEN a.unit IS NULL THEN NULL WHEN d.prison THEN FALSE WHEN d.prison_possible THEN NULL
                WHEN v.prisons AND a.named THEN TRUE END AS still_in_prison,
           CASE WHEN a.unit IS NULL THEN NULL WHEN d.centre THEN FALSE WHEN d.centre_possible THEN NULL
                WHEN v.centres AND a.named THEN TRUE END AS still_in_centre,
           -- a release counts where it is known; where none is found, it is as if there were none
           CASE WHEN a.left_on IS NOT NULL THEN FALSE WHEN r.act IS NOT NULL THEN r.sure
                WHEN a.person IS NOT NULL THEN FALSE END AS released
    FROM acts a CROSS JOIN covered v
    LEFT JOIN next_day n ON n.act = a.act
    LEFT JOIN departed d ON d.act = a.act
    LEFT JOIN released r ON r.act = a.act
), judged AS (
    SELECT *,
           next_title IN ('judgment', 'period', 'not_final') AS other_title,
           left_on IS NOT NULL
               OR CASE WHEN in_prison THEN still_in_prison WHEN NOT in_prison THEN still_in_centre
                       WHEN still_in_prison = still_in_centre THEN still_in_prison END AS still_there,
           coalesce(end_stated <> title_until, FALSE) AS ends_differ
    FROM known
), weighed AS (
    SELECT *, last_stretch AND beyond AND still_there AS held,
           -- one part fails alone
           NOT scope_unknown AND CAST(last_stretch IS FALSE AS TINYINT) + CAST(NOT beyond AS TINYINT)
                                 + CAST(still_there IS FALSE AS TINYINT) = 1 AS nearly_held,
           NOT scope_unknown AND (last_stretch IS FALSE) <> (NOT ends_differ) AS nearly_noted,
           CASE WHEN NOT (last_stretch AND beyond AND still_there) THEN 'clear'
                WHEN other_title OR released THEN 'excused'
                WHEN scope_unknown OR (last_stretch AND beyond AND still_there) IS NULL OR other_title IS NULL
                     OR released IS NULL THEN 'unsure' ELSE 'hit' END AS finding,
           CASE WHEN NOT (last_stretch AND ends_differ) THEN 'clear'
                WHEN scope_unknown OR last_stretch IS NULL THEN 'unsure' ELSE 'hit' END AS note
    FROM judged
)
SELECT row_id,
       CAST(NULL AS BIGINT) AS slot,
       concat(person, '|', from_on) AS key,
       unit,
       from_on AS day,
       CASE WHEN scope_unknown OR finding = 'unsure' THEN 'undetermined' WHEN finding = 'hit' THEN 'unlawful'
            WHEN finding = 'excused' THEN 'exempt' ELSE 'lawful' END AS answer,
       CASE WHEN finding = 'hit' THEN ['held_after_end'] ELSE [] END AS findings,
       CASE WHEN note = 'hit' THEN ['place_states_other_end'] ELSE [] END AS notes,
       CASE WHEN finding = 'hit' THEN ['serious'] ELSE [] END AS grades,
       CASE WHEN nearly_held AND nearly_noted THEN ['held_after_end', 'place_states_other_end']
            WHEN nearly_held THEN ['held_after_end'] WHEN nearly_noted THEN ['place_states_other_end'] ELSE []
       END AS near,
       CASE WHEN scope_unknown OR finding = 'unsure' OR note = 'unsure' THEN list_filter([
           CASE WHEN scope_unknown THEN 'status: missing' END,
           CASE WHEN last_stretch IS NULL AND (note = 'unsure' OR finding = 'unsure' AND held IS NULL)
                THEN 'from_on: missing' END,
           CASE WHEN finding = 'unsure' AND held IS NULL AND still_there IS NULL AND in_prison IS NULL
                THEN 'in_prison: missing' END,
           CASE WHEN finding = 'unsure' AND held IS NULL AND still_there IS NULL AND still_in_prison IS NULL
                THEN CASE WHEN person IS NULL OR unit IS NULL THEN 'left_prison: missing'
                          WHEN prison_possible THEN 'left_prison: ambiguous' ELSE 'left_prison: uncovered' END END,
           CASE WHEN finding = 'unsure' AND held IS NULL AND still_there IS NULL AND still_in_centre IS NULL
                THEN CASE WHEN person IS NULL OR unit IS NULL THEN 'left_centre: missing'
                          WHEN centre_possible THEN 'left_centre: ambiguous' ELSE 'left_centre: uncovered' END END,
           CASE WHEN finding = 'unsure' AND other_title IS NULL
                THEN CASE WHEN person IS NULL THEN 'next_day: missing' WHEN sure_title THEN 'next_day.title: missing'
                          WHEN sure_next THEN 'next_day: contradictory' WHEN may_go_on THEN 'next_day: ambiguous'
                          ELSE 'next_day: uncovered' END END,
           CASE WHEN finding = 'unsure' AND released IS NULL
                THEN CASE WHEN person IS NULL THEN 'released: missing' ELSE 'released: ambiguous' END END
       ], lambda x: x IS NOT NULL) ELSE [] END AS missing,
       CASE WHEN other_title AND released THEN ['other_title', 'released_in_time'] WHEN other_title THEN ['other_title']
            WHEN released THEN ['released_in_time'] ELSE [] END AS exemptions,
       CAST([] AS VARCHAR[]) AS caveats,
       CAST(NULL AS DATE) AS due,
       CASE WHEN left_on IS NULL THEN CASE WHEN end_on > $as_of THEN end_on ELSE $as_of + 1 END END AS changes_on,
       date_diff('day', end_on, held_until) AS days_over_lo,
       date_diff('day', end_on, held_until) AS days_over_hi,
       end_on AS end_lo,
       end_on AS end_hi,
       held_until AS held_until_lo,
       held_until AS held_until_hi
-- sorted before the lists are written, while the rows are narrow
FROM (SELECT * FROM weighed ORDER BY row_id)

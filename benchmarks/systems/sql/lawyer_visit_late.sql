-- Moments told to the minute, the hour or the day: detention/lawyer-visit-late by hand.
WITH asked AS (
    SELECT row_id, person, kept_by, kind, granted, papers_complete, permission_needed,
           CAST(requested_at AS DATE) AS asked_on,
           -- the article before was not read
           CASE WHEN CAST(requested_at AS DATE) >= DATE '2013-01-01' THEN first_minute(requested_at, requested_at_precision) END AS asked_lo,
           CASE WHEN CAST(requested_at AS DATE) >= DATE '2013-01-01' THEN last_minute(requested_at, requested_at_precision) END AS asked_hi,
           first_minute(agreed_for, agreed_for_precision) AS agreed_lo, last_minute(agreed_for, agreed_for_precision) AS agreed_hi,
           CASE WHEN CAST(held_from AS DATE) <= $as_of THEN first_minute(held_from, held_from_precision) END AS held_lo,
           CASE WHEN CAST(held_from AS DATE) <= $as_of THEN last_minute(held_from, held_from_precision) END AS held_hi,
           CASE WHEN CAST(withdrawn_at AS DATE) <= $as_of THEN first_minute(withdrawn_at, withdrawn_at_precision) END AS withdrawn_lo,
           CASE WHEN CAST(withdrawn_at AS DATE) <= $as_of THEN last_minute(withdrawn_at, withdrawn_at_precision) END AS withdrawn_hi
    FROM contact
    WHERE coalesce(CAST(requested_at AS DATE) <= $as_of, TRUE) AND coalesce(kind = 'lawyer_visit', TRUE)
), stays AS (
    SELECT a.row_id, first_minute(d.left_at, d.left_at_precision) AS left_lo, last_minute(d.left_at, d.left_at_precision) AS left_hi,
           d.admitted_at IS NOT NULL AND a.asked_on IS NOT NULL AS sure,
           first_minute(d.admitted_at, d.admitted_at_precision) < last_minute(d.admitted_at, d.admitted_at_precision) AS vague,
           row_number() OVER (PARTITION BY a.row_id ORDER BY
               first_minute(d.admitted_at, d.admitted_at_precision) DESC NULLS LAST, d.row_id DESC) AS place
    FROM asked a JOIN (
        SELECT row_id, person, centre, admitted_at, admitted_at_precision, left_at_precision,
               CASE WHEN CAST(left_at AS DATE) <= $as_of THEN left_at END AS left_at
        FROM detention_stay WHERE coalesce(CAST(admitted_at AS DATE) <= $as_of, TRUE)
    ) d ON d.person = a.person AND d.centre = a.kept_by
    WHERE coalesce(CAST(d.admitted_at AS DATE) <= a.asked_on, TRUE) AND coalesce(CAST(d.left_at AS DATE) >= a.asked_on, TRUE)
), stay AS (
    SELECT row_id, bool_or(sure) AS found, bool_and(sure) AND (count(*) = 1 OR NOT bool_or(vague)) AS plain,
           max(left_lo) FILTER (WHERE place = 1) AS left_lo, max(left_hi) FILTER (WHERE place = 1) AS left_hi
    FROM stays GROUP BY row_id
), covered AS (
    SELECT count(*) > 0 AS everywhere FROM coverage
    WHERE tbl = 'detention_stay' AND unit = '*' AND person IS NULL AND from_on IS NULL AND coalesce(until_on >= $as_of, TRUE)
), timed AS (
    SELECT a.*, kind IS NULL OR NOT coalesce(s.found, FALSE) AS scope_unknown, coalesce(s.plain, FALSE) AS plain,
           asked_lo + INTERVAL '48' HOUR AS full_lo, asked_hi + INTERVAL '48' HOUR AS full_hi,
           asked_lo + INTERVAL '49' HOUR AS due_lo, asked_hi + INTERVAL '49' HOUR AS due_hi,
           coalesce(s.left_lo, asked_lo + INTERVAL '97' HOUR) AS left_lo,
           coalesce(s.left_hi, asked_hi + INTERVAL '97' HOUR) AS left_hi
    FROM asked a CROSS JOIN covered v LEFT JOIN stay s ON s.row_id = a.row_id
    -- who was surely not in the centre is not examined
    WHERE s.row_id IS NOT NULL OR NOT coalesce(v.everywhere AND a.person LIKE 'id:%' AND a.kept_by IS NOT NULL, FALSE)
), judged AS (
    SELECT *, greatest(due_lo, agreed_lo) AS latest_lo, CASE WHEN due_hi IS NOT NULL THEN greatest(due_hi, agreed_hi) END AS latest_hi,
           CASE WHEN due_hi < held_lo THEN TRUE WHEN due_lo >= held_hi THEN FALSE END AS late, NOT granted AS refused,
           NOT papers_complete OR permission_needed
               OR withdrawn_lo IS NOT NULL AND CASE WHEN withdrawn_hi < due_lo THEN TRUE WHEN withdrawn_lo >= due_hi THEN FALSE END
               OR CASE WHEN plain AND left_hi < due_lo THEN TRUE WHEN plain AND left_lo >= due_hi THEN FALSE END AS free,
           agreed_lo IS NOT NULL AND CASE WHEN full_hi < agreed_lo THEN TRUE WHEN full_lo >= agreed_hi THEN FALSE END AS chosen_later,
           NOT granted AND coalesce(held_lo = held_hi, FALSE) AS took_place
    FROM timed
), weighed AS (
    SELECT row_id, scope_unknown,
           CASE WHEN NOT late THEN 'clear' WHEN free OR chosen_later THEN 'excused' WHEN scope_unknown THEN 'unsure'
                WHEN CAST(due_hi AS DATE) >= $as_of THEN 'waiting'
                WHEN late IS NULL OR (free OR chosen_later) IS NULL OR due_hi IS NULL THEN 'unsure' ELSE 'hit' END AS later,
           CASE WHEN NOT refused THEN 'clear' WHEN free OR took_place THEN 'excused' WHEN scope_unknown THEN 'unsure'
                WHEN CAST(coalesce(latest_hi, latest_lo) AS DATE) >= $as_of THEN 'waiting'
                WHEN refused IS NULL OR (free OR took_place) IS NULL OR latest_hi IS NULL THEN 'unsure' ELSE 'hit' END AS not_arranged
    FROM judged
)
SELECT row_id,
       CASE WHEN scope_unknown THEN 'undetermined' WHEN 'hit' IN (later, not_arranged) THEN 'unlawful'
            WHEN 'unsure' IN (later, not_arranged) THEN 'undetermined' WHEN 'waiting' IN (later, not_arranged) THEN 'pending'
            WHEN 'excused' IN (later, not_arranged) THEN 'exempt' ELSE 'lawful' END AS answer,
       concat_ws(',', CASE WHEN later = 'hit' THEN 'later_than_48_hours' END,
                      CASE WHEN not_arranged = 'hit' THEN 'not_arranged' END) AS findings
FROM weighed

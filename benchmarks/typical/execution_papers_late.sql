-- An absence with a deadline that moves past holidays: delivery/execution-papers-late by hand.
WITH acts AS (
    SELECT j.row_id, j.person, j.judgment, j.court, j.probation, j.exempt_or_acquitted,
           j.main_penalty IS NULL AS scope_unknown,
           CASE WHEN j.effective_on BETWEEN DATE '2013-01-01' AND $as_of THEN c.rolled END AS due
    FROM judgment_person j LEFT JOIN calendar c ON c.day = j.effective_on + 10
    WHERE coalesce(j.judged_on <= $as_of, TRUE)
      AND coalesce(j.main_penalty IN ('criminal_detention', 'fixed_term', 'life', 'death_reprieve'), TRUE)
), orders AS (
    SELECT person, basis, kind, row_id, issued_on,
           coalesce(sent_on, issued_on) AS sent_from, coalesce(sent_on, received_on) AS sent_until
    FROM (SELECT person, basis, kind, row_id, issued_on,
                 CASE WHEN sent_on <= $as_of THEN sent_on END AS sent_on,
                 CASE WHEN received_on <= $as_of THEN received_on END AS received_on
          FROM execution_order WHERE coalesce(issued_on <= $as_of, TRUE))
), found AS (
    -- a row is within the window where it was issued in it, and in time where it was surely sent by the last day
    SELECT a.row_id,
           count(*) FILTER (coalesce(in_time, FALSE)) AS done_sure,
           count(*) FILTER (in_time IS NULL) AS done_possible,
           count(*) FILTER (coalesce(late, FALSE)) AS late_sure,
           count(*) FILTER (late IS NULL) AS late_possible
    FROM (
        SELECT a.row_id,
               o.kind = 'custodial' AND o.issued_on <= a.due
                   AND CASE WHEN o.sent_until <= a.due THEN TRUE WHEN o.sent_from > a.due THEN FALSE END AS in_time,
               o.kind = 'custodial' AND o.issued_on <= $as_of
                   AND CASE WHEN o.sent_from > a.due THEN TRUE WHEN o.sent_until <= a.due THEN FALSE END AS late
        FROM acts a JOIN orders o ON o.person = a.person AND o.basis = a.judgment
    ) a GROUP BY a.row_id
), covered AS (
    SELECT unit, max(until_on) AS until_on, bool_or(until_on IS NULL) AS endless FROM coverage_given
    WHERE tbl = 'execution_order' AND person IS NULL AND from_on IS NULL AND unit <> '*' GROUP BY unit
), known AS (
    SELECT a.*,
           a.person IS NOT NULL AND a.judgment IS NOT NULL AS keyed,
           coalesce(f.done_sure, 0) AS done_sure, coalesce(f.done_possible, 0) AS done_possible,
           coalesce(f.late_sure, 0) AS late_sure, coalesce(f.late_possible, 0) AS late_possible,
           coalesce(c.endless OR c.until_on >= least(a.due, $as_of), FALSE) AND a.person LIKE 'id:%' AS done_covered,
           coalesce(c.endless OR c.until_on >= $as_of, FALSE) AND a.person LIKE 'id:%' AS late_covered
    FROM acts a LEFT JOIN found f USING (row_id) LEFT JOIN covered c ON c.unit = a.court
), truths AS (
    SELECT *,
           CASE WHEN NOT keyed THEN NULL WHEN done_sure > 0 THEN FALSE WHEN done_possible > 0 THEN NULL
                WHEN done_covered THEN TRUE END AS missing,
           CASE WHEN NOT keyed THEN NULL WHEN late_sure > 0 THEN TRUE WHEN late_possible > 0 THEN NULL
                WHEN late_covered THEN FALSE END AS late,
           probation OR exempt_or_acquitted IS NOT NULL AS free,
           CASE WHEN scope_unknown THEN NULL ELSE due END AS last_day
    FROM known
), weighed AS (
    SELECT *,
           CASE WHEN NOT missing THEN 'clear' WHEN free OR coalesce(late, FALSE) THEN 'excused'
                WHEN $as_of <= due THEN 'waiting'
                WHEN missing IS NULL OR due IS NULL OR free IS NULL THEN 'unsure' ELSE 'hit' END AS not_sent,
           CASE WHEN NOT (missing AND late) THEN 'clear' WHEN free THEN 'excused'
                WHEN $as_of <= due THEN 'waiting'
                WHEN (missing AND late) IS NULL OR due IS NULL OR free IS NULL THEN 'unsure' ELSE 'hit' END AS sent_late
    FROM truths
)
SELECT row_id, court AS unit,
       CASE WHEN scope_unknown THEN 'undetermined'
            WHEN 'hit' IN (not_sent, sent_late) THEN 'unlawful'
            WHEN 'unsure' IN (not_sent, sent_late) THEN 'undetermined'
            WHEN 'waiting' IN (not_sent, sent_late) THEN 'pending'
            WHEN 'excused' IN (not_sent, sent_late) OR coalesce(free, FALSE) THEN 'exempt'
            ELSE 'lawful' END AS answer,
       list_filter([CASE WHEN not_sent = 'hit' AND NOT scope_unknown THEN 'not_sent' END,
                    CASE WHEN sent_late = 'hit' AND NOT scope_unknown THEN 'sent_late' END],
                   lambda x: x IS NOT NULL) AS findings
FROM weighed

-- An absence with a deadline that moves past holidays: delivery/execution-papers-late by hand.
WITH papers AS (
    -- copies of one judgment that do not agree prove nothing
    SELECT case_number, min(instance) AS instance, min(court) AS court, min(reviews) AS reviews
    FROM judgment WHERE coalesce(ruled_on <= $as_of, TRUE)
    GROUP BY case_number
    HAVING coalesce(min(instance) = max(instance), TRUE) AND coalesce(min(court) = max(court), TRUE)
       AND coalesce(min(reviews) = max(reviews), TRUE) AND count(reviews) IN (0, count(*))
), acts AS (
    SELECT j.row_id, j.person, j.judgment, j.judged_on, j.probation, j.exempt_or_acquitted,
           j.main_penalty IS NULL AS scope_unknown, p.instance, o.instance AS earlier,
           CASE WHEN p.instance = 'first' THEN p.court WHEN p.instance IS NOT NULL THEN o.court END AS sender,
           CASE WHEN p.instance = 'first' THEN j.judgment WHEN p.instance IS NOT NULL THEN p.reviews END AS first_judgment,
           CASE WHEN j.effective_on BETWEEN DATE '2013-01-01' AND $as_of THEN c.rolled END AS due
    FROM judgment_person j LEFT JOIN calendar c ON c.day = j.effective_on + 10
    LEFT JOIN papers p ON p.case_number = j.judgment LEFT JOIN papers o ON o.case_number = p.reviews
    WHERE coalesce(j.judged_on <= $as_of, TRUE)
      AND coalesce(j.main_penalty IN ('criminal_detention', 'fixed_term', 'life', 'death_reprieve'), TRUE)
), orders AS (
    SELECT person, basis, kind = 'custodial' AS custodial, issued_on,
           coalesce(sent_on, issued_on) AS sent_from, coalesce(sent_on, received_on) AS sent_until
    FROM (SELECT person, basis, kind, issued_on,
                 CASE WHEN sent_on <= $as_of THEN sent_on END AS sent_on,
                 CASE WHEN received_on <= $as_of THEN received_on END AS received_on
          FROM execution_order WHERE coalesce(issued_on <= $as_of, TRUE)) x
), found AS (
    -- a row is within the window where it was issued in it, and in time where it was surely sent by the last day
    SELECT row_id,
           count(*) FILTER (WHERE coalesce(in_time, FALSE)) AS done_sure, count(*) FILTER (WHERE in_time IS NULL) AS done_possible,
           count(*) FILTER (WHERE coalesce(late, FALSE)) AS late_sure, count(*) FILTER (WHERE late IS NULL) AS late_possible,
           -- the first of them is found by the day of issue: where that is not known, which one is first is not known
           count(*) FILTER (WHERE coalesce(late AND issued_on IS NOT NULL, FALSE)) AS sent_sure,
           count(*) FILTER (WHERE late IS NULL OR (late AND issued_on IS NULL)) AS sent_possible
    FROM (
        SELECT row_id, issued_on,
               fits AND issued_on <= due
                   AND CASE WHEN sent_until <= due AND sent_from >= judged_on THEN TRUE
                            WHEN sent_from > due OR sent_until < judged_on THEN FALSE END AS in_time,
               fits AND CASE WHEN sent_from > due THEN TRUE WHEN sent_until <= due THEN FALSE END AS late
        FROM (SELECT a.row_id, a.due, a.judged_on, o.issued_on, o.sent_from, o.sent_until,
                     o.custodial AND (o.basis = a.judgment OR o.basis = a.first_judgment) AS fits
              FROM acts a JOIN orders o ON o.person = a.person) x
    ) y GROUP BY row_id
), covered AS (
    SELECT unit, max(until_on) AS until_on, bool_or(until_on IS NULL) AS endless FROM coverage
    WHERE tbl = 'execution_order' AND person IS NULL AND from_on IS NULL AND unit <> '*' GROUP BY unit
), known AS (
    SELECT a.*,
           coalesce(f.done_sure, 0) AS done_sure, coalesce(f.done_possible, 0) AS done_possible,
           coalesce(f.late_sure, 0) AS late_sure, coalesce(f.late_possible, 0) AS late_possible,
           coalesce(f.sent_sure, 0) AS sent_sure, coalesce(f.sent_possible, 0) AS sent_possible,
           coalesce(c.endless OR c.until_on >= least(a.due, $as_of), FALSE) AND a.person LIKE 'id:%' AS done_covered,
           coalesce(c.endless OR c.until_on >= $as_of, FALSE) AND a.person LIKE 'id:%' AS late_covered
    FROM acts a LEFT JOIN found f USING (row_id) LEFT JOIN covered c ON c.unit = a.sender
), truths AS (
    SELECT *,
           CASE WHEN person IS NULL THEN NULL WHEN done_sure > 0 THEN FALSE WHEN done_possible > 0 THEN NULL
                WHEN done_covered THEN TRUE END AS missing,
           CASE WHEN person IS NULL THEN NULL WHEN sent_sure > 0 THEN TRUE WHEN sent_possible > 0 THEN NULL
                WHEN late_covered THEN FALSE END AS late,
           probation OR exempt_or_acquitted IS NOT NULL OR instance = 'supplementary'
               OR (instance <> 'first' AND earlier <> 'first') AS free
    FROM known
), weighed AS (
    SELECT *,
           CASE WHEN NOT missing THEN 'clear' WHEN free OR late_sure > 0 THEN 'excused' WHEN $as_of <= due THEN 'waiting'
                WHEN missing IS NULL OR due IS NULL OR free IS NULL OR late_possible > 0 THEN 'unsure'
                ELSE 'hit' END AS not_sent,
           CASE WHEN NOT (missing AND late) THEN 'clear' WHEN free THEN 'excused' WHEN $as_of <= due THEN 'waiting'
                WHEN (missing AND late) IS NULL OR due IS NULL OR free IS NULL THEN 'unsure' ELSE 'hit' END AS sent_late
    FROM truths
)
SELECT row_id,
       CASE WHEN scope_unknown THEN 'undetermined'
            WHEN 'hit' IN (not_sent, sent_late) THEN 'unlawful'
            WHEN 'unsure' IN (not_sent, sent_late) THEN 'undetermined'
            WHEN 'waiting' IN (not_sent, sent_late) THEN 'pending'
            WHEN 'excused' IN (not_sent, sent_late) OR coalesce(free, FALSE) THEN 'exempt'
            ELSE 'lawful' END AS answer,
       CASE WHEN scope_unknown THEN ''
            ELSE concat_ws(',', CASE WHEN not_sent = 'hit' THEN 'not_sent' END,
                                CASE WHEN sent_late = 'hit' THEN 'sent_late' END) END AS findings
FROM weighed

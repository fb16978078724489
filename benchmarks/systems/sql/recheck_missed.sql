-- A duty that comes again every three months: temporary-release/recheck-missed by hand.
WITH decisions AS (
    SELECT row_id, person, handed_to, kind, result, from_on,
           least(until_on, CASE WHEN ended_on <= $as_of THEN ended_on END) AS over_on,
           CASE WHEN from_on >= DATE '2014-12-01' THEN 3 END AS months
    FROM temporary_release_decision
    WHERE coalesce(decided_on <= $as_of, TRUE)
      AND coalesce(kind = 'medical', TRUE) AND coalesce(result IN ('granted', 'extended'), TRUE)
), periods AS (
    SELECT *, month_later(from_on, slot * months) AS slot_from, month_later(from_on, (slot + 1) * months) AS slot_to
    FROM decisions JOIN slot_number
      ON slot * months <= 12 * (extract(year FROM $as_of) - extract(year FROM from_on))
                        + extract(month FROM $as_of) - extract(month FROM from_on)
), acts AS (
    SELECT *, coalesce(over_on < slot_to, FALSE) AS cut, kind IS NULL OR result IS NULL AS scope_unknown FROM periods
    WHERE slot_from <= $as_of AND coalesce(slot_from < over_on, TRUE)
    UNION ALL
    SELECT *, NULL, NULL, NULL, FALSE, TRUE FROM decisions WHERE from_on IS NULL OR months IS NULL
), done AS (
    SELECT row_id, slot, count(*) FILTER (WHERE coalesce(sure, FALSE)) AS sure, count(*) FILTER (WHERE sure IS NULL) AS possible
    FROM (SELECT a.row_id, a.slot,
                 m.purpose IN ('recheck', 'extension', 'recall') AND m.issued_on BETWEEN a.slot_from AND a.slot_to AS sure
          FROM acts a JOIN medical_diagnosis m ON m.person = a.person AND coalesce(m.issued_on <= $as_of, TRUE)) x
    GROUP BY row_id, slot
), detained AS (
    SELECT DISTINCT a.row_id, a.slot
    FROM acts a JOIN detention_stay d ON d.person = a.person
    WHERE CAST(d.admitted_at AS DATE) <= least(a.slot_to, $as_of)
      AND (d.left_at IS NULL OR CAST(d.left_at AS DATE) > $as_of OR CAST(d.left_at AS DATE) >= a.slot_from)
), dead AS (
    SELECT DISTINCT a.row_id, a.slot
    FROM acts a JOIN death d ON d.person = a.person
    WHERE CAST(d.died_at AS DATE) <= least(a.slot_to, $as_of)
), covered AS (
    SELECT unit, max(until_on) AS until_on, bool_or(until_on IS NULL) AS endless FROM coverage
    WHERE tbl = 'medical_diagnosis' AND person IS NULL AND from_on IS NULL AND unit <> '*' GROUP BY unit
), known AS (
    SELECT a.*,
           CASE WHEN a.person IS NULL THEN NULL WHEN n.sure > 0 THEN FALSE WHEN n.possible > 0 THEN NULL
                WHEN (c.endless OR c.until_on >= least(a.slot_to, $as_of)) AND a.person LIKE 'id:%' THEN TRUE END AS missed,
           x.row_id IS NOT NULL AS in_custody, y.row_id IS NOT NULL AS died
    FROM acts a
    LEFT JOIN done n ON n.row_id = a.row_id AND n.slot = a.slot
    LEFT JOIN detained x ON x.row_id = a.row_id AND x.slot = a.slot
    LEFT JOIN dead y ON y.row_id = a.row_id AND y.slot = a.slot
    LEFT JOIN covered c ON c.unit = a.handed_to
), weighed AS (
    SELECT *,
           CASE WHEN NOT missed THEN 'clear' WHEN cut OR in_custody OR died THEN 'excused' WHEN $as_of <= slot_to THEN 'waiting'
                WHEN missed IS NULL OR slot_to IS NULL THEN 'unsure' ELSE 'hit' END AS status
    FROM known
)
SELECT row_id, slot,
       CASE WHEN scope_unknown THEN 'undetermined' WHEN status = 'hit' THEN 'unlawful'
            WHEN status = 'unsure' THEN 'undetermined' WHEN status = 'waiting' THEN 'pending'
            WHEN status = 'excused' OR cut OR in_custody OR died THEN 'exempt' ELSE 'lawful' END AS answer,
       CASE WHEN status = 'hit' AND NOT scope_unknown THEN 'missed' ELSE '' END AS findings
FROM weighed

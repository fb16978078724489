-- A duty that comes again every three months: temporary-release/recheck-missed, whole, by hand.
WITH decisions AS (
    SELECT row_number() OVER () AS number, row_id, decision_no, person, handed_to, kind, result, decided_on, from_on,
           over_on, least(over_on - 1, $as_of) AS last_on,
           -- the rule before December 2014 is not confirmed
           coalesce(from_on >= DATE '2014-12-01', FALSE) AS counted,
           date_diff('month', from_on, least(over_on - 1, $as_of)) AS months
    FROM (SELECT *, least(until_on, CASE WHEN ended_on <= $as_of THEN ended_on END) AS over_on
          FROM temporary_release_decision)
    WHERE (decided_on IS NULL OR decided_on <= $as_of)
      AND (kind = 'medical' AND result IN ('granted', 'extended')) IS NOT FALSE
), periods AS (
    -- each that began by the day of the run and before the end
    SELECT *, unnest(range(0, (months + 3 - CAST(month_later(from_on, months) > last_on AS INTEGER)) // 3)) AS slot
    FROM decisions WHERE counted
), acts AS (
    SELECT *, 1000 * number + slot AS act, month_later(from_on, 3 * slot) AS slot_from,
           month_later(from_on, 3 * slot + 3) AS slot_to
    FROM periods
    UNION ALL BY NAME
    SELECT *, 1000 * number AS act FROM decisions WHERE NOT counted
), done AS (
    SELECT act, bool_or(sure) AS sure, bool_or(sure IS NULL) AS possible
    FROM (
        SELECT a.act, m.purpose IS NOT NULL AND m.issued_on BETWEEN a.slot_from AND a.slot_to OR NULL AS sure
        FROM acts a JOIN medical_diagnosis m
          ON m.person = a.person
         AND coalesce(m.issued_on, DATE '0001-01-01') <= coalesce(a.slot_to, DATE '9999-12-31')
         AND coalesce(m.issued_on, DATE '9999-12-31') >= coalesce(a.slot_from, DATE '0001-01-01')
        WHERE (m.issued_on IS NULL OR m.issued_on <= $as_of)
          AND (m.purpose IS NULL OR m.purpose IN ('recheck', 'extension', 'recall'))
    ) GROUP BY act
), stays AS (
    SELECT person, CAST(admitted_at AS DATE) AS came_on,
           CASE WHEN CAST(left_at AS DATE) <= $as_of THEN CAST(left_at AS DATE) END AS left_on
    FROM detention_stay WHERE admitted_at IS NULL OR CAST(admitted_at AS DATE) <= $as_of
), detained AS (
    SELECT act, bool_or(sure) AS sure
    FROM (
        SELECT a.act, s.came_on <= a.slot_to AND (s.left_on IS NULL OR s.left_on >= a.slot_from) AS sure
        FROM acts a JOIN stays s
          ON s.person = a.person
         AND coalesce(s.came_on, DATE '0001-01-01') <= coalesce(a.slot_to, DATE '9999-12-31')
         AND coalesce(s.left_on, DATE '9999-12-31') >= coalesce(a.slot_from, DATE '0001-01-01')
    ) GROUP BY act
), dead AS (
    SELECT act, bool_or(sure) AS sure
    FROM (
        SELECT a.act, CAST(d.died_at AS DATE) <= a.slot_to AS sure
        FROM acts a JOIN death d
          ON d.person = a.person
         AND coalesce(CAST(d.died_at AS DATE), DATE '0001-01-01') <= coalesce(a.slot_to, DATE '9999-12-31')
        WHERE d.died_at IS NULL OR CAST(d.died_at AS DATE) <= $as_of
    ) GROUP BY act
), covered AS (
    SELECT unit, max(coalesce(until_on, DATE '9999-12-31')) AS until_on FROM coverage
    WHERE tbl = 'medical_diagnosis' AND person IS NULL AND from_on IS NULL GROUP BY unit
), known AS (
    SELECT a.*, coalesce(n.possible, FALSE) AS possible, a.slot IS NULL AS uncounted,
           a.kind IS NULL OR a.result IS NULL AS scope_unknown, coalesce(a.over_on < a.slot_to, FALSE) AS cut,
           -- who is known by a document alone can be missed among the rows of a unit
           CASE WHEN n.sure THEN FALSE WHEN n.possible THEN NULL
                WHEN v.until_on >= least(a.slot_to, $as_of) AND NOT starts_with(a.person, 'doc:')
                     AND NOT starts_with(a.person, 'no:') THEN TRUE END AS missed,
           -- a stay or a death counts where it is known; where nothing is found, it is as if there were none
           CASE WHEN x.act IS NOT NULL THEN x.sure WHEN a.person IS NOT NULL THEN FALSE END AS in_custody,
           CASE WHEN y.act IS NOT NULL THEN y.sure WHEN a.person IS NOT NULL THEN FALSE END AS died
    FROM acts a
    LEFT JOIN done n ON n.act = a.act
    LEFT JOIN detained x ON x.act = a.act
    LEFT JOIN dead y ON y.act = a.act
    LEFT JOIN covered v ON v.unit = a.handed_to
), weighed AS (
    SELECT *,
           CASE WHEN NOT missed THEN 'clear' WHEN cut OR in_custody OR died THEN 'excused'
                WHEN uncounted OR scope_unknown THEN 'unsure' WHEN $as_of <= slot_to THEN 'waiting'
                WHEN missed IS NULL OR in_custody IS NULL OR died IS NULL THEN 'unsure' ELSE 'hit' END AS status
    FROM known
)
SELECT row_id,
       slot,
       concat(decision_no, '|', person, '#' || slot) AS key,
       handed_to AS unit,
       decided_on AS day,
       CASE WHEN uncounted OR scope_unknown OR status = 'unsure' THEN 'undetermined' WHEN status = 'hit' THEN 'unlawful'
            WHEN status = 'waiting' THEN 'pending'
            WHEN status = 'excused' OR cut OR coalesce(in_custody, FALSE) OR coalesce(died, FALSE) THEN 'exempt'
            ELSE 'lawful' END AS answer,
       CASE WHEN status = 'hit' THEN ['missed'] ELSE [] END AS findings,
       CAST([] AS VARCHAR[]) AS notes,
       CAST([] AS VARCHAR[]) AS grades,
       CAST([] AS VARCHAR[]) AS near,
       CASE WHEN uncounted
            THEN CASE WHEN from_on IS NULL THEN ['from_on: missing', 'law.medical_recheck: law_unconfirmed']
                      ELSE ['law.medical_recheck: law_unconfirmed'] END
            WHEN scope_unknown OR status = 'unsure' THEN list_filter([
                CASE WHEN scope_unknown AND kind IS NULL THEN 'kind: missing' END,
                CASE WHEN scope_unknown AND result IS NULL THEN 'result: missing' END,
                CASE WHEN status = 'unsure' AND missed IS NULL
                     THEN CASE WHEN person IS NULL THEN 'done: missing' WHEN possible THEN 'done: ambiguous'
                               ELSE 'done: uncovered' END END,
                CASE WHEN status = 'unsure' AND NOT coalesce(died, FALSE)
                     THEN CASE WHEN person IS NULL THEN 'died: missing' WHEN died IS NULL THEN 'died: ambiguous'
                               ELSE 'died: uncovered' END END,
                CASE WHEN status = 'unsure' AND in_custody IS NULL
                     THEN CASE WHEN person IS NULL THEN 'detained: missing' ELSE 'detained: ambiguous' END END
            ], lambda x: x IS NOT NULL) ELSE [] END AS missing,
       CASE WHEN cut OR in_custody OR died THEN list_filter([
           CASE WHEN cut THEN 'cut_short' END, CASE WHEN died THEN 'dead' END,
           CASE WHEN in_custody THEN 'back_in_custody' END
       ], lambda x: x IS NOT NULL) ELSE [] END AS exemptions,
       CAST([] AS VARCHAR[]) AS caveats,
       CASE WHEN status = 'waiting' THEN slot_to END AS due,
       CASE WHEN slot_to > $as_of AND (over_on IS NULL OR slot_to < over_on) THEN slot_to END AS changes_on
-- sorted before the lists are written, while the rows are narrow
FROM (SELECT * FROM weighed ORDER BY row_id, slot)

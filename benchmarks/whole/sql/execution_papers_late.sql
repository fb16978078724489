-- An absence with a deadline that moves past holidays: delivery/execution-papers-late, whole, by hand.
WITH papers AS (
    SELECT row_id, case_number, instance, court, reviews FROM judgment WHERE ruled_on IS NULL OR ruled_on <= $as_of
), acts AS (
    SELECT row_number() OVER () AS act, *,
           CASE WHEN is_first THEN paper_court WHEN NOT is_first THEN original_court
                WHEN paper_court = original_court THEN paper_court END AS sender,
           CASE WHEN is_first THEN judgment WHEN NOT is_first THEN reviews
                WHEN judgment = reviews THEN judgment END AS first_judgment
    FROM (
        SELECT j.row_id, j.person, j.judgment, j.judged_on, j.main_penalty, j.probation, j.exempt_or_acquitted,
               CASE WHEN j.effective_on <= $as_of THEN j.effective_on END AS effective_on,
               CASE WHEN j.effective_on BETWEEN DATE '2013-01-01' AND $as_of THEN c.rolled END AS due,
               p.row_id IS NOT NULL AS has_paper, p.instance, p.instance = 'first' AS is_first,
               p.court AS paper_court, p.reviews, o.row_id IS NOT NULL AS has_original,
               o.instance AS earlier, o.court AS original_court
        FROM judgment_person j
        LEFT JOIN calendar c ON c.day = j.effective_on + 10
        LEFT JOIN papers p ON p.case_number = j.judgment
        LEFT JOIN papers o ON o.case_number = p.reviews
        WHERE (j.judged_on IS NULL OR j.judged_on <= $as_of)
          AND (j.main_penalty IS NULL
               OR j.main_penalty IN ('criminal_detention', 'fixed_term', 'life', 'death_reprieve'))
    )
), orders AS (
    -- sent between the day of the paper and its receipt, where the day itself was not entered
    SELECT person, basis, kind, issued_on,
           CASE WHEN (sent_from > sent_until) IS NOT TRUE THEN sent_from END AS sent_from,
           CASE WHEN (sent_from > sent_until) IS NOT TRUE THEN sent_until END AS sent_until
    FROM (SELECT person, basis, kind, issued_on,
                 CASE WHEN sent_on <= $as_of THEN sent_on ELSE issued_on END AS sent_from,
                 CASE WHEN sent_on <= $as_of THEN sent_on WHEN received_on <= $as_of THEN received_on END AS sent_until
          FROM execution_order
          WHERE (issued_on IS NULL OR issued_on <= $as_of) AND (kind IS NULL OR kind = 'custodial'))
), found AS (
    SELECT act,
           bool_or(in_time) AS done, bool_or(in_time IS NULL) AS done_possible,
           bool_or(late) AS recorded, bool_or(late IS NULL) AS recorded_possible,
           -- the first of them is found by the day of issue: where that is not known, which one is first is not known
           bool_or(late AND issued_on IS NOT NULL) AS sent,
           bool_or(late IS NULL OR late AND issued_on IS NULL) AS sent_possible
    FROM (
        SELECT act, issued_on,
               fits AND issued_on <= due
                   AND CASE WHEN sent_until <= due THEN TRUE WHEN sent_from > due THEN FALSE END
                   AND CASE WHEN sent_from >= judged_on THEN TRUE WHEN sent_until < judged_on THEN FALSE END AS in_time,
               fits AND CASE WHEN sent_from > due THEN TRUE WHEN sent_until <= due THEN FALSE END AS late
        FROM (SELECT a.act, a.due, a.judged_on, o.issued_on, o.sent_from, o.sent_until,
                     (o.basis = a.judgment OR o.basis = a.first_judgment) AND o.kind = 'custodial' AS fits
              FROM acts a JOIN orders o ON o.person = a.person)
    ) GROUP BY act
), covered AS (
    SELECT unit, max(coalesce(until_on, DATE '9999-12-31')) AS until_on FROM coverage
    WHERE tbl = 'execution_order' AND person IS NULL AND from_on IS NULL GROUP BY unit
), known AS (
    SELECT a.*, f.done_possible, f.recorded_possible, f.sent_possible,
           -- who is known by a document alone can be missed among the rows of a unit
           v.until_on >= $as_of AND a.named AS covered_since,
           CASE WHEN f.done THEN FALSE WHEN f.done_possible THEN NULL
                WHEN v.until_on >= least(a.due, $as_of) AND a.named THEN TRUE END AS missing,
           CASE WHEN f.sent THEN TRUE WHEN f.sent_possible THEN NULL
                WHEN v.until_on >= $as_of AND a.named THEN FALSE END AS late,
           -- no recorded sending is as good as none
           CASE WHEN f.recorded THEN TRUE WHEN f.recorded_possible OR a.person IS NULL THEN NULL
                ELSE FALSE END AS sent_afterwards
    FROM (SELECT *, NOT starts_with(person, 'doc:') AND NOT starts_with(person, 'no:') AS named,
                 main_penalty IS NULL AS scope_unknown, exempt_or_acquitted IS NOT NULL AS no_penalty,
                 instance = 'supplementary' AS corrects, instance <> 'first' AND earlier <> 'first' AS beyond
          FROM acts) a
    LEFT JOIN found f ON f.act = a.act LEFT JOIN covered v ON v.unit = a.sender
), freed AS (
    SELECT *, probation OR no_penalty OR corrects OR beyond AS free FROM known
), weighed AS (
    SELECT *,
           CASE WHEN NOT missing THEN 'clear' WHEN free OR sent_afterwards THEN 'excused'
                WHEN scope_unknown THEN 'unsure' WHEN $as_of <= due THEN 'waiting'
                WHEN missing IS NULL OR free IS NULL OR sent_afterwards IS NULL OR due IS NULL THEN 'unsure'
                ELSE 'hit' END AS not_sent,
           CASE WHEN NOT (missing AND late) THEN 'clear' WHEN free THEN 'excused'
                WHEN scope_unknown THEN 'unsure' WHEN $as_of <= due THEN 'waiting'
                WHEN missing IS NULL OR late IS NULL OR free IS NULL OR due IS NULL THEN 'unsure'
                ELSE 'hit' END AS sent_late
    FROM freed
), decided AS (
    SELECT *, not_sent = 'unsure' OR sent_late = 'unsure' AS unsure FROM weighed
)
SELECT row_id,
       CAST(NULL AS BIGINT) AS slot,
       concat(judgment, '|', person) AS key,
       sender AS unit,
       judged_on AS day,
       CASE WHEN scope_unknown THEN 'undetermined' WHEN not_sent = 'hit' OR sent_late = 'hit' THEN 'unlawful'
            WHEN unsure THEN 'undetermined' WHEN not_sent = 'waiting' OR sent_late = 'waiting' THEN 'pending'
            WHEN not_sent = 'excused' OR sent_late = 'excused' OR coalesce(free, FALSE) THEN 'exempt'
            ELSE 'lawful' END AS answer,
       CASE WHEN not_sent = 'hit' AND sent_late = 'hit' THEN ['not_sent', 'sent_late']
            WHEN not_sent = 'hit' THEN ['not_sent'] WHEN sent_late = 'hit' THEN ['sent_late'] ELSE [] END AS findings,
       CAST([] AS VARCHAR[]) AS notes,
       CAST([] AS VARCHAR[]) AS grades,
       -- one of the two parts fails, and the other does not
       CASE WHEN NOT scope_unknown AND coalesce(NOT missing, FALSE) <> coalesce(NOT late, FALSE)
            THEN ['sent_late'] ELSE [] END AS near,
       CASE WHEN scope_unknown OR unsure THEN list_filter([
           CASE WHEN scope_unknown THEN 'main_penalty: missing' END,
           CASE WHEN NOT unsure THEN NULL WHEN effective_on IS NULL THEN 'effective_on: missing'
                WHEN due IS NOT NULL THEN NULL
                WHEN effective_on < DATE '1997-01-01' THEN 'law.court_sends_execution_papers: no_rule'
                WHEN effective_on < DATE '2013-01-01' THEN 'law.court_sends_execution_papers: law_unconfirmed'
                ELSE 'calendar: no_calendar' END,
           CASE WHEN unsure AND probation IS NULL THEN 'probation: missing' END,
           CASE WHEN unsure AND instance IS NULL
                THEN CASE WHEN has_paper THEN 'paper.instance: missing' WHEN judgment IS NULL THEN 'paper: missing'
                          ELSE 'paper: uncovered' END END,
           CASE WHEN unsure AND beyond IS NULL AND earlier IS NULL
                THEN CASE WHEN has_original THEN 'original.instance: missing'
                          WHEN reviews IS NULL THEN 'original: missing' ELSE 'original: uncovered' END END,
           CASE WHEN unsure AND missing IS NULL
                THEN CASE WHEN person IS NULL THEN 'done: missing' WHEN done_possible THEN 'done: ambiguous'
                          ELSE 'done: uncovered' END END,
           CASE WHEN not_sent = 'unsure' AND sent_afterwards IS NULL
                THEN CASE WHEN person IS NULL THEN 'recorded: missing' ELSE 'recorded: ambiguous' END END,
           CASE WHEN sent_late = 'unsure' AND (missing AND late) IS NULL AND late IS NULL
                THEN CASE WHEN person IS NULL THEN 'sent: missing' WHEN sent_possible THEN 'sent: ambiguous'
                          ELSE 'sent: uncovered' END END
       ], lambda x: x IS NOT NULL) ELSE [] END AS missing,
       CASE WHEN free OR no_penalty OR corrects OR beyond OR sent_afterwards THEN list_filter([
           CASE WHEN probation THEN 'probation' END, CASE WHEN no_penalty THEN 'no_penalty' END,
           CASE WHEN corrects THEN 'corrects' END, CASE WHEN beyond THEN 'beyond' END,
           CASE WHEN sent_afterwards THEN 'sent_afterwards' END
       ], lambda x: x IS NOT NULL) ELSE [] END AS exemptions,
       CASE WHEN late AND NOT coalesce(covered_since, FALSE) THEN ['coverage:sent'] ELSE [] END AS caveats,
       CASE WHEN not_sent = 'waiting' OR sent_late = 'waiting' THEN due END AS due,
       CAST(NULL AS DATE) AS changes_on,
       due AS due_lo,
       sender AS sender_lo
-- sorted before the lists are written, while the rows are narrow
FROM (SELECT * FROM decided ORDER BY row_id)

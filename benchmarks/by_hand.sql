-- The same question written by hand, as one statement: nothing here comes from the engine.
WITH acts AS (
    SELECT row_id, person, court, result, ground, ruled_on,
           CASE WHEN proposed_on <= $as_of THEN proposed_on END AS proposed_on
    FROM commutation_ruling
    WHERE (ruled_on IS NULL OR ruled_on <= $as_of) AND coalesce(result = 'granted', TRUE)
), earlier AS (
    -- sure: granted, before the ruling; possible: one of these is unknown
    SELECT a.row_id, r.row_id AS reduction, r.ruled_on, r.months,
           CASE WHEN r.served_on <= $as_of THEN r.served_on END AS served_on,
           coalesce(r.result = 'granted' AND r.ruled_on < a.ruled_on, FALSE) AS sure
    FROM acts a JOIN reduction r ON r.person = a.person
    WHERE coalesce(r.ruled_on <= $as_of, TRUE) AND coalesce(r.result = 'granted' AND r.ruled_on < a.ruled_on, TRUE)
), previous AS (
    SELECT row_id,
           count(*) FILTER (sure) AS sure,
           count(*) FILTER (NOT sure) AS possible,
           max({'on': ruled_on, 'row': reduction, 'served': served_on, 'months': months}) FILTER (sure) AS pick,
           max(ruled_on) FILTER (NOT sure) AS rival,
           count(*) FILTER (NOT sure AND ruled_on IS NULL) AS undated
    FROM earlier GROUP BY row_id
), holding AS (
    SELECT a.row_id, s.term_y, s.term_m, s.term_d, s.category,
           coalesce(s.from_on <= a.proposed_on AND (s.until_on IS NULL OR s.until_on >= a.proposed_on), FALSE) AS sure
    FROM acts a JOIN (
        SELECT person, from_on, CASE WHEN until_on <= $as_of THEN until_on END AS until_on,
               term_y, term_m, term_d, category
        FROM sentence_state WHERE from_on IS NULL OR from_on <= $as_of
    ) s ON s.person = a.person
    WHERE coalesce(s.from_on <= a.proposed_on AND (s.until_on IS NULL OR s.until_on >= a.proposed_on), TRUE)
), sentence AS (
    SELECT row_id,
           count(*) FILTER (sure) AS sure,
           count(*) FILTER (NOT sure) AS possible,
           min(term_y) FILTER (sure) AS term_y, min(term_m) FILTER (sure) AS term_m, min(term_d) FILTER (sure) AS term_d,
           min(category) FILTER (sure) AS category,
           coalesce(min(term_y) FILTER (sure) = max(term_y) FILTER (sure), TRUE)
               AND coalesce(min(term_m) FILTER (sure) = max(term_m) FILTER (sure), TRUE)
               AND coalesce(min(term_d) FILTER (sure) = max(term_d) FILTER (sure), TRUE)
               AND coalesce(min(category) FILTER (sure) = max(category) FILTER (sure), TRUE) AS agree
    FROM holding GROUP BY row_id
), covered AS (
    -- a history complete from the beginning; two deliveries that touch are one
    SELECT unit, max(until_on) AS until_on FROM (
        SELECT c.unit, greatest(c.until_on, coalesce(n.until_on, c.until_on)) AS until_on
        FROM coverage c LEFT JOIN coverage n
          ON n.tbl = c.tbl AND n.unit = c.unit AND n.from_on <= c.until_on + 1
        WHERE c.tbl = 'reduction' AND c.from_on IS NULL
    ) GROUP BY unit
), facts AS (
    SELECT a.*,
           a.person IS NOT NULL AS keyed,
           coalesce(p.sure, 0) AS p_sure,
           coalesce(p.possible, 0) AS p_possible,
           coalesce(c.until_on >= least(a.ruled_on, $as_of), FALSE) AS p_covered,
           coalesce(p.sure > 0 AND (p.possible = 0 OR (p.undated = 0 AND p.rival < p.pick['on'])), FALSE) AS p_ok,
           p.pick['served'] AS served, p.pick['months'] AS months,
           coalesce(s.sure, 0) AS s_sure, coalesce(s.possible, 0) AS s_possible,
           coalesce(s.sure > 0 AND s.possible = 0 AND s.agree, FALSE) AS s_ok,
           12 * s.term_y + s.term_m AS term_months, s.term_d AS term_days, s.category
    FROM acts a
    LEFT JOIN previous p ON p.row_id = a.row_id
    LEFT JOIN sentence s ON s.row_id = a.row_id
    LEFT JOIN covered c ON c.unit = a.court
), known AS (
    SELECT *,
           CASE WHEN NOT keyed THEN NULL WHEN p_sure > 0 THEN TRUE WHEN p_possible > 0 THEN NULL
                WHEN p_covered THEN FALSE END AS has_previous,
           CASE WHEN p_ok THEN served END AS served_on,
           CASE WHEN p_ok THEN months END AS cut,
           CASE WHEN s_ok THEN term_months END AS term,
           CASE WHEN s_ok THEN category END AS class,
           CASE WHEN ruled_on < DATE '1991-10-08' THEN 0 WHEN ruled_on < DATE '1997-11-08' THEN 1
                WHEN ruled_on < DATE '2012-07-01' THEN 2 WHEN ruled_on < DATE '2014-01-21' THEN 3
                WHEN ruled_on < DATE '2015-11-01' THEN 4 WHEN ruled_on < DATE '2017-01-01' THEN 5
                WHEN ruled_on < DATE '2019-06-01' THEN 6 WHEN ruled_on IS NOT NULL THEN 7 END AS era
    FROM facts
), rule (first_era, last_era, least, beyond, classes, months, confirmed) AS (
    -- months of the term: at least, and less than; 121 stands for "up to ten years inclusive"
    VALUES
        (6, 7, 0, 60, ['general', 'unstated'], 12, TRUE), (6, 7, 60, 120, ['general', 'unstated'], 12, TRUE),
        (6, 7, 120, 9999, ['general', 'unstated'], 18, TRUE),
        (6, 7, 0, 121, ['strict', 'unstated'], 12, TRUE), (6, 7, 120, 9999, ['strict', 'unstated'], 18, TRUE),
        (6, 6, 0, 121, ['bribery'], 12, TRUE), (6, 6, 120, 9999, ['bribery'], 18, TRUE),
        (7, 7, 0, 120, ['bribery'], 18, TRUE), (7, 7, 120, 9999, ['bribery'], 24, TRUE),
        (5, 7, NULL, NULL, ['no_commutation'], NULL, TRUE),
        (3, 5, 0, 60, ['general', 'strict', 'unstated', 'bribery'], 0, TRUE),
        (3, 5, 60, 9999, ['general', 'strict', 'unstated', 'bribery'], 12, TRUE),
        (4, 5, 0, 121, ['strict', 'unstated', 'bribery'], 12, FALSE),
        (4, 5, 120, 9999, ['strict', 'unstated', 'bribery'], 18, FALSE),
        (2, 2, 0, 9999, ['general', 'strict', 'unstated', 'bribery'], 0, FALSE),
        (1, 1, 0, 9999, ['general', 'strict', 'unstated', 'bribery'], 0, FALSE)
), combination AS (
    -- the law once for each combination of facts, not for each ruling
    SELECT DISTINCT era, term, class FROM known
), fit AS (
    SELECT c.era, c.term, c.class, r.months, r.confirmed,
           coalesce(c.era BETWEEN r.first_era AND r.last_era, FALSE)
               AND (r.least IS NULL OR coalesce(c.term >= r.least AND c.term < r.beyond, FALSE))
               AND coalesce(list_contains(r.classes, c.class), FALSE) AS sure
    FROM combination c JOIN rule r
      ON coalesce(c.era BETWEEN r.first_era AND r.last_era, TRUE)
     AND (r.least IS NULL OR coalesce(c.term >= r.least AND c.term < r.beyond, TRUE))
     AND coalesce(list_contains(r.classes, c.class), TRUE)
), required AS (
    SELECT c.era, c.term, c.class,
           CASE WHEN count(f.confirmed) > 0 AND bool_and(f.confirmed) AND count(f.months) = count(f.confirmed)
                THEN min(f.months) END AS least_months,
           CASE WHEN count(f.confirmed) > 0 AND bool_and(f.confirmed) AND count(f.months) = count(f.confirmed)
                THEN max(f.months) END AS most_months,
           CASE WHEN count(f.confirmed) = 0 THEN 'no_rule' WHEN NOT bool_and(f.confirmed) THEN 'law_unconfirmed'
                WHEN bool_or(f.reading) THEN 'reading' END AS reason
    FROM combination c LEFT JOIN (
        -- rows that surely apply and differ, no other being open; strict and general rows weigh the last cut differently
        SELECT f.*, bool_and(sure) OVER w AND count(*) OVER w > 1
                    AND (min(months) OVER w <> max(months) OVER w
                         OR (class = 'unstated' AND era >= 6)) AS reading
        FROM fit f WINDOW w AS (PARTITION BY era, term, class)
    ) f ON f.era IS NOT DISTINCT FROM c.era AND f.term IS NOT DISTINCT FROM c.term AND f.class IS NOT DISTINCT FROM c.class
    GROUP BY c.era, c.term, c.class
), dated AS (
    SELECT k.*, q.reason, q.least_months,
           month_later(k.served_on, q.least_months) AS early_lo, month_later(k.served_on, q.most_months) AS early_hi,
           month_later(k.served_on, k.cut) AS by_cut
    FROM known k LEFT JOIN required q
      ON q.era IS NOT DISTINCT FROM k.era AND q.term IS NOT DISTINCT FROM k.term AND q.class IS NOT DISTINCT FROM k.class
), limited AS (
    SELECT *,
           -- none where there was no earlier reduction; a part that is unknown still leaves a lower bound
           coalesce(NOT has_previous, FALSE) AS no_limit,
           CASE WHEN has_previous THEN greatest(early_lo, by_cut) END AS limit_lo,
           CASE WHEN early_hi IS NOT NULL AND by_cut IS NOT NULL AND has_previous THEN greatest(early_hi, by_cut) END AS limit_hi
    FROM dated
), judged AS (
    SELECT *,
           CASE WHEN no_limit THEN FALSE
                WHEN proposed_on < limit_lo THEN CASE WHEN has_previous THEN TRUE END
                WHEN proposed_on >= limit_hi THEN FALSE END AS early,
           result IS NULL AS scope_unknown,
           CASE WHEN has_previous IS NOT NULL THEN NOT has_previous END AS first_one,
           ground = 'major_merit' AS major
    FROM limited
), weighed AS (
    SELECT *,
           CASE WHEN NOT coalesce(early, TRUE) THEN 'clear'
                WHEN coalesce(first_one, FALSE) OR coalesce(major, FALSE) THEN 'excused'
                WHEN scope_unknown OR early IS NULL OR first_one IS NULL OR major IS NULL THEN 'unsure'
                ELSE 'hit' END AS status,
           -- why the row of each item is not to be had; NULL where it is
           CASE WHEN NOT keyed THEN 'missing' WHEN p_ok THEN NULL WHEN p_sure + p_possible > 0 THEN 'ambiguous'
                WHEN p_covered THEN NULL ELSE 'uncovered' END AS p_why,
           CASE WHEN NOT keyed THEN 'missing' WHEN s_ok THEN NULL WHEN s_sure > 0 AND s_possible = 0 THEN 'contradictory'
                WHEN s_sure + s_possible > 0 THEN 'ambiguous' ELSE 'uncovered' END AS s_why
    FROM judged
), decided AS (
    SELECT *, status = 'unsure' AND early IS NULL AS early_open,
           -- more facts could choose a row of the law
           status = 'unsure' AND early IS NULL AND coalesce(reason = 'law_unconfirmed', TRUE) AS law_open
    FROM weighed
)
SELECT row_id,
       CAST(NULL AS BIGINT) AS slot,
       coalesce(person, '') || '|' || coalesce(CAST(ruled_on AS VARCHAR), '') AS key,
       court AS unit,
       ruled_on AS day,
       CASE WHEN scope_unknown THEN 'undetermined' WHEN status = 'hit' THEN 'unlawful'
            WHEN status = 'unsure' THEN 'undetermined'
            WHEN status = 'excused' OR coalesce(first_one, FALSE) OR coalesce(major, FALSE) THEN 'exempt'
            ELSE 'lawful' END AS answer,
       CASE WHEN status = 'hit' THEN ['too_early'] ELSE [] END AS findings,
       CAST([] AS VARCHAR[]) AS notes,
       -- the model proposes no grades, and its condition has no parts of which one alone could fail
       CAST([] AS VARCHAR[]) AS grades,
       CAST([] AS VARCHAR[]) AS near,
       CASE WHEN scope_unknown OR status = 'unsure' THEN list_filter([
           CASE WHEN result IS NULL THEN 'result: missing' END,
           CASE WHEN early_open AND proposed_on IS NULL THEN 'proposed_on: missing' END,
           CASE WHEN law_open AND ruled_on IS NULL THEN 'ruled_on: missing' END,
           CASE WHEN p_why IS NULL AND early_open AND NOT no_limit AND served_on IS NULL THEN 'previous.served_on: missing' END,
           CASE WHEN p_why IS NULL AND early_open AND NOT no_limit AND cut IS NULL THEN 'previous.months: missing' END,
           CASE WHEN p_why IS NOT NULL AND (early_open AND NOT no_limit OR status = 'unsure' AND first_one IS NULL)
                THEN 'previous: ' || p_why END,
           CASE WHEN s_why IS NULL AND law_open AND term IS NULL THEN 'sentence.term: missing' END,
           CASE WHEN s_why IS NULL AND law_open AND class IS NULL THEN 'sentence.category: missing' END,
           CASE WHEN s_why IS NOT NULL AND law_open THEN 'sentence: ' || s_why END,
           CASE WHEN early_open AND reason IS NOT NULL THEN 'law.commutation_interval: ' || reason
                -- all is known that the law asks for, and its row sets no number of months
                WHEN early_open AND law_open AND least_months IS NULL AND s_why IS NULL
                     AND ruled_on IS NOT NULL AND term IS NOT NULL AND class IS NOT NULL
                THEN 'law.commutation_interval: no_rule' END,
           CASE WHEN status = 'unsure' AND major IS NULL THEN 'ground: missing' END
       ], lambda x: x IS NOT NULL) ELSE [] END AS missing,
       list_filter([CASE WHEN first_one THEN 'first_reduction' END, CASE WHEN major THEN 'major_merit' END],
                   lambda x: x IS NOT NULL) AS exemptions,
       CASE WHEN keyed AND p_sure > 0 AND NOT p_covered THEN ['coverage:previous'] ELSE [] END AS caveats,
       CAST(NULL AS DATE) AS due,
       CAST(NULL AS DATE) AS changes_on,
       limit_lo, limit_hi
FROM decided
ORDER BY row_id

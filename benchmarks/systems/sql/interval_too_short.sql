-- The interval between two commutations by hand: benchmarks/model.yaml, its answers and findings.
WITH acts AS (
    SELECT row_id, person, court, result, ground, ruled_on,
           CASE WHEN proposed_on <= $as_of THEN proposed_on END AS proposed_on
    FROM commutation_ruling
    WHERE (ruled_on IS NULL OR ruled_on <= $as_of) AND coalesce(result = 'granted', TRUE)
), earlier AS (
    -- sure: granted, before the ruling; possible: one of these is unknown
    SELECT row_id, ruled_on, months, served_on, sure,
           row_number() OVER (PARTITION BY row_id ORDER BY sure DESC, ruled_on DESC NULLS LAST, reduction DESC) AS place
    FROM (
        SELECT a.row_id, r.row_id AS reduction, r.ruled_on, r.months,
               CASE WHEN r.served_on <= $as_of THEN r.served_on END AS served_on,
               coalesce(r.result = 'granted' AND r.ruled_on < a.ruled_on, FALSE) AS sure
        FROM acts a JOIN reduction r ON r.person = a.person
        WHERE coalesce(r.ruled_on <= $as_of, TRUE) AND coalesce(r.result = 'granted' AND r.ruled_on < a.ruled_on, TRUE)
    ) x
), previous AS (
    SELECT row_id,
           count(*) FILTER (WHERE sure) AS sure,
           count(*) FILTER (WHERE NOT sure) AS possible,
           max(ruled_on) FILTER (WHERE sure) AS last_on,
           max(served_on) FILTER (WHERE sure AND place = 1) AS served,
           max(months) FILTER (WHERE sure AND place = 1) AS months,
           max(ruled_on) FILTER (WHERE NOT sure) AS rival,
           count(*) FILTER (WHERE NOT sure AND ruled_on IS NULL) AS undated
    FROM earlier GROUP BY row_id
), holding AS (
    SELECT a.row_id, 12 * s.term_y + s.term_m AS term, s.term_d, s.category,
           coalesce(s.from_on <= a.proposed_on AND (s.until_on IS NULL OR s.until_on >= a.proposed_on), FALSE) AS sure
    FROM acts a JOIN (
        SELECT person, from_on, CASE WHEN until_on <= $as_of THEN until_on END AS until_on,
               term_y, term_m, term_d, category
        FROM sentence_state WHERE from_on IS NULL OR from_on <= $as_of
    ) s ON s.person = a.person
    WHERE coalesce(s.from_on <= a.proposed_on AND (s.until_on IS NULL OR s.until_on >= a.proposed_on), TRUE)
), sentence AS (
    SELECT row_id,
           count(*) FILTER (WHERE sure) AS sure, count(*) FILTER (WHERE NOT sure) AS possible,
           min(term) FILTER (WHERE sure) AS term, min(category) FILTER (WHERE sure) AS category,
           coalesce(min(term) FILTER (WHERE sure) = max(term) FILTER (WHERE sure), TRUE)
               AND coalesce(min(term_d) FILTER (WHERE sure) = max(term_d) FILTER (WHERE sure), TRUE)
               AND coalesce(min(category) FILTER (WHERE sure) = max(category) FILTER (WHERE sure), TRUE) AS agree
    FROM holding GROUP BY row_id
), covered AS (
    -- a history complete from the beginning; two deliveries that touch are one
    SELECT unit, max(until_on) AS until_on FROM (
        SELECT c.unit, greatest(c.until_on, coalesce(n.until_on, c.until_on)) AS until_on
        FROM coverage c LEFT JOIN coverage n
          ON n.tbl = c.tbl AND n.unit = c.unit AND n.from_on <= c.until_on + 1
        WHERE c.tbl = 'reduction' AND c.from_on IS NULL
    ) x GROUP BY unit
), known AS (
    SELECT a.row_id, a.result, a.ground, a.proposed_on,
           CASE WHEN a.person IS NULL THEN NULL WHEN p.sure > 0 THEN TRUE WHEN p.possible > 0 THEN NULL
                WHEN c.until_on >= least(a.ruled_on, $as_of) THEN FALSE END AS has_previous,
           CASE WHEN p.sure > 0 AND (p.possible = 0 OR p.undated = 0 AND p.rival < p.last_on) THEN p.served END AS served_on,
           CASE WHEN p.sure > 0 AND (p.possible = 0 OR p.undated = 0 AND p.rival < p.last_on) THEN p.months END AS cut,
           CASE WHEN s.sure > 0 AND s.possible = 0 AND s.agree THEN s.term END AS term,
           CASE WHEN s.sure > 0 AND s.possible = 0 AND s.agree THEN s.category END AS class,
           CASE WHEN a.ruled_on < DATE '1991-10-08' THEN 0 WHEN a.ruled_on < DATE '1997-11-08' THEN 1
                WHEN a.ruled_on < DATE '2012-07-01' THEN 2 WHEN a.ruled_on < DATE '2014-01-21' THEN 3
                WHEN a.ruled_on < DATE '2015-11-01' THEN 4 WHEN a.ruled_on < DATE '2017-01-01' THEN 5
                WHEN a.ruled_on < DATE '2019-06-01' THEN 6 WHEN a.ruled_on IS NOT NULL THEN 7 END AS era
    FROM acts a
    LEFT JOIN previous p ON p.row_id = a.row_id
    LEFT JOIN sentence s ON s.row_id = a.row_id
    LEFT JOIN covered c ON c.unit = a.court
), rule (first_era, last_era, least_term, beyond, classes, months, confirmed) AS (
    -- months of the term: at least, and less than; 121 stands for "up to ten years inclusive"
    VALUES
        (6, 7, 0, 60, 'general unstated', 12, TRUE), (6, 7, 60, 120, 'general unstated', 12, TRUE),
        (6, 7, 120, 9999, 'general unstated', 18, TRUE),
        (6, 7, 0, 121, 'strict unstated', 12, TRUE), (6, 7, 120, 9999, 'strict unstated', 18, TRUE),
        (6, 6, 0, 121, 'bribery', 12, TRUE), (6, 6, 120, 9999, 'bribery', 18, TRUE),
        (7, 7, 0, 120, 'bribery', 18, TRUE), (7, 7, 120, 9999, 'bribery', 24, TRUE),
        (5, 7, NULL, NULL, 'no_commutation', NULL, TRUE),
        (3, 5, 0, 60, 'general strict unstated bribery', 0, TRUE),
        (3, 5, 60, 9999, 'general strict unstated bribery', 12, TRUE),
        (4, 5, 0, 121, 'strict unstated bribery', 12, FALSE), (4, 5, 120, 9999, 'strict unstated bribery', 18, FALSE),
        (2, 2, 0, 9999, 'general strict unstated bribery', 0, FALSE),
        (1, 1, 0, 9999, 'general strict unstated bribery', 0, FALSE)
), combination AS (
    -- the law once for each combination of facts, not for each ruling
    SELECT DISTINCT era, term, class FROM known
), required AS (
    SELECT c.era, c.term, c.class, min(r.months) AS least_months, max(r.months) AS most_months
    FROM combination c JOIN rule r
      ON coalesce(c.era BETWEEN r.first_era AND r.last_era, TRUE)
     AND (r.least_term IS NULL OR coalesce(c.term >= r.least_term AND c.term < r.beyond, TRUE))
     AND coalesce(r.classes LIKE '%' || c.class || '%', TRUE)
    GROUP BY c.era, c.term, c.class
    HAVING bool_and(r.confirmed) AND count(r.months) = count(*)
), dated AS (
    SELECT k.*,
           month_later(k.served_on, q.least_months) AS early_lo, month_later(k.served_on, q.most_months) AS early_hi,
           month_later(k.served_on, k.cut) AS by_cut
    FROM known k LEFT JOIN required q
      ON coalesce(q.era, -1) = coalesce(k.era, -1) AND coalesce(q.term, -1) = coalesce(k.term, -1)
     AND coalesce(q.class, '') = coalesce(k.class, '')
), judged AS (
    SELECT row_id, result IS NULL AS scope_unknown, NOT has_previous AS first_one, ground = 'major_merit' AS major,
           -- a part that is unknown still leaves a lower bound
           CASE WHEN NOT has_previous THEN FALSE
                WHEN has_previous AND proposed_on < greatest(early_lo, by_cut) THEN TRUE
                WHEN has_previous AND proposed_on >= early_hi AND proposed_on >= by_cut THEN FALSE END AS early
    FROM dated
), weighed AS (
    SELECT *,
           CASE WHEN NOT early THEN 'clear' WHEN first_one OR major THEN 'excused'
                WHEN scope_unknown OR early IS NULL OR first_one IS NULL OR major IS NULL THEN 'unsure'
                ELSE 'hit' END AS status
    FROM judged
)
SELECT row_id,
       CASE WHEN scope_unknown THEN 'undetermined' WHEN status = 'hit' THEN 'unlawful'
            WHEN status = 'unsure' THEN 'undetermined'
            WHEN status = 'excused' OR first_one OR major THEN 'exempt' ELSE 'lawful' END AS answer,
       CASE WHEN status = 'hit' THEN 'too_early' ELSE '' END AS findings
FROM weighed

-- relation m_0
SELECT
  *
FROM (
  SELECT
    "t"."row_id" AS "f_row_id",
    "t"."from_on" AS "f_from_on",
    "t"."person" AS "f_person",
    "t"."to_on" AS "f_to_on",
    "t"."unit" AS "f_unit",
    "t"."_position" AS "rid"
  FROM "v_medical_release" AS "t"
) AS "s";
-- relation m_1
SELECT
  "s"."rid",
  "s"."f_row_id",
  "s"."f_from_on",
  "s"."f_person",
  "s"."f_to_on",
  "s"."f_unit",
  "s"."f_from_on" AS "slot_start_lo",
  CASE
    WHEN (
      (
        (
          (
            (
              (
                (
                  CAST(0 AS BIGINT) + CASE
                    WHEN COALESCE((
                      "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                    ), TRUE)
                    THEN 1
                    ELSE 0
                  END
                ) + CASE
                  WHEN COALESCE(
                    (
                      (
                        "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                      )
                      AND (
                        "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                      )
                    ),
                    TRUE
                  )
                  THEN 2
                  ELSE 0
                END
              ) + CASE
                WHEN COALESCE(
                  (
                    (
                      "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                    )
                    AND (
                      "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                    )
                  ),
                  TRUE
                )
                THEN 4
                ELSE 0
              END
            ) + CASE
              WHEN COALESCE((
                "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
              ), TRUE)
              THEN 8
              ELSE 0
            END
          ) & 14
        ) <> 0
      )
      AND (
        NOT (
          (
            (
              (
                (
                  (
                    (
                      CAST(0 AS BIGINT) + CASE
                        WHEN COALESCE((
                          "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                        ), TRUE)
                        THEN 1
                        ELSE 0
                      END
                    ) + CASE
                      WHEN COALESCE(
                        (
                          (
                            "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                          )
                          AND (
                            "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                          )
                        ),
                        TRUE
                      )
                      THEN 2
                      ELSE 0
                    END
                  ) + CASE
                    WHEN COALESCE(
                      (
                        (
                          "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                        )
                        AND (
                          "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                        )
                      ),
                      TRUE
                    )
                    THEN 4
                    ELSE 0
                  END
                ) + CASE
                  WHEN COALESCE((
                    "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                  ), TRUE)
                  THEN 8
                  ELSE 0
                END
              ) & 1
            ) <> 0
          )
        )
      )
    )
    THEN 3
  END AS "slot_every_lo",
  "s"."f_to_on" AS "slot_until_lo"
FROM "m_0" AS "s";
-- relation m_2
SELECT
  "s"."rid" AS "rid_row",
  "s"."f_row_id",
  "s"."f_from_on",
  "s"."f_person",
  "s"."f_to_on",
  "s"."f_unit",
  "s"."slot_start_lo",
  "s"."slot_every_lo",
  "s"."slot_until_lo",
  UNNEST(
    CASE
      WHEN COALESCE(
        (
          (
            NOT (
              "s"."slot_start_lo" IS NULL
            )
          )
          AND (
            NOT (
              "s"."slot_every_lo" IS NULL
            )
          )
          AND (
            "s"."slot_every_lo" > 0
          )
        ),
        FALSE
      )
      THEN RANGE(
        0,
        (
          (
            GREATEST(
              CASE
                WHEN (
                  CASE
                    WHEN (
                      "s"."slot_start_lo" = LAST_DAY("s"."slot_start_lo")
                    )
                    THEN LAST_DAY(
                      CAST((
                        "s"."slot_start_lo" + TO_MONTHS(
                          CAST(CAST(DATE_DIFF('month', "s"."slot_start_lo", CAST('2024-10-15' AS DATE)) AS BIGINT) AS INT)
                        )
                      ) AS DATE)
                    )
                    ELSE CAST((
                      "s"."slot_start_lo" + TO_MONTHS(
                        CAST(CAST(DATE_DIFF('month', "s"."slot_start_lo", CAST('2024-10-15' AS DATE)) AS BIGINT) AS INT)
                      )
                    ) AS DATE)
                  END > CAST('2024-10-15' AS DATE)
                )
                THEN (
                  CAST(DATE_DIFF('month', "s"."slot_start_lo", CAST('2024-10-15' AS DATE)) AS BIGINT) - 1
                )
                ELSE CAST(DATE_DIFF('month', "s"."slot_start_lo", CAST('2024-10-15' AS DATE)) AS BIGINT)
              END,
              0
            ) // "s"."slot_every_lo"
          ) + 2
        )
      )
      ELSE [CAST(NULL AS BIGINT)]
    END
  ) AS "f_slot"
FROM "m_1" AS "s";
-- relation m_3
SELECT
  "s"."rid_row",
  "s"."f_row_id",
  "s"."f_from_on",
  "s"."f_person",
  "s"."f_to_on",
  "s"."f_unit",
  "s"."slot_start_lo",
  "s"."slot_every_lo",
  "s"."slot_until_lo",
  "s"."f_slot",
  CASE
    WHEN (
      "s"."slot_start_lo" = LAST_DAY("s"."slot_start_lo")
    )
    THEN LAST_DAY(
      CAST((
        "s"."slot_start_lo" + TO_MONTHS(
          CAST(CASE
            WHEN (
              (
                (
                  CAST("s"."f_slot" AS INT) * "s"."slot_every_lo"
                ) >= -12000
              )
              AND (
                (
                  CAST("s"."f_slot" AS INT) * "s"."slot_every_lo"
                ) <= 12000
              )
            )
            THEN (
              CAST("s"."f_slot" AS INT) * "s"."slot_every_lo"
            )
          END AS INT)
        )
      ) AS DATE)
    )
    ELSE CAST((
      "s"."slot_start_lo" + TO_MONTHS(
        CAST(CASE
          WHEN (
            (
              (
                CAST("s"."f_slot" AS INT) * "s"."slot_every_lo"
              ) >= -12000
            )
            AND (
              (
                CAST("s"."f_slot" AS INT) * "s"."slot_every_lo"
              ) <= 12000
            )
          )
          THEN (
            CAST("s"."f_slot" AS INT) * "s"."slot_every_lo"
          )
        END AS INT)
      )
    ) AS DATE)
  END AS "f_slot_from",
  CASE
    WHEN (
      "s"."slot_start_lo" = LAST_DAY("s"."slot_start_lo")
    )
    THEN LAST_DAY(
      CAST((
        "s"."slot_start_lo" + TO_MONTHS(
          CAST(CASE
            WHEN (
              (
                (
                  (
                    CAST("s"."f_slot" AS INT) + 1
                  ) * "s"."slot_every_lo"
                ) >= -12000
              )
              AND (
                (
                  (
                    CAST("s"."f_slot" AS INT) + 1
                  ) * "s"."slot_every_lo"
                ) <= 12000
              )
            )
            THEN (
              (
                CAST("s"."f_slot" AS INT) + 1
              ) * "s"."slot_every_lo"
            )
          END AS INT)
        )
      ) AS DATE)
    )
    ELSE CAST((
      "s"."slot_start_lo" + TO_MONTHS(
        CAST(CASE
          WHEN (
            (
              (
                (
                  CAST("s"."f_slot" AS INT) + 1
                ) * "s"."slot_every_lo"
              ) >= -12000
            )
            AND (
              (
                (
                  CAST("s"."f_slot" AS INT) + 1
                ) * "s"."slot_every_lo"
              ) <= 12000
            )
          )
          THEN (
            (
              CAST("s"."f_slot" AS INT) + 1
            ) * "s"."slot_every_lo"
          )
        END AS INT)
      )
    ) AS DATE)
  END AS "f_slot_to"
FROM "m_2" AS "s";
-- relation m_4
SELECT
  "s"."rid_row",
  "s"."f_row_id",
  "s"."f_from_on",
  "s"."f_person",
  "s"."f_to_on",
  "s"."f_unit",
  "s"."slot_start_lo",
  "s"."slot_every_lo",
  "s"."slot_until_lo",
  "s"."f_slot",
  "s"."f_slot_from",
  "s"."f_slot_to",
  (
    (
      CAST("s"."rid_row" AS BIGINT) * 2097152
    ) + COALESCE((
      "s"."f_slot" + 1
    ), 0)
  ) AS "rid",
  (
    (
      NOT (
        (
          "s"."slot_until_lo" IS NULL
        )
      )
    )
    AND (
      "s"."slot_until_lo" < "s"."f_slot_to"
    )
  ) AS "f_slot_cut",
  (
    (
      "s"."f_slot" IS NULL
    )
    OR (
      (
        (
          "s"."slot_until_lo" IS NULL
        )
        OR (
          "s"."f_slot_from" < "s"."slot_until_lo"
        )
      ) IS NULL
    )
  ) AS "population_open"
FROM "m_3" AS "s"
WHERE
  COALESCE(
    (
      (
        "s"."f_slot_from" <= CAST('2024-10-15' AS DATE)
      )
      AND (
        (
          "s"."slot_until_lo" IS NULL
        )
        OR (
          "s"."f_slot_from" < "s"."slot_until_lo"
        )
      )
    ),
    TRUE
  );
-- relation m_5
SELECT
  "s"."rid_row",
  "s"."f_row_id",
  "s"."f_from_on",
  "s"."f_person",
  "s"."f_to_on",
  "s"."f_unit",
  "s"."slot_start_lo",
  "s"."slot_every_lo",
  "s"."slot_until_lo",
  "s"."f_slot",
  "s"."f_slot_from",
  "s"."f_slot_to",
  "s"."rid",
  "s"."f_slot_cut",
  "s"."population_open"
FROM "m_4" AS "s"
WHERE
  COALESCE((
    NOT (
      "s"."f_slot_cut"
    )
  ), TRUE);
-- relation m_6
SELECT
  "s"."rid_row",
  "s"."f_row_id",
  "s"."f_from_on",
  "s"."f_person",
  "s"."f_to_on",
  "s"."f_unit",
  "s"."slot_start_lo",
  "s"."slot_every_lo",
  "s"."slot_until_lo",
  "s"."f_slot",
  "s"."f_slot_from",
  "s"."f_slot_to",
  "s"."rid",
  "s"."f_slot_cut",
  "s"."population_open",
  CASE
    WHEN (
      NOT (
        "s"."f_person" IS NULL
      )
    )
    THEN COALESCE("g_done"."done:n", 0)
    ELSE 0
  END AS "i_done_n",
  CASE
    WHEN (
      (
        NOT (
          "s"."f_person" IS NULL
        )
      )
      AND COALESCE(
        (
          (
            NOT (
              STARTS_WITH("s"."f_person", 'doc:')
            )
          )
          AND (
            NOT (
              STARTS_WITH("s"."f_person", 'no:')
            )
          )
        ),
        FALSE
      )
    )
    THEN (
      COALESCE("g_done"."done:n", 0) + COALESCE("g_done"."done:p", 0)
    )
  END AS "i_done_hi",
  CASE
    WHEN (
      NOT (
        (
          NOT (
            "s"."f_person" IS NULL
          )
        )
      )
    )
    THEN NULL
    WHEN (
      COALESCE("g_done"."done:n", 0) > 0
    )
    THEN TRUE
    WHEN (
      COALESCE("g_done"."done:p", 0) > 0
    )
    THEN NULL
    WHEN COALESCE(
      (
        (
          NOT (
            STARTS_WITH("s"."f_person", 'doc:')
          )
        )
        AND (
          NOT (
            STARTS_WITH("s"."f_person", 'no:')
          )
        )
      ),
      FALSE
    )
    THEN FALSE
  END AS "i_done_found",
  COALESCE(
    (
      (
        NOT (
          "s"."f_person" IS NULL
        )
      )
      AND (
        COALESCE("g_done"."done:n", 0) > 0
      )
    ),
    FALSE
  ) AS "i_done_ok",
  CASE
    WHEN (
      NOT (
        (
          NOT (
            "s"."f_person" IS NULL
          )
        )
      )
    )
    THEN 1
    WHEN COALESCE(
      (
        (
          NOT (
            "s"."f_person" IS NULL
          )
        )
        AND (
          COALESCE("g_done"."done:n", 0) > 0
        )
      ),
      FALSE
    )
    THEN 0
    WHEN (
      (
        COALESCE("g_done"."done:n", 0) > 0
      )
      AND (
        COALESCE("g_done"."done:p", 0) = 0
      )
    )
    THEN 3
    WHEN (
      NOT (
        (
          (
            COALESCE("g_done"."done:n", 0) = 0
          )
          AND (
            COALESCE("g_done"."done:p", 0) = 0
          )
        )
      )
    )
    THEN 3
    WHEN COALESCE(
      (
        (
          NOT (
            STARTS_WITH("s"."f_person", 'doc:')
          )
        )
        AND (
          NOT (
            STARTS_WITH("s"."f_person", 'no:')
          )
        )
      ),
      FALSE
    )
    THEN 0
    ELSE 4
  END AS "i_done_why",
  COALESCE(
    (
      (
        NOT (
          STARTS_WITH("s"."f_person", 'doc:')
        )
      )
      AND (
        NOT (
          STARTS_WITH("s"."f_person", 'no:')
        )
      )
    ),
    FALSE
  ) AS "i_done_cov",
  COALESCE("g_done"."done:p", 0) AS "i_done_p"
FROM "m_5" AS "s"
LEFT JOIN (
  SELECT
    "rid",
    COUNT(*) FILTER(WHERE
      "done:fits") AS "done:n",
    COUNT(*) FILTER(WHERE
      (
        "done:fits" IS NULL
      )) AS "done:p"
  FROM (
    SELECT
      "s"."rid" AS "rid",
      "r"."row_id" AS "row_id",
      "r"."row_id" AS "recheck:row_id",
      (
        (
          "r"."done_on" >= "s"."f_slot_from"
        )
        AND (
          "r"."done_on" <= "s"."f_slot_to"
        )
      ) AS "done:fits"
    FROM "m_5" AS "s"
    INNER JOIN "v_recheck" AS "r"
      ON (
        (
          "r"."person" = "s"."f_person"
        )
        AND (
          (
            COALESCE("r"."done_on", CAST('0001-01-01' AS DATE)) <= COALESCE("s"."f_slot_to", CAST('9999-12-31' AS DATE))
          )
          AND (
            COALESCE("r"."done_on", CAST('9999-12-31' AS DATE)) >= COALESCE("s"."f_slot_from", CAST('0001-01-01' AS DATE))
          )
        )
      )
  ) AS "p"
  GROUP BY
    "rid"
) AS "g_done"
  ON (
    "g_done"."rid" = "s"."rid"
  );
-- relation m_7
SELECT
  "s"."rid_row",
  "s"."f_row_id",
  "s"."f_from_on",
  "s"."f_person",
  "s"."f_to_on",
  "s"."f_unit",
  "s"."slot_start_lo",
  "s"."slot_every_lo",
  "s"."slot_until_lo",
  "s"."f_slot",
  "s"."f_slot_from",
  "s"."f_slot_to",
  "s"."rid",
  "s"."f_slot_cut",
  "s"."population_open",
  "s"."i_done_n",
  "s"."i_done_hi",
  "s"."i_done_found",
  "s"."i_done_ok",
  "s"."i_done_why",
  "s"."i_done_cov",
  "s"."i_done_p",
  (
    "s"."population_open"
    OR (
      (
        NOT (
          "s"."f_slot_cut"
        )
      ) IS NULL
    )
  ) AS "scope_unknown",
  "s"."f_unit" AS "unit",
  CASE
    WHEN (
      NOT COALESCE(
        CASE
          WHEN (
            (
              "s"."i_done_n" = "s"."i_done_hi"
            )
            AND (
              0 = 0
            )
            AND (
              "s"."i_done_n" = 0
            )
          )
          THEN TRUE
          WHEN (
            "s"."i_done_hi" < 0
          ) OR (
            "s"."i_done_n" > 0
          )
          THEN FALSE
        END,
        TRUE
      )
    )
    THEN 1
    WHEN FALSE
    THEN 2
    WHEN (
      "s"."population_open"
      OR (
        (
          NOT (
            "s"."f_slot_cut"
          )
        ) IS NULL
      )
    )
    THEN 4
    WHEN COALESCE(
      (
        CAST('2024-10-15' AS DATE) <= "s"."f_slot_to"
      ),
      (
        CAST('2024-10-15' AS DATE) <= "s"."f_slot_to"
      ),
      FALSE
    )
    THEN 3
    WHEN (
      (
        NOT (
          COALESCE(
            CASE
              WHEN (
                (
                  "s"."i_done_n" = "s"."i_done_hi"
                )
                AND (
                  0 = 0
                )
                AND (
                  "s"."i_done_n" = 0
                )
              )
              THEN TRUE
              WHEN (
                "s"."i_done_hi" < 0
              ) OR (
                "s"."i_done_n" > 0
              )
              THEN FALSE
            END,
            FALSE
          )
        )
      )
      OR (
        (
          "s"."f_slot_to" IS NULL
        ) OR (
          "s"."f_slot_to" IS NULL
        )
      )
    )
    THEN 4
    ELSE 5
  END AS "x_missed",
  (
    (
      NOT COALESCE(
        CASE
          WHEN (
            (
              "s"."i_done_n" = "s"."i_done_hi"
            )
            AND (
              0 = 0
            )
            AND (
              "s"."i_done_n" = 0
            )
          )
          THEN TRUE
          WHEN (
            "s"."i_done_hi" < 0
          ) OR (
            "s"."i_done_n" > 0
          )
          THEN FALSE
        END,
        TRUE
      )
    )
    AND (
      NOT (
        COALESCE(
          (
            NOT COALESCE(
              CASE
                WHEN (
                  (
                    "s"."i_done_n" = "s"."i_done_hi"
                  )
                  AND (
                    0 = 0
                  )
                  AND (
                    "s"."i_done_n" = 0
                  )
                )
                THEN TRUE
                WHEN (
                  "s"."i_done_hi" < 0
                ) OR (
                  "s"."i_done_n" > 0
                )
                THEN FALSE
              END,
              TRUE
            )
          ),
          FALSE
        )
      )
    )
  ) AS "y_missed",
  "s"."f_slot_to" AS "d_missed",
  CASE
    WHEN (
      (
        "s"."f_slot_to" > CAST('2024-10-15' AS DATE)
      )
      AND COALESCE(
        (
          (
            "s"."slot_until_lo" IS NULL
          ) OR (
            "s"."f_slot_to" < "s"."slot_until_lo"
          )
        ),
        TRUE
      )
    )
    THEN "s"."f_slot_to"
  END AS "changes_on"
FROM "m_6" AS "s";
-- relation m_8
SELECT
  "s"."rid_row",
  "s"."f_row_id",
  "s"."f_from_on",
  "s"."f_person",
  "s"."f_to_on",
  "s"."f_unit",
  "s"."slot_start_lo",
  "s"."slot_every_lo",
  "s"."slot_until_lo",
  "s"."f_slot",
  "s"."f_slot_from",
  "s"."f_slot_to",
  "s"."rid",
  "s"."f_slot_cut",
  "s"."population_open",
  "s"."i_done_n",
  "s"."i_done_hi",
  "s"."i_done_found",
  "s"."i_done_ok",
  "s"."i_done_why",
  "s"."i_done_cov",
  "s"."i_done_p",
  "s"."scope_unknown",
  "s"."unit",
  "s"."x_missed",
  "s"."y_missed",
  "s"."d_missed",
  "s"."changes_on",
  CASE
    WHEN "s"."scope_unknown"
    THEN 'undetermined'
    WHEN (
      "s"."x_missed" = 5
    )
    THEN 'unlawful'
    WHEN (
      "s"."x_missed" = 4
    )
    THEN 'undetermined'
    WHEN (
      "s"."x_missed" = 3
    )
    THEN 'pending'
    WHEN (
      "s"."x_missed" = 2
    )
    THEN 'exempt'
    ELSE 'lawful'
  END AS "answer"
FROM "m_7" AS "s";
-- relation m_9
SELECT
  "s"."rid_row",
  "s"."f_row_id",
  "s"."f_from_on",
  "s"."f_person",
  "s"."f_to_on",
  "s"."f_unit",
  "s"."slot_start_lo",
  "s"."slot_every_lo",
  "s"."slot_until_lo",
  "s"."f_slot",
  "s"."f_slot_from",
  "s"."f_slot_to",
  "s"."rid",
  "s"."f_slot_cut",
  "s"."population_open",
  "s"."i_done_n",
  "s"."i_done_hi",
  "s"."i_done_found",
  "s"."i_done_ok",
  "s"."i_done_why",
  "s"."i_done_cov",
  "s"."i_done_p",
  "s"."scope_unknown",
  "s"."unit",
  "s"."x_missed",
  "s"."y_missed",
  "s"."d_missed",
  "s"."changes_on",
  "s"."answer",
  (
    "s"."scope_unknown" OR (
      "s"."x_missed" = 4
    )
  ) AS "open"
FROM "m_8" AS "s";
-- relation m_10
SELECT
  "s"."rid_row",
  "s"."f_row_id",
  "s"."f_from_on",
  "s"."f_person",
  "s"."f_to_on",
  "s"."f_unit",
  "s"."slot_start_lo",
  "s"."slot_every_lo",
  "s"."slot_until_lo",
  "s"."f_slot",
  "s"."f_slot_from",
  "s"."f_slot_to",
  "s"."rid",
  "s"."f_slot_cut",
  "s"."population_open",
  "s"."i_done_n",
  "s"."i_done_hi",
  "s"."i_done_found",
  "s"."i_done_ok",
  "s"."i_done_why",
  "s"."i_done_cov",
  "s"."i_done_p",
  "s"."scope_unknown",
  "s"."unit",
  "s"."x_missed",
  "s"."y_missed",
  "s"."d_missed",
  "s"."changes_on",
  "s"."answer",
  "s"."open",
  CASE
    WHEN "s"."open"
    THEN (
      (
        CASE
          WHEN (
            (
              "s"."f_from_on" IS NULL
            ) OR (
              "s"."f_from_on" IS NULL
            )
          )
          THEN 1
          ELSE 0
        END | CASE
          WHEN (
            CASE
              WHEN (
                NOT (
                  (
                    (
                      (
                        (
                          (
                            (
                              CAST(0 AS BIGINT) + CASE
                                WHEN COALESCE((
                                  "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                                ), TRUE)
                                THEN 1
                                ELSE 0
                              END
                            ) + CASE
                              WHEN COALESCE(
                                (
                                  (
                                    "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                                  )
                                  AND (
                                    "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                                  )
                                ),
                                TRUE
                              )
                              THEN 2
                              ELSE 0
                            END
                          ) + CASE
                            WHEN COALESCE(
                              (
                                (
                                  "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                                )
                                AND (
                                  "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                                )
                              ),
                              TRUE
                            )
                            THEN 4
                            ELSE 0
                          END
                        ) + CASE
                          WHEN COALESCE((
                            "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                          ), TRUE)
                          THEN 8
                          ELSE 0
                        END
                      ) & 15
                    ) <> 0
                  )
                )
              )
              THEN 5
              WHEN (
                (
                  (
                    (
                      (
                        (
                          CAST(0 AS BIGINT) + CASE
                            WHEN COALESCE((
                              "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                            ), TRUE)
                            THEN 1
                            ELSE 0
                          END
                        ) + CASE
                          WHEN COALESCE(
                            (
                              (
                                "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                              )
                              AND (
                                "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                              )
                            ),
                            TRUE
                          )
                          THEN 2
                          ELSE 0
                        END
                      ) + CASE
                        WHEN COALESCE(
                          (
                            (
                              "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                            )
                            AND (
                              "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                            )
                          ),
                          TRUE
                        )
                        THEN 4
                        ELSE 0
                      END
                    ) + CASE
                      WHEN COALESCE((
                        "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                      ), TRUE)
                      THEN 8
                      ELSE 0
                    END
                  ) & 1
                ) <> 0
              )
              THEN 6
              WHEN (
                (
                  (
                    (
                      (
                        (
                          CAST(0 AS BIGINT) + CASE
                            WHEN COALESCE((
                              "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                            ), TRUE)
                            THEN 1
                            ELSE 0
                          END
                        ) + CASE
                          WHEN COALESCE(
                            (
                              (
                                "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                              )
                              AND (
                                "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                              )
                            ),
                            TRUE
                          )
                          THEN 2
                          ELSE 0
                        END
                      ) + CASE
                        WHEN COALESCE(
                          (
                            (
                              "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                            )
                            AND (
                              "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                            )
                          ),
                          TRUE
                        )
                        THEN 4
                        ELSE 0
                      END
                    ) + CASE
                      WHEN COALESCE((
                        "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                      ), TRUE)
                      THEN 8
                      ELSE 0
                    END
                  ) = (
                    (
                      (
                        (
                          CAST(0 AS BIGINT) + CASE
                            WHEN COALESCE((
                              "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                            ), FALSE)
                            THEN 1
                            ELSE 0
                          END
                        ) + CASE
                          WHEN COALESCE(
                            (
                              (
                                "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                              )
                              AND (
                                "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                              )
                            ),
                            FALSE
                          )
                          THEN 2
                          ELSE 0
                        END
                      ) + CASE
                        WHEN COALESCE(
                          (
                            (
                              "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                            )
                            AND (
                              "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                            )
                          ),
                          FALSE
                        )
                        THEN 4
                        ELSE 0
                      END
                    ) + CASE
                      WHEN COALESCE((
                        "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                      ), FALSE)
                      THEN 8
                      ELSE 0
                    END
                  )
                )
                AND FALSE
              )
              THEN 7
              WHEN (
                (
                  CASE
                    WHEN (
                      (
                        (
                          (
                            (
                              (
                                (
                                  CAST(0 AS BIGINT) + CASE
                                    WHEN COALESCE((
                                      "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                                    ), TRUE)
                                    THEN 1
                                    ELSE 0
                                  END
                                ) + CASE
                                  WHEN COALESCE(
                                    (
                                      (
                                        "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                                      )
                                      AND (
                                        "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                                      )
                                    ),
                                    TRUE
                                  )
                                  THEN 2
                                  ELSE 0
                                END
                              ) + CASE
                                WHEN COALESCE(
                                  (
                                    (
                                      "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                                    )
                                    AND (
                                      "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                                    )
                                  ),
                                  TRUE
                                )
                                THEN 4
                                ELSE 0
                              END
                            ) + CASE
                              WHEN COALESCE((
                                "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                              ), TRUE)
                              THEN 8
                              ELSE 0
                            END
                          ) & 14
                        ) <> 0
                      )
                      AND (
                        NOT (
                          (
                            (
                              (
                                (
                                  (
                                    (
                                      CAST(0 AS BIGINT) + CASE
                                        WHEN COALESCE((
                                          "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                                        ), TRUE)
                                        THEN 1
                                        ELSE 0
                                      END
                                    ) + CASE
                                      WHEN COALESCE(
                                        (
                                          (
                                            "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                                          )
                                          AND (
                                            "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                                          )
                                        ),
                                        TRUE
                                      )
                                      THEN 2
                                      ELSE 0
                                    END
                                  ) + CASE
                                    WHEN COALESCE(
                                      (
                                        (
                                          "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                                        )
                                        AND (
                                          "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                                        )
                                      ),
                                      TRUE
                                    )
                                    THEN 4
                                    ELSE 0
                                  END
                                ) + CASE
                                  WHEN COALESCE((
                                    "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                                  ), TRUE)
                                  THEN 8
                                  ELSE 0
                                END
                              ) & 1
                            ) <> 0
                          )
                        )
                      )
                    )
                    THEN 3
                  END IS NULL
                )
                OR (
                  CASE
                    WHEN (
                      (
                        (
                          (
                            (
                              (
                                (
                                  CAST(0 AS BIGINT) + CASE
                                    WHEN COALESCE((
                                      "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                                    ), TRUE)
                                    THEN 1
                                    ELSE 0
                                  END
                                ) + CASE
                                  WHEN COALESCE(
                                    (
                                      (
                                        "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                                      )
                                      AND (
                                        "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                                      )
                                    ),
                                    TRUE
                                  )
                                  THEN 2
                                  ELSE 0
                                END
                              ) + CASE
                                WHEN COALESCE(
                                  (
                                    (
                                      "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                                    )
                                    AND (
                                      "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                                    )
                                  ),
                                  TRUE
                                )
                                THEN 4
                                ELSE 0
                              END
                            ) + CASE
                              WHEN COALESCE((
                                "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                              ), TRUE)
                              THEN 8
                              ELSE 0
                            END
                          ) & 14
                        ) <> 0
                      )
                      AND (
                        NOT (
                          (
                            (
                              (
                                (
                                  (
                                    (
                                      CAST(0 AS BIGINT) + CASE
                                        WHEN COALESCE((
                                          "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                                        ), TRUE)
                                        THEN 1
                                        ELSE 0
                                      END
                                    ) + CASE
                                      WHEN COALESCE(
                                        (
                                          (
                                            "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                                          )
                                          AND (
                                            "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                                          )
                                        ),
                                        TRUE
                                      )
                                      THEN 2
                                      ELSE 0
                                    END
                                  ) + CASE
                                    WHEN COALESCE(
                                      (
                                        (
                                          "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                                        )
                                        AND (
                                          "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                                        )
                                      ),
                                      TRUE
                                    )
                                    THEN 4
                                    ELSE 0
                                  END
                                ) + CASE
                                  WHEN COALESCE((
                                    "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                                  ), TRUE)
                                  THEN 8
                                  ELSE 0
                                END
                              ) & 1
                            ) <> 0
                          )
                        )
                      )
                    )
                    THEN TRUE
                    WHEN (
                      FALSE
                      AND (
                        NOT (
                          (
                            (
                              (
                                (
                                  (
                                    (
                                      CAST(0 AS BIGINT) + CASE
                                        WHEN COALESCE((
                                          "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                                        ), TRUE)
                                        THEN 1
                                        ELSE 0
                                      END
                                    ) + CASE
                                      WHEN COALESCE(
                                        (
                                          (
                                            "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                                          )
                                          AND (
                                            "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                                          )
                                        ),
                                        TRUE
                                      )
                                      THEN 2
                                      ELSE 0
                                    END
                                  ) + CASE
                                    WHEN COALESCE(
                                      (
                                        (
                                          "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                                        )
                                        AND (
                                          "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                                        )
                                      ),
                                      TRUE
                                    )
                                    THEN 4
                                    ELSE 0
                                  END
                                ) + CASE
                                  WHEN COALESCE((
                                    "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                                  ), TRUE)
                                  THEN 8
                                  ELSE 0
                                END
                              ) & 14
                            ) <> 0
                          )
                        )
                      )
                      AND (
                        NOT (
                          (
                            (
                              (
                                (
                                  (
                                    (
                                      CAST(0 AS BIGINT) + CASE
                                        WHEN COALESCE((
                                          "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                                        ), TRUE)
                                        THEN 1
                                        ELSE 0
                                      END
                                    ) + CASE
                                      WHEN COALESCE(
                                        (
                                          (
                                            "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                                          )
                                          AND (
                                            "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                                          )
                                        ),
                                        TRUE
                                      )
                                      THEN 2
                                      ELSE 0
                                    END
                                  ) + CASE
                                    WHEN COALESCE(
                                      (
                                        (
                                          "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                                        )
                                        AND (
                                          "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                                        )
                                      ),
                                      TRUE
                                    )
                                    THEN 4
                                    ELSE 0
                                  END
                                ) + CASE
                                  WHEN COALESCE((
                                    "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                                  ), TRUE)
                                  THEN 8
                                  ELSE 0
                                END
                              ) & 1
                            ) <> 0
                          )
                        )
                      )
                    )
                    THEN FALSE
                  END IS NULL
                )
              )
              THEN 1
              ELSE 0
            END = 5
          )
          THEN 2
          WHEN (
            CASE
              WHEN (
                NOT (
                  (
                    (
                      (
                        (
                          (
                            (
                              CAST(0 AS BIGINT) + CASE
                                WHEN COALESCE((
                                  "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                                ), TRUE)
                                THEN 1
                                ELSE 0
                              END
                            ) + CASE
                              WHEN COALESCE(
                                (
                                  (
                                    "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                                  )
                                  AND (
                                    "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                                  )
                                ),
                                TRUE
                              )
                              THEN 2
                              ELSE 0
                            END
                          ) + CASE
                            WHEN COALESCE(
                              (
                                (
                                  "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                                )
                                AND (
                                  "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                                )
                              ),
                              TRUE
                            )
                            THEN 4
                            ELSE 0
                          END
                        ) + CASE
                          WHEN COALESCE((
                            "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                          ), TRUE)
                          THEN 8
                          ELSE 0
                        END
                      ) & 15
                    ) <> 0
                  )
                )
              )
              THEN 5
              WHEN (
                (
                  (
                    (
                      (
                        (
                          CAST(0 AS BIGINT) + CASE
                            WHEN COALESCE((
                              "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                            ), TRUE)
                            THEN 1
                            ELSE 0
                          END
                        ) + CASE
                          WHEN COALESCE(
                            (
                              (
                                "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                              )
                              AND (
                                "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                              )
                            ),
                            TRUE
                          )
                          THEN 2
                          ELSE 0
                        END
                      ) + CASE
                        WHEN COALESCE(
                          (
                            (
                              "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                            )
                            AND (
                              "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                            )
                          ),
                          TRUE
                        )
                        THEN 4
                        ELSE 0
                      END
                    ) + CASE
                      WHEN COALESCE((
                        "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                      ), TRUE)
                      THEN 8
                      ELSE 0
                    END
                  ) & 1
                ) <> 0
              )
              THEN 6
              WHEN (
                (
                  (
                    (
                      (
                        (
                          CAST(0 AS BIGINT) + CASE
                            WHEN COALESCE((
                              "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                            ), TRUE)
                            THEN 1
                            ELSE 0
                          END
                        ) + CASE
                          WHEN COALESCE(
                            (
                              (
                                "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                              )
                              AND (
                                "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                              )
                            ),
                            TRUE
                          )
                          THEN 2
                          ELSE 0
                        END
                      ) + CASE
                        WHEN COALESCE(
                          (
                            (
                              "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                            )
                            AND (
                              "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                            )
                          ),
                          TRUE
                        )
                        THEN 4
                        ELSE 0
                      END
                    ) + CASE
                      WHEN COALESCE((
                        "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                      ), TRUE)
                      THEN 8
                      ELSE 0
                    END
                  ) = (
                    (
                      (
                        (
                          CAST(0 AS BIGINT) + CASE
                            WHEN COALESCE((
                              "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                            ), FALSE)
                            THEN 1
                            ELSE 0
                          END
                        ) + CASE
                          WHEN COALESCE(
                            (
                              (
                                "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                              )
                              AND (
                                "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                              )
                            ),
                            FALSE
                          )
                          THEN 2
                          ELSE 0
                        END
                      ) + CASE
                        WHEN COALESCE(
                          (
                            (
                              "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                            )
                            AND (
                              "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                            )
                          ),
                          FALSE
                        )
                        THEN 4
                        ELSE 0
                      END
                    ) + CASE
                      WHEN COALESCE((
                        "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                      ), FALSE)
                      THEN 8
                      ELSE 0
                    END
                  )
                )
                AND FALSE
              )
              THEN 7
              WHEN (
                (
                  CASE
                    WHEN (
                      (
                        (
                          (
                            (
                              (
                                (
                                  CAST(0 AS BIGINT) + CASE
                                    WHEN COALESCE((
                                      "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                                    ), TRUE)
                                    THEN 1
                                    ELSE 0
                                  END
                                ) + CASE
                                  WHEN COALESCE(
                                    (
                                      (
                                        "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                                      )
                                      AND (
                                        "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                                      )
                                    ),
                                    TRUE
                                  )
                                  THEN 2
                                  ELSE 0
                                END
                              ) + CASE
                                WHEN COALESCE(
                                  (
                                    (
                                      "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                                    )
                                    AND (
                                      "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                                    )
                                  ),
                                  TRUE
                                )
                                THEN 4
                                ELSE 0
                              END
                            ) + CASE
                              WHEN COALESCE((
                                "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                              ), TRUE)
                              THEN 8
                              ELSE 0
                            END
                          ) & 14
                        ) <> 0
                      )
                      AND (
                        NOT (
                          (
                            (
                              (
                                (
                                  (
                                    (
                                      CAST(0 AS BIGINT) + CASE
                                        WHEN COALESCE((
                                          "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                                        ), TRUE)
                                        THEN 1
                                        ELSE 0
                                      END
                                    ) + CASE
                                      WHEN COALESCE(
                                        (
                                          (
                                            "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                                          )
                                          AND (
                                            "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                                          )
                                        ),
                                        TRUE
                                      )
                                      THEN 2
                                      ELSE 0
                                    END
                                  ) + CASE
                                    WHEN COALESCE(
                                      (
                                        (
                                          "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                                        )
                                        AND (
                                          "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                                        )
                                      ),
                                      TRUE
                                    )
                                    THEN 4
                                    ELSE 0
                                  END
                                ) + CASE
                                  WHEN COALESCE((
                                    "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                                  ), TRUE)
                                  THEN 8
                                  ELSE 0
                                END
                              ) & 1
                            ) <> 0
                          )
                        )
                      )
                    )
                    THEN 3
                  END IS NULL
                )
                OR (
                  CASE
                    WHEN (
                      (
                        (
                          (
                            (
                              (
                                (
                                  CAST(0 AS BIGINT) + CASE
                                    WHEN COALESCE((
                                      "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                                    ), TRUE)
                                    THEN 1
                                    ELSE 0
                                  END
                                ) + CASE
                                  WHEN COALESCE(
                                    (
                                      (
                                        "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                                      )
                                      AND (
                                        "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                                      )
                                    ),
                                    TRUE
                                  )
                                  THEN 2
                                  ELSE 0
                                END
                              ) + CASE
                                WHEN COALESCE(
                                  (
                                    (
                                      "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                                    )
                                    AND (
                                      "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                                    )
                                  ),
                                  TRUE
                                )
                                THEN 4
                                ELSE 0
                              END
                            ) + CASE
                              WHEN COALESCE((
                                "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                              ), TRUE)
                              THEN 8
                              ELSE 0
                            END
                          ) & 14
                        ) <> 0
                      )
                      AND (
                        NOT (
                          (
                            (
                              (
                                (
                                  (
                                    (
                                      CAST(0 AS BIGINT) + CASE
                                        WHEN COALESCE((
                                          "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                                        ), TRUE)
                                        THEN 1
                                        ELSE 0
                                      END
                                    ) + CASE
                                      WHEN COALESCE(
                                        (
                                          (
                                            "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                                          )
                                          AND (
                                            "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                                          )
                                        ),
                                        TRUE
                                      )
                                      THEN 2
                                      ELSE 0
                                    END
                                  ) + CASE
                                    WHEN COALESCE(
                                      (
                                        (
                                          "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                                        )
                                        AND (
                                          "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                                        )
                                      ),
                                      TRUE
                                    )
                                    THEN 4
                                    ELSE 0
                                  END
                                ) + CASE
                                  WHEN COALESCE((
                                    "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                                  ), TRUE)
                                  THEN 8
                                  ELSE 0
                                END
                              ) & 1
                            ) <> 0
                          )
                        )
                      )
                    )
                    THEN TRUE
                    WHEN (
                      FALSE
                      AND (
                        NOT (
                          (
                            (
                              (
                                (
                                  (
                                    (
                                      CAST(0 AS BIGINT) + CASE
                                        WHEN COALESCE((
                                          "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                                        ), TRUE)
                                        THEN 1
                                        ELSE 0
                                      END
                                    ) + CASE
                                      WHEN COALESCE(
                                        (
                                          (
                                            "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                                          )
                                          AND (
                                            "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                                          )
                                        ),
                                        TRUE
                                      )
                                      THEN 2
                                      ELSE 0
                                    END
                                  ) + CASE
                                    WHEN COALESCE(
                                      (
                                        (
                                          "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                                        )
                                        AND (
                                          "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                                        )
                                      ),
                                      TRUE
                                    )
                                    THEN 4
                                    ELSE 0
                                  END
                                ) + CASE
                                  WHEN COALESCE((
                                    "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                                  ), TRUE)
                                  THEN 8
                                  ELSE 0
                                END
                              ) & 14
                            ) <> 0
                          )
                        )
                      )
                      AND (
                        NOT (
                          (
                            (
                              (
                                (
                                  (
                                    (
                                      CAST(0 AS BIGINT) + CASE
                                        WHEN COALESCE((
                                          "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                                        ), TRUE)
                                        THEN 1
                                        ELSE 0
                                      END
                                    ) + CASE
                                      WHEN COALESCE(
                                        (
                                          (
                                            "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                                          )
                                          AND (
                                            "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                                          )
                                        ),
                                        TRUE
                                      )
                                      THEN 2
                                      ELSE 0
                                    END
                                  ) + CASE
                                    WHEN COALESCE(
                                      (
                                        (
                                          "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                                        )
                                        AND (
                                          "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                                        )
                                      ),
                                      TRUE
                                    )
                                    THEN 4
                                    ELSE 0
                                  END
                                ) + CASE
                                  WHEN COALESCE((
                                    "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                                  ), TRUE)
                                  THEN 8
                                  ELSE 0
                                END
                              ) & 1
                            ) <> 0
                          )
                        )
                      )
                    )
                    THEN FALSE
                  END IS NULL
                )
              )
              THEN 1
              ELSE 0
            END = 6
          )
          THEN (
            4 | CASE
              WHEN (
                (
                  "s"."f_from_on" IS NULL
                ) OR (
                  "s"."f_from_on" IS NULL
                )
              )
              THEN 1
              ELSE 0
            END
          )
          WHEN (
            CASE
              WHEN (
                NOT (
                  (
                    (
                      (
                        (
                          (
                            (
                              CAST(0 AS BIGINT) + CASE
                                WHEN COALESCE((
                                  "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                                ), TRUE)
                                THEN 1
                                ELSE 0
                              END
                            ) + CASE
                              WHEN COALESCE(
                                (
                                  (
                                    "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                                  )
                                  AND (
                                    "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                                  )
                                ),
                                TRUE
                              )
                              THEN 2
                              ELSE 0
                            END
                          ) + CASE
                            WHEN COALESCE(
                              (
                                (
                                  "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                                )
                                AND (
                                  "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                                )
                              ),
                              TRUE
                            )
                            THEN 4
                            ELSE 0
                          END
                        ) + CASE
                          WHEN COALESCE((
                            "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                          ), TRUE)
                          THEN 8
                          ELSE 0
                        END
                      ) & 15
                    ) <> 0
                  )
                )
              )
              THEN 5
              WHEN (
                (
                  (
                    (
                      (
                        (
                          CAST(0 AS BIGINT) + CASE
                            WHEN COALESCE((
                              "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                            ), TRUE)
                            THEN 1
                            ELSE 0
                          END
                        ) + CASE
                          WHEN COALESCE(
                            (
                              (
                                "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                              )
                              AND (
                                "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                              )
                            ),
                            TRUE
                          )
                          THEN 2
                          ELSE 0
                        END
                      ) + CASE
                        WHEN COALESCE(
                          (
                            (
                              "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                            )
                            AND (
                              "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                            )
                          ),
                          TRUE
                        )
                        THEN 4
                        ELSE 0
                      END
                    ) + CASE
                      WHEN COALESCE((
                        "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                      ), TRUE)
                      THEN 8
                      ELSE 0
                    END
                  ) & 1
                ) <> 0
              )
              THEN 6
              WHEN (
                (
                  (
                    (
                      (
                        (
                          CAST(0 AS BIGINT) + CASE
                            WHEN COALESCE((
                              "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                            ), TRUE)
                            THEN 1
                            ELSE 0
                          END
                        ) + CASE
                          WHEN COALESCE(
                            (
                              (
                                "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                              )
                              AND (
                                "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                              )
                            ),
                            TRUE
                          )
                          THEN 2
                          ELSE 0
                        END
                      ) + CASE
                        WHEN COALESCE(
                          (
                            (
                              "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                            )
                            AND (
                              "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                            )
                          ),
                          TRUE
                        )
                        THEN 4
                        ELSE 0
                      END
                    ) + CASE
                      WHEN COALESCE((
                        "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                      ), TRUE)
                      THEN 8
                      ELSE 0
                    END
                  ) = (
                    (
                      (
                        (
                          CAST(0 AS BIGINT) + CASE
                            WHEN COALESCE((
                              "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                            ), FALSE)
                            THEN 1
                            ELSE 0
                          END
                        ) + CASE
                          WHEN COALESCE(
                            (
                              (
                                "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                              )
                              AND (
                                "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                              )
                            ),
                            FALSE
                          )
                          THEN 2
                          ELSE 0
                        END
                      ) + CASE
                        WHEN COALESCE(
                          (
                            (
                              "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                            )
                            AND (
                              "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                            )
                          ),
                          FALSE
                        )
                        THEN 4
                        ELSE 0
                      END
                    ) + CASE
                      WHEN COALESCE((
                        "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                      ), FALSE)
                      THEN 8
                      ELSE 0
                    END
                  )
                )
                AND FALSE
              )
              THEN 7
              WHEN (
                (
                  CASE
                    WHEN (
                      (
                        (
                          (
                            (
                              (
                                (
                                  CAST(0 AS BIGINT) + CASE
                                    WHEN COALESCE((
                                      "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                                    ), TRUE)
                                    THEN 1
                                    ELSE 0
                                  END
                                ) + CASE
                                  WHEN COALESCE(
                                    (
                                      (
                                        "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                                      )
                                      AND (
                                        "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                                      )
                                    ),
                                    TRUE
                                  )
                                  THEN 2
                                  ELSE 0
                                END
                              ) + CASE
                                WHEN COALESCE(
                                  (
                                    (
                                      "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                                    )
                                    AND (
                                      "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                                    )
                                  ),
                                  TRUE
                                )
                                THEN 4
                                ELSE 0
                              END
                            ) + CASE
                              WHEN COALESCE((
                                "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                              ), TRUE)
                              THEN 8
                              ELSE 0
                            END
                          ) & 14
                        ) <> 0
                      )
                      AND (
                        NOT (
                          (
                            (
                              (
                                (
                                  (
                                    (
                                      CAST(0 AS BIGINT) + CASE
                                        WHEN COALESCE((
                                          "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                                        ), TRUE)
                                        THEN 1
                                        ELSE 0
                                      END
                                    ) + CASE
                                      WHEN COALESCE(
                                        (
                                          (
                                            "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                                          )
                                          AND (
                                            "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                                          )
                                        ),
                                        TRUE
                                      )
                                      THEN 2
                                      ELSE 0
                                    END
                                  ) + CASE
                                    WHEN COALESCE(
                                      (
                                        (
                                          "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                                        )
                                        AND (
                                          "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                                        )
                                      ),
                                      TRUE
                                    )
                                    THEN 4
                                    ELSE 0
                                  END
                                ) + CASE
                                  WHEN COALESCE((
                                    "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                                  ), TRUE)
                                  THEN 8
                                  ELSE 0
                                END
                              ) & 1
                            ) <> 0
                          )
                        )
                      )
                    )
                    THEN 3
                  END IS NULL
                )
                OR (
                  CASE
                    WHEN (
                      (
                        (
                          (
                            (
                              (
                                (
                                  CAST(0 AS BIGINT) + CASE
                                    WHEN COALESCE((
                                      "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                                    ), TRUE)
                                    THEN 1
                                    ELSE 0
                                  END
                                ) + CASE
                                  WHEN COALESCE(
                                    (
                                      (
                                        "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                                      )
                                      AND (
                                        "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                                      )
                                    ),
                                    TRUE
                                  )
                                  THEN 2
                                  ELSE 0
                                END
                              ) + CASE
                                WHEN COALESCE(
                                  (
                                    (
                                      "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                                    )
                                    AND (
                                      "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                                    )
                                  ),
                                  TRUE
                                )
                                THEN 4
                                ELSE 0
                              END
                            ) + CASE
                              WHEN COALESCE((
                                "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                              ), TRUE)
                              THEN 8
                              ELSE 0
                            END
                          ) & 14
                        ) <> 0
                      )
                      AND (
                        NOT (
                          (
                            (
                              (
                                (
                                  (
                                    (
                                      CAST(0 AS BIGINT) + CASE
                                        WHEN COALESCE((
                                          "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                                        ), TRUE)
                                        THEN 1
                                        ELSE 0
                                      END
                                    ) + CASE
                                      WHEN COALESCE(
                                        (
                                          (
                                            "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                                          )
                                          AND (
                                            "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                                          )
                                        ),
                                        TRUE
                                      )
                                      THEN 2
                                      ELSE 0
                                    END
                                  ) + CASE
                                    WHEN COALESCE(
                                      (
                                        (
                                          "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                                        )
                                        AND (
                                          "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                                        )
                                      ),
                                      TRUE
                                    )
                                    THEN 4
                                    ELSE 0
                                  END
                                ) + CASE
                                  WHEN COALESCE((
                                    "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                                  ), TRUE)
                                  THEN 8
                                  ELSE 0
                                END
                              ) & 1
                            ) <> 0
                          )
                        )
                      )
                    )
                    THEN TRUE
                    WHEN (
                      FALSE
                      AND (
                        NOT (
                          (
                            (
                              (
                                (
                                  (
                                    (
                                      CAST(0 AS BIGINT) + CASE
                                        WHEN COALESCE((
                                          "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                                        ), TRUE)
                                        THEN 1
                                        ELSE 0
                                      END
                                    ) + CASE
                                      WHEN COALESCE(
                                        (
                                          (
                                            "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                                          )
                                          AND (
                                            "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                                          )
                                        ),
                                        TRUE
                                      )
                                      THEN 2
                                      ELSE 0
                                    END
                                  ) + CASE
                                    WHEN COALESCE(
                                      (
                                        (
                                          "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                                        )
                                        AND (
                                          "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                                        )
                                      ),
                                      TRUE
                                    )
                                    THEN 4
                                    ELSE 0
                                  END
                                ) + CASE
                                  WHEN COALESCE((
                                    "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                                  ), TRUE)
                                  THEN 8
                                  ELSE 0
                                END
                              ) & 14
                            ) <> 0
                          )
                        )
                      )
                      AND (
                        NOT (
                          (
                            (
                              (
                                (
                                  (
                                    (
                                      CAST(0 AS BIGINT) + CASE
                                        WHEN COALESCE((
                                          "s"."f_from_on" <= CAST('2014-11-30' AS DATE)
                                        ), TRUE)
                                        THEN 1
                                        ELSE 0
                                      END
                                    ) + CASE
                                      WHEN COALESCE(
                                        (
                                          (
                                            "s"."f_from_on" >= CAST('2014-12-01' AS DATE)
                                          )
                                          AND (
                                            "s"."f_from_on" <= CAST('2020-06-30' AS DATE)
                                          )
                                        ),
                                        TRUE
                                      )
                                      THEN 2
                                      ELSE 0
                                    END
                                  ) + CASE
                                    WHEN COALESCE(
                                      (
                                        (
                                          "s"."f_from_on" >= CAST('2020-07-01' AS DATE)
                                        )
                                        AND (
                                          "s"."f_from_on" <= CAST('2023-06-30' AS DATE)
                                        )
                                      ),
                                      TRUE
                                    )
                                    THEN 4
                                    ELSE 0
                                  END
                                ) + CASE
                                  WHEN COALESCE((
                                    "s"."f_from_on" >= CAST('2023-07-01' AS DATE)
                                  ), TRUE)
                                  THEN 8
                                  ELSE 0
                                END
                              ) & 1
                            ) <> 0
                          )
                        )
                      )
                    )
                    THEN FALSE
                  END IS NULL
                )
              )
              THEN 1
              ELSE 0
            END = 7
          )
          THEN 8
          ELSE CASE
            WHEN (
              (
                "s"."f_from_on" IS NULL
              ) OR (
                "s"."f_from_on" IS NULL
              )
            )
            THEN 1
            ELSE 0
          END
        END
      ) | CASE
        WHEN COALESCE((
          "s"."slot_until_lo" IS NULL
        ), FALSE)
        THEN 0
        ELSE CASE
          WHEN (
            (
              "s"."f_to_on" IS NULL
            ) OR (
              "s"."f_to_on" IS NULL
            )
          )
          THEN 16
          ELSE 0
        END
      END
    )
    ELSE 0
  END AS "u_population"
FROM "m_9" AS "s";
-- relation m_11
SELECT
  "s"."rid_row",
  "s"."f_row_id",
  "s"."f_from_on",
  "s"."f_person",
  "s"."f_to_on",
  "s"."f_unit",
  "s"."slot_start_lo",
  "s"."slot_every_lo",
  "s"."slot_until_lo",
  "s"."f_slot",
  "s"."f_slot_from",
  "s"."f_slot_to",
  "s"."rid",
  "s"."f_slot_cut",
  "s"."population_open",
  "s"."i_done_n",
  "s"."i_done_hi",
  "s"."i_done_found",
  "s"."i_done_ok",
  "s"."i_done_why",
  "s"."i_done_cov",
  "s"."i_done_p",
  "s"."scope_unknown",
  "s"."unit",
  "s"."x_missed",
  "s"."y_missed",
  "s"."d_missed",
  "s"."changes_on",
  "s"."answer",
  CASE
    WHEN "s"."open"
    THEN CASE
      WHEN "s"."population_open"
      THEN "s"."u_population"
      ELSE (
        CASE
          WHEN (
            "s"."x_missed" = 4
          )
          THEN (
            CASE
              WHEN (
                CASE
                  WHEN (
                    (
                      "s"."i_done_n" = "s"."i_done_hi"
                    )
                    AND (
                      0 = 0
                    )
                    AND (
                      "s"."i_done_n" = 0
                    )
                  )
                  THEN TRUE
                  WHEN (
                    "s"."i_done_hi" < 0
                  ) OR (
                    "s"."i_done_n" > 0
                  )
                  THEN FALSE
                END IS NULL
              )
              THEN CASE
                WHEN (
                  "s"."i_done_hi" IS NULL
                )
                THEN CASE
                  WHEN (
                    "s"."i_done_why" = 1
                  )
                  THEN 32
                  WHEN (
                    "s"."i_done_why" = 2
                  )
                  THEN 64
                  WHEN (
                    "s"."i_done_why" = 3
                  )
                  THEN 128
                  WHEN (
                    "s"."i_done_why" = 4
                  )
                  THEN 256
                  ELSE 256
                END
                WHEN COALESCE((
                  "s"."i_done_n" < "s"."i_done_hi"
                ), FALSE)
                THEN 128
                ELSE 0
              END
              ELSE 0
            END | CASE
              WHEN (
                (
                  "s"."f_slot_to" IS NULL
                ) OR (
                  "s"."f_slot_to" IS NULL
                )
              )
              THEN "s"."u_population"
              ELSE 0
            END
          )
          ELSE 0
        END | CASE
          WHEN (
            (
              NOT (
                "s"."f_slot_cut"
              )
            ) IS NULL
          )
          THEN CASE
            WHEN (
              (
                "s"."f_slot_cut" IS NULL
              ) OR (
                "s"."f_slot_cut" IS NULL
              )
            )
            THEN "s"."u_population"
            ELSE 0
          END
          ELSE 0
        END
      )
    END
    ELSE 0
  END AS "mask"
FROM "m_10" AS "s";

-- relation m_0
SELECT
  *
FROM (
  SELECT
    "t"."row_id" AS "f_row_id",
    "t"."effective_on" AS "f_effective_on",
    "t"."penalty" AS "f_penalty",
    "t"."person" AS "f_person",
    "t"."unit" AS "f_unit",
    "t"."_position" AS "rid"
  FROM "v_judgment" AS "t"
) AS "s"
WHERE
  COALESCE((
    "s"."f_penalty" IN ('probation', 'control')
  ), TRUE);
-- relation m_1
SELECT
  "s"."rid",
  "s"."f_row_id",
  "s"."f_effective_on",
  "s"."f_penalty",
  "s"."f_person",
  "s"."f_unit",
  (
    "s"."f_effective_on" <= CAST('2012-02-29' AS DATE)
  ) AS "c_h0_0",
  (
    (
      "s"."f_effective_on" >= CAST('2012-03-01' AS DATE)
    )
    AND (
      "s"."f_effective_on" <= CAST('2020-06-30' AS DATE)
    )
  ) AS "c_h0_1",
  (
    (
      "s"."f_effective_on" >= CAST('2020-07-01' AS DATE)
    )
    AND (
      "s"."f_effective_on" <= CAST('2021-02-28' AS DATE)
    )
  ) AS "c_h0_2",
  (
    "s"."f_effective_on" >= CAST('2021-03-01' AS DATE)
  ) AS "c_h0_3"
FROM "m_0" AS "s";
-- relation m_2
SELECT
  "s"."rid",
  "s"."f_row_id",
  "s"."f_effective_on",
  "s"."f_penalty",
  "s"."f_person",
  "s"."f_unit",
  (
    (
      (
        (
          CAST(0 AS BIGINT) + CASE WHEN COALESCE("s"."c_h0_0", TRUE) THEN 1 ELSE 0 END
        ) + CASE WHEN COALESCE("s"."c_h0_1", TRUE) THEN 2 ELSE 0 END
      ) + CASE WHEN COALESCE("s"."c_h0_2", TRUE) THEN 4 ELSE 0 END
    ) + CASE WHEN COALESCE("s"."c_h0_3", TRUE) THEN 8 ELSE 0 END
  ) AS "t_h0m0",
  (
    (
      (
        (
          CAST(0 AS BIGINT) + CASE WHEN COALESCE("s"."c_h0_0", FALSE) THEN 1 ELSE 0 END
        ) + CASE WHEN COALESCE("s"."c_h0_1", FALSE) THEN 2 ELSE 0 END
      ) + CASE WHEN COALESCE("s"."c_h0_2", FALSE) THEN 4 ELSE 0 END
    ) + CASE WHEN COALESCE("s"."c_h0_3", FALSE) THEN 8 ELSE 0 END
  ) AS "t_h0s0"
FROM "m_1" AS "s";
-- relation m_3
SELECT
  "s"."rid",
  "s"."f_row_id",
  "s"."f_effective_on",
  "s"."f_penalty",
  "s"."f_person",
  "s"."f_unit",
  CASE
    WHEN (
      (
        (
          "s"."t_h0m0" & 14
        ) <> 0
      )
      AND (
        NOT (
          (
            (
              "s"."t_h0m0" & 1
            ) <> 0
          )
        )
      )
    )
    THEN 10
  END AS "r_0.amount_lo",
  CASE
    WHEN (
      (
        (
          "s"."t_h0m0" & 14
        ) <> 0
      )
      AND (
        NOT (
          (
            (
              "s"."t_h0m0" & 1
            ) <> 0
          )
        )
      )
    )
    THEN 'day'
  END AS "r_0.unit_lo",
  CASE
    WHEN (
      (
        (
          "s"."t_h0m0" & 14
        ) <> 0
      )
      AND (
        NOT (
          (
            (
              "s"."t_h0m0" & 1
            ) <> 0
          )
        )
      )
    )
    THEN NULL
  END AS "r_0.by_lo",
  CASE
    WHEN (
      (
        (
          "s"."t_h0m0" & 14
        ) <> 0
      )
      AND (
        NOT (
          (
            (
              "s"."t_h0m0" & 1
            ) <> 0
          )
        )
      )
    )
    THEN TRUE
  END AS "r_0.roll_lo",
  CASE
    WHEN (
      (
        (
          "s"."t_h0m0" & 14
        ) <> 0
      )
      AND (
        NOT (
          (
            (
              "s"."t_h0m0" & 1
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
              "s"."t_h0m0" & 14
            ) <> 0
          )
        )
      )
      AND (
        NOT (
          (
            (
              "s"."t_h0m0" & 1
            ) <> 0
          )
        )
      )
    )
    THEN FALSE
  END AS "r_0.hard_lo",
  CASE
    WHEN (
      NOT (
        (
          (
            "s"."t_h0m0" & 15
          ) <> 0
        )
      )
    )
    THEN 5
    WHEN (
      (
        "s"."t_h0m0" & 1
      ) <> 0
    )
    THEN 6
    WHEN (
      (
        "s"."t_h0m0" = "s"."t_h0s0"
      )
      AND (
        (
          CAST((
            (
              "s"."t_h0s0" & 1
            ) <> 0
          ) AS INT) + CAST((
            (
              "s"."t_h0s0" & 14
            ) <> 0
          ) AS INT)
        ) > 1
      )
    )
    THEN 7
    WHEN (
      (
        CASE
          WHEN (
            (
              (
                "s"."t_h0m0" & 14
              ) <> 0
            )
            AND (
              NOT (
                (
                  (
                    "s"."t_h0m0" & 1
                  ) <> 0
                )
              )
            )
          )
          THEN 10
        END IS NULL
      )
      OR (
        CASE
          WHEN (
            (
              (
                "s"."t_h0m0" & 14
              ) <> 0
            )
            AND (
              NOT (
                (
                  (
                    "s"."t_h0m0" & 1
                  ) <> 0
                )
              )
            )
          )
          THEN 'day'
        END IS NULL
      )
      OR (
        CASE
          WHEN (
            (
              (
                "s"."t_h0m0" & 14
              ) <> 0
            )
            AND (
              NOT (
                (
                  (
                    "s"."t_h0m0" & 1
                  ) <> 0
                )
              )
            )
          )
          THEN NULL
        END IS NULL
      )
      OR (
        CASE
          WHEN (
            (
              (
                "s"."t_h0m0" & 14
              ) <> 0
            )
            AND (
              NOT (
                (
                  (
                    "s"."t_h0m0" & 1
                  ) <> 0
                )
              )
            )
          )
          THEN TRUE
        END IS NULL
      )
      OR (
        CASE
          WHEN (
            (
              (
                "s"."t_h0m0" & 14
              ) <> 0
            )
            AND (
              NOT (
                (
                  (
                    "s"."t_h0m0" & 1
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
                    "s"."t_h0m0" & 14
                  ) <> 0
                )
              )
            )
            AND (
              NOT (
                (
                  (
                    "s"."t_h0m0" & 1
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
  END AS "r_0_reason",
  CONCAT_WS(
    ',',
    CASE WHEN (
      (
        "s"."t_h0m0" & 1
      ) <> 0
    ) THEN 'E-04-before' END,
    CASE WHEN (
      (
        "s"."t_h0m0" & 2
      ) <> 0
    ) THEN 'E-04-2012' END,
    CASE WHEN (
      (
        "s"."t_h0m0" & 4
      ) <> 0
    ) THEN 'E-04-2020' END,
    CASE WHEN (
      (
        "s"."t_h0m0" & 8
      ) <> 0
    ) THEN 'E-04' END
  ) AS "r_0_rows"
FROM "m_2" AS "s";
-- relation m_4
SELECT
  "s"."rid",
  "s"."f_row_id",
  "s"."f_effective_on",
  "s"."f_penalty",
  "s"."f_person",
  "s"."f_unit",
  "s"."r_0.amount_lo",
  "s"."r_0.unit_lo",
  "s"."r_0.by_lo",
  "s"."r_0.roll_lo",
  "s"."r_0.hard_lo",
  "s"."r_0_reason",
  "s"."r_0_rows",
  (
    SELECT
      "cal"."rolled"
    FROM "calendar" AS "cal"
    WHERE
      (
        "cal"."day" = (
          "s"."f_effective_on" + CAST("s"."r_0.amount_lo" AS INT)
        )
      )
  ) AS "l_due_lo"
FROM "m_3" AS "s";
-- relation m_5
SELECT
  "s"."rid",
  "s"."f_row_id",
  "s"."f_effective_on",
  "s"."f_penalty",
  "s"."f_person",
  "s"."f_unit",
  "s"."r_0.amount_lo",
  "s"."r_0.unit_lo",
  "s"."r_0.by_lo",
  "s"."r_0.roll_lo",
  "s"."r_0.hard_lo",
  "s"."r_0_reason",
  "s"."r_0_rows",
  "s"."l_due_lo",
  CASE
    WHEN (
      NOT (
        "s"."f_person" IS NULL
      )
    )
    THEN COALESCE("g_reported"."reported:n", 0)
    ELSE 0
  END AS "i_reported_n",
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
      COALESCE("g_reported"."reported:n", 0) + COALESCE("g_reported"."reported:p", 0)
    )
  END AS "i_reported_hi",
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
      COALESCE("g_reported"."reported:n", 0) > 0
    )
    THEN TRUE
    WHEN (
      COALESCE("g_reported"."reported:p", 0) > 0
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
  END AS "i_reported_found",
  COALESCE(
    (
      (
        NOT (
          "s"."f_person" IS NULL
        )
      )
      AND (
        (
          COALESCE("g_reported"."reported:n", 0) > 0
        )
        AND (
          (
            COALESCE("g_reported"."reported:p", 0) = 0
          )
          OR COALESCE(
            (
              (
                "g_reported"."reported:pn" = 0
              )
              AND (
                "g_reported"."reported:pb" > "g_reported"."reported:w"."k0"
              )
            ),
            FALSE
          )
        )
      )
    ),
    FALSE
  ) AS "i_reported_ok",
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
          (
            COALESCE("g_reported"."reported:n", 0) > 0
          )
          AND (
            (
              COALESCE("g_reported"."reported:p", 0) = 0
            )
            OR COALESCE(
              (
                (
                  "g_reported"."reported:pn" = 0
                )
                AND (
                  "g_reported"."reported:pb" > "g_reported"."reported:w"."k0"
                )
              ),
              FALSE
            )
          )
        )
      ),
      FALSE
    )
    THEN 0
    WHEN (
      (
        COALESCE("g_reported"."reported:n", 0) > 0
      )
      AND (
        COALESCE("g_reported"."reported:p", 0) = 0
      )
    )
    THEN 3
    WHEN (
      NOT (
        (
          (
            COALESCE("g_reported"."reported:n", 0) = 0
          )
          AND (
            COALESCE("g_reported"."reported:p", 0) = 0
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
  END AS "i_reported_why",
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
  ) AS "i_reported_cov",
  COALESCE("g_reported"."reported:p", 0) AS "i_reported_p",
  CASE
    WHEN COALESCE(
      (
        (
          NOT (
            "s"."f_person" IS NULL
          )
        )
        AND (
          (
            COALESCE("g_reported"."reported:n", 0) > 0
          )
          AND (
            (
              COALESCE("g_reported"."reported:p", 0) = 0
            )
            OR COALESCE(
              (
                (
                  "g_reported"."reported:pn" = 0
                )
                AND (
                  "g_reported"."reported:pb" > "g_reported"."reported:w"."k0"
                )
              ),
              FALSE
            )
          )
        )
      ),
      FALSE
    )
    THEN "g_reported"."reported:w"."k1"
  END AS "i_reported_row_id",
  CASE
    WHEN COALESCE(
      (
        (
          NOT (
            "s"."f_person" IS NULL
          )
        )
        AND (
          (
            COALESCE("g_reported"."reported:n", 0) > 0
          )
          AND (
            (
              COALESCE("g_reported"."reported:p", 0) = 0
            )
            OR COALESCE(
              (
                (
                  "g_reported"."reported:pn" = 0
                )
                AND (
                  "g_reported"."reported:pb" > "g_reported"."reported:w"."k0"
                )
              ),
              FALSE
            )
          )
        )
      ),
      FALSE
    )
    THEN "g_reported"."reported:w"."k0"
    ELSE CASE
      WHEN (
        COALESCE("g_reported"."reported:pn", 0) = 0
      )
      THEN CASE
        WHEN (
          "g_reported"."reported:pb" IS NULL
        )
        THEN "g_reported"."reported:w"."k0"
        ELSE LEAST("g_reported"."reported:w"."k0", "g_reported"."reported:pb")
      END
    END
  END AS "i_reported_by_lo",
  CASE
    WHEN COALESCE(
      (
        (
          NOT (
            "s"."f_person" IS NULL
          )
        )
        AND (
          (
            COALESCE("g_reported"."reported:n", 0) > 0
          )
          AND (
            (
              COALESCE("g_reported"."reported:p", 0) = 0
            )
            OR COALESCE(
              (
                (
                  "g_reported"."reported:pn" = 0
                )
                AND (
                  "g_reported"."reported:pb" > "g_reported"."reported:w"."k0"
                )
              ),
              FALSE
            )
          )
        )
      ),
      FALSE
    )
    THEN "g_reported"."reported:w"."k0"
    ELSE "g_reported"."reported:w"."k0"
  END AS "i_reported_by_hi",
  CASE
    WHEN (
      NOT (
        "s"."f_person" IS NULL
      )
    )
    THEN COALESCE("g_detained"."detained:n", 0)
    ELSE 0
  END AS "i_detained_n",
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
      COALESCE("g_detained"."detained:n", 0) + COALESCE("g_detained"."detained:p", 0)
    )
  END AS "i_detained_hi",
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
      COALESCE("g_detained"."detained:n", 0) > 0
    )
    THEN TRUE
    WHEN (
      COALESCE("g_detained"."detained:p", 0) > 0
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
  END AS "i_detained_found",
  COALESCE(
    (
      (
        NOT (
          "s"."f_person" IS NULL
        )
      )
      AND (
        COALESCE("g_detained"."detained:n", 0) > 0
      )
    ),
    FALSE
  ) AS "i_detained_ok",
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
          COALESCE("g_detained"."detained:n", 0) > 0
        )
      ),
      FALSE
    )
    THEN 0
    WHEN (
      (
        COALESCE("g_detained"."detained:n", 0) > 0
      )
      AND (
        COALESCE("g_detained"."detained:p", 0) = 0
      )
    )
    THEN 3
    WHEN (
      NOT (
        (
          (
            COALESCE("g_detained"."detained:n", 0) = 0
          )
          AND (
            COALESCE("g_detained"."detained:p", 0) = 0
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
  END AS "i_detained_why",
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
  ) AS "i_detained_cov",
  COALESCE("g_detained"."detained:p", 0) AS "i_detained_p"
FROM "m_4" AS "s"
LEFT JOIN (
  SELECT
    "rid",
    COUNT(*) FILTER(WHERE
      "reported:fits") AS "reported:n",
    COUNT(*) FILTER(WHERE
      (
        "reported:fits" IS NULL
      )) AS "reported:p",
    MIN({'k0': "reported:by_lo", 'k1': "intake:row_id"}) FILTER(WHERE
      "reported:fits") AS "reported:w",
    MIN("reported:by_lo") FILTER(WHERE
      (
        "reported:fits" IS NULL
      )) AS "reported:pb",
    COUNT_IF((
      NOT (
        (
          NOT (
            "reported:by_lo" IS NULL
          )
        )
      )
    )) FILTER(WHERE
      (
        "reported:fits" IS NULL
      )) AS "reported:pn"
  FROM (
    SELECT
      "s"."rid" AS "rid",
      "r"."row_id" AS "row_id",
      "r"."row_id" AS "intake:row_id",
      (
        (
          (
            "r"."report_on" >= "s"."f_effective_on"
          )
          AND (
            "r"."report_on" <= "s"."l_due_lo"
          )
        )
        AND (
          (
            (
              NOT (
                "r"."report_on" IS NULL
              )
            )
            AND (
              NOT (
                "r"."report_on" IS NULL
              )
            )
          )
          OR NULL
        )
      ) AS "reported:fits",
      "r"."report_on" AS "reported:by_lo",
      "r"."report_on" AS "reported:by_hi"
    FROM "m_4" AS "s"
    INNER JOIN "v_intake" AS "r"
      ON (
        (
          "r"."person" = "s"."f_person"
        )
        AND (
          (
            COALESCE("r"."report_on", CAST('0001-01-01' AS DATE)) <= COALESCE("s"."l_due_lo", CAST('9999-12-31' AS DATE))
          )
          AND (
            COALESCE("r"."report_on", CAST('9999-12-31' AS DATE)) >= COALESCE("s"."f_effective_on", CAST('0001-01-01' AS DATE))
          )
        )
      )
  ) AS "p"
  GROUP BY
    "rid"
) AS "g_reported"
  ON (
    "g_reported"."rid" = "s"."rid"
  )
LEFT JOIN (
  SELECT
    "rid",
    COUNT(*) FILTER(WHERE
      "detained:fits") AS "detained:n",
    COUNT(*) FILTER(WHERE
      (
        "detained:fits" IS NULL
      )) AS "detained:p"
  FROM (
    SELECT
      "s"."rid" AS "rid",
      "r"."row_id" AS "row_id",
      "r"."row_id" AS "custody:row_id",
      (
        (
          (
            "r"."out_on" IS NULL
          ) OR (
            "r"."out_on" >= "s"."f_effective_on"
          )
        )
        AND (
          "r"."in_on" <= "s"."l_due_lo"
        )
      ) AS "detained:fits"
    FROM "m_4" AS "s"
    INNER JOIN "v_custody" AS "r"
      ON (
        (
          "r"."person" = "s"."f_person"
        )
        AND (
          (
            COALESCE("r"."in_on", CAST('0001-01-01' AS DATE)) <= COALESCE("s"."l_due_lo", CAST('9999-12-31' AS DATE))
          )
          AND (
            COALESCE("r"."out_on", CAST('9999-12-31' AS DATE)) >= COALESCE("s"."f_effective_on", CAST('0001-01-01' AS DATE))
          )
        )
      )
  ) AS "p"
  GROUP BY
    "rid"
) AS "g_detained"
  ON (
    "g_detained"."rid" = "s"."rid"
  );
-- relation m_6
SELECT
  "s"."rid",
  "s"."f_row_id",
  "s"."f_effective_on",
  "s"."f_penalty",
  "s"."f_person",
  "s"."f_unit",
  "s"."r_0.amount_lo",
  "s"."r_0.unit_lo",
  "s"."r_0.by_lo",
  "s"."r_0.roll_lo",
  "s"."r_0.hard_lo",
  "s"."r_0_reason",
  "s"."r_0_rows",
  "s"."l_due_lo",
  "s"."i_reported_n",
  "s"."i_reported_hi",
  "s"."i_reported_found",
  "s"."i_reported_ok",
  "s"."i_reported_why",
  "s"."i_reported_cov",
  "s"."i_reported_p",
  "s"."i_reported_row_id",
  "s"."i_reported_by_lo",
  "s"."i_reported_by_hi",
  "s"."i_detained_n",
  "s"."i_detained_hi",
  "s"."i_detained_found",
  "s"."i_detained_ok",
  "s"."i_detained_why",
  "s"."i_detained_cov",
  "s"."i_detained_p",
  (
    (
      "s"."f_penalty" IN ('probation', 'control')
    ) IS NULL
  ) AS "scope_unknown",
  "s"."f_unit" AS "unit",
  CASE
    WHEN (
      NOT COALESCE((
        NOT (
          "s"."i_reported_found"
        )
      ), TRUE)
    )
    THEN 1
    WHEN COALESCE("s"."i_detained_found", FALSE)
    THEN 2
    WHEN (
      (
        "s"."f_penalty" IN ('probation', 'control')
      ) IS NULL
    )
    THEN 4
    WHEN COALESCE(
      (
        CAST('2024-06-30' AS DATE) <= "s"."l_due_lo"
      ),
      (
        CAST('2024-06-30' AS DATE) <= "s"."l_due_lo"
      ),
      FALSE
    )
    THEN 3
    WHEN (
      (
        NOT (
          COALESCE((
            NOT (
              "s"."i_reported_found"
            )
          ), FALSE)
        )
      )
      OR COALESCE("s"."i_detained_found", TRUE)
      OR (
        (
          "s"."l_due_lo" IS NULL
        ) OR (
          "s"."l_due_lo" IS NULL
        )
      )
    )
    THEN 4
    ELSE 5
  END AS "x_missed",
  (
    (
      (
        NOT COALESCE((
          NOT (
            "s"."i_reported_found"
          )
        ), TRUE)
      )
      OR COALESCE("s"."i_detained_found", FALSE)
    )
    AND (
      NOT (
        COALESCE(
          (
            (
              NOT COALESCE((
                NOT (
                  "s"."i_reported_found"
                )
              ), TRUE)
            )
            OR COALESCE("s"."i_detained_found", FALSE)
          ),
          FALSE
        )
      )
    )
  ) AS "y_missed",
  "s"."l_due_lo" AS "d_missed",
  "s"."i_detained_found" AS "e_in_custody"
FROM "m_5" AS "s";
-- relation m_7
SELECT
  "s"."rid",
  "s"."f_row_id",
  "s"."f_effective_on",
  "s"."f_penalty",
  "s"."f_person",
  "s"."f_unit",
  "s"."r_0.amount_lo",
  "s"."r_0.unit_lo",
  "s"."r_0.by_lo",
  "s"."r_0.roll_lo",
  "s"."r_0.hard_lo",
  "s"."r_0_reason",
  "s"."r_0_rows",
  "s"."l_due_lo",
  "s"."i_reported_n",
  "s"."i_reported_hi",
  "s"."i_reported_found",
  "s"."i_reported_ok",
  "s"."i_reported_why",
  "s"."i_reported_cov",
  "s"."i_reported_p",
  "s"."i_reported_row_id",
  "s"."i_reported_by_lo",
  "s"."i_reported_by_hi",
  "s"."i_detained_n",
  "s"."i_detained_hi",
  "s"."i_detained_found",
  "s"."i_detained_ok",
  "s"."i_detained_why",
  "s"."i_detained_cov",
  "s"."i_detained_p",
  "s"."scope_unknown",
  "s"."unit",
  "s"."x_missed",
  "s"."y_missed",
  "s"."d_missed",
  "s"."e_in_custody",
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
      (
        "s"."x_missed" = 2
      ) OR COALESCE("s"."i_detained_found", FALSE)
    )
    THEN 'exempt'
    ELSE 'lawful'
  END AS "answer"
FROM "m_6" AS "s";
-- relation m_8
SELECT
  "s"."rid",
  "s"."f_row_id",
  "s"."f_effective_on",
  "s"."f_penalty",
  "s"."f_person",
  "s"."f_unit",
  "s"."r_0.amount_lo",
  "s"."r_0.unit_lo",
  "s"."r_0.by_lo",
  "s"."r_0.roll_lo",
  "s"."r_0.hard_lo",
  "s"."r_0_reason",
  "s"."r_0_rows",
  "s"."l_due_lo",
  "s"."i_reported_n",
  "s"."i_reported_hi",
  "s"."i_reported_found",
  "s"."i_reported_ok",
  "s"."i_reported_why",
  "s"."i_reported_cov",
  "s"."i_reported_p",
  "s"."i_reported_row_id",
  "s"."i_reported_by_lo",
  "s"."i_reported_by_hi",
  "s"."i_detained_n",
  "s"."i_detained_hi",
  "s"."i_detained_found",
  "s"."i_detained_ok",
  "s"."i_detained_why",
  "s"."i_detained_cov",
  "s"."i_detained_p",
  "s"."scope_unknown",
  "s"."unit",
  "s"."x_missed",
  "s"."y_missed",
  "s"."d_missed",
  "s"."e_in_custody",
  "s"."answer",
  (
    "s"."scope_unknown" OR (
      "s"."x_missed" = 4
    )
  ) AS "open"
FROM "m_7" AS "s";
-- relation m_9
SELECT
  "s"."rid",
  "s"."f_row_id",
  "s"."f_effective_on",
  "s"."f_penalty",
  "s"."f_person",
  "s"."f_unit",
  "s"."r_0.amount_lo",
  "s"."r_0.unit_lo",
  "s"."r_0.by_lo",
  "s"."r_0.roll_lo",
  "s"."r_0.hard_lo",
  "s"."r_0_reason",
  "s"."r_0_rows",
  "s"."l_due_lo",
  "s"."i_reported_n",
  "s"."i_reported_hi",
  "s"."i_reported_found",
  "s"."i_reported_ok",
  "s"."i_reported_why",
  "s"."i_reported_cov",
  "s"."i_reported_p",
  "s"."i_reported_row_id",
  "s"."i_reported_by_lo",
  "s"."i_reported_by_hi",
  "s"."i_detained_n",
  "s"."i_detained_hi",
  "s"."i_detained_found",
  "s"."i_detained_ok",
  "s"."i_detained_why",
  "s"."i_detained_cov",
  "s"."i_detained_p",
  "s"."scope_unknown",
  "s"."unit",
  "s"."x_missed",
  "s"."y_missed",
  "s"."d_missed",
  "s"."e_in_custody",
  "s"."answer",
  "s"."open",
  CASE
    WHEN "s"."open"
    THEN CASE
      WHEN (
        (
          CASE
            WHEN (
              (
                "s"."f_effective_on" IS NULL
              ) OR (
                "s"."f_effective_on" IS NULL
              )
            )
            THEN 16
            ELSE 0
          END | CASE
            WHEN (
              (
                "s"."f_effective_on" IS NULL
              ) OR (
                "s"."f_effective_on" IS NULL
              )
            )
            THEN 16
            ELSE 0
          END
        ) = 0
      )
      THEN CASE
        WHEN (
          (
            "s"."l_due_lo" IS NULL
          ) OR (
            "s"."l_due_lo" IS NULL
          )
        )
        THEN CASE "s"."r_0_reason"
          WHEN 5
          THEN 1
          WHEN 6
          THEN 2
          WHEN 7
          THEN 4
          ELSE CASE
            WHEN (
              (
                "s"."r_0.amount_lo" IS NULL
              ) OR (
                "s"."r_0.amount_lo" IS NULL
              )
            )
            THEN 1
            ELSE 8
          END
        END
        ELSE 0
      END
      ELSE (
        CASE
          WHEN (
            (
              "s"."f_effective_on" IS NULL
            ) OR (
              "s"."f_effective_on" IS NULL
            )
          )
          THEN 16
          ELSE 0
        END | CASE
          WHEN (
            (
              "s"."f_effective_on" IS NULL
            ) OR (
              "s"."f_effective_on" IS NULL
            )
          )
          THEN 16
          ELSE 0
        END
      )
    END
    ELSE 0
  END AS "u_due"
FROM "m_8" AS "s";
-- relation m_10
SELECT
  "s"."rid",
  "s"."f_row_id",
  "s"."f_effective_on",
  "s"."f_penalty",
  "s"."f_person",
  "s"."f_unit",
  "s"."r_0.amount_lo",
  "s"."r_0.unit_lo",
  "s"."r_0.by_lo",
  "s"."r_0.roll_lo",
  "s"."r_0.hard_lo",
  "s"."r_0_reason",
  "s"."r_0_rows",
  "s"."l_due_lo",
  "s"."i_reported_n",
  "s"."i_reported_hi",
  "s"."i_reported_found",
  "s"."i_reported_ok",
  "s"."i_reported_why",
  "s"."i_reported_cov",
  "s"."i_reported_p",
  "s"."i_reported_row_id",
  "s"."i_reported_by_lo",
  "s"."i_reported_by_hi",
  "s"."i_detained_n",
  "s"."i_detained_hi",
  "s"."i_detained_found",
  "s"."i_detained_ok",
  "s"."i_detained_why",
  "s"."i_detained_cov",
  "s"."i_detained_p",
  "s"."scope_unknown",
  "s"."unit",
  "s"."x_missed",
  "s"."y_missed",
  "s"."d_missed",
  "s"."e_in_custody",
  "s"."answer",
  CASE
    WHEN "s"."open"
    THEN (
      CASE
        WHEN (
          "s"."x_missed" = 4
        )
        THEN (
          (
            CASE
              WHEN (
                "s"."i_reported_found" IS NULL
              )
              THEN CASE
                WHEN (
                  "s"."i_reported_why" = 1
                )
                THEN 32
                WHEN (
                  "s"."i_reported_why" = 2
                )
                THEN 64
                WHEN (
                  "s"."i_reported_why" = 3
                )
                THEN 128
                WHEN (
                  "s"."i_reported_why" = 4
                )
                THEN 256
                ELSE 256
              END
              ELSE 0
            END | CASE
              WHEN (
                "s"."i_detained_found" IS NULL
              )
              THEN CASE
                WHEN (
                  "s"."i_detained_why" = 1
                )
                THEN 512
                WHEN (
                  "s"."i_detained_why" = 2
                )
                THEN 1024
                WHEN (
                  "s"."i_detained_why" = 3
                )
                THEN 2048
                WHEN (
                  "s"."i_detained_why" = 4
                )
                THEN 4096
                ELSE 4096
              END
              ELSE 0
            END
          ) | "s"."u_due"
        )
        ELSE 0
      END | CASE
        WHEN (
          (
            "s"."f_penalty" IN ('probation', 'control')
          ) IS NULL
        )
        THEN CASE
          WHEN (
            (
              "s"."f_penalty" IS NULL
            ) OR (
              "s"."f_penalty" IS NULL
            )
          )
          THEN 8192
          ELSE 0
        END
        ELSE 0
      END
    )
    ELSE 0
  END AS "mask"
FROM "m_9" AS "s";

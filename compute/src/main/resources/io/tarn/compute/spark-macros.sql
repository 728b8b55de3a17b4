-- Spark's semantics where DuckDB's differ; the planner writes calls of these (ADR 5).
-- 'tarn:<CONDITION>' is Spark's error, 'tarn:SPARK' hands the statement over to Spark.

CREATE MACRO spark_divide(a, b) AS
  CASE WHEN a IS NULL OR b IS NULL THEN NULL WHEN b = 0 THEN error('tarn:DIVIDE_BY_ZERO') ELSE a / b END;

CREATE MACRO spark_div(a, b) AS
  CASE WHEN a IS NULL OR b IS NULL THEN NULL WHEN b = 0 THEN error('tarn:DIVIDE_BY_ZERO') ELSE a // b END;

CREATE MACRO spark_remainder(a, b) AS
  CASE WHEN a IS NULL OR b IS NULL THEN NULL WHEN b = 0 THEN error('tarn:REMAINDER_BY_ZERO')
    WHEN b = -1 THEN a - a ELSE a % b END;

CREATE MACRO spark_modulo(a, b) AS
  CASE WHEN a IS NULL OR b IS NULL THEN NULL WHEN b = 0 THEN error('tarn:REMAINDER_BY_ZERO') ELSE a % b END;

CREATE MACRO spark_ratio(n, d) AS
  CASE WHEN n IS NULL OR d IS NULL THEN NULL WHEN d = 0 THEN error('tarn:DIVIDE_BY_ZERO')
    ELSE ((abs(n) * 2 + abs(d)) // (abs(d) * 2)) * CASE WHEN (n < 0) <> (d < 0) THEN -1 ELSE 1 END END;

CREATE MACRO spark_mean(n, d) AS
  CASE WHEN n IS NULL OR d = 0 THEN NULL
    ELSE ((abs(n) * 2 + d) // (d * 2)) * CASE WHEN n < 0 THEN -1 ELSE 1 END END;

CREATE MACRO spark_ln(x) AS CASE WHEN x <= 0 THEN NULL ELSE ln(x) END;
CREATE MACRO spark_log10(x) AS CASE WHEN x <= 0 THEN NULL ELSE log10(x) END;
CREATE MACRO spark_log2(x) AS CASE WHEN x <= 0 THEN NULL ELSE log2(x) END;

CREATE MACRO spark_power(x, y) AS
  CASE WHEN abs(x) = 1 AND (isnan(y) OR isinf(y)) THEN CAST('NaN' AS DOUBLE)
    WHEN isnan(y) THEN y ELSE power(x, y) END;

CREATE MACRO spark_sign(x) AS CASE WHEN isnan(x) THEN x WHEN x = 0 THEN x ELSE CAST(sign(x) AS DOUBLE) END;

-- p is ten to the power of d. Near a tie the shortest decimal form decides, as in Java.
CREATE MACRO spark_round(x, d, p) AS
  CASE WHEN isnan(x) OR isinf(x) OR abs(x) * p >= 1e20 THEN x
    WHEN abs(x) * p >= 1e9 OR abs(abs(x) * p - floor(abs(x) * p) - 0.5) < 1e-5
      THEN CAST(round(CAST(CAST(x AS VARCHAR) AS DECIMAL(38,15)), d) AS DOUBLE)
    ELSE round(x, d) END;

CREATE MACRO spark_upper(s) AS CASE WHEN strlen(s) <> length(s) THEN error('tarn:SPARK') ELSE upper(s) END;
CREATE MACRO spark_lower(s) AS CASE WHEN strlen(s) <> length(s) THEN error('tarn:SPARK') ELSE lower(s) END;
CREATE MACRO spark_reverse(s) AS CASE WHEN strlen(s) <> length(s) THEN error('tarn:SPARK') ELSE reverse(s) END;

CREATE MACRO spark_substring(s, p, n) AS
  CASE WHEN n <= 0 THEN CASE WHEN s IS NULL THEN NULL ELSE '' END
    WHEN p = 0 THEN substring(s, 1, n)
    WHEN length(s) + p >= 0 THEN substring(s, length(s) + p + 1, n)
    WHEN CAST(n AS BIGINT) + length(s) + p <= 0 THEN ''
    ELSE substring(s, 1, CAST(n AS BIGINT) + length(s) + p) END;

-- Texts that both engines read the same way; any other is Spark's to judge.
CREATE MACRO spark_whole_text(s) AS
  CASE WHEN NOT regexp_full_match(trim(s, ' '), '[+-]?[0-9]{1,18}') THEN error('tarn:SPARK')
    ELSE ltrim(trim(s, ' '), '+') END;
CREATE MACRO spark_number_text(s) AS
  CASE WHEN NOT regexp_full_match(trim(s, ' '), '[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?')
    THEN error('tarn:SPARK') ELSE ltrim(trim(s, ' '), '+') END;
CREATE MACRO spark_decimal_text(s) AS
  CASE WHEN NOT regexp_full_match(trim(s, ' '), '[+-]?[0-9]{1,30}([.][0-9]{1,30})?')
    THEN error('tarn:SPARK') ELSE ltrim(trim(s, ' '), '+') END;
CREATE MACRO spark_boolean(s) AS
  CASE WHEN s IS NULL THEN NULL
    WHEN lower(trim(s, ' ')) IN ('t', 'true', 'y', 'yes', '1') THEN TRUE
    WHEN lower(trim(s, ' ')) IN ('f', 'false', 'n', 'no', '0') THEN FALSE
    ELSE error('tarn:SPARK') END;
CREATE MACRO spark_date(s) AS
  CAST(CASE WHEN NOT regexp_full_match(trim(s, ' '), '[0-9]{4}-[0-9]{2}-[0-9]{2}')
    THEN error('tarn:SPARK') ELSE trim(s, ' ') END AS DATE);
CREATE MACRO spark_time_text(t) AS
  CASE WHEN t IS NOT NULL AND (NOT isfinite(t) OR year(t) NOT BETWEEN 1 AND 9999)
    THEN error('tarn:SPARK') ELSE CAST(t AS VARCHAR) END;

create schema if not exists main.lanes;
create or replace table main.lanes.numbers (id int, i int, j int, l bigint, s smallint, t tinyint, d double, e double, f float, n decimal(12,2), m decimal(20,4), b boolean);
insert into main.lanes.numbers values
  (1, 0, 1, 0L, 0S, 0Y, 0.0D, 1.0D, 0.0F, 0.00, 0.0000, true),
  (2, 1, 2, 1L, 1S, 1Y, -0.0D, 2.5D, 1.5F, 1.25, 2.5000, false),
  (3, -1, 3, -1L, -1S, -1Y, 1.5D, -2.5D, -1.5F, -1.25, -2.5000, null),
  (4, 2147483647, 7, 9223372036854775807L, 32767S, 127Y, 1e300D, 1e-300D, 1e30F, 9999999999.99, 1234567890.1234, true),
  (5, -2147483647, -7, -9223372036854775807L, -32767S, -127Y, -1e300D, 3.0D, -1e30F, -9999999999.99, -1234567890.1234, false),
  (6, null, null, null, null, null, null, null, null, null, null, null),
  (7, 17, 5, 123456789012L, 100S, 10Y, cast('NaN' as double), 0.1D, cast('NaN' as float), 2.68, 0.0001, true),
  (8, -17, 5, -123456789012L, -100S, -10Y, cast('Infinity' as double), 0.3D, cast('-Infinity' as float), -2.68, -0.0001, false),
  (9, 3, -2, 3L, 3S, 3Y, 2.675D, 1.005D, 2.5F, 0.05, 0.5000, null),
  (10, 1000000, 999, 1000000L, 1000S, 99Y, 1037.225D, 12345.675D, 0.1F, 1037.23, 99999.9999, true);
create or replace table main.lanes.texts (id int, s string, p string, q string);
insert into main.lanes.texts values
  (1, '', '', 'a'), (2, 'a', 'b', ''), (3, 'Hello World', 'o', 'l'), (4, '  padded  ', ' ', 'x'),
  (5, null, 'x', null), (6, 'abc', null, 'bc'), (7, '100%_sure', '%', '_'), (8, 'tab	new', 'n', 't'),
  (9, 'ABCabc', 'ABC', 'abc'), (10, '12', '3', '1.5'), (11, 'O''Brien \\ back', '''', '\\');
create or replace table main.lanes.wide (id int, s string, p string);
insert into main.lanes.wide values
  (1, 'straße', 'ß'), (2, '𝒳é𝒴', 'é'), (3, 'ñandú', 'ú'), (4, '日本語', '本'), (5, 'a😀b', '😀'), (6, '', ''), (7, 'z', 'Z');
create or replace table main.lanes.times (id int, d date, x date, t timestamp, n timestamp_ntz);
insert into main.lanes.times values
  (1, date '1970-01-01', date '1970-01-02', timestamp '1970-01-01 00:00:00', timestamp_ntz '1970-01-01 00:00:00'),
  (2, date '1969-12-31', date '2020-02-29', timestamp '1969-12-31 23:59:59.999999', timestamp_ntz '1969-12-31 23:59:59.999999'),
  (3, date '2020-02-29', date '2021-01-31', timestamp '2020-02-29 12:34:56.789', timestamp_ntz '2020-02-29 12:34:56.789'),
  (4, date '0001-01-01', date '9999-12-31', timestamp '1900-01-01 00:00:00', timestamp_ntz '0001-01-01 00:00:00'),
  (5, date '9999-12-31', date '0001-01-01', timestamp '2500-12-31 23:59:59', timestamp_ntz '9999-12-31 23:59:59.999999'),
  (6, null, date '2000-01-01', null, null),
  (7, date '2021-11-07', null, timestamp '2021-11-07 01:30:00', timestamp_ntz '2021-11-07 01:30:00'),
  (8, date '2021-03-14', date '2021-03-15', timestamp '2021-03-14 03:00:00', timestamp_ntz '2021-03-14 02:30:00'),
  (9, date '2024-12-30', date '2025-01-01', timestamp '1986-01-01 00:15:00', timestamp_ntz '1986-01-01 00:15:00');
create or replace table main.lanes.parts (id int, p string, d date, n int, v string) partitioned by (p, d, n);
insert into main.lanes.parts values
  (1, 'a b', date '2020-01-01', 1, 'x'), (2, 'a/b=c%d', date '1969-12-31', -1, 'y'), (3, null, null, null, null),
  (4, 'ü𝒳', date '2020-01-01', 2147483647, ''), (5, 'it''s', null, 0, 'z'), (6, 'a b', date '2020-01-01', 1, 'w')

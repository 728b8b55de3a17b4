# SPDX-License-Identifier: Apache-2.0
"""The clients Python has for us: ADBC, pyarrow.flight, phoenixdb (Avatica), JayDeBeApi (JDBC)."""

import datetime
import decimal
import sys
import threading
import time
import types
import unittest

# phoenixdb loads Kerberos' native libraries, which not every machine has, and uses them for
# Kerberos only.
for name in ("gssapi", "requests_gssapi"):
    sys.modules.setdefault(name, types.ModuleType(name))
sys.modules["requests_gssapi"].HTTPSPNEGOAuth = None

import adbc_driver_flightsql.dbapi as adbc
import adbc_driver_manager
import jaydebeapi
import phoenixdb
import pyarrow
import pyarrow.flight

from tarn_server import TarnServer, driver_jar

TYPES = """
  select true as b, cast(-128 as tinyint) as t, cast(32767 as smallint) as s, -2147483648 as i,
    9223372036854775807 as l, cast(1.5 as float) as f, cast(-2.25 as double) as d,
    cast('12345678901234567890.123456789012345678' as decimal(38, 18)) as n, 'Zoë 雪' as v,
    X'00ff10' as x, date'1969-12-31' as day, timestamp_ntz'2024-02-29 12:34:56.789' as ntz,
    array(1, 2, 3) as a, cast(null as int) as nothing, '' as empty"""
NUMBER = decimal.Decimal("12345678901234567890.123456789012345678")
DAY = datetime.date(1969, 12, 31)
MOMENT = datetime.datetime(2024, 2, 29, 12, 34, 56, 789000)
# Far more pairs than anything gives in the time of a test.
ENDLESS = """
  select sum(a.l_quantity * b.l_quantity * c.l_tax) from samples.tpch.lineitem a,
    samples.tpch.lineitem b, samples.tpch.lineitem c where a.l_comment <> b.l_comment"""

server = None


def setUpModule():
    global server
    server = TarnServer()


def tearDownModule():
    server.close()


class AdbcTest(unittest.TestCase):
    def connect(self, password=None, **options):
        return adbc.connect(
            f"grpc://127.0.0.1:{server.flight_port}",
            db_kwargs={"username": "admin", "password": password or server.password, **options},
            autocommit=True,
        )

    def test_a_wrong_password_is_refused(self):
        with self.assertRaisesRegex(adbc_driver_manager.Error, "AUTHENTICATION_FAILED"):
            with self.connect("wrong") as connection, connection.cursor() as cursor:
                cursor.execute("select 1")

    def test_all_types_arrive(self):
        with self.connect() as connection, connection.cursor() as cursor:
            cursor.execute(TYPES)
            row = cursor.fetch_arrow_table().to_pylist()[0]
        self.assertEqual(row["l"], 2**63 - 1)
        self.assertEqual(row["n"], NUMBER)
        self.assertEqual(row["v"], "Zoë 雪")
        self.assertEqual(row["x"], b"\x00\xff\x10")
        self.assertEqual(row["day"], DAY)
        self.assertEqual(row["ntz"], MOMENT)
        self.assertEqual(row["a"], [1, 2, 3])
        self.assertIsNone(row["nothing"])

    def test_parameters_are_bound(self):
        with self.connect() as connection, connection.cursor() as cursor:
            cursor.execute("select cast(? as bigint) + 1, cast(? as string)", (41, "O'Neil"))
            self.assertEqual(cursor.fetchone(), (42, "O'Neil"))

    def test_the_catalog_is_listed(self):
        with self.connect() as connection:
            self.assertEqual(connection.adbc_get_info()["vendor_name"], "Tarn")
            self.assertIn("VIEW", connection.adbc_get_table_types())
            schema = connection.adbc_get_table_schema(
                "nation", catalog_filter="samples", db_schema_filter="tpch"
            )
            self.assertIn("n_name", schema.names)
            objects = connection.adbc_get_objects(
                depth="all", catalog_filter="samples", db_schema_filter="tpch"
            ).read_all()
            tables = objects.to_pylist()[0]["catalog_db_schemas"][0]["db_schema_tables"]
            self.assertEqual(len(tables), 8)
            nation = next(t for t in tables if t["table_name"] == "nation")
            self.assertEqual(len(nation["table_columns"]), 4)

    def test_rows_are_ingested(self):
        count = 1_000_000
        rows = pyarrow.table({
            "id": pyarrow.array(range(count), pyarrow.int64()),
            "name": pyarrow.array([f"row {i % 1000}" for i in range(count)]),
        })
        few = rows.slice(0, 10)
        with self.connect() as connection, connection.cursor() as cursor:
            start = time.monotonic()
            # In batches: this driver sends none of more than 16 MB.
            batches = rows.to_reader(max_chunksize=100_000)
            self.assertEqual(cursor.adbc_ingest("python_rows", batches, mode="create"), count)
            print(f"\nadbc_ingest of {count} rows: {time.monotonic() - start:.1f} s")
            with self.assertRaisesRegex(adbc_driver_manager.Error, "ALREADY_EXISTS"):
                cursor.adbc_ingest("python_rows", few, mode="create")
            cursor.adbc_ingest("python_rows", few, mode="append")
            cursor.execute("select count(*), sum(id) from python_rows")
            self.assertEqual(cursor.fetchone(), (count + 10, count * (count - 1) // 2 + 45))
            start = time.monotonic()
            cursor.execute("select * from python_rows")
            self.assertEqual(cursor.fetch_arrow_table().num_rows, count + 10)
            print(f"read of {count} rows: {time.monotonic() - start:.1f} s")
            cursor.adbc_ingest("python_rows", few, mode="replace")
            cursor.adbc_ingest("python_rows", few, mode="create_append")
            cursor.execute("select count(*) from python_rows")
            self.assertEqual(cursor.fetchone(), (20,))
            cursor.execute("drop table python_rows")

    def test_a_statement_is_cancelled(self):
        with self.connect() as connection, connection.cursor() as cursor:
            cancel = threading.Thread(target=self.cancel_when_it_runs, args=(cursor,))
            cancel.start()
            with self.assertRaises(adbc_driver_manager.Error):
                cursor.execute(ENDLESS)
                cursor.fetchall()
            cancel.join()
        deadline = time.monotonic() + 5
        while self.endings_of_endless() == ["RUNNING"] and time.monotonic() < deadline:
            time.sleep(0.1)
        self.assertEqual(self.endings_of_endless(), ["CANCELLED"])

    def cancel_when_it_runs(self, cursor):
        deadline = time.monotonic() + 60
        while self.endings_of_endless() != ["RUNNING"] and time.monotonic() < deadline:
            time.sleep(0.2)
        cursor.adbc_cancel()

    def endings_of_endless(self):
        with self.connect() as connection, connection.cursor() as cursor:
            cursor.execute(
                "select execution_status from system.query.history"
                " where statement_text like '%sum(a.l_quantity * b.l_quantity * c.l_tax)%'"
                " and statement_text not like '%query.history%'"
            )
            return [row[0] for row in cursor.fetchall()]


class FlightTest(unittest.TestCase):
    """pyarrow.flight knows no Flight SQL: the one message it needs is written by hand."""

    @staticmethod
    def command(sql):
        def field(number, content):
            assert len(content) < 128
            return bytes([number << 3 | 2, len(content)]) + content

        name = b"type.googleapis.com/arrow.flight.protocol.sql.CommandStatementQuery"
        return field(1, name) + field(2, field(1, sql.encode()))

    def setUp(self):
        self.client = pyarrow.flight.connect(f"grpc://127.0.0.1:{server.flight_port}")
        self.addCleanup(self.client.close)

    def test_a_wrong_password_is_refused(self):
        with self.assertRaises(pyarrow.flight.FlightUnauthenticatedError):
            self.client.authenticate_basic_token("admin", "wrong")

    def test_rows_arrive(self):
        header = self.client.authenticate_basic_token("admin", server.password)
        options = pyarrow.flight.FlightCallOptions(headers=[header])
        descriptor = pyarrow.flight.FlightDescriptor.for_command(
            self.command("select n_name from samples.tpch.nation")
        )
        info = self.client.get_flight_info(descriptor, options)
        table = self.client.do_get(info.endpoints[0].ticket, options).read_all()
        self.assertEqual(table.num_rows, 25)

    def test_no_call_without_credentials(self):
        descriptor = pyarrow.flight.FlightDescriptor.for_command(self.command("select 1"))
        with self.assertRaises(pyarrow.flight.FlightUnauthenticatedError):
            self.client.get_flight_info(descriptor)


class PhoenixDbTest(unittest.TestCase):
    def connect(self, password=None):
        return phoenixdb.connect(
            f"http://127.0.0.1:{server.http_port}/avatica",
            autocommit=True,
            authentication="BASIC",
            avatica_user="admin",
            avatica_password=password or server.password,
        )

    def test_a_wrong_password_is_refused(self):
        with self.assertRaisesRegex(phoenixdb.Error, "AUTHENTICATION_FAILED"):
            self.connect("wrong")

    def test_all_types_arrive(self):
        with self.connect() as connection, connection.cursor() as cursor:
            cursor.execute(TYPES)
            names = [column.name for column in cursor.description]
            row = dict(zip(names, cursor.fetchone()))
        self.assertEqual(row["b"], True)
        self.assertEqual(row["t"], -128)
        self.assertEqual(row["l"], 2**63 - 1)
        self.assertAlmostEqual(row["f"], 1.5)
        self.assertEqual(row["n"], NUMBER)
        self.assertEqual(row["v"], "Zoë 雪")
        self.assertEqual(bytes(row["x"]), b"\x00\xff\x10")
        self.assertEqual(row["day"], DAY)
        self.assertEqual(row["ntz"], MOMENT)
        self.assertEqual(row["a"], [1, 2, 3])
        self.assertIsNone(row["nothing"])
        self.assertEqual(row["empty"], "")

    def test_parameters_are_bound_and_rows_changed(self):
        with self.connect() as connection, connection.cursor() as cursor:
            cursor.execute("create table phoenix_rows (id int, name string)")
            cursor.executemany(
                "insert into phoenix_rows values (?, ?)", [(i, f"row {i}") for i in range(50)]
            )
            cursor.execute("select name from phoenix_rows where id = ?", (7,))
            self.assertEqual(cursor.fetchall(), [["row 7"]])
            cursor.execute("drop table phoenix_rows")

    def test_the_catalog_is_listed(self):
        with self.connect() as connection:
            tables = connection.meta().get_tables(
                catalog="samples", schemaPattern="tpch", tableNamePattern="%n"
            )
            self.assertEqual([t["TABLE_NAME"] for t in tables], ["nation", "region"])

    def test_failures_carry_the_message(self):
        with self.connect() as connection, connection.cursor() as cursor:
            with self.assertRaisesRegex(phoenixdb.Error, "TABLE_OR_VIEW_NOT_FOUND"):
                cursor.execute("select * from nowhere")


class JdbcTest(unittest.TestCase):
    """Our driver in a JVM inside Python, which nobody gave flags."""

    def connect(self, password=None):
        return jaydebeapi.connect(
            "io.tarn.jdbc.TarnDriver",
            f"jdbc:tarn://127.0.0.1:{server.flight_port}",
            ["admin", password or server.password],
            driver_jar(),
        )

    def test_a_wrong_password_is_refused(self):
        with self.assertRaisesRegex(Exception, "AUTHENTICATION_FAILED"):
            self.connect("wrong")

    def test_all_types_arrive(self):
        with self.connect() as connection, connection.cursor() as cursor:
            cursor.execute(TYPES)
            names = [column[0] for column in cursor.description]
            row = dict(zip(names, cursor.fetchone()))
        self.assertEqual(int(row["l"]), 2**63 - 1)
        self.assertEqual(str(row["v"]), "Zoë 雪")
        self.assertEqual(str(row["day"]), "1969-12-31")
        self.assertTrue(str(row["ntz"]).startswith("2024-02-29 12:34:56.789"))
        self.assertIsNone(row["nothing"])

    def test_parameters_are_bound(self):
        with self.connect() as connection, connection.cursor() as cursor:
            cursor.execute("select cast(? as int) + 1, cast(? as string)", (41, "O'Neil"))
            self.assertEqual(cursor.fetchone(), (42, "O'Neil"))

    def test_the_catalog_is_listed(self):
        with self.connect() as connection:
            rows = connection.jconn.getMetaData().getTables("samples", "tpch", "%", None)
            names = []
            while rows.next():
                names.append(str(rows.getString("TABLE_NAME")))
        self.assertEqual(len(names), 8)


if __name__ == "__main__":
    unittest.main()

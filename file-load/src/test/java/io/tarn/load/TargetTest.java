// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import static io.tarn.load.LoadFixture.row;
import static io.tarn.load.LoadFixture.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetTest {
  private static final ArrowType INT = new ArrowType.Int(32, true);
  private static final ArrowType SMALLINT = new ArrowType.Int(16, true);
  private static final ArrowType FLOAT = new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);

  @TempDir private Path folder;
  private LoadFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new LoadFixture(folder);
  }

  @Test
  void takesTypesFromTheTable() {
    Schema table =
        new Schema(
            List.of(
                column("Id", INT),
                column("Name", ColumnTypes.STRING),
                column("Price", ColumnTypes.decimal(6, 3)),
                column("Ratio", FLOAT),
                column("Ok", ColumnTypes.BOOLEAN),
                column("Seen", ColumnTypes.TIMESTAMP),
                column("Other", ColumnTypes.DATE)));
    FileAnalysis analysis =
        fixture.analyse(
            fixture.file(
                "t.csv",
                "name,id,price,seen,ok,ratio\n7,1,1.5,2024-01-31 10:00:00,yes,0.5\nx,2,2,,,\n"),
            into(table));
    assertThat(types(analysis))
        .isEqualTo(
            "Name STRING, Id INT, Price DECIMAL(6,3), Seen TIMESTAMP, Ok BOOLEAN, Ratio FLOAT");
    assertThat(fixture.rows(analysis))
        .containsExactly(
            row("7", "1", "1.500", "1706695200000000", "true", "0.5"),
            row("x", "2", "2.000", null, null, null));
    assertThat(analysis.remarks()).singleElement().asString().contains("read as UTC");
  }

  @Test
  void namesValuesThatDoNotFit() {
    Schema table =
        new Schema(
            List.of(
                column("a", SMALLINT),
                column("b", ColumnTypes.decimal(4, 2)),
                column("c", ColumnTypes.LOCAL_TIMESTAMP),
                column("d", ColumnTypes.DATE),
                required("e", ColumnTypes.STRING)));
    FileAnalysis analysis =
        fixture.analyse(
            fixture.file(
                "m.csv",
                """
                a,b,c,d,e
                1,1.25,2024-01-01 00:00,2024-01-01,x
                40000,1.25,2024-01-01 00:00,2024-01-01,x
                1,1.255,2024-01-01 00:00,2024-01-01,x
                1,100.25,2024-01-01 00:00,2024-01-01,x
                1,1.25,2024-01-01 00:00Z,2024-01-01,x
                1,1.25,2024-01-01 00:00,soon,x
                1,1.25,2024-01-01 00:00,2024-01-01,
                1.5,1.25,2024-01-01 00:00,2024-01-01,x
                """),
            into(table));
    assertThat(analysis.rows()).isEqualTo(1);
    assertThat(analysis.badRows().first().stream().map(BadRow::describe))
        .containsExactly(
            "line 3, column a: '40000' is not a number of this size (SMALLINT)",
            "line 4, column b: '1.255' is not a number with at most 2 decimals (DECIMAL(4,2))",
            "line 5, column b: '100.25' is not a number of this size (DECIMAL(4,2))",
            "line 6, column c: '2024-01-01 00:00Z' has an offset from UTC, which the column"
                + " cannot keep (TIMESTAMP_NTZ)",
            "line 7, column d: 'soon' is not a date (DATE)",
            "line 8, column e: '' means NULL, which the table does not allow here",
            "line 9, column a: '1.5' is not a whole number (SMALLINT)");
  }

  @Test
  void namesTheNearestColumnForAnUnknownOne() {
    Schema table = new Schema(List.of(column("pickup", ColumnTypes.DATE), column("fare", INT)));
    refuses(
        "pikup,fare\n2024-01-01,1\n", table, ErrorCode.UNRESOLVED_COLUMN, "did you mean pickup");
    refuses("zzzzzz,fare\n1,1\n", table, ErrorCode.UNRESOLVED_COLUMN, "it has pickup, fare");
  }

  @Test
  void refusesMissingRequiredDoubledAndUnreadableColumns() {
    Schema table = new Schema(List.of(required("id", INT), column("b", INT)));
    refuses("b\n1\n2\n", table, ErrorCode.UNRESOLVED_COLUMN, "must not be NULL");
    refuses("id,b,B\n1,2,3\n", table, ErrorCode.AMBIGUOUS_REFERENCE, "rename one");
    Schema binary = new Schema(List.of(column("id", ArrowType.Binary.INSTANCE)));
    refuses("id\nx\n", binary, ErrorCode.DATATYPE_MISMATCH, "cannot be read from CSV");
  }

  @Test
  void goesByPositionWithoutAHeader() {
    Schema table = new Schema(List.of(column("x", INT), column("y", ColumnTypes.STRING)));
    FileAnalysis analysis = fixture.analyse(fixture.file("p.csv", "1,a\n2,b\n"), into(table));
    assertThat(types(analysis)).isEqualTo("x INT, y STRING");
    refuses("1,2,3\n4,5,6\n", table, ErrorCode.INSERT_COLUMN_ARITY_MISMATCH, "3 columns");
  }

  @Test
  void asksWhichWayUnclearValuesAreMeant() {
    Schema dates = new Schema(List.of(column("d", ColumnTypes.DATE)));
    refuses("d\n01/02/2024\n", dates, ErrorCode.DATATYPE_MISMATCH, "the date order");
    Schema numbers = new Schema(List.of(column("n", INT)));
    refuses("n\n\"1,234\"\n", numbers, ErrorCode.DATATYPE_MISMATCH, "the number style");
  }

  @Test
  void takesTypesOfJsonFromTheTable() {
    Field structure =
        new Field(
            "place",
            FieldType.nullable(ArrowType.Struct.INSTANCE),
            List.of(column("City", ColumnTypes.STRING), column("zip", INT)));
    Field list =
        new Field("tags", FieldType.nullable(ArrowType.List.INSTANCE), List.of(column("e", INT)));
    Schema table = new Schema(List.of(column("id", INT), structure, list));
    FileAnalysis analysis =
        fixture.analyse(
            fixture.file(
                "t.json",
                """
                {"ID":1,"place":{"city":"Bern","zip":3000},"tags":[1,2]}
                {"ID":2,"place":{"land":"CH"}}
                {"ID":3,"tags":["x"]}
                {"ID":99999999999}
                {"ID":4}
                """),
            into(table));
    assertThat(analysis.badRows().first())
        .extracting(BadRow::column)
        .containsExactly("place", "tags[]", "id");
    assertThat(fixture.rows(analysis).get(0))
        .isEqualTo(row("1", "{\"City\":\"Bern\",\"zip\":3000}", "[1,2]"));
  }

  private void refuses(String content, Schema table, ErrorCode code, String part) {
    Path file = fixture.file("r.csv", content);
    assertThatThrownBy(() -> fixture.analyse(file, into(table)))
        .isInstanceOfSatisfying(WarehouseException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(part);
  }

  private static LoadOptions into(Schema table) {
    return LoadOptions.builder().badRows(BadRows.SKIP).target(table).build();
  }

  private static Field column(String name, ArrowType type) {
    return new Field(name, FieldType.nullable(type), List.of());
  }

  private static Field required(String name, ArrowType type) {
    return new Field(name, FieldType.notNullable(type), List.of());
  }
}

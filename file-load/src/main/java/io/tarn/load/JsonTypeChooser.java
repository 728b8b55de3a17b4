// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import io.tarn.load.JsonProfile.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** Chooses the types of a JSON file's columns. */
final class JsonTypeChooser {
  private static final Set<Kind> NUMBERS = EnumSet.of(Kind.WHOLE, Kind.BIG_WHOLE, Kind.FRACTION);
  private static final Set<Kind> TEXTS =
      EnumSet.of(Kind.DATE, Kind.LOCAL_TIMESTAMP, Kind.ZONED_TIMESTAMP, Kind.TEXT);

  private static final List<Set<Kind>> FAMILIES =
      List.of(
          EnumSet.of(Kind.TRUTH),
          NUMBERS,
          EnumSet.of(Kind.DATE),
          EnumSet.of(Kind.DATE, Kind.LOCAL_TIMESTAMP),
          EnumSet.of(Kind.ZONED_TIMESTAMP),
          EnumSet.of(Kind.OBJECT),
          EnumSet.of(Kind.ARRAY));

  private final List<String> remarks = new ArrayList<>();
  private boolean misfits;

  /**
   * A column, or a part of one.
   *
   * @param path where it is, for remarks
   * @param name what tables call it
   * @param key its key in the file
   * @param rows how many values there could be
   */
  ColumnAnalysis choose(String path, String name, String key, JsonProfile profile, long rows) {
    Set<Kind> family = family(profile);
    List<ColumnAnalysis> parts = List.of();
    ArrowType type = ColumnTypes.STRING;
    if (family.contains(Kind.OBJECT) && !profile.members().isEmpty()) {
      type = ArrowType.Struct.INSTANCE;
      parts = members(path, profile);
    } else if (family.contains(Kind.ARRAY) && !profile.boundless()) {
      type = ArrowType.List.INSTANCE;
      parts = List.of(choose(path + "[]", "element", "", profile.elements(), 0));
    } else {
      type = scalar(family, profile);
    }
    remark(path, family, profile);
    misfits |= !ColumnTypes.isText(type) && count(profile, family) < profile.values();
    List<Field> children = parts.stream().map(ColumnAnalysis::field).toList();
    return new ColumnAnalysis(
        new Field(name, FieldType.nullable(type), children),
        key,
        Math.max(rows - profile.values(), 0),
        Map.of(),
        NumberStyle.POINT,
        DateOrder.DAY_FIRST,
        parts);
  }

  List<String> remarks() {
    return remarks;
  }

  /** Whether some value does not fit the type chosen for it. */
  boolean misfits() {
    return misfits;
  }

  private List<ColumnAnalysis> members(String path, JsonProfile profile) {
    ColumnNames names = new ColumnNames();
    List<ColumnAnalysis> parts = new ArrayList<>();
    profile
        .members()
        .forEach(
            (key, member) -> {
              String name = names.add(key, parts.size());
              parts.add(choose(path + "." + name, name, key, member, 0));
            });
    names.remarks().forEach(remark -> remarks.add("in " + path + ": " + remark));
    return parts;
  }

  private static ArrowType scalar(Set<Kind> family, JsonProfile profile) {
    if (family.equals(NUMBERS)) {
      if (profile.count(Kind.FRACTION) > 0) {
        return ColumnTypes.DOUBLE;
      }
      return profile.count(Kind.BIG_WHOLE) > 0 ? ColumnTypes.decimal(38, 0) : ColumnTypes.BIGINT;
    }
    if (family.contains(Kind.TRUTH) && family.size() == 1) {
      return ColumnTypes.BOOLEAN;
    }
    if (family.contains(Kind.LOCAL_TIMESTAMP) && family.size() == 2) {
      return ColumnTypes.LOCAL_TIMESTAMP;
    }
    if (family.contains(Kind.DATE) && family.size() == 1) {
      return ColumnTypes.DATE;
    }
    return family.contains(Kind.ZONED_TIMESTAMP) && family.size() == 1
        ? ColumnTypes.TIMESTAMP
        : ColumnTypes.STRING;
  }

  /**
   * The kinds that make up the type; all kinds if the values are too mixed for another than text.
   */
  private static Set<Kind> family(JsonProfile profile) {
    Set<Kind> best = Set.of();
    for (Set<Kind> family : FAMILIES) {
      if (count(profile, family) > count(profile, best)) {
        best = family;
      }
    }
    boolean fits =
        !best.isEmpty()
            && TypeChooser.tolerable(profile.values(), profile.values() - count(profile, best));
    return fits ? best : EnumSet.complementOf(EnumSet.of(Kind.OBJECT, Kind.ARRAY));
  }

  private void remark(String path, Set<Kind> family, JsonProfile profile) {
    if (profile.values() == 0) {
      remarks.add("column " + path + " has no values, so it is text");
    } else if (profile.boundless()) {
      remarks.add("column " + path + " is too wide or deep for a type, so it is JSON text");
    } else if (family.size() > NUMBERS.size() && count(profile, TEXTS) < profile.values()) {
      remarks.add(
          "column " + path + " mixes kinds of values " + profile.counts() + ", so it is text");
    }
  }

  private static long count(JsonProfile profile, Set<Kind> kinds) {
    return kinds.stream().mapToLong(profile::count).sum();
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.FunctionName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;

/**
 * Where in the bodies of functions an expression stands.
 *
 * @param open the functions whose bodies are being bound, outermost first
 * @param arguments what stands for the parameters of the innermost one, by name in lower case
 */
record FunctionFrame(List<FunctionName> open, Map<String, FunctionArgument> arguments) {
  /** In no body. */
  static final FunctionFrame NONE = new FunctionFrame(List.of(), Map.of());

  FunctionFrame {
    open = List.copyOf(open);
    arguments = Map.copyOf(arguments);
  }

  /** The body of one function more. */
  FunctionFrame within(FunctionName function, Map<String, FunctionArgument> values) {
    List<FunctionName> more = new ArrayList<>(open);
    more.add(function);
    return new FunctionFrame(more, values);
  }

  /** A view or a table that a body reads: the same functions, no arguments. */
  FunctionFrame withoutArguments() {
    return new FunctionFrame(open, Map.of());
  }

  boolean isOpen(FunctionName function) {
    return open.stream().anyMatch(name -> name.toString().equalsIgnoreCase(function.toString()));
  }

  /** What a name stands for if it is a parameter's: {@code p} or {@code f.p}. */
  Optional<FunctionArgument> argument(SqlIdentifier name) {
    if (arguments.isEmpty() || name.names.size() > 2 || name.isStar()) {
      return Optional.empty();
    }
    String last = name.names.get(name.names.size() - 1).toLowerCase(Locale.ROOT);
    boolean ours =
        name.isSimple() || open.get(open.size() - 1).function().equalsIgnoreCase(name.names.get(0));
    return ours ? Optional.ofNullable(arguments.get(last)) : Optional.empty();
  }
}

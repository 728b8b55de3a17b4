// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.run;

import io.tarn.benchmarks.workload.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Texts of one statement, each with the next values of its parameters. */
final class StatementText {
  private final String sql;
  private final Map<String, Parameter.Source> sources = new LinkedHashMap<>();

  StatementText(String sql, Map<String, Parameter> parameters, RandomGenerator random) {
    this.sql = sql;
    parameters.forEach((name, parameter) -> sources.put(name, parameter.source(random)));
  }

  String next() {
    String text = sql;
    for (Map.Entry<String, Parameter.Source> source : sources.entrySet()) {
      text = text.replace("{" + source.getKey() + "}", Long.toString(source.getValue().next()));
    }
    return text;
  }
}

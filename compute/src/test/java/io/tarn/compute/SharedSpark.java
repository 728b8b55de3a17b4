// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One Spark for all test classes that do no harm to it. */
final class SharedSpark implements BeforeAllCallback, ParameterResolver {
  private static SparkFixture of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedSpark.class))
        .computeIfAbsent(
            SparkFixture.class,
            key -> SparkFixture.start(SparkFixture.newHome()),
            SparkFixture.class);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    of(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SparkFixture.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return of(context);
  }
}

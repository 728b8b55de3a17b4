/**
 * What tests of several modules share: contract suites that every implementation of a port passes,
 * and hand-made fakes of ports.
 *
 * <p>Depends on {@code api} alone. Nothing here runs outside tests.
 */
@NullMarked
package io.tarn.testkit;

import org.jspecify.annotations.NullMarked;

/**
 * Code that runs inside Spark's own processes; JDK only, so that it starts under any class path.
 *
 * <p>Nothing of the gateway belongs here. Start at {@link io.tarn.spark.ChildProcess}.
 */
@NullMarked
package io.tarn.spark;

import org.jspecify.annotations.NullMarked;

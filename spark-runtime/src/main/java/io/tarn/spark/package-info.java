/**
 * Code that runs inside Spark's own processes and nowhere else.
 *
 * <p>Nothing of the gateway belongs here. Start at {@link io.tarn.spark.ChildProcess}, which needs
 * only the JDK so that it can say what is missing.
 */
@NullMarked
package io.tarn.spark;

import org.jspecify.annotations.NullMarked;

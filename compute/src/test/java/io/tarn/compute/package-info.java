/** Tests against a real Spark, one process for most of them. */
@NullMarked
package io.tarn.compute;

import org.jspecify.annotations.NullMarked;

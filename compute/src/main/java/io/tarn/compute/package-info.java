/**
 * The engines that run what the planner wrote. {@link io.tarn.compute.SparkLane} keeps one Spark
 * process and speaks the Connect protocol with it; {@link io.tarn.compute.InteractiveLane} runs
 * DuckDB in this process. Rows stay Arrow all the way.
 *
 * <p>Knows Spark's protocol, gRPC and DuckDB; nothing of SQL text, names or permissions. Start at
 * {@link io.tarn.compute.SparkLane}.
 */
@NullMarked
package io.tarn.compute;

import org.jspecify.annotations.NullMarked;

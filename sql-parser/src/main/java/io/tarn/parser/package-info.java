/**
 * SQL text to syntax trees: Calcite's grammar with Spark's dialect and Tarn's statements added.
 *
 * <p>What belongs here is syntax: tokens, productions, nodes, syntax errors. What does not: names,
 * types of expressions, permissions; those are the planner's. Start at {@link
 * io.tarn.parser.StatementParser}; statements of Tarn's own are {@link
 * io.tarn.parser.StatementNode}s, queries are Calcite's nodes.
 */
@NullMarked
package io.tarn.parser;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Statements over HTTP, in the shape of Databricks' SQL Statement Execution API 2.0 (<a
 * href="https://docs.databricks.com/api/workspace/statementexecution">documentation</a>). Results
 * are kept as files for an hour, so that they can be read in pieces and more than once.
 */
@NullMarked
package io.tarn.gateway.rest;

import org.jspecify.annotations.NullMarked;

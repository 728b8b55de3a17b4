// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/**
 * For whom and under which settings a statement is planned.
 *
 * @param user the caller
 * @param settings the session's settings
 */
public record PlanningContext(String user, SessionSettings settings) {}

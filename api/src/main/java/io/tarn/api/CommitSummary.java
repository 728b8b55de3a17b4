// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/**
 * What a write did.
 *
 * @param version Delta version it made; the version before if it wrote nothing
 * @param rows rows added, changed or removed
 */
public record CommitSummary(long version, long rows) {}

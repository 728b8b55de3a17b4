// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.AccessControl;
import io.tarn.api.AccessDirectory;

/**
 * Who may do what.
 *
 * @param control decides
 * @param directory tells who there is and what was granted
 */
public record AccessServices(AccessControl control, AccessDirectory directory) {}

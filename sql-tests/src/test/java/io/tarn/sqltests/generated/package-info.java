// SPDX-License-Identifier: Apache-2.0

/** Random queries, answered on both lanes and by Spark alone. */
@NullMarked
package io.tarn.sqltests.generated;

import org.jspecify.annotations.NullMarked;

/** Tests of the driver against a scripted Flight SQL server and against Arrow's example server. */
@NullMarked
package io.tarn.jdbc;

import org.jspecify.annotations.NullMarked;

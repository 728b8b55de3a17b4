/** Tests of reading files. */
@NullMarked
package io.tarn.load;

import org.jspecify.annotations.NullMarked;

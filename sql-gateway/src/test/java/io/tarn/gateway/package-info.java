@NullMarked
package io.tarn.gateway;

import org.jspecify.annotations.NullMarked;

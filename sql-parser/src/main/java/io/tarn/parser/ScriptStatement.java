// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import io.tarn.api.SourcePosition;

/**
 * One statement of a script.
 *
 * @param text the statement without its semicolon, from its first word on
 * @param start where it starts in the script
 */
public record ScriptStatement(String text, SourcePosition start) {}

// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects of one array, or objects one after the other; a syntax error ends the reading. */
final class JsonStream implements JsonRows {
  private final LocalFile file;
  private final TextReader text;
  private final JsonParser parser;
  private final JsonLayout layout;
  private final JsonValues values = new JsonValues();
  private Map<String, @Nullable Object> members = Map.of();
  private @Nullable BadRow problem;
  private long line = 1;
  private boolean started;

  JsonStream(LocalFile file, TextReader text, JsonLayout layout) {
    this.file = file;
    this.text = text;
    this.layout = layout;
    try {
      this.parser = JsonValues.JSON.createParser(text);
    } catch (IOException e) {
      text.close();
      throw LoadErrors.unreadable(file.path(), e);
    }
  }

  @Override
  public boolean next() {
    text.rowStarts(line);
    try {
      return advance();
    } catch (JsonProcessingException e) {
      JsonLocation where = e.getLocation();
      throw LoadErrors.brokenJson(
          file.path(),
          where == null ? line : where.getLineNr(),
          where == null ? 1 : where.getColumnNr(),
          e.getOriginalMessage());
    } catch (IOException e) {
      throw LoadErrors.unreadable(file.path(), e);
    }
  }

  @Override
  public Map<String, @Nullable Object> members() {
    return members;
  }

  @Override
  public @Nullable BadRow problem() {
    return problem;
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public void close() {
    text.close();
  }

  private boolean advance() throws IOException {
    JsonToken token = parser.nextToken();
    if (!started && layout == JsonLayout.ARRAY && token == JsonToken.START_ARRAY) {
      token = parser.nextToken();
    }
    started = true;
    if (token == JsonToken.END_ARRAY) {
      if (parser.nextToken() != null) {
        throw LoadErrors.brokenJson(
            file.path(),
            parser.currentTokenLocation().getLineNr(),
            parser.currentTokenLocation().getColumnNr(),
            "something follows the array's end");
      }
      return false;
    }
    if (token == null) {
      return false;
    }
    members = Map.of();
    problem = null;
    line = parser.currentTokenLocation().getLineNr();
    if (token == JsonToken.START_OBJECT) {
      readObject();
    } else {
      Object value = values.read(parser);
      problem =
          new BadRow(
              line, "", value == null ? "null" : JsonValues.text(value), "is not a JSON object");
    }
    return true;
  }

  private void readObject() throws IOException {
    Map<String, @Nullable Object> read = values.readRow(parser);
    if (values.duplicateKey() == null) {
      members = read;
    } else {
      problem = new BadRow(line, "", "", "has the key '" + values.duplicateKey() + "' twice");
    }
  }
}

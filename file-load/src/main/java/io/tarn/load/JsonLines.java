// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One object a line; a broken line does not spoil the next. */
final class JsonLines implements JsonRows {
  private final LocalFile file;
  private final TextReader text;
  private final BufferedReader lines;
  private final JsonValues values = new JsonValues();
  private Map<String, @Nullable Object> members = Map.of();
  private @Nullable BadRow problem;
  private long line;

  JsonLines(LocalFile file, TextReader text) {
    this.file = file;
    this.text = text;
    this.lines = new BufferedReader(text, 1 << 16);
  }

  @Override
  public boolean next() {
    String content;
    do {
      line++;
      text.rowStarts(line);
      content = readLine();
    } while (content != null && content.isBlank());
    if (content == null) {
      return false;
    }
    members = Map.of();
    problem = null;
    parse(content);
    return true;
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

  private @Nullable String readLine() {
    try {
      return lines.readLine();
    } catch (IOException e) {
      throw LoadErrors.unreadable(file.path(), e);
    }
  }

  private void parse(String content) {
    try (JsonParser parser = JsonValues.JSON.createParser(content)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        problem = new BadRow(line, "", content, "is not a JSON object");
        return;
      }
      Map<String, @Nullable Object> read = values.readRow(parser);
      if (parser.nextToken() != null) {
        problem = new BadRow(line, "", content, "goes on after its JSON object ends");
      } else if (values.duplicateKey() != null) {
        problem =
            new BadRow(line, "", content, "has the key '" + values.duplicateKey() + "' twice");
      } else {
        members = read;
      }
    } catch (StreamConstraintsException e) {
      throw LoadErrors.brokenJson(file.path(), line, 1, e.getOriginalMessage());
    } catch (JsonProcessingException e) {
      problem =
          new BadRow(
              line,
              "",
              content,
              "is not valid JSON at column "
                  + e.getLocation().getColumnNr()
                  + ": "
                  + e.getOriginalMessage());
    } catch (IOException e) {
      throw LoadErrors.unreadable(file.path(), e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.model;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import io.tarn.api.SqlDraft;
import io.tarn.api.WarehouseException;
import io.tarn.nl.AskedQuestion;
import io.tarn.nl.SqlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a language model write the query. Every text it gives goes through the check; what the check
 * says goes back to the model, a few times at most. Never runs anything, never logs what was said.
 */
public final class ModelWriter implements SqlWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ModelWriter.class);
  private static final int ROUNDS = 3;
  private static final int LONGEST_COMPLAINT = 500;
  private static final double MOST_CONFIDENCE = 0.95;

  private final ChatModel model;
  private final ModelConfig config;
  private final Semaphore calls;
  private final ModelUsage usage = new ModelUsage();

  public ModelWriter(ModelConfig config) {
    this.config = config;
    this.model = ChatModels.of(config);
    this.calls = new Semaphore(config.concurrency());
  }

  /** What was used so far. */
  public ModelUsage usage() {
    return usage;
  }

  @Override
  public Written write(AskedQuestion asked) {
    if (!calls.tryAcquire()) {
      return Written.nothing("too many questions are being asked of the model; ask again");
    }
    try {
      return converse(asked);
    } catch (LangChain4jException e) {
      usage.failed();
      LOG.warn("The model {} did not answer: {}", config.name(), e.getClass().getSimpleName());
      return Written.nothing("the model did not answer");
    } catch (RuntimeException e) {
      usage.failed();
      LOG.warn("The answer of the model {} could not be read", config.name(), e);
      return Written.nothing("the model's answer could not be read");
    } finally {
      calls.release();
    }
  }

  private Written converse(AskedQuestion asked) {
    List<ChatMessage> messages = new ArrayList<>();
    messages.add(SystemMessage.from(Prompt.SYSTEM));
    messages.add(UserMessage.from(Prompt.question(asked)));
    long deadline = System.nanoTime() + 2 * config.timeout().toNanos();
    for (int round = 0; round < ROUNDS && System.nanoTime() < deadline; round++) {
      ChatResponse response = ask(messages);
      String text = response.aiMessage().text();
      try {
        ModelReply reply = read(response, text);
        if (reply.sql().isEmpty()) {
          String why = reply.reading().isEmpty() ? "" : ": " + reply.reading();
          return Written.nothing("the tables do not answer it" + why);
        }
        asked.check().check(reply.sql());
        return new Written(List.of(draft(reply)), "");
      } catch (ModelReply.Malformed e) {
        complain(messages, text, e.getMessage());
      } catch (WarehouseException e) {
        complain(messages, text, e.userMessage());
      }
    }
    return Written.nothing("the model wrote no query that could be run");
  }

  private ChatResponse ask(List<ChatMessage> messages) {
    ChatRequest request =
        ChatRequest.builder().messages(messages).responseFormat(Prompt.format()).build();
    ChatResponse response = model.chat(request);
    usage.called(response.tokenUsage());
    return response;
  }

  private static ModelReply read(
      ChatResponse response, @org.jspecify.annotations.Nullable String text)
      throws ModelReply.Malformed {
    if (text == null || text.isBlank()) {
      throw new ModelReply.Malformed("The reply is empty.");
    }
    if (response.finishReason() == FinishReason.LENGTH) {
      throw new ModelReply.Malformed("The reply was cut off. Write a shorter one.");
    }
    return ModelReply.read(text);
  }

  private static void complain(
      List<ChatMessage> messages,
      @org.jspecify.annotations.Nullable String text,
      @org.jspecify.annotations.Nullable String complaint) {
    String said = text == null || text.isBlank() ? "(nothing)" : text;
    messages.add(AiMessage.from(said.substring(0, Math.min(said.length(), 8 * LONGEST_COMPLAINT))));
    String why = complaint == null ? "It cannot be used." : complaint;
    messages.add(
        UserMessage.from(
            "That was refused: "
                + why.substring(0, Math.min(why.length(), LONGEST_COMPLAINT))
                + "\nReply again in the same form."));
  }

  private static SqlDraft draft(ModelReply reply) {
    return new SqlDraft(
        reply.sql(),
        List.of(),
        reply.assumptions(),
        Math.min(MOST_CONFIDENCE, reply.confidence()),
        reply.reading().isEmpty() ? "The model does not say" : reply.reading(),
        SqlDraft.Writer.MODEL);
  }
}

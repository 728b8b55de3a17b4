// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.embed;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The model {@code all-MiniLM-L6-v2}, quantised, run in batches on one thread. LangChain4j's class
 * around the same file runs one text at a time and takes all cores; short texts in batches are ten
 * times as fast, and a busy server keeps its cores.
 */
public final class MiniLmEncoder implements TextEncoder, AutoCloseable {
  private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
  private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";
  private static final int BATCH = 32;
  private static final String MAX_TOKENS = "128";

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final HuggingFaceTokenizer tokenizer;

  private MiniLmEncoder(
      OrtEnvironment environment, OrtSession session, HuggingFaceTokenizer tokenizer) {
    this.environment = environment;
    this.session = session;
    this.tokenizer = tokenizer;
  }

  /**
   * Loads the model, which takes about a second.
   *
   * @param libraries where native libraries are unpacked to
   * @throws UnsatisfiedLinkError if this platform has no native library for it
   */
  public static MiniLmEncoder load(Path libraries) {
    // The tokenizer's library takes these from nowhere else; without them it writes to the user's
    // home and may ask the network.
    System.setProperty("DJL_CACHE_DIR", libraries.toString());
    System.setProperty("ai.djl.offline", "true");
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        InputStream tokens = resource(TOKENIZER);
        InputStream model = resource(MODEL)) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      HuggingFaceTokenizer tokenizer =
          HuggingFaceTokenizer.newInstance(
              tokens,
              Map.of("padding", "true", "truncation", "true", "modelMaxLength", MAX_TOKENS));
      OrtSession session = environment.createSession(model.readAllBytes(), options);
      return new MiniLmEncoder(environment, session, tokenizer);
    } catch (IOException e) {
      throw new UncheckedIOException("The embedding model cannot be read", e);
    } catch (OrtException e) {
      throw new IllegalStateException("The embedding model cannot be loaded", e);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream found = MiniLmEncoder.class.getResourceAsStream(name);
    if (found == null) {
      throw new IOException("There is no " + name + " on the class path");
    }
    return found;
  }

  @Override
  public List<float[]> encode(List<String> texts) {
    float[][] vectors = new float[texts.size()][];
    // Texts of like length go together: a batch costs as much as its longest text times its size.
    List<Integer> order =
        IntStream.range(0, texts.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> texts.get(i).length()))
            .toList();
    for (int from = 0; from < order.size(); from += BATCH) {
      List<Integer> batch = order.subList(from, Math.min(from + BATCH, order.size()));
      List<float[]> encoded = encodeBatch(batch.stream().map(texts::get).toList());
      for (int i = 0; i < batch.size(); i++) {
        vectors[batch.get(i)] = encoded.get(i);
      }
    }
    return List.of(vectors);
  }

  private List<float[]> encodeBatch(List<String> texts) {
    Encoding[] encodings = tokenizer.batchEncode(texts.toArray(new String[0]));
    int length = encodings[0].getIds().length;
    long[] ids = new long[texts.size() * length];
    long[] mask = new long[ids.length];
    for (int i = 0; i < encodings.length; i++) {
      System.arraycopy(encodings[i].getIds(), 0, ids, i * length, length);
      System.arraycopy(encodings[i].getAttentionMask(), 0, mask, i * length, length);
    }
    long[] shape = {texts.size(), length};
    try (OnnxTensor tokens = tensor(ids, shape);
        OnnxTensor attention = tensor(mask, shape);
        OnnxTensor types = tensor(new long[ids.length], shape);
        OrtSession.Result result =
            session.run(
                Map.of(
                    "input_ids", tokens, "attention_mask", attention, "token_type_ids", types))) {
      float[][][] states = (float[][][]) result.get(0).getValue();
      List<float[]> vectors = new ArrayList<>();
      for (int i = 0; i < states.length; i++) {
        vectors.add(mean(states[i], mask, i * length));
      }
      return vectors;
    } catch (OrtException e) {
      throw new IllegalStateException("The embedding model failed", e);
    }
  }

  private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
  }

  /** Mean of the states of real tokens, at length one: how the model was trained to be read. */
  private static float[] mean(float[][] states, long[] mask, int offset) {
    float[] sum = new float[states[0].length];
    for (int token = 0; token < states.length; token++) {
      if (mask[offset + token] != 0) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += states[token][i];
        }
      }
    }
    return Vectors.unit(sum);
  }

  @Override
  public void close() {
    tokenizer.close();
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("The embedding model cannot be closed", e);
    }
  }
}

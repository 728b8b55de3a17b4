// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.report;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.w3c.dom.Document;

/** A run as pictures: how figures scale with what was varied, how latencies are distributed. */
public final class Plots {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 500;

  /** Fewer samples make no distribution. */
  private static final int DISTRIBUTION = 100;

  private static final double[] PERCENTS = {0, 10, 25, 50, 75, 90, 95, 99, 99.9, 100};

  private Plots() {}

  /**
   * Writes a file for each picture.
   *
   * @param base begin of the files' names
   * @return the files
   */
  public static List<Path> write(RunReport run, Path directory, String base) throws IOException {
    System.setProperty("java.awt.headless", "true");
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, List<Growth.Curve>> scaling : scaling(run).entrySet()) {
      XYChart chart = chart(scaling.getKey(), scaling.getValue().get(0).over(), "median");
      chart.getStyler().setXAxisLogarithmic(true);
      chart.getStyler().setYAxisLogarithmic(true);
      for (Growth.Curve curve : scaling.getValue()) {
        chart.addSeries(
            curve.peer(),
            new ArrayList<>(curve.points().keySet()),
            new ArrayList<>(curve.points().values()));
      }
      files.add(save(chart, directory.resolve(base + "-" + slug(scaling.getKey()) + ".svg")));
    }
    for (Map.Entry<String, List<Measurement>> latency : latencies(run).entrySet()) {
      XYChart chart = chart(latency.getKey(), "percentile", "ms");
      chart.getStyler().setYAxisLogarithmic(true);
      for (Measurement one : latency.getValue()) {
        addDistribution(chart, one);
      }
      files.add(save(chart, directory.resolve(base + "-" + slug(latency.getKey()) + ".svg")));
    }
    return files;
  }

  private static Map<String, List<Growth.Curve>> scaling(RunReport run) {
    Map<String, List<Growth.Curve>> found = new LinkedHashMap<>();
    for (Growth.Curve curve : Growth.of(run.measurements())) {
      String title = curve.workload() + ": " + curve.name() + " by " + curve.over();
      found.computeIfAbsent(title, any -> new ArrayList<>()).add(curve);
    }
    return found;
  }

  private static Map<String, List<Measurement>> latencies(RunReport run) {
    Map<String, List<Measurement>> found = new LinkedHashMap<>();
    for (Measurement one : run.measurements()) {
      if (one.samples().size() >= DISTRIBUTION && one.unit().equals(Measurement.MILLIS)) {
        String title = one.workload() + ": " + one.label() + ", distribution";
        found.computeIfAbsent(title, any -> new ArrayList<>()).add(one);
      }
    }
    return found;
  }

  private static void addDistribution(XYChart chart, Measurement one) {
    Distribution distribution = one.distribution();
    List<Double> values = new ArrayList<>();
    List<Double> percents = new ArrayList<>();
    for (double percent : PERCENTS) {
      percents.add(percent);
      // A logarithm has no zero.
      values.add(Math.max(0.001, distribution.percentile(percent)));
    }
    chart.addSeries(one.peer(), percents, values);
  }

  private static XYChart chart(String title, String over, String of) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(over)
            .yAxisTitle(of)
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    return chart;
  }

  private static Path save(XYChart chart, Path file) throws IOException {
    SVGGraphics2D graphics = new SVGGraphics2D(emptyDocument());
    graphics.setSVGCanvasSize(new java.awt.Dimension(WIDTH, HEIGHT));
    chart.paint(graphics, WIDTH, HEIGHT);
    try (Writer out = new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
      graphics.stream(out, true);
    }
    return file;
  }

  private static Document emptyDocument() throws IOException {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument("http://www.w3.org/2000/svg", "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IOException(e);
    }
  }

  private static String slug(String title) {
    return title
        .toLowerCase(java.util.Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }
}

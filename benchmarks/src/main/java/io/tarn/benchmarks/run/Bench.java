// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.run;

import io.tarn.benchmarks.data.DataHome;
import io.tarn.benchmarks.data.TableLocations;
import io.tarn.benchmarks.peer.Peers;
import io.tarn.benchmarks.workload.DataSet;
import java.io.IOException;

/**
 * What every runner needs.
 *
 * @param peers the engines
 * @param home the data
 * @param recorder takes down what is found out
 * @param effort how thoroughly
 */
public record Bench(Peers peers, DataHome home, Recorder recorder, Effort effort) {
  /** The tables of a data set, which were made before. */
  TableLocations tables(DataSet set) throws IOException {
    return home.find(set)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The data of " + set + " is not there; ./tarn bench data makes it"));
  }
}

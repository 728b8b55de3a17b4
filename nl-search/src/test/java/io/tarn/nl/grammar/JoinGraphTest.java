// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.nl.schema.ColumnView;
import io.tarn.nl.schema.TableView;
import io.tarn.nl.schema.ValueType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JoinGraphTest {
  @Test
  void joinsOverTheTablesBetween() {
    JoinGraph graph = new JoinGraph(Shop.gardens().tables());
    assertThat(graph.tree(new LinkedHashSet<>(List.of(0, 2)), edge -> 0))
        .extracting(JoinGraph.Edge::from)
        .containsExactly(1, 2);
    assertThat(graph.distance(0, 2)).isEqualTo(2);
  }

  @Test
  void joinsEachTableToOneBeforeItWhicheverIsFirst() {
    JoinGraph graph = new JoinGraph(Shop.gardens().tables());
    List<JoinGraph.Edge> tree = graph.tree(new LinkedHashSet<>(List.of(0, 2)), edge -> 0);
    assertThat(tree).isNotNull();
    assertThat(graph.tables(2, Objects.requireNonNull(tree)).joins())
        .extracting(join -> join.table().name())
        .containsExactly("gardener", "gardens");
  }

  @Test
  void tellsJoinsFromNamesWhenNoneIsDeclared() {
    ColumnView id = new ColumnView("id", ValueType.INTEGER, "", List.of());
    ColumnView reference = new ColumnView("team_id", ValueType.INTEGER, "", List.of());
    JoinGraph graph =
        new JoinGraph(
            List.of(
                new TableView(
                    List.of("teams"), "", List.of(), List.of(id), List.of("id"), List.of()),
                new TableView(
                    List.of("players"),
                    "",
                    List.of(),
                    List.of(id, reference),
                    List.of("id"),
                    List.of())));
    assertThat(graph.edges())
        .singleElement()
        .satisfies(
            edge -> {
              assertThat(edge.from()).isEqualTo(1);
              assertThat(edge.columns()).containsExactly("team_id");
            });
    assertThat(graph.path(Set.of(0), 1, edge -> 0)).hasSize(1);
  }
}

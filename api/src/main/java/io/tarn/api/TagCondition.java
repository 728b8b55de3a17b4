// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What tags must be like. Names and values of tags match with their case. */
public sealed interface TagCondition {
  /** Whether tags, by their names, meet it. */
  boolean holds(Map<String, String> tags);

  /** As it is written in SQL. */
  String sql();

  /** Adds it as steps, operands before what joins them. */
  void addTo(List<Step> steps);

  /** All of it as steps, operands before what joins them. */
  default List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    addTo(steps);
    return steps;
  }

  /**
   * The condition of steps.
   *
   * @throws IllegalArgumentException if they are not one
   */
  static TagCondition of(List<Step> steps) {
    Deque<TagCondition> operands = new ArrayDeque<>();
    for (Step step : steps) {
      operands.push(step.condition(operands));
    }
    if (operands.size() != 1) {
      throw new IllegalArgumentException("not one condition: " + steps);
    }
    return operands.pop();
  }

  /**
   * One step of a condition.
   *
   * @param kind what it is
   * @param tag a tag's name; empty for what joins others
   * @param value a tag's value, if it is asked for
   */
  record Step(Kind kind, Optional<String> tag, Optional<String> value) {
    /** What a step is. */
    public enum Kind {
      TAG,
      AND,
      OR,
      NOT
    }

    private TagCondition condition(Deque<TagCondition> operands) {
      if (kind == Kind.TAG) {
        return new Tagged(tag.orElseThrow(), value);
      }
      if (operands.size() < (kind == Kind.NOT ? 1 : 2)) {
        throw new IllegalArgumentException("nothing to join");
      }
      TagCondition last = operands.pop();
      return switch (kind) {
        case NOT -> new Not(last);
        case AND -> new And(operands.pop(), last);
        case OR -> new Or(operands.pop(), last);
        case TAG -> throw new IllegalStateException("done before");
      };
    }
  }

  /**
   * {@code has_tag('name')} or {@code has_tag_value('name', 'value')}.
   *
   * @param tag the name
   * @param value empty for any
   */
  record Tagged(String tag, Optional<String> value) implements TagCondition {
    @Override
    public boolean holds(Map<String, String> tags) {
      return value.isEmpty() ? tags.containsKey(tag) : value.get().equals(tags.get(tag));
    }

    @Override
    public String sql() {
      return value
          .map(given -> "has_tag_value(" + text(tag) + ", " + text(given) + ")")
          .orElseGet(() -> "has_tag(" + text(tag) + ")");
    }

    private static String text(String text) {
      return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    @Override
    public void addTo(List<Step> steps) {
      steps.add(new Step(Step.Kind.TAG, Optional.of(tag), value));
    }
  }

  /** Both. */
  record And(TagCondition left, TagCondition right) implements TagCondition {
    @Override
    public boolean holds(Map<String, String> tags) {
      return left.holds(tags) && right.holds(tags);
    }

    @Override
    public String sql() {
      return "(" + left.sql() + " AND " + right.sql() + ")";
    }

    @Override
    public void addTo(List<Step> steps) {
      left.addTo(steps);
      right.addTo(steps);
      steps.add(new Step(Step.Kind.AND, Optional.empty(), Optional.empty()));
    }
  }

  /** One of both. */
  record Or(TagCondition left, TagCondition right) implements TagCondition {
    @Override
    public boolean holds(Map<String, String> tags) {
      return left.holds(tags) || right.holds(tags);
    }

    @Override
    public String sql() {
      return "(" + left.sql() + " OR " + right.sql() + ")";
    }

    @Override
    public void addTo(List<Step> steps) {
      left.addTo(steps);
      right.addTo(steps);
      steps.add(new Step(Step.Kind.OR, Optional.empty(), Optional.empty()));
    }
  }

  /** Not so. */
  record Not(TagCondition of) implements TagCondition {
    @Override
    public boolean holds(Map<String, String> tags) {
      return !of.holds(tags);
    }

    @Override
    public String sql() {
      return "NOT " + of.sql();
    }

    @Override
    public void addTo(List<Step> steps) {
      of.addTo(steps);
      steps.add(new Step(Step.Kind.NOT, Optional.empty(), Optional.empty()));
    }
  }
}

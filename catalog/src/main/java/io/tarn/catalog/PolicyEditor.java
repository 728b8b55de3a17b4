// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.CatalogChange;
import io.tarn.api.PolicyCall;
import java.util.Optional;

/** Sets and drops row filters and column masks, in turn with all other changes of names. */
final class PolicyEditor {
  private final NameEditor names;
  private final NameIndex index;

  PolicyEditor(NameEditor names, NameIndex index) {
    this.names = names;
    this.index = index;
  }

  void set(CatalogChange.SetRowFilter change, String user) {
    names.exclusively(
        () -> {
          Optional<PolicyCall> filter = change.filter().map(this::existing);
          names.change(
              change.table(),
              entry ->
                  RelationChanges.protectedBy(entry, policies -> policies.withRowFilter(filter)),
              user);
          return true;
        });
  }

  void set(CatalogChange.SetColumnMask change, String user) {
    names.exclusively(
        () -> {
          Optional<PolicyCall> mask = change.mask().map(this::existing);
          names.change(
              change.table(),
              entry ->
                  RelationChanges.protectedBy(
                      entry, policies -> policies.withMask(change.column(), mask)),
              user);
          return true;
        });
  }

  private PolicyCall existing(PolicyCall call) {
    return PolicyUses.existing(index, call);
  }
}

package dev.sqlflow;

import java.util.List;
import java.util.Set;

/** What a check does in each environment where texts and files alone tell no more. */
@FunctionalInterface
interface DeeperLook {

  /** Looks no deeper. */
  DeeperLook NONE = (check, chosen, open) -> check;

  /**
   * Looks at an environment.
   *
   * @param check what is known of it
   * @param chosen files of the selected pipelines
   * @param open whether the environment may be touched: it is not protected, or was asked for
   * @return the same with what was found
   */
  EnvironmentCheck look(EnvironmentCheck check, Set<String> chosen, boolean open);

  /** One look after the other. */
  static DeeperLook all(List<DeeperLook> looks) {
    return (check, chosen, open) -> {
      EnvironmentCheck looked = check;
      for (DeeperLook look : looks) {
        looked = look.look(looked, chosen, open);
      }
      return looked;
    };
  }
}

// What counts of settings that weaken a control (D20.163). Pure.

/**
 * What is in force after settings in the order of facts: one that two people loosened as it says, any other as far as it is stricter
 * than what stood. So a loosening whose second word is void leaves what stood before it, whatever was tightened since.
 */
export const inForce = <Value, Setting>(
  start: Value,
  settings: readonly (Setting & Value)[],
  isLoosened: (setting: Setting & Value) => boolean,
  stricter: (now: Value, next: Setting & Value) => Value,
): Value => settings.reduce<Value>((now, next) => (isLoosened(next) ? next : stricter(now, next)), start);

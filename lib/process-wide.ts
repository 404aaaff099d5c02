/**
 * The value of this name, created once for the whole process. A module's own variable would not do: Next gives pages
 * and route handlers different instances of a module, and the development server loads modules again.
 */
export function processWide<Value>(name: `identityStarter${string}`, create: () => Value): Value {
  const shared = globalThis as { [name: string]: unknown }
  shared[name] ??= create()
  return shared[name] as Value
}

/**
 * The cache of this name, one for the whole process: a framework may give pages and route handlers different instances
 * of a module.
 */
export function processCache<Value>(name: `identityStarter${string}`): Map<string, Value> {
  const shared = globalThis as { [name: string]: unknown }
  shared[name] ??= new Map()
  return shared[name] as Map<string, Value>
}

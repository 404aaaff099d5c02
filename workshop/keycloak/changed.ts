import type { AdminRest } from '../../dev/keycloak/admin-rest.ts'

/** Changes some settings at Keycloak. Returns a function that restores the old ones. */
export async function changed(
  admin: AdminRest,
  path: string,
  settings: Record<string, unknown>,
): Promise<() => Promise<void>> {
  const before = await admin<Record<string, unknown>>('GET', path)
  await admin('PUT', path, { ...before, ...settings })
  return () => admin('PUT', path, before)
}

/** Next calls this once, before the first request. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { startServerDuties } = await import('./lib/http-server/start-server-duties.ts')
  startServerDuties()
}

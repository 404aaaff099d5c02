import { run } from './run.ts'

/** Throws one line when there is no Java that Keycloak runs on. */
export async function requireJava(): Promise<void> {
  const said = await run(java(), ['-version']).catch(() => '')
  const version = Number(/version "(\d+)/.exec(said)?.[1] ?? 0)
  if (version >= 17) return
  const found = version > 0 ? `this one is ${version}` : 'there is none'
  throw new Error(
    `Keycloak needs Java 17 or later, and ${found}. Install openjdk-17-jre-headless or newer, or set JAVA_HOME.`,
  )
}

// The same search order as in kc.sh.
function java(): string {
  const { JAVA_HOME } = process.env
  return JAVA_HOME ? `${JAVA_HOME}/bin/java` : 'java'
}

/** The build-time options of `kc.sh build`: a start cannot change them. */
export const buildOptions = [
  '--db=dev-file',
  '--health-enabled=true',
  // On the main port: one port less to find.
  '--http-management-health-enabled=false',
]

/** The environment of kc.sh: a small heap and a fast, simple JIT, since it runs for minutes. */
export function environment(variables: Record<string, string> = {}): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // Keycloak sets G1 itself, and two collectors end it at once.
    JAVA_OPTS_APPEND: '-XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC',
    JAVA_OPTS_KC_HEAP: '-Xms64m -Xmx320m',
    ...variables,
  }
}

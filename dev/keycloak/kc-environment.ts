/** What `kc.sh build` fixes: these cannot be given at a start. */
export const buildOptions = [
  '--db=dev-file',
  '--health-enabled=true',
  // On the main port: one port less to find.
  '--http-management-health-enabled=false',
]

/** The environment that kc.sh runs in: a small heap, and no time spent on compiling well what runs for minutes. */
export function environment(variables: Record<string, string> = {}): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // Keycloak sets G1 itself, and two collectors end it at once.
    JAVA_OPTS_APPEND: '-XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC',
    JAVA_OPTS_KC_HEAP: '-Xms64m -Xmx320m',
    ...variables,
  }
}

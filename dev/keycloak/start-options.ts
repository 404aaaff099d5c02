import path from 'node:path'

/** The options of `kc.sh start`: our realm, loopback only, database and log in `folder`. */
export function startOptions({ folder, port }: { folder: string; port: number }, url: string): string[] {
  return [
    'start',
    '--optimized',
    '--import-realm',
    // Without it two ports of the cluster are open on every network interface.
    '--cache=local',
    '--http-enabled=true',
    '--http-host=127.0.0.1',
    `--http-port=${port}`,
    // Else the issuer follows the Host header.
    `--hostname=${url}`,
    `--db-url=jdbc:h2:file:${path.resolve(folder)}/keycloak;NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE`,
    '--log=console,file',
    `--log-file=${logFileIn(folder)}`,
    // Says who asked what: the tests count the app's calls.
    '--http-access-log-enabled=true',
    '--http-access-log-pattern=combined',
  ]
}

/** The path of Keycloak's log. */
export function logFileIn(folder: string): string {
  return path.resolve(folder, 'keycloak.log')
}

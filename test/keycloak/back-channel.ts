import { readFileSync } from 'node:fs'

/** What the app itself has asked of Keycloak so far, by Keycloak's own access log: method and path, one a call. */
export function backChannelCalls(logFile: string): string[] {
  const lines = readFileSync(logFile, 'utf8').split('\n')
  return lines
    .filter((line) => line.includes('"openid-client/'))
    .map((line) => /"([A-Z]+ [^ ?"]+)/.exec(line)?.[1] ?? line)
}

import { readFileSync } from 'node:fs'

/** The app's own calls to Keycloak so far, from Keycloak's access log: method and path of each. */
export function backChannelCalls(logFile: string): string[] {
  const lines = readFileSync(logFile, 'utf8').split('\n')
  return lines
    .filter((line) => line.includes('"openid-client/') || isForKeys(line))
    .map((line) => /"([A-Z]+ [^ ?"]+)/.exec(line)?.[1] ?? line)
}

/** The app fetches keys for sign-ins and logout tokens alike, under the name of Node’s own fetch. */
function isForKeys(line: string): boolean {
  return line.includes('/protocol/openid-connect/certs') && line.includes('"node"')
}

import type { Variables } from './development-settings.ts'

/** The options after `npm run dev --` as settings, or one line for each unknown option. */
export function readOptions(words: string[]): { variables: Variables; faults: string[] } {
  const variables: Variables = {}
  const faults: string[] = []
  const rest = [...words]
  while (rest.length > 0) {
    const [name = '', value] = (rest.shift() ?? '').split('=')
    if (name === '--people') variables['IDENTITY_PROVIDER_PEOPLE'] = value ?? rest.shift() ?? 'nothing'
    else faults.push(`${name} is no option. There is --people N: made-up people in the embedded provider.`)
  }
  return { variables, faults }
}

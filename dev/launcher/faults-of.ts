import { readSettings } from '#lib/env/settings.ts'
import { readSettings as readProviderSettings } from '../identity-provider/settings.ts'
import { readSettings as readMailboxSettings } from '../mailbox/settings.ts'
import type { DevelopmentSettings } from './development-settings.ts'

/** One line for each setting that the app or the embedded provider cannot use. */
export function faultsOf({ embedded, variables }: DevelopmentSettings): string[] {
  const besideTheApp = { ...variables, NODE_ENV: 'development' }
  const reads = [
    readSettings(variables),
    ...(embedded ? [readProviderSettings(besideTheApp), readMailboxSettings(besideTheApp)] : []),
  ]
  return [...new Set(reads.flatMap((read) => ('faults' in read ? read.faults : [])))]
}

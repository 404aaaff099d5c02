import { z } from 'zod'
import { providerSchema } from '../provider.ts'
import { appSchema } from '../settings.ts'
import type { Variable } from './description.ts'

/** Whether the start refuses to go on without the setting, whatever else is set. */
export function isRequired(name: Variable): boolean {
  return schemas[name]?.safeParse(undefined).success === false
}

/** The value that the schema takes where the setting is left out. */
export function defaultOf(name: Variable): string | undefined {
  const schema = schemas[name]
  if (!(schema instanceof z.ZodDefault)) return undefined
  const value: unknown = schema.def.defaultValue
  return Array.isArray(value) ? undefined : String(value)
}

const schemas: Record<string, z.ZodType | undefined> = { ...appSchema.shape, ...providerSchema.shape }

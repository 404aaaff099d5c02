import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv, type ValidateFunction } from 'ajv'

/**
 * Validates against the schemas of Okta's own OpenAPI document, which lies beside the repository where it is kept;
 * nothing where it is not.
 */
export function loadOktaSchemas(): ((schema: string) => ValidateFunction) | undefined {
  const file = [process.env['SHARED_OKTA'], path.join(root, '../shared/okta')]
    .filter((folder) => folder !== undefined)
    .map((folder) => path.join(folder, 'management-schemas.json'))
    .find((each) => existsSync(each))
  if (!file) return undefined
  const document = JSON.parse(readFileSync(file, 'utf8')) as object
  // Formats are checked apart: Okta's own examples break some of them.
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true })
  ajv.addSchema(document, 'okta')
  return (schema) => ajv.compile({ $ref: `okta#/components/schemas/${schema}` })
}

/** Without what is null. The schemas of the log say of nothing that it may be, though Okta itself answers it. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => (each === null ? [] : [[name, withoutNulls(each)]])),
  )
}

const root = fileURLToPath(new URL('../../..', import.meta.url))

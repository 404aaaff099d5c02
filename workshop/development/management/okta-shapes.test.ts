import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '../identity-provider/app.ts'
import { loadOktaSchemas, withoutNulls } from './okta-schemas.ts'
import { asAdministrator, type Directory, ids, startDirectory } from './start-directory.ts'

const schemaOf = loadOktaSchemas()
if (!schemaOf) {
  process.stderr.write(
    'Left out: answers against Okta’s schemas. management-schemas.json is not beside this repository.\n',
  )
}

let directory: Directory
beforeAll(async () => {
  directory = await startDirectory()
  await signIn(directory.provider)
  await signIn(directory.provider, { email: 'alice@example.test', password: 'wrong' })
})
afterAll(() => directory.provider.stop())

const answers: [path: string, schema: string, required: string[], method?: string][] = [
  ['/.well-known/okta-organization', 'WellKnownOrgMetadata', ['id', 'pipeline']],
  [`/api/v1/users/${ids.alice}`, 'UserGetSingleton', userFields()],
  ['/api/v1/users', 'User', userFields()],
  ['/api/v1/users?search=profile.email%20pr&sortBy=profile.email', 'User', userFields()],
  [`/api/v1/users/${ids.adam}/groups`, 'Group', ['id', 'type', 'profile.name']],
  ['/api/v1/groups', 'Group', ['id', 'type', 'profile.name']],
  [`/api/v1/users/${ids.adam}/appLinks`, 'AssignedAppLink', ['id', 'label', 'linkUrl', 'appInstanceId']],
  [`/api/v1/users/${ids.adam}/factors`, 'UserFactorEmail', ['id', 'factorType', 'status', 'provider']],
  ['/api/v1/logs', 'LogEvent', ['uuid', 'published', 'eventType', 'actor.id', 'outcome.result']],
  ['/api/v1/users/unknown', 'Error', errorFields()],
  ['/api/v1/users?search=x', 'Error', errorFields()],
  [`/api/v1/users/${ids.adam}/lifecycle/expire_password`, 'User', userFields(), 'POST'],
  [
    `/api/v1/users/${ids.adam}/lifecycle/reset_password?sendEmail=false`,
    'ResetPasswordToken',
    ['resetPasswordUrl'],
    'POST',
  ],
]

test.each(answers)('%s is Okta’s %s', async (path, schema, required, method = 'GET') => {
  const response = await fetch(`${directory.provider.url}${path}`, { method, headers: asAdministrator })
  const body: unknown = await response.json()
  const things = Array.isArray(body) ? body : [body]
  expect(things.length).toBeGreaterThan(0)
  for (const thing of things) {
    for (const field of required) expect(thing).toHaveProperty(field)
    if (!schemaOf) continue
    const validate = schemaOf(schema)
    validate(schema === 'LogEvent' ? withoutNulls(thing) : thing)
    expect(validate.errors ?? []).toEqual([])
  }
})

test.skipIf(!schemaOf)('what is not Okta’s is seen', () => {
  const validate = schemaOf?.('User')
  expect(validate?.({ status: 'HAPPY' })).toBe(false)
  expect(validate?.({ profile: { login: 1 } })).toBe(false)
})

function userFields(): string[] {
  return ['id', 'status', 'created', 'lastUpdated', 'profile.login', 'profile.email', '_links.self.href']
}

function errorFields(): string[] {
  return ['errorCode', 'errorSummary', 'errorLink', 'errorId', 'errorCauses']
}

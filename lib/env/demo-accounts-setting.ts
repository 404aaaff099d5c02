import { z } from 'zod'
import { parseJson } from '#lib/parse-json.ts'

const demoAccount = z.object({
  name: z.string(),
  email: z.string(),
  password: z.string(),
  status: z.enum(['active', 'suspended']),
  note: z.string(),
})

/** `DEMO_ACCOUNTS`: the accounts that the home page shows in development, as JSON from the launcher. */
export const demoAccounts = z
  .string()
  .transform((text, context) => {
    const read = parseJson(text)
    if (read !== undefined) return read
    context.addIssue('is not JSON. Leave it out; npm run dev sets it.')
    return z.NEVER
  })
  .pipe(z.array(demoAccount, { error: 'is not a list of accounts. Leave it out; npm run dev sets it.' }))

export type DemoAccount = z.infer<typeof demoAccount>

import type { DirectoryEntry } from '../../accounts/directory-entries.ts'
import { newPasswordLetter } from '../../mail/letters.ts'
import { MailDown } from '../../mail/mailer.ts'
import { endSessionsElsewhere } from '../../oidc/end-sessions-elsewhere.ts'
import type { Answer, Call } from '../call.ts'
import { OktaError } from '../okta-error.ts'
import { change, requireStatus } from './lifecycle.ts'

/**
 * Voids the password. The link to a new one goes out by mail, or with `sendEmail=false` in the answer. With
 * `revokeSessions=true` the person's sessions and tokens here end.
 */
export async function resetPassword(call: Call): Promise<Answer> {
  const { idp, query } = call
  const entry = requireStatus(
    call,
    'resetPassword',
    ['ACTIVE', 'LOCKED_OUT', 'PASSWORD_EXPIRED', 'RECOVERY'],
    'Cannot reset the password of a user in this status',
  )
  const link = linkFor(call, entry)
  const mailed = query.get('sendEmail') !== 'false'
  if (mailed) await mailTo(call, entry, link)
  change(call, entry, 'recovery', 'user.account.reset_password')
  if (query.get('revokeSessions') === 'true') endSessionsElsewhere(idp.database, entry.id, undefined)
  return { body: mailed ? {} : { resetPasswordUrl: link.url } }
}

function linkFor({ idp }: Call, { id }: DirectoryEntry): Link {
  const { token, expiresAt } = idp.mailTokens.create('new_password', id)
  return { url: `${idp.settings.issuer}/new-password?token=${token}`, expiresAt }
}

async function mailTo({ idp }: Call, { id }: DirectoryEntry, link: Link): Promise<void> {
  const account = idp.accounts.findById(id)
  if (!account) return
  try {
    await idp.mailer.send(newPasswordLetter(account, link))
  } catch (fault) {
    if (fault instanceof MailDown) throw new OktaError(500, 'E0000009', 'Internal Server Error: mail is down')
    throw fault
  }
}

type Link = { url: string; expiresAt: number }

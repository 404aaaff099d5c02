import { Notice } from '#components/notice/notice.tsx'
import type { AccountAction, AccountActionOutcome } from '#lib/oidc/account-action-outcome.ts'

/** The outcome of an account action on the provider's pages, as the provider reported it. */
export function OutcomeNotice({
  outcome: { action, outcome },
  provider,
}: {
  outcome: AccountActionOutcome
  provider: string
}) {
  const { tone, text } = manners[outcome]
  return (
    <div className="mb-8">
      <Notice tone={tone} title={titles[action][outcome].replace('{provider}', provider)}>
        {text && <p>{text}</p>}
      </Notice>
    </div>
  )
}

const manners = {
  done: { tone: 'good', text: undefined },
  cancelled: { tone: 'neutral', text: 'Nothing has changed.' },
  failed: {
    tone: 'bad',
    text: 'It does not say why. Try again in a few minutes; if it happens again, tell support.',
  },
} as const

const titles: Record<AccountAction, Record<AccountActionOutcome['outcome'], string>> = {
  change_password: {
    done: 'Your password is changed.',
    cancelled: 'You left without changing your password.',
    failed: '{provider} could not change your password.',
  },
  profile: {
    done: 'Your personal details are saved.',
    cancelled: 'You left without changing your personal details.',
    failed: '{provider} could not change your personal details.',
  },
  mfa: {
    done: 'Your sign-in factor is set up.',
    cancelled: 'You left without setting up a sign-in factor.',
    failed: '{provider} could not set up a sign-in factor.',
  },
}

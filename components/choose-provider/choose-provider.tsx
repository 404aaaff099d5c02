import type { ReactNode } from 'react'
import { Icon } from '#components/icon.tsx'
import { Notice } from '#components/notice/notice.tsx'
import { TextPage } from '#components/text-page.tsx'
import type { SignInPage } from '#lib/oidc/sign-in-page.ts'

/** One link for each provider. `unknown`: the address named a provider that does not exist. */
export function ChooseProvider({ page, ways, unknown, children }: ChooseProviderProps) {
  return (
    <TextPage title={titles[page]}>
      {unknown && (
        <div className="mt-6">
          <Notice tone="warn" title="There is no such way in">
            <p>The address names a provider that this application does not know. Choose one of these.</p>
          </Notice>
        </div>
      )}
      <p className={unknown ? 'mt-6 text-ink-soft' : 'mt-3 text-ink-soft'}>
        {page === 'registration'
          ? 'Each of these keeps accounts of its own.'
          : 'Choose the one that has your account.'}{' '}
        Accounts at two of them are two accounts here.
      </p>
      <ul className="mt-8 border-line border-b">
        {ways.map(({ name, label, href }) => (
          <li key={name}>
            <a className="index-row" href={href}>
              <span className="index-name">
                <bdi>{label}</bdi>
              </span>
              <Icon name="arrow" className="index-arrow" />
            </a>
          </li>
        ))}
      </ul>
      {children}
    </TextPage>
  )
}

const titles: Record<SignInPage, string> = {
  sign_in: 'How do you want to sign in?',
  registration: 'Where do you want to create your account?',
  password_reset: 'Which password did you forget?',
  change_password: 'Which password do you want to change?',
  profile: 'Whose personal details do you want to look after?',
  mfa: 'Where do you want to set up a sign-in factor?',
}

export type WayIn = { name: string; label: string; href: string }

type ChooseProviderProps = { page: SignInPage; ways: WayIn[]; unknown: boolean; children?: ReactNode }

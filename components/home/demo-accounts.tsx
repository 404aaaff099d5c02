import { useId } from 'react'
import { DevelopmentTag } from '#components/development-tag.tsx'
import { Status } from '#components/status.tsx'
import type { DemoAccount } from '#lib/env/demo-accounts-setting.ts'

/** The development provider's demo accounts, with their passwords: never outside development. */
export function DemoAccounts({ accounts, provider }: { accounts: DemoAccount[]; provider: string }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="panel panel-development mt-12 nav:mt-20">
      <div className="panel-body">
        <div className="panel-head">
          <h2 id={id}>Demo accounts</h2>
          <DevelopmentTag />
        </div>
        <p className="mt-1 mb-3 text-small text-ink-soft">
          {provider} knows these people. A name opens its sign-in page; you type the password there.
        </p>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Sign in as</th>
              <th scope="col">Status</th>
              <th scope="col" className="wide-only">
                What you will see
              </th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <AccountRow key={account.email} account={account} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function AccountRow({ account }: { account: DemoAccount }) {
  return (
    <tr>
      <th scope="row">
        <a className="link-name" href={`/auth/login?as=${encodeURIComponent(account.email)}`}>
          {account.name}
        </a>
        <span className="block text-ink-soft">
          <Email address={account.email} />
        </span>
        <span className="block text-ink-soft">
          Password <code className="whitespace-nowrap text-ink select-all">{account.password}</code>
        </span>
      </th>
      <td>
        {account.status === 'active' ? (
          <Status tone="good">Active</Status>
        ) : (
          <Status tone="bad">Suspended</Status>
        )}
      </td>
      <td className="wide-only text-ink-soft">{account.note}</td>
    </tr>
  )
}

function Email({ address }: { address: string }) {
  const at = address.lastIndexOf('@')
  return (
    <>
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </>
  )
}

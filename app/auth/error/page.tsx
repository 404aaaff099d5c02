import type { Metadata } from 'next'
import { AuthenticationErrorPage } from '#components/authentication-error/authentication-error-page.tsx'
import { OperatorPanel } from '#components/authentication-error/operator-panel.tsx'
import { errorTexts, unknownErrorText } from '#components/authentication-error/texts.ts'
import { Shell } from '#components/shell/shell.tsx'
import { env } from '#lib/env/env.ts'
import type { Query } from '#lib/http/query.ts'
import { recentRefusal } from '#lib/log/recent-refusals.ts'
import { likelyCauses } from '#lib/oidc/symptoms/likely-causes.ts'
import { getSession } from '#lib/session/get-session.ts'
import { now } from '#lib/time/now.ts'
import { labelOf } from '#lib/ways-in/ways-in.ts'
import { readErrorQuery } from './error-query.ts'

type Props = { searchParams: Promise<Query> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { code } = readErrorQuery(await searchParams)
  return { title: (code ? errorTexts[code] : unknownErrorText).title }
}

export default async function ErrorPage({ searchParams }: Props) {
  const query = await searchParams
  const { code, reference, wayIn } = readErrorQuery(query)
  const reading = await getSession()
  return (
    <Shell reading={reading}>
      <AuthenticationErrorPage
        text={code ? errorTexts[code] : unknownErrorText}
        provider={labelOf(wayIn)}
        signIn={wayIn?.signInAddress ?? '/auth/login'}
        reading={reading}
        reference={reference}
        operator={
          env().runMode &&
          code && (
            <OperatorPanel
              code={code}
              text={likelyCauses[code]}
              refusal={reference ? recentRefusal(reference) : undefined}
              now={now()}
            />
          )
        }
      />
    </Shell>
  )
}

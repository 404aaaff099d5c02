import { consentPage } from '../pages/consent-page.ts'
import { type Answer, type Interaction, type PageRequest, requireInteraction } from './page-request.ts'

export async function showConsent(request: PageRequest): Promise<Answer> {
  const interaction = await requireInteraction(request)
  const account = request.idp.accounts.findById(interaction.session?.accountId ?? '')
  if (interaction.prompt.name !== 'consent' || !account) return { redirect: request.base }
  return { page: consentPage(request.base, account.name, askedScopes(interaction)) }
}

/** Grants the requested scopes, or answers the app with `access_denied`. */
export async function answerConsent(request: PageRequest): Promise<Answer> {
  const interaction = await requireInteraction(request)
  if (interaction.prompt.name !== 'consent' || !interaction.session) return { redirect: request.base }
  interaction.result =
    request.form.get('answer') === 'allow'
      ? { ...interaction.lastSubmission, consent: { grantId: await grant(request, interaction) } }
      : { error: 'access_denied', error_description: 'the person did not allow it' }
  await interaction.persist()
  return { redirect: interaction.returnTo }
}

async function grant({ idp }: PageRequest, interaction: Interaction): Promise<string> {
  const { Grant } = idp.oidc
  const given = interaction.grantId ? await Grant.find(interaction.grantId) : undefined
  const grant =
    given ??
    new Grant({
      accountId: interaction.session?.accountId,
      clientId: String(interaction.params['client_id']),
    })
  grant.addOIDCScope(askedScopes(interaction).join(' '))
  const { missingOIDCClaims } = interaction.prompt.details
  if (Array.isArray(missingOIDCClaims)) grant.addOIDCClaims(missingOIDCClaims)
  return grant.save()
}

function askedScopes({ params }: Interaction): string[] {
  return String(params['scope'] ?? 'openid').split(' ')
}

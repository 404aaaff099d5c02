import { signedInWith } from './signed-in-with.ts'

/** "Password and one-time code": how the person signed in, as far as the provider reports it. */
export function SignInMethods({ amr }: { amr: string[] | undefined }) {
  const methods = signedInWith(amr)
  if (methods.length === 0) return <span className="not-provided">The provider does not say</span>
  return methods.map((method, index) => (
    <span key={method}>
      {index > 0 && (index === methods.length - 1 ? ' and ' : ', ')}
      <bdi>{method}</bdi>
    </span>
  ))
}

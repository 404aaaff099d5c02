import { signedInWith } from './signed-in-with.ts'

/** "Password and one-time code": how someone signed in, as far as the provider says. */
export function SignInMethods({ amr }: { amr: string[] | undefined }) {
  const methods = signedInWith(amr)
  if (methods.length === 0) return <span className="untold">The provider does not say</span>
  return methods.map((method, index) => (
    <span key={method}>
      {index > 0 && (index === methods.length - 1 ? ' and ' : ', ')}
      <bdi>{method}</bdi>
    </span>
  ))
}

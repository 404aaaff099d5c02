import { app, session, setForYou } from './app.ts'
import type { Description, Descriptions, Variable } from './description.ts'
import { directory, optional } from './optional.ts'
import { provider } from './provider.ts'
import { social } from './social.ts'

/** The settings as `docs/settings.md` and `.env.local.example` list them. */
export const groups: Group[] = [
  { title: 'The app', names: namesOf(app) },
  { title: 'The provider', names: namesOf(provider) },
  { title: 'Sessions', names: namesOf(session) },
  { title: 'The directory and its administrators', names: namesOf(directory) },
  { title: 'Optional capabilities', names: namesOf(optional) },
  { title: 'Social sign-in', names: namesOf(social) },
  { title: 'Set for you', names: namesOf(setForYou), setForYou: true },
]

/** The description of every setting. A setting that the app reads and that has none does not compile. */
export const descriptions: Record<Variable, Description> = {
  ...app,
  ...provider,
  ...session,
  ...directory,
  ...optional,
  ...social,
  ...setForYou,
}

function namesOf<Some extends Descriptions>(some: Some): (keyof Some & Variable)[] {
  return Object.keys(some) as (keyof Some & Variable)[]
}

type Group = {
  title: string
  names: Variable[]
  /** Whether a command or the host sets them, and never a person. */
  setForYou?: true
}

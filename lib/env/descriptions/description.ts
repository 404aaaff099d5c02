import type { ProviderVariable } from '../provider.ts'
import type { AppVariable } from '../settings.ts'
import type { SocialVariable } from '../social.ts'

/** What `docs/settings.md` and `.env.local.example` say about a setting. The texts are Markdown. */
export type Description = {
  meaning: string
  /** What the app does without the setting, where the schema has no default for it. */
  otherwise?: string
  /** A value that the app accepts, as one writes it in a shell. */
  example: string
  /** A value that the app refuses. Left out where it accepts every value. */
  wrong?: string
  /** The value in `.env.local.example`, where it is neither the default nor the example. */
  sample?: string
  /** The settings that have to be set beside it. */
  needs?: Variable[]
  /** The settings whose place it takes. */
  insteadOf?: Variable[]
  /** The page of `docs/` that says more. */
  page?: string
}

/** Descriptions of some settings, in the order in which the pages list them. */
export type Descriptions<Name extends string = Variable> = { [name in Name]?: Description }

export type Variable = AppVariable | ProviderVariable | SocialVariable

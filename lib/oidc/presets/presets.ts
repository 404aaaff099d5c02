import { embedded } from './embedded.ts'
import { generic } from './generic.ts'
import type { Preset } from './preset.ts'

/** Every preset by its name, as `OIDC_PRESET` gives it. */
export const presets: Record<Preset['name'], Preset> = { embedded, generic }

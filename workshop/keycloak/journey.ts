import { inject, test } from 'vitest'

/** A test that needs a real Keycloak. It is skipped, and counted as skipped, where none is available. */
export const journey = test.skipIf(!inject('keycloak'))

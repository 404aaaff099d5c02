import { inject, test } from 'vitest'

/** A test that takes a real Keycloak: left out, and counted so, where none can be had. */
export const journey = test.skipIf(!inject('keycloak'))

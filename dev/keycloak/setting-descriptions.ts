/** What `docs/settings.md` and `.env.local.example` say about the settings of `npm run dev:keycloak`. */
export const keycloakSettings = {
  title: 'Keycloak for development',
  intro: 'Read by `npm run dev:keycloak`.',
  settings: {
    KEYCLOAK_PORT: { meaning: 'The port of Keycloak.', default: '8080', example: '8180', wrong: 'http' },
    KEYCLOAK_DATA_DIR: {
      meaning: 'The folder in which Keycloak stores accounts and signing keys.',
      default: '.data/keycloak',
      example: '.data/other-keycloak',
    },
    KEYCLOAK_CACHE_DIR: {
      meaning: 'The folder that holds the unpacked Keycloak.',
      default: '.keycloak',
      example: '/var/cache/keycloak',
    },
  },
}
